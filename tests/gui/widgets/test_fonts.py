"""The typeface that comes along has what a duty room writes (H187)."""

from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

import resources
from widgets.common.fonts import load_fonts
from widgets.common.theme import Step, load_theme

STANDARD = Path(__file__).parents[3] / "packaging" / "standard_characters.txt"
RARE = "𬭎𫖯𬀩㛃䶮𬸪𬬭𬤊𫘦𫍽𬍛㑇㙍䓖䲟"
NEEDED = RARE + "0123456789：，。；（）「」《》·…—→←↑↓⇧①⑩℃㎡㎞㎜°±×≥≤ⅠⅡⅢⅣ"


def raw(weight: str) -> QRawFont:
    file = resources.path(f"fonts/CommandHallSans-{weight}.otf")
    return QRawFont(str(file), 15)


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_every_standard_character_and_rare_name_is_in_both_weights(qapp, weight):
    """H187: 通用规范汉字表, all of it; a name nobody can read cannot be called."""
    lines = STANDARD.read_text("utf-8").splitlines()
    standard = "".join(line for line in lines if not line.startswith("#"))
    assert len(standard) == 8105
    font = raw(weight)
    assert [c for c in standard + NEEDED if not font.supportsCharacter(ord(c))] == []


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_gb_2312_and_extension_a_are_in_both_weights(qapp, weight):
    font = raw(weight)
    pairs = (bytes((a, b)) for a in range(0xA1, 0xF8) for b in range(0xA1, 0xFF))
    gb = {c for pair in pairs for c in pair.decode("gb2312", errors="ignore")}
    assert [c for c in gb if not font.supportsCharacter(ord(c))] == []
    extension_a = range(0x3400, 0x4DB6)
    assert [c for c in extension_a if not font.supportsCharacter(c)] == []


def test_it_is_what_the_console_writes_with(qapp):
    assert load_fonts() == ("Command Hall Sans",)
    for bold in (False, True):
        font = QRawFont.fromFont(load_theme("dark").font(Step.BODY, bold))
        assert font.familyName() == "Command Hall Sans"


def test_figures_are_of_one_width(qapp):
    load_fonts()
    for weight in ("Regular", "Bold"):
        font = raw(weight)
        widths = font.advancesForGlyphIndexes(font.glyphIndexesForString("0123456789"))
        assert len({round(width.x(), 3) for width in widths}) == 1


def test_its_licence_lies_beside_it():
    assert "SIL OPEN FONT LICENSE" in resources.path("fonts/OFL.txt").read_text("utf-8")
