"""Issue C 7: what has the keyboard shows it, in both themes: told by comparing pictures."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.shell.line_field import line_field
from tests.support.pixels import pixels
from widgets.common.chip import CountChip
from widgets.common.hold_button import HoldButton
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.segmented import Segment, Segmented
from widgets.common.theme import Grade, Theme, load_theme
from widgets.forms.combo import Choice, Combo
from widgets.forms.field import TextField
from widgets.forms.number_box import NumberBox
from widgets.forms.search_box import SearchBox
from widgets.forms.tabs import TabItem, Tabs
from widgets.forms.text_area import TextArea
from widgets.frame.rail import Rail, RailItem
from widgets.lists.ranked_table import RankedTable
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import TableColumn, TableRow, plain

LEAST = 60
"""Pixels that have to differ: a thin edge around the smallest of them has more."""


def _table(theme: Theme) -> QWidget:
    table = RankedTable(theme, [TableColumn("", 200, stretches=True)], 40)
    rows = [TableRow("a", (plain("一行"),)), TableRow("b", (plain("另一行"),))]
    table.set_model(RowsModel(rows, table))
    table.set_current("a")
    return table


def _rail(theme: Theme) -> QWidget:
    rail = Rail(theme, [RailItem("duty", "值守", "bell"), RailItem("log", "日志", "phone")])
    rail.set_current("duty")
    return rail


def _tabs(theme: Theme) -> QWidget:
    return Tabs(theme, [TabItem("a", "望汐路"), TabItem("b", "砚云里")], "a")


MADE: dict[str, Callable[[Theme], QWidget]] = {
    "button": lambda theme: KeyButton(theme, "签收", "K"),
    "main button": lambda theme: KeyButton(theme, "登记", "Enter", ButtonKind.PRIMARY),
    "held button": lambda theme: HoldButton(theme, "按住 1 秒"),
    "segments": lambda theme: Segmented(theme, [Segment("a", "全部"), Segment("b", "本席")], "a"),
    "chip": lambda theme: CountChip(theme, Grade.RED, "红", 3),
    "combo": lambda theme: Combo(theme, [Choice("", "全部街镇"), Choice("b", "青榆街道")]),
    "search": lambda theme: SearchBox(theme, "筛选", "/"),
    "line": lambda theme: TextField(theme, "电话"),
    "area": lambda theme: TextArea(theme, "事由"),
    "number": lambda theme: NumberBox(theme, "死亡"),
    "panel line": lambda theme: line_field(theme, "查找"),
    "tabs": _tabs,
    "rail": _rail,
    "table": _table,
}


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("what", MADE)
def test_what_has_the_keyboard_shows_it(qtbot, qapp, what, look):
    theme = load_theme(look)
    window = QWidget()
    qtbot.addWidget(window)
    other, widget = QLineEdit(), MADE[what](theme)
    box = QVBoxLayout(window)
    box.addWidget(other)
    box.addWidget(widget)
    window.resize(400, 400)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = pixels(widget)
    target = widget.focusProxy() or widget
    target.setFocus()
    qtbot.waitUntil(target.hasFocus)
    focused = pixels(widget)
    pairs = zip(memoryview(without).cast("I"), memoryview(focused).cast("I"), strict=True)
    assert sum(1 for before, after in pairs if before != after) >= LEAST
