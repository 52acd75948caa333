"""Tables of plain cells: one kit for forces, recipients, tracking and the log."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from widgets.common.text import text_width
from widgets.common.theme import Grade, Step
from widgets.lists.delivery import Delivery, delivery_runs
from widgets.lists.fitting import fitting
from widgets.lists.ranked_table import RankedTable
from widgets.lists.roles import BandHead
from widgets.lists.rows_model import RowsModel
from widgets.lists.table_rows import (
    Check,
    TableColumn,
    TableRow,
    box,
    graded,
    plain,
    runs,
    stale,
    two_lines,
    wrapped,
)

COLUMNS = [
    TableColumn("选", 32),
    TableColumn("力量", 152),
    TableColumn("位置时效", 88),
    TableColumn("推荐理由", 208, stretches=True),
    TableColumn("电话", 64, is_right=True),
]
HEADS = [BandHead("sent", "第 1 批·已下达 20:22:18"), BandHead("more", "备选", "按预计到场")]


def force(
    n: str, check: Check, band: str, is_old: bool = False, is_raised: bool = False
) -> TableRow:
    age = stale("41 分前") if is_old else plain("12 秒")
    name = two_lines(n, "队长 邵明川", bold=is_raised)
    why = wrapped("辖区队伍，最近；泵 2 台，每小时 600 方")
    return TableRow(n, (box(check), name, age, why, plain("6311")), band, is_raised)


@pytest.fixture
def model(qapp) -> RowsModel[TableRow]:
    first = [force(f"a{at}", Check.DONE, "sent") for at in range(3)]
    return RowsModel([*first, *(force(f"b{at}", Check.OPEN, "more") for at in range(30))])


@pytest.fixture
def table(qtbot, theme, model) -> RankedTable:
    view = RankedTable(theme, COLUMNS, 56)
    qtbot.addWidget(view)
    view.resize(864, 500)
    view.set_bands(HEADS)
    view.set_model(model)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_model_is_sound(model):
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.set_rows([force("c", Check.CHOSEN, "sent"), *model.rows[2:]])
    assert tester.model() is model


def test_a_click_tells_row_and_column(table, qtbot):
    y = table.screen_y("a1") + 20
    with qtbot.waitSignal(table.cell_clicked) as clicked:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(24, y))
    assert clicked.args == ["a1", 0]
    assert table.current_id == "a1"


def test_keys_move_and_leave_the_rest_to_the_page(table, qtbot):
    table.set_current("a2")
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_id == "b0"


@pytest.mark.parametrize("change", [Check.OPEN, Check.CHOSEN])
def test_ticks_differ(table, model, change):
    before = table.viewport().grab().toImage()
    model.change_row(0, force("a0", change, "sent"))
    assert table.viewport().grab().toImage() != before


def test_an_old_value_is_hatched_and_still_written(table, model):
    y = table.screen_y("a0")
    before = table.viewport().grab().toImage()
    model.change_row(0, force("a0", Check.DONE, "sent", is_old=True))
    after = table.viewport().grab().toImage()
    changed = {
        x
        for x in range(180, 290)
        for dy in range(12, 44)
        if before.pixelColor(x, y + dy) != after.pixelColor(x, y + dy)
    }
    assert len(changed) > 60


def test_rows_above_do_not_move_the_cursor(table, model):
    table.set_current("a1")
    before = table.screen_y("a1")
    model.insert_rows(0, [force(f"n{at}", Check.OPEN, "sent") for at in range(20)])
    assert table.screen_y("a1") == before
    assert table.new_above > 0


def test_other_cells_and_a_table_without_heads(qtbot, theme):
    view = RankedTable(theme, [TableColumn("", 176), TableColumn("", 88)], 40, tall=64)
    qtbot.addWidget(view)
    cells = (graded(Grade.RED, "芦汀渗水"), runs(delivery_runs(Delivery.TAKEN, "已接令")))
    rows = [TableRow("1", cells, bar=True), TableRow("2", cells, is_tall=True)]
    view.set_model(RowsModel(rows, view))
    view.resize(300, 200)
    assert view.content_height == 40 + 64
    assert "芦汀渗水" in rows[0].title
    image = view.grab().toImage()
    assert image.pixelColor(1, 20) == theme.act


def test_the_slim_bar_shows_where_the_list_stands(table) -> None:
    assert table.set_current("b29")
    assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum() > 0
    assert table._bar.value() == table.verticalScrollBar().value()


def test_a_lower_window_keeps_the_row_under_the_cursor_in_sight(table, qtbot) -> None:
    table.set_current("b29")
    table.resize(864, 300)
    y = table.screen_y("b29")
    assert y is not None and 0 <= y <= table.viewport().height() - 56


def test_a_lower_window_does_not_jump_to_a_cursor_that_was_out_of_sight(table) -> None:
    table.set_current("a0")
    table.set_offset(800, keep=False)
    table.resize(864, 300)
    assert table.offset() == 800


def test_a_column_of_known_words_is_as_wide_as_the_longest(theme) -> None:
    words = ["待签收", "退单待定"]
    column = fitting(theme, "状态", words, leaves=3)
    longest = text_width(theme.font(Step.BODY), "退单待定")
    assert theme.grown(column.width) - 12 >= longest
    assert theme.grown(column.width) <= longest + 16 and column.leaves == 3
