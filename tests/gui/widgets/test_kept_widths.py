"""Widths of words that were measured before: looked up, and never another font's."""

import re

from PySide6.QtGui import QFontMetricsF

from console.tour.book import LOOKS
from widgets.common.theme import Step, load_look
from widgets.common.wrapping import elided, elided_within, text_width

WORDS = "望汐路下立交积水 12 厘米，10 分钟上涨 7 厘米"


def test_a_width_is_that_of_the_font_that_is_asked_for(theme) -> None:
    large = load_look(LOOKS["dark"])
    for font in (theme.font(), theme.font(bold=True), theme.font(Step.SMALL), large.font()):
        for _ in range(2):
            assert text_width(font, WORDS) == QFontMetricsF(font).horizontalAdvance(WORDS)
    grown = theme.font(Step.TITLE)
    assert text_width(grown, WORDS) > text_width(theme.font(), WORDS)
    assert text_width(theme.font(), "") == 0.0


def test_what_is_cut_fits_at_every_width(theme) -> None:
    font = theme.font()
    whole = text_width(font, WORDS)
    for width in (40.0, whole / 2, whole - 1, whole, whole + 1):
        for _ in range(2):
            shown = elided(font, WORDS, width)
            assert text_width(font, shown) <= width
            assert (shown == WORDS) is (width >= whole)


def test_what_is_cut_within_keeps_its_end_and_parts_no_figure(theme) -> None:
    """Of 17 号楼 neither 1 nor 7 may be left, which is another building."""
    font, name = theme.font(), "砚云里北区 17 号楼前 260 米东门"
    whole = round(text_width(font, name))
    for width in range(whole // 3, whole + 1):
        shown = elided_within(font, name, width)
        assert text_width(font, shown) <= width and shown.endswith("门")
        assert set(re.findall(r"\d+", shown)) <= {"17", "260"}, shown
    assert elided_within(font, name, whole + 1) == name


def test_a_clock_that_runs_has_one_width_in_every_font_of_every_look(theme) -> None:
    """Figures are measured as one: a font with narrow ones would let clocks jump and be cut."""
    for look in LOOKS.values():
        for step in Step:
            for is_bold in (False, True):
                font = load_look(look).font(step, is_bold)
                for words in ("11:11:11", "20:58:47", "距处置时限 01:09", "1,234,567 条 7.5 %"):
                    assert text_width(font, words) == QFontMetricsF(font).horizontalAdvance(words)
