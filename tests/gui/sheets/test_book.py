"""The pictures of the manual and the design system: asked for by the text, drawn by the program."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from console.tour.book import Wanted, number_parts, save, stale, wanted
from tests.gui.pages.catalogue import CATALOGUE
from tests.gui.pages.conftest import dressed as dressed
from tests.gui.pages.drawing import drawing
from tests.gui.pages.shown import MONITOR
from tests.gui.sheets.catalogue import SHEETS
from tests.gui.sheets.colours import LOOKS, PALETTES, Severities, Swatches
from tests.gui.sheets.scenes import SCENES
from widgets.common.theme import Grade, Look, colour_names, load_look

ROOT = Path(__file__).resolve().parents[3]
MANUALS = {"zh": ROOT / "docs/manual/zh", "en": ROOT / "docs/manual/en"}
AGAIN = "draw them with ./hall tour --book"
MEGABYTE = 1_000_000
_LINK = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def asked() -> list[Wanted]:
    return wanted(ROOT)


def test_each_picture_of_a_text_can_be_staged_and_lies_there(asked):
    """H225."""
    known = CATALOGUE.keys() | SHEETS.keys() | SCENES.keys()
    assert [one.name for one in asked if one.name not in known] == []
    assert [str(one.file) for one in asked if not one.file.exists()] == [], AGAIN


def test_no_picture_lies_there_that_nobody_shows(asked):
    assert list(stale(asked)) == [], AGAIN


def test_every_page_there_is_is_shown_in_both_languages_of_the_manual(asked):
    pages = {name.partition(".")[0] for name in CATALOGUE}
    for language, folder in MANUALS.items():
        shown = {one.name.partition(".")[0] for one in asked if folder in one.file.parents}
        assert pages - shown == set(), f"no picture in {language}: name one in its text; {AGAIN}"


def test_both_languages_of_the_manual_show_the_same_moments(asked):
    zh, en = (
        {one.file.name for one in asked if folder in one.file.parents}
        for folder in MANUALS.values()
    )
    assert zh == en


def test_every_picture_has_words_and_every_link_a_file():
    texts = [ROOT / "README.md", ROOT / "README.zh-CN.md", *(ROOT / "docs").rglob("*.md")]
    for text in texts:
        for words, link in _LINK.findall(text.read_text("utf-8")):
            assert words.strip(), f"{text}: {link} says nothing to who cannot see it"
            assert (text.parent / link).is_file(), f"{text}: {link}"


def test_the_pictures_stay_small(asked):
    manual = sum(one.file.stat().st_size for one in asked if "manual" in one.file.parts)
    assert manual <= 3 * MEGABYTE
    assert sum(one.file.stat().st_size for one in asked) - manual <= MEGABYTE


def test_a_word_in_a_name_that_says_nothing_is_refused(tmp_path):
    text = tmp_path / "docs" / "design-system.md"
    text.parent.mkdir()
    text.write_text("![a](pictures/duty.normal.drak.webp)", "utf-8")
    with pytest.raises(ValueError, match="drak"):
        wanted(tmp_path)


def test_a_wide_picture_is_scaled_down_and_a_panel_stays_as_it_is(tmp_path):
    for width, kept in ((1920, 1200), (760, 760)):
        picture = QImage(width, 540, QImage.Format.Format_RGB32)
        picture.fill(QColor("#17212C"))
        save(picture, tmp_path / "new" / "one.webp")
        assert QImage(str(tmp_path / "new" / "one.webp")).width() == kept


def test_every_part_of_the_page_gets_its_number_once(dressed, tmp_path):
    theme = dressed(Look())
    shown = CATALOGUE["duty.normal"](tmp_path, theme, MONITOR)
    before = shown.window.grab().toImage()
    picture = before.copy()
    number_parts(picture, shown.window, theme)
    discs = sum(
        picture.pixelColor(x, y) == theme.act and before.pixelColor(x, y) != theme.act
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    )
    shown.close()
    assert 7 * 55 < discs < 7 * 80, "a disc of 40 pixels less its number covers some 70 of them"


def test_the_sheets_show_every_colour_and_every_severity_in_every_look(dressed, qtbot):
    theme = dressed(Look())
    swatches, severities = Swatches(theme), Severities(theme)
    for sheet in (swatches, severities):
        qtbot.addWidget(sheet)
        sheet.show()
    words = [text.words for text in drawing(swatches).texts]
    assert set(colour_names()) <= set(words)
    cells = severities.children()
    assert len(cells) == len(LOOKS) * len(PALETTES)
    for cell in cells:
        look = cell.theme.look
        fills = {load_look(look).grade(grade).fill.name() for grade in Grade}
        assert fills <= {colour.lower() for colour in drawing(cell).colours}, look
