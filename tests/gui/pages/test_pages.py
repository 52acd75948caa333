"""Every page and panel, as its widgets draw it: nothing cut, hidden, unreadable or untranslated.

The sizes are monitors in logical pixels: what a larger scale leaves (H188, H189).
"""

import pytest
from PySide6.QtCore import QSize

from console.commands.registry import CommandTable
from tests.end2end.keyboard_walk import out_of_reach
from tests.gui.pages import access, cells, checks, hands, places
from tests.gui.pages.catalogue import CATALOGUE
from tests.gui.pages.deploy_states import turn
from tests.gui.pages.drawing import drawing
from widgets.common.theme import Grade, Look, Theme, colour_names, dress, load_look

SIZES = {
    "1080p": QSize(1920, 1080),
    "1080p at 125 %": QSize(1536, 864),
    "1080p at 150 %": QSize(1280, 720),
    "1080p at 200 %": QSize(960, 540),
    "4K": QSize(3840, 2160),
    "4K at 125 %": QSize(3072, 1728),
    "4K at 150 %": QSize(2560, 1440),
}
"""4K at 200 % is as 1080p."""

LOOKS = [Look(name, night) for name in ("dark", "light") for night in (False, True)]
WHOLE = ("duty.storm", "intake.empty", "deploy.sent", "log.normal", "shell.login")
"""Pages that go through every look in each run; the others through the farthest two."""

SQUEEZED = {
    "4K": ("area.wall_signs",),
    "1080p at 125 %": ("deploy.slip",),
    "1080p at 150 %": (
        "duty.storm", "duty.plans", "intake.empty", "deploy.sent", "log.normal",
    ),
    "1080p at 200 %": (
        "duty.offline", "duty.plans", "duty.check", "deploy.sent", "shell.login", "shell.problem",
        "shell.settings", "shell.certificate", "panel.crash", "orders.storm", "clocks.normal",
        "duty.same", "instruction.new", "incident.closing", "panel.page_maker",
    ),
}  # fmt: skip
"""Those that differ most when they are squeezed; the long form takes all."""
SQUEEZED_PAGES = [(size, name) for size, names in SQUEEZED.items() for name in names]

LONG_WORDS = [
    ("1080p at 150 %", "duty.outbox"),
    ("1080p at 150 %", "log.normal"),
    ("1080p at 150 %", "wall.normal"),
    ("1080p at 150 %", "deploy.sent"),
    ("1080p at 200 %", "duty.empty"),
    ("1080p at 200 %", "duty.offline"),
    ("1080p at 200 %", "duty.plans"),
    ("1080p at 200 %", "deploy.sent"),
    ("1080p at 200 %", "panel.log_out"),
    ("1080p at 150 %", "panel.devices"),
    ("1080p at 200 %", "shell.settings"),
    ("1080p at 200 %", "orders.storm"),
    ("1080p at 200 %", "clocks.normal"),
    ("1080p at 200 %", "duty.feeds"),
    ("1080p at 150 %", "incident.storm"),
    ("1080p at 150 %", "incident.closing"),
    ("1080p at 200 %", "incident.closing"),
    ("1080p at 200 %", "panel.page_maker"),
    ("1080p at 150 %", "panel.mode"),
    ("1080p at 200 %", "panel.mode"),
    ("1080p at 200 %", "panel.crash"),
    ("1080p at 200 %", "duty.outbox"),
    ("1080p at 200 %", "orders.offline"),
    ("1080p at 200 %", "clocks.storm"),
    ("1080p at 200 %", "wall.layouts"),
    ("1080p at 200 %", "wall.swivel"),
    ("1080p at 200 %", "wall.playback"),
]
"""Pages whose English is much longer than their Chinese."""

PICTURES = ("TileGrid", "SlipSheet", "PlaceMap", "SmallMap", "_Code")
"""What is the same in every look: pictures, paper, and a QR code."""


def faults_of(window) -> list[str]:
    texts = checks.pieces(window)
    assert texts, "a page without a word"
    return [
        *checks.elided(texts),
        *cells.cut_cells(texts),
        *places.misplaced(window),
        *checks.outside(window, texts),
        *checks.covered(window, texts),
        *checks.too_large(window),
        *checks.overlapping(texts),
        *checks.glyphless(texts),
    ]


def colours_of(theme: Theme) -> set[str]:
    parts = ("fill", "ink", "tint", "on", "edge")
    grades = {getattr(theme.grade(g), part).name() for g in Grade for part in parts}
    return grades | {getattr(theme, name).name() for name in colour_names()}


def wear_in_turn(app, theme: Theme, window, looks: list[Look]) -> None:
    """Change the look; no colour of the one before may be left, every word can be read."""
    for look in looks:
        before = colours_of(load_look(theme.look))
        dress(app, theme, load_look(look))
        turn()
        old = before - colours_of(theme)
        for widget in checks.shown_widgets(window):
            if type(widget).__name__ not in PICTURES:
                left = drawing(widget).colours & old
                assert not left, f"{type(widget).__name__} keeps {left} in {look}"
        assert list(checks.faint(window, checks.pieces(window))) == [], look


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_page_is_whole_chinese_and_readable_in_every_look(qapp, chinese, dressed, show, name):
    """H185, H188, H189: what is cut off, covered, faint or half in another look was never said.

    H226, H227: nor what a screen reader does not say, or the Tab key does not reach. H229: the
    same with text a quarter larger and nothing to move, put on while the page stands. H336: every
    button shows its key, none says 确认, nothing is modal.
    """
    theme = dressed(Look("dark"))
    window = show(name, theme).window
    texts = checks.pieces(window)
    assert faults_of(window) == []
    assert [*checks.latin(texts), *checks.loose_dots(texts)] == []
    assert list(checks.faint(window, texts)) == []
    assert [*access.nameless(window), *access.unsaid(window, texts)] == []
    assert [*hands.capless(window), *hands.keyless(window), *hands.unlike(window)] == []
    assert [*hands.misnamed(window), *hands.modal(window), *hands.unheld(window)] == []
    looks = LOOKS[1:] if name in WHOLE else LOOKS[-1:]
    wear_in_turn(qapp, theme, window, [*looks, Look("dark", vision="red_green")])
    wear_in_turn(qapp, theme, window, [Look("dark", text=125, is_still=True)])
    assert faults_of(window) == [], "larger text"
    assert list(hands.moving(window)) == [], "nothing is to move"
    assert list(access.astray(window)) == []
    if name.startswith("shell."):  # no seat yet, so no commands: Tab alone
        assert list(out_of_reach(window, CommandTable())) == []


@pytest.mark.parametrize(("size", "name"), SQUEEZED_PAGES)
def test_a_page_is_whole_where_everything_is_larger(chinese, dressed, show, size, name):
    """H188, H220: a monitor that shows everything larger shows less of it, but nothing halved."""
    assert faults_of(show(name, dressed(Look("dark")), SIZES[size]).window) == []


@pytest.mark.parametrize(("size", "name"), LONG_WORDS)
def test_an_english_page_is_whole_there_too(dressed, show, size, name):
    """H188: English is longer."""
    assert faults_of(show(name, dressed(Look("dark")), SIZES[size]).window) == []


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_page_in_every_size_look_and_language(
    request, dressed, show, name, language, size, look
):
    if language == "zh":
        request.getfixturevalue("chinese")
    window = show(name, dressed(look), SIZES[size]).window
    texts = checks.pieces(window)
    faults = faults_of(window) + list(checks.faint(window, texts))
    assert faults + (list(checks.latin(texts)) if language == "zh" else []) == []
