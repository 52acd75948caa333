"""A header that is too narrow for what it has to say loses nothing without a word."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt

from widgets.common.text import Run
from widgets.common.theme import Theme
from widgets.frame.header_bar import HeaderBar, HeaderItem

FORECASTS = ("暴雨橙色预警", "雷电黄色预警", "大风蓝色预警")


@pytest.mark.parametrize("width", range(300, 1000, 20))
def test_every_forecast_is_shown_or_counted_and_told_in_the_tip(
    qtbot, theme: Theme, width: int
) -> None:
    bar = HeaderBar(theme)
    qtbot.addWidget(bar)
    bar.set_left([HeaderItem((Run("林岚"),), id="who"),
                  *(HeaderItem((Run(words),), id="forecast") for words in FORECASTS)])  # fmt: skip
    bar.set_right([HeaderItem((Run("联网正常"),), id="link")])
    bar.set_clock("20:31:05")
    bar.resize(width, 56)
    bar.show()
    parts = [bar.part(number) for number in range(bar.part_count())]
    said = " ".join(part.words for part in parts)
    assert [words for words in FORECASTS if words not in said] == [], said
    rects = sorted((part.rect for part in parts), key=lambda rect: rect.left())
    assert all(one.right() <= two.left() for one, two in pairwise(rects))


def test_a_click_on_what_is_counted_opens_what_it_stands_for(qtbot, theme: Theme) -> None:
    bar = HeaderBar(theme)
    qtbot.addWidget(bar)
    bar.set_left([HeaderItem((Run("林岚"),), id="who"),
                  *(HeaderItem((Run(words),), id="forecast") for words in FORECASTS)])  # fmt: skip
    bar.set_clock("20:31:05")
    bar.resize(400, 56)
    bar.show()
    counted = next(bar.part(n) for n in range(bar.part_count()) if bar.part(n).words[0] == "+")
    with qtbot.waitSignal(bar.item_clicked) as clicked:
        at = QPoint(*map(int, counted.rect.center().toTuple()))
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == ["forecast"]


def test_h889_a_reader_hears_how_much_the_clock_is_off(qtbot, theme: Theme) -> None:
    bar = HeaderBar(theme)
    qtbot.addWidget(bar)
    bar.set_right([HeaderItem((Run("联网正常"),), id="link")])
    bar.set_clock("20:31:05", "本机慢 7200 秒")
    assert bar.accessibleName() == "联网正常; 本机慢 7200 秒"
    bar.set_clock("22:31:06")
    assert bar.accessibleName() == "联网正常"
