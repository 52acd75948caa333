"""`./hall tour --pages`: every page there is, in an index one can open."""

import json

import pytest

from console.tour.__main__ import _read
from console.tour.pages import logical, main
from tests.gui.pages.catalogue import CATALOGUE


@pytest.fixture
def untranslated(qapp):
    """The tour puts its own translation in; the next test finds none."""
    from console.app.translation import translate

    palette, sheet, font = qapp.palette(), qapp.styleSheet(), qapp.font()
    yield
    translate(qapp, "en")
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)
    qapp.setFont(font)


def test_pictures_have_the_room_of_the_monitor_at_its_scale(untranslated, tmp_path):
    words = ["--pages", "duty.storm", "shell.login", "--out", str(tmp_path), "--scale", "150"]
    assert main(_read(words)) == 0
    told = json.loads((tmp_path / "pages.json").read_text("utf-8"))
    assert [(one["page"], one["state"]) for one in told] == [("duty", "storm"), ("shell", "login")]
    assert (told[0]["width"], told[0]["height"]) == (1280, 720)
    index = (tmp_path / "index.html").read_text("utf-8")
    for one in told:
        assert (tmp_path / one["file"]).exists() and one["file"] in index


def test_a_page_there_is_none_of_is_named_with_those_there_are(untranslated, tmp_path, capsys):
    assert main(_read(["--pages", "duty.snow", "--out", str(tmp_path)])) == 2
    assert "duty.snow" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_4k_at_two_hundred_per_cent_has_the_room_of_full_hd():
    assert logical("3840x2160", 200) == logical("1920x1080", 100)


EVERY_PAGE = (
    "duty", "intake", "deploy", "wall", "orders", "log", "area", "incident", "clocks",
    "instruction", "quality", "plugin", "topics", "map",
)  # fmt: skip


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_every_page_has_its_four_pictures(page):
    """H723: a page nobody has seen cut off, in a storm or freshly installed (screens.md 1)."""
    assert {f"{page}.{state}" for state in ("normal", "storm", "offline", "empty")} <= {*CATALOGUE}
