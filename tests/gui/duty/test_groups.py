"""集中告警 on S1: groups, their keys, 签收本组, 并案处置 and the list of all that was folded."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from console.commands.work_order_commands import StepWords
from console.domain.alert import Severity
from console.domain.incident import Incident
from console.domain.work_order_steps import Step
from console.models.queue_group import ROW
from tests.gui.duty import evening, hard_evening
from tests.gui.duty.conftest import press
from widgets.lists.roles import RowRole, row_value

NODE = f"{ROW}UNSIGNED/{hard_evening.NODE}"
POWER = f"{ROW}UNSIGNED/{hard_evening.POWER}"


def ids(room) -> list[str]:
    return [room.queue.index(row).data(RowRole.ID) for row in range(room.queue.rowCount())]


def few() -> list:
    """Thirty of the three hundred cameras, and nothing that is in hand already."""
    rows = hard_evening.storm()
    lost = [row for row in rows if row.group == hard_evening.NODE]
    return [
        *(row for row in rows if row.group != hard_evening.NODE and row.id[0] in "sp"),
        *lost[::10],
    ]


def in_storm(qtbot, room, show_page, rows=None):
    page = show_page(room, few() if rows is None else rows)
    qtbot.waitUntil(lambda: room.queue.row_of(NODE) >= 0)
    page.queue.list.set_current(NODE)
    qtbot.waitUntil(page.right.group.isVisible)
    return page


def incidents(room) -> list[Incident]:
    return [row.body for row in room.cache.select("incident")]


def test_reds_stand_single_above_the_groups_and_the_newest_three_are_in_sight(
    qtbot, room, show_page
):
    page = in_storm(qtbot, room, show_page, hard_evening.storm())
    assert ids(room)[:5] == ["s01", "s02", "s03", "s04", NODE]
    newest = ("3 号地块南门", "联禾河闸桥东", "梧影路 210 号北口")
    titles = [room.queue.index(row).data() for row in range(5, 8)]
    assert titles == [f"{place} 点位中断" for place in newest]
    head = row_value(room.queue.index(4))
    assert (head.title, head.count, head.unit) == (hard_evening.NODE, "300", "路")
    assert head.meta == "梧影 112·芦汀 96·映川 92，其中 12 路靠近未办结事项"
    assert page.queue.lack_words.endswith("本次集中告警 304 A 全部列出")
    assert room.queue.unsigned_matters == 6


def test_a_reader_is_told_the_head_with_its_number_and_its_keys(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    said = page.queue.list.row_said(room.queue.index(4))
    for words in ("未签收", "蓝", hard_evening.NODE, "30 路", "并案处置", "展开"):
        assert words in said


def test_space_asks_for_the_number_shown_and_signs_exactly_those(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    press(page, "Space")
    ask = page.right.group.foot.ask
    assert ask.question.startswith("签收本组 30 路")
    late = evening.alert("late", Severity.BLUE, "后到点位中断", "芦汀镇", "河", "视频平台", 1,
                         group=hard_evening.NODE)  # fmt: skip
    room.put(late)
    qtbot.waitUntil(lambda: room.queue.alert("late") is not None)
    press(page, "1")
    signed = f"{ROW}SIGNED/{hard_evening.NODE}"
    qtbot.waitUntil(lambda: room.queue.row_of(signed) >= 0)
    qtbot.waitUntil(lambda: len(room.queue.places.head(signed)) == 30)
    qtbot.waitUntil(lambda: page.groups.keys.can_take_back)
    assert not room.queue.alert("late").is_acknowledged
    assert row_value(room.queue.index(room.queue.row_of("late"))).title == "后到点位中断"


def test_z_takes_a_signed_group_back_but_what_went_on(qtbot, room, show_page):
    """One key, until something further happened: of the one that was noted since, it stands."""
    page = in_storm(qtbot, room, show_page)
    said: list[str] = []
    page.said.connect(said.append)
    for key in ("Space", "1"):
        press(page, key)
    qtbot.waitUntil(lambda: page.groups.keys.can_take_back)
    signed = f"{ROW}SIGNED/{hard_evening.NODE}"
    qtbot.waitUntil(lambda: room.queue.row_of(signed) >= 0)
    one = next(iter(room.queue.places.head(signed).members()))
    room.acts.note(room.queue.alert(one), "已派人查看")
    qtbot.waitUntil(lambda: room.queue.alert(one).trail[-1].what == "noted")
    press(page, "Z")
    qtbot.waitUntil(lambda: said == [f"已撤回签收本组：{hard_evening.NODE}"])
    qtbot.waitUntil(lambda: room.queue.row_of(NODE) >= 0)
    qtbot.waitUntil(lambda: len(room.queue.places.head(NODE)) == 29)
    assert room.queue.alert(one).is_acknowledged and not page.groups.keys.can_take_back


def test_b_shows_what_would_be_sent_and_sends_it_only_when_asked(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    press(page, "B")
    panel = page.right.group
    assert panel.foot.ask.question.startswith("1 件突发事件·1 张工单·30 路一并签收")
    assert "区城运技术保障组" in panel.orders.accessibleName()
    assert incidents(room) == []
    press(page, "Esc")
    assert incidents(room) == [] and not panel.foot.ask.is_open
    press(page, "B")
    offered: list[str] = []
    page.take_back_offered.connect(lambda words, *_: offered.append(words))
    press(page, "1")
    qtbot.waitUntil(lambda: len(incidents(room)) == 1)
    (incident,) = incidents(room)
    assert len(incident["members"]) == 30 and len(incident["work_orders"]) == 1
    qtbot.waitUntil(lambda: offered != [])
    assert offered == [f"已并案处置：{hard_evening.NODE}，1 张工单"]
    handled = f"{ROW}HANDLING/{hard_evening.NODE}"
    qtbot.waitUntil(lambda: room.queue.row_of(handled) >= 0)
    qtbot.waitUntil(lambda: panel.head.grade_words == "已不在此处 处置中 30")
    row = row_value(room.queue.index(room.queue.row_of(handled)))
    assert row.meta.startswith("已并案处置·") and [a.text for a in row.actions] == ["展开"]


def test_z_takes_all_of_it_back_while_nothing_has_left(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    said: list[str] = []
    refused: list[str] = []
    page.said.connect(said.append)
    page.refused.connect(refused.append)
    for key in ("B", "1"):
        press(page, key)
    qtbot.waitUntil(lambda: page.groups.keys.can_take_back)
    press(page, "Z")
    qtbot.waitUntil(lambda: said == [f"已撤回并案处置，未发出：{hard_evening.NODE}"])
    page.queue.list.set_current(POWER)
    for key in ("B", "1"):
        press(page, key)
    qtbot.waitUntil(lambda: page.groups.keys.can_take_back)
    room.outbox.held.clear()
    press(page, "Z")
    qtbot.waitUntil(lambda: refused != [])
    assert refused == ["首张工单已发出，收不回：按 4 打开工单，作废或改派"]
    assert len(incidents(room)) == 2  # what this room's outbox holds stays in its journal


def test_4_on_a_group_in_hand_leads_to_its_order_where_it_is_called_back(qtbot, room, show_page):
    """H706: after five seconds nothing led from the group to what was sent for it."""
    page = in_storm(qtbot, room, show_page)
    for key in ("B", "1"):
        press(page, key)
    handled = f"{ROW}HANDLING/{hard_evening.NODE}"
    qtbot.waitUntil(lambda: room.queue.row_of(handled) >= 0)
    page.queue.list.set_current(handled)
    qtbot.waitUntil(lambda: page.right.group.group is not None)
    qtbot.waitUntil(lambda: len(page.right.group.work()) == 1)
    (order,) = page.right.group.work()
    assert len(order.points) == 30
    told = page.right.group.orders.accessibleName()
    assert "区城运技术保障组" in told and "30 路" in told and "待签收" in told
    page.groups.keys.give_way()
    refused: list[str] = []
    page.refused.connect(refused.append)
    press(page, "Z")
    assert refused == ["首张工单已发出，收不回：按 4 打开工单，作废或改派"]
    with qtbot.waitSignal(page.work_requested) as asked:
        press(page, "4")
    assert asked.args == [order.id]
    room.work_acts.say(order, Step.SIGN, StepWords())
    qtbot.waitUntil(lambda: "待签收" not in page.right.group.orders.accessibleName())
    assert "已签收" in page.right.group.orders.accessibleName()


def test_offline_it_is_saved_here_and_the_seat_shows_it_in_hand(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    room.link.update_view(state="offline", since=evening.NOW, data_as_of=evening.NOW)
    for key in ("B", "1"):
        press(page, key)
    handled = f"{ROW}HANDLING/{hard_evening.NODE}"
    qtbot.waitUntil(lambda: room.queue.row_of(handled) >= 0)
    assert room.queue.is_pending(room.queue.places.head(handled).oldest)
    row = row_value(room.queue.index(room.queue.row_of(handled)))
    assert row.meta.startswith("已并案处置·30 条已存本机，待中心回执·")


def test_buttons_of_a_head_act_on_that_head(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    view, head = page.queue.list, row_value(room.queue.index(room.queue.row_of(POWER)))
    y = view.screen_y(POWER) + 32
    right = view.viewport().width() - 40
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right, y))
    assert view.current_id == POWER and head.count == "4"
    qtbot.waitUntil(lambda: row_value(room.queue.index(room.queue.row_of("p3"))).id == "p3")


def test_the_hand_walks_through_head_and_members_and_nothing_moves_under_it(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    view = page.queue.list
    press(page, "Down")
    first = view.current_id
    assert first == ids(room)[ids(room).index(NODE) + 1] and page.detail.isVisible()
    stands = view.screen_y(first)
    more = [
        evening.alert(f"x{n}", Severity.BLUE, f"{n} 号点位中断", "芦汀镇", "河", "视频平台", 1,
                      group=hard_evening.NODE)
        for n in range(5)
    ]  # fmt: skip
    room.put(*more)
    qtbot.waitUntil(lambda: room.queue.alert("x4") is not None)
    assert view.current_id == first
    assert view.screen_y(first) == stands
    assert row_value(room.queue.index(room.queue.row_of(NODE))).count == "35"


def test_x_opens_all_and_folds_up_again(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    before = room.queue.rowCount()
    press(page, "X")
    assert room.queue.rowCount() == before + 27
    assert row_value(room.queue.index(room.queue.row_of(NODE))).actions[1].text == "收起"
    press(page, "X")
    assert room.queue.rowCount() == before


def test_keys_for_one_alert_do_nothing_to_a_group(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    refused: list[str] = []
    page.refused.connect(refused.append)
    for key in ("1", "2", "6", "0"):
        press(page, key)
    assert refused == ["这是一组告警：展开后办单条，或并案处置"] * 4
    assert room.queue.counts.total == len(few())


def test_all_that_was_folded_is_listed_searched_and_copied(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    press(page, "A")
    flood = page.right.flood
    qtbot.waitUntil(lambda: len(flood.rows.rows) == 34)
    flood.field.edit.setText("梧影新村")
    qtbot.waitUntil(lambda: len(flood.rows.rows) == 1)
    flood.field.edit.setText("ltz")  # 芦汀镇
    qtbot.waitUntil(lambda: len(flood.rows.rows) == 9)
    QTest.keyClick(flood.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 10 and "芦汀镇·联禾河" in lines[1]
    QTest.keyClick(flood.table, Qt.Key.Key_Escape)
    assert page.right.group.isVisible()


def test_what_is_folded_away_is_opened_from_elsewhere_by_its_id(qtbot, room, show_page):
    page = in_storm(qtbot, room, show_page)
    assert room.queue.row_of("n100") < 0
    assert page.open_alert("n100")
    assert page.queue.list.current_id == "n100" and page.detail.alert_id == "n100"
