"""S7 工单与时限: what is seen of the orders, and every step by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.entity import decode
from console.domain.order_figures import FigureKind
from console.domain.work_order import WorkOrder
from tests.gui.orders import site
from tests.gui.orders.stage import OrdersStage, normal
from tests.gui.pages.deploy_states import await_state
from widgets.common.text import run_width, runs_width
from widgets.common.theme import Grade

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(qapp, theme, chinese, tmp_path: Path):
    stage = OrdersStage(tmp_path, theme)
    yield stage
    stage.close()


@pytest.fixture
def page(stage):
    normal(stage)
    return stage


def test_all_times_begin_below_each_other_with_an_icon_or_without(page, theme):
    """Those that are short of time stood four pixels to the left, beside their bars."""
    cells = [row.cells[0] for row in page.page.table.model().rows]
    assert {any(run.icon for run in cell.runs) for cell in cells} == {True, False}
    begins = {runs_width(theme, c.runs) - run_width(theme, c.runs[-1]) for c in cells}
    assert begins == {24}


def settle(stage: OrdersStage) -> None:
    """Turn until the page has what was saved: changes come in batches."""
    stage.turn()

    def is_shown() -> bool:
        rows = stage.cache.select("work_order")
        return all(decode(WorkOrder, row.body) == order(stage, row.id) for row in rows)

    await_state(is_shown)
    stage.turn()


def press(stage: OrdersStage, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    stage.page.activateWindow()
    stage.page.table.setFocus()
    await_state(stage.page.table.hasFocus)
    QTest.keyClick(stage.page.table, key, modifier)
    settle(stage)


def fill(stage: OrdersStage, **values: str) -> None:
    """Write into the fields of the foot and save by Enter."""
    fields = stage.page.pane.foot.form.fields
    for name, words in values.items():
        fields[name].edit.setText(words)
    edit = fields[next(iter(values))].edit
    QTest.keyClick(edit, Qt.Key.Key_Return)
    if "unit" in values and stage.page.pane.foot.form.is_open:
        QTest.keyClick(edit, Qt.Key.Key_Return)  # the first one wrote the unit's whole name
    settle(stage)


def order(stage: OrdersStage, id: str = site.TREE):
    view = stage.book.view(id)
    assert view is not None
    return view.order


def test_an_own_act_leaves_what_is_overdue_in_sight(page):
    """H731: the signed order went far down and was held still: nine rows left over empty ground."""
    assert page.page.table.current_id == site.TREE
    before = page.page.table.screen_y(site.TREE)
    press(page, Qt.Key.Key_Space)
    table, rows = page.page.table, page.page.model.rows
    assert rows[0].cells[0].words == "超时 14:00" and table.screen_y(rows[0].id) == 0
    assert table.current_id == site.TREE and table.screen_y(site.TREE) > before


def test_orders_stand_by_time_left_and_colour_only_below_a_fifth(page):
    rows = page.page.model.rows
    lefts = [row.cells[0].words for row in rows]
    assert lefts[:4] == ["超时 14:00", "超时 03:00", "02:00", "08:35"]
    assert lefts[-1] == "暂停" and "等权属核定" in rows[-1].cells[3].words
    grades = [row.cells[0].grade for row in rows[:5]]
    assert grades == [Grade.RED, Grade.RED, Grade.ORANGE, None, Grade.ORANGE]
    assert [run.text for run in rows[-1].cells[3].brief] == ["映川路人行道沉降", "06-18 复核"]
    runs = [run for row in rows for run in row.cells[0].runs]
    starts = {row.cells[0].runs[0].icon_size * bool(row.cells[0].runs[0].icon)
              + row.cells[0].runs[1].gap for row in rows}  # fmt: skip
    assert starts == {24}, "all times begin above their bars"
    assert not any(run.shape for run in runs), "short of time is not a severity"


def test_a_second_later_only_time_has_gone(page):
    page.clock.jump(1)
    page.page._tick()
    assert page.page.model.rows[3].cells[0].words == "08:34"
    assert page.page.pane.clocks.rows[0].cells[1].words == "08:34"


def test_the_way_is_a_line_of_stations_with_what_lies_ahead(page):
    way = [row.title for row in page.page.pane.way_table.rows.rows]
    assert way[3].startswith("● 退单 树木属小区，请转房管")
    assert way[5].startswith("● 待签收 区房管局 100 0000 0163")
    assert [row.split()[1] for row in way[6:]] == ["签收", "处置", "反馈", "核查回访", "结案"]
    clocks = [row.title for row in page.page.pane.clocks.rows]
    assert clocks[0] == "签收 08:35 演示值：分流办法 4"


def test_times_of_another_day_carry_it(page):
    rows = {row.id: row.title for row in page.page.pane.way_table.rows.rows}
    assert rows["here"].endswith("20:27:25")
    page.clock.jump(86_400)
    page.page.refresh()
    rows = {row.id: row.title for row in page.page.pane.way_table.rows.rows}
    assert rows["here"].endswith("06-11 20:27") and rows["0"].endswith("06-11 20:23")


def test_groups_count_and_narrow(page):
    rows = {row.id: row.title for row in page.page.groups.rows}
    assert rows["unsigned"] == "待签收 5" and rows["over"] == "超时 2"
    assert rows["from/hotline"] == "12345 5"
    page.page.choose_group("over")
    assert [row.cells[1].words for row in page.page.model.rows] == ["0231", "0236"]
    press(page, Qt.Key.Key_BracketRight)
    assert page.page.sight.group == "short"


def test_an_order_asked_for_before_it_is_read_comes_under_the_cursor(page):
    """The board leads to S7 that was never shown: its orders are read only then."""
    page.book._views, views = {}, page.book._views
    page.page.show_order("W-0252")
    page.book._views = views
    page.page.refresh()
    assert page.page.current.order.id == "W-0252"


def test_an_order_that_is_over_is_shown_alone(page):
    over = next(id for id, view in page.book.views.items() if not view.order.is_open)
    page.page.show_order(over)
    assert [row.id for row in page.page.model.rows] == [over]
    assert page.page.current.order.id == over and "单件 1" in page.page.head.accessibleName()
    page.page.choose_group("all")
    assert len(page.page.model.rows) == 14


def test_each_rate_opens_the_orders_that_count_against_it(page):
    told = {rate.kind: rate for rate in page.page.strip.rates}
    assert told[FigureKind.SOLVED].value == 7 / 8
    assert told[FigureKind.STATION].value is None, "nothing counted is not nought"
    page.page.choose_rate("solved")
    assert [row.cells[3].words for row in page.page.model.rows] == ["已办结 3"]
    page.page.choose_rate("solved")
    assert len(page.page.model.rows) == 14


def test_space_writes_down_that_the_unit_signed_by_phone(page):
    press(page, Qt.Key.Key_Space)
    assert order(page).state == "signed" and order(page).times[-1].by_phone
    assert page.operations() == ["work_order.say", "log.append"] or set(page.operations()) == {
        "work_order.say", "log.append",
    }  # fmt: skip
    assert page.said == ["签收：杉影里 12 弄树木倒伏，压住一辆轿车"]


def test_a_key_where_its_step_is_not_legal_names_the_legal_ones(page):
    press(page, Qt.Key.Key_W)
    assert "签收" in page.refused[0] and "退单" in page.refused[0]
    assert page.operations() == []


def test_returned_twice_by_keys_each_time_by_a_named_approver(page):
    """A complaint returned twice: 退单, answered, given to another unit (issue E)."""
    press(page, Qt.Key.Key_T)
    fill(page, note="权属不在小区")
    assert order(page).state == "return_asked"
    press(page, Qt.Key.Key_R)
    press(page, Qt.Key.Key_1)
    fill(page, unit="绿化", approver="值班长 周屿定")
    assert (order(page).state, order(page).unit) == ("dispatched", "green")
    assert order(page).returns[-1].approver == "值班长 周屿定"
    press(page, Qt.Key.Key_T)
    fill(page, note="仍非本局")
    press(page, Qt.Key.Key_R)
    press(page, Qt.Key.Key_2)
    page.page.pane.foot.form.fields["note"].edit.setText("职责在你局")
    fill(page, approver="值班长 周屿定")
    assert order(page).state == "dispatched" and len(order(page).returns) == 3


def test_done_checked_and_closed_by_keys(page):
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_H)
    press(page, Qt.Key.Key_K)
    fill(page, note="树木已清理，车主已联系")
    press(page, Qt.Key.Key_O)
    press(page, Qt.Key.Key_E)
    press(page, Qt.Key.Key_1)
    assert order(page).solved and order(page).satisfaction == "satisfied"
    press(page, Qt.Key.Key_W)
    assert order(page).state == "closed"
    assert all(limit.done_at for limit in order(page).limits)
    assert site.TREE not in [row.id for row in page.page.model.rows]


def test_what_is_half_written_is_there_again(page):
    press(page, Qt.Key.Key_G)
    field = page.page.pane.foot.form.fields["note"].edit
    QTest.keyClicks(field, "deng han qi")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page.operations() == []
    press(page, Qt.Key.Key_G)
    assert page.page.pane.foot.form.values()["note"] == "deng han qi"


def test_an_order_is_joined_into_another_by_its_number(page):
    press(page, Qt.Key.Key_U)
    fill(page, other="9999")
    assert "没有这个编号" in page.refused[-1]
    fill(page, other="0249")
    assert order(page).merged_into == "W-0249"


def test_words_and_numbers_find_an_order(page):
    press(page, Qt.Key.Key_Slash)
    QTest.keyClicks(page.page.search.edit, "0188")
    assert [row.id for row in page.page.model.rows] == ["W-0188"]


def test_without_orders_the_page_says_what_to_do(stage):
    stage.link_is("online")
    stage.show()
    assert "按 5 派单" in stage.page._empty.accessibleName()
    stage.commands.run("work.sign")
    assert stage.refused == ["没有选中工单"]


def test_what_is_most_urgent_is_chosen_at_first_and_nothing_moves_the_choice(stage):
    stage.send(site.records())
    stage.show()
    assert stage.page.table.current_id == "W-0231"
    stage.page.table.set_current(site.TREE)
    stage.page.refresh()
    assert stage.page.table.current_id == site.TREE
