"""叫应 in the detail, keys only: begun, called, read back, in vain, mended; another seat's too."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from console.domain.alert import Alert, Condition
from console.domain.call_out import CallOut, Contact, Reply, TownCall
from console.domain.reference import Org, OrgLevel
from tests.gui.duty.conftest import press
from tests.gui.duty.directory import TOWNS
from tests.gui.duty.evening import NOW, ORANGE, RED, YELLOW, alert, urgent
from tests.gui.duty.room import Room
from tests.gui.duty.test_call_out_rows import forecast

DEPUTY = (Contact("宋岩", "0000-6413"),)


def orgs() -> list[Org]:
    return [
        Org(f"t{n:02d}", name, OrgLevel.TOWN, phone=f"0000-62{n:02d}", duty_person=f"顾{n}",
            contacts=DEPUTY)
        for n, name in enumerate(TOWNS)
    ]  # fmt: skip


@pytest.fixture
def page(qtbot, room: Room, show_page):
    made = show_page(room, [forecast(expires_at=NOW + timedelta(hours=6)), *orgs()])
    made.said_words = []
    made.said.connect(made.said_words.append)
    made.refused.connect(made.said_words.append)
    return made


def begin(qtbot, page) -> None:
    press(page, "J")
    assert question(page) == "就这条预警叫应哪些街镇？"
    assert page.detail.foot.ask.answers == ["全部 14 街镇"]
    press(page, "1")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 0/14 街镇·14 未应答 15:00"))


def head(page) -> str:
    return page.detail.forecast.head.accessibleName()


def rows(page) -> list[str]:
    cells = page.detail.forecast.towns._rows
    return [" ".join(run.text for _, run in row.cells) for row in cells]


def question(page) -> str:
    return page.detail.foot.ask.question.removesuffix(" 放弃 Esc")


def calls(room: Room) -> dict[str, CallOut]:
    return {one.town: one for one in room.calls.round_of(room.queue.alert("a99")).call_outs}


def test_on_a_small_monitor_the_town_that_is_asked_about_is_in_sight(qtbot, room, page):
    """At 150 % the foot asked about the twelfth town while the list ended with the eighth."""
    page.resize(1216, 620)
    begin(qtbot, page)
    press(page, "J")
    towns = page.detail.forecast.towns
    for _ in range(12):
        at = towns.at_hand().center().toPoint()
        qtbot.waitUntil(lambda at=at: towns.visibleRegion().contains(at))
        press(page, "1")


def test_fourteen_towns_with_a_digit_each_and_the_keyboard_never_leaves_the_queue(
    qtbot, room, page
):
    """The evening 02:10: 12 answer, two do not; who and whom to call next is said."""
    assert head(page).startswith("叫应 未开始")
    begin(qtbot, page)
    assert rows(page)[0] == "望潮街道 顾0 0000-6200 未叫"
    press(page, "J")
    assert question(page) == "望潮街道 顾0 0000-6200：叫应结果"
    for _ in range(11):
        press(page, "1")
    press(page, "3")  # 沙渚镇
    press(page, "4")  # 柳溆镇
    press(page, "2")  # 鹤渚镇
    qtbot.waitUntil(lambda: head(page).startswith("叫应 12/14 街镇·2 未应答 15:00"))
    assert question(page) == ""  # nobody is asked about twice without J
    press(page, "J")
    assert question(page) == "沙渚镇 宋岩 0000-6413：叫应结果"  # the next contact
    assert rows(page)[11:] == [
        "沙渚镇 宋岩 0000-6413 无人接",
        "柳溆镇 宋岩 0000-6413 占线",
        "鹤渚镇 顾13 0000-6213 已应答，未复诵",
    ]
    assert page.queue.list.hasFocus()
    press(page, "1")
    press(page, "1")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 14/14 街镇·1 未复诵"))
    assert question(page) == ""
    lines = [e.text for e in logged(room) if e.category == "叫应"]
    assert len(lines) == 1 + 14 + 2
    assert lines[0].startswith("叫应 14 街镇（望潮街道、青榆街道、") and lines[0].endswith("信号")
    assert lines[-1] == "柳溆镇 宋岩 0000-6413：已应答并复诵"


def logged(room: Room):
    from console.domain.duty import LogEntry
    from console.domain.entity import decode

    entries = [decode(LogEntry, row.body) for row in room.cache.select("log_entry")]
    return sorted(entries, key=lambda each: each.number)


def test_one_digit_for_several_that_answered_at_once_names_each(qtbot, room, page):
    begin(qtbot, page)
    press(page, "K")
    press(page, "K")
    press(page, "K")
    assert question(page) == "3 街镇：望潮、青榆、石汀"
    press(page, "1")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 3/14 街镇"))
    assert page.said_words[-3:] == ["望潮街道：已复诵", "青榆街道：已复诵", "石汀街道：已复诵"]
    assert question(page).startswith("梧影街道 ")


def test_j_goes_round_the_towns_not_answered_and_shift_j_back(qtbot, page):
    begin(qtbot, page)
    asked = []
    for _ in range(3):
        press(page, "J")
        asked.append(question(page)[:4])
    press(page, "1")  # 石汀: answered, so it is passed over from now on
    target = page.window().focusWidget()
    from PySide6.QtCore import Qt

    QTest.keyClick(target, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert (asked, question(page)[:4]) == (["望潮街道", "青榆街道", "石汀街道"], "青榆街道")
    press(page, "Esc")
    assert question(page) == ""


def test_a_wrong_digit_is_mended_and_the_town_stands_among_the_unanswered_again(qtbot, room, page):
    """H372."""
    begin(qtbot, page)
    press(page, "J")
    press(page, "1")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 1/14"))
    page.detail.forecast.towns.row_clicked.emit(0)
    assert page.detail.foot.ask.answers[-1] == "误记更正"
    press(page, "6")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 0/14"))
    assert rows(page)[0] == "望潮街道 顾0 0000-6200 已更正，未叫"
    assert page.said_words[-1] == "望潮街道：“已复诵”系误记，已更正"


def test_cut_off_all_of_it_is_saved_and_marked_as_waiting(qtbot, room, page):
    room.link.update_view(state="offline", since=NOW, data_as_of=NOW)
    qtbot.waitUntil(lambda: room.link.is_offline)
    begin(qtbot, page)
    press(page, "J")
    press(page, "1")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 1/14"))
    first = page.detail.forecast.towns._rows[0]
    assert first.cells[-1][1].icon == "clock"
    assert [p.kind for p in room.journal.unsent() if p.kind == "call_out.report"]


def test_another_seat_that_reached_the_town_at_hand_is_told_of_and_not_asked_again(
    qtbot, room, page
):
    begin(qtbot, page)
    press(page, "J")
    first = calls(room)["t00"]
    call = TownCall(NOW, Reply.REPEATED, "顾0", "顾0", "周砚", "seat-02", "OP-2")
    room.put(first.called(call))
    qtbot.waitUntil(lambda: question(page) == "")
    assert page.said_words[-1] == "望潮街道：周砚 20:21:10 已记应答"
    press(page, "J")
    assert question(page).startswith("青榆街道 ")


def test_another_seat_that_has_begun_meanwhile_is_told_of_and_its_towns_are_called(
    qtbot, room, page
):
    press(page, "J")
    assert question(page) == "就这条预警叫应哪些街镇？"
    begun = [
        CallOut(f"a99.1.t{n:02d}", "a99", 1, ORANGE, f"t{n:02d}", name, NOW, "周砚")
        for n, name in enumerate(TOWNS)
    ]
    room.put(*begun)
    qtbot.waitUntil(lambda: question(page) == "")
    assert page.said_words[-1] == "周砚 已开始叫应 14 街镇"
    assert not room.journal.unsent()
    press(page, "J")
    assert question(page) == "望潮街道：叫应结果"  # nobody is named there: the town itself


def test_the_clock_of_the_head_runs_out_and_the_late_ones_are_counted(qtbot, room, page):
    begin(qtbot, page)
    room.clock.jump(15 * 60 + 10)
    page.detail._show_time()  # as every second
    assert "14 未应答·14 超时" in head(page)
    assert page.detail.forecast.towns._rows[0].right[-1].text == "超时 00:10"
    late = replace(calls(room)["t00"], escalated_at=NOW + timedelta(minutes=15))
    room.put(late)
    told = page.detail.forecast.towns
    qtbot.waitUntil(lambda: told._rows[0].right[0].text == "20:36 已报值班长")


def test_raised_it_is_begun_anew_and_lifted_it_is_said_that_nobody_is_called(qtbot, room, page):
    begin(qtbot, page)
    room.put(*calls(room).values())  # the hub has them
    raised = replace(room.queue.alert("a99"), severity=RED, round=2)
    room.put(raised)
    qtbot.waitUntil(lambda: head(page).startswith("叫应 未开始·上一轮 0/14"))
    room.put(replace(raised, condition=Condition.NORMAL))
    qtbot.waitUntil(lambda: head(page) == "叫应 预警已解除，不再叫应")
    press(page, "J")
    assert page.said_words[-1] == "不是在有效期内的预警"


def test_the_detail_says_each_step_and_past_its_validity_that_nobody_lifted_it(qtbot, room, page):
    """H370: the facts, the clock and the foot bar, by the time alone."""
    detail = page.detail
    facts = " ".join(w.accessibleName() for w in detail.head.children() if hasattr(w, "facts"))
    names = [w.accessibleName() for w in detail.head.findChildren(object) if _named(w)]
    told = " ".join(names) + facts
    assert "状态 发布" in told and "有效期至 07-10 02:21" in told and "范围 全区" in told
    assert "有效期剩" in detail.head.grade_words
    assert not detail.grid.isVisible()
    room.clock.jump(6 * 3600)
    qtbot.waitUntil(lambda: "过期未解除" in detail.head.grade_words, timeout=3000)
    qtbot.waitUntil(lambda: "办结" in detail.foot.subject + _others(detail), timeout=3000)
    again = " ".join(w.accessibleName() for w in detail.head.findChildren(object) if _named(w))
    assert "状态 过有效期未解除" in again


def _named(widget: object) -> bool:
    return hasattr(widget, "accessibleName")


def _others(detail) -> str:
    return " ".join(run.text for run in detail.foot._subject._right)


def test_on_another_alert_the_keys_say_that_it_is_no_forecast(room, show_page):
    page = show_page(room, [alert("u1", YELLOW, "积水", age=30)])
    told: list[str] = []
    page.refused.connect(told.append)
    for key in ("J", "K"):
        press(page, key)
    assert told == ["这不是预警，不叫应街镇", "没有待办步骤"]
    assert not page.detail.forecast.isVisible()


def test_without_a_directory_it_is_said_that_nobody_can_be_called(qtbot, room):
    """Freshly installed: the towns come with the directory."""
    room.put(forecast())
    page = room.page()
    qtbot.addWidget(page)
    with qtbot.waitSignal(room.queue.loaded):
        room.load()
    told: list[str] = []
    page.refused.connect(told.append)
    page.call_keys.call()
    page.detail.show_alert("")
    page.call_keys.call()
    assert told == ["名录里还没有街镇，无从叫应", "没有选中列表里的预警"]


def test_only_the_towns_it_names_are_offered_first(qtbot, room, show_page):
    one = forecast()
    some: Alert = replace(one, place=replace(one.place, name="沙渚镇、柳溆镇"), severity=ORANGE)
    page = show_page(room, [some, *orgs()])
    press(page, "J")
    assert page.detail.foot.ask.answers == ["所涉 2 街镇", "全部 14 街镇"]
    press(page, "1")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 0/2"))
    press(page, "J")
    press(page, "1")
    press(page, "1")
    qtbot.waitUntil(lambda: head(page).startswith("叫应 2/2 街镇·都已复诵"))
    press(page, "J")
    assert page.detail.foot.ask.answers == ["全部 12 街镇"]


def response(page) -> str:
    return page.detail.forecast.response.accessibleName()


def test_the_response_the_plan_names_is_said_and_r_puts_it_before_a_person(qtbot, room, page):
    """02:10: Ⅲ级 is suggested, nothing is begun; once it holds there is nothing left to decide."""
    asked = []
    page.response_requested.connect(asked.append)
    assert response(page) == "建议启动Ⅲ级响应（防汛） 现未启动 提请决定 R"
    press(page, "R")
    (found,) = asked
    assert (found.rule.sort, found.rule.level.value) == ("flood", "III")
    assert found.forecast.startswith("区气象台") and not room.journal.unsent()
    room.hall = urgent(75)
    page.detail.refresh()
    assert response(page) == "已启动Ⅲ级响应（防汛）"
    press(page, "R")
    assert len(asked) == 1 and page.said_words[-1] == "该级响应已启动"
