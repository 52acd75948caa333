"""Setting aside by scope, seeing it, bringing it back, putting a call off (B-05 to B-08)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.call_watch import CallWatch
from console.domain.alert import Disposition
from console.domain.alert_clocks import LEADER_ON_DUTY, SHIFT_LEADER
from console.domain.alert_marks import Escalation, MaskSort, Severity, Why
from console.domain.entity import decode
from console.domain.mask import Mask, Scope, masked, preview
from console.domain.queue import Band
from console.models.asides import Aside, asides
from console.models.mask_wish import Author, Wish
from console.models.mask_words import laid_words
from console.settings.mask_profile import load_aside_choices
from console.shell.mask_list import MaskList
from console.shell.mask_panel import MaskPanel
from console.shell.notices import Notices
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import BLUE, NOW, ORANGE, RED, YELLOW, alert
from tests.gui.duty.room import Room

OFFICER = Author("p1", "林岚", "seat-01", False)
LEADER = Author("p9", "周宁", "seat-02", True)
BY = ("p9", "周宁", "seat-02", NOW)
HOUR = NOW + timedelta(hours=1)
STEP = Escalation(SHIFT_LEADER, Why.UNSIGNED, 1, RED, NOW - timedelta(seconds=30))


def rows() -> list:
    town = [alert(f"y{n}", YELLOW, f"{n} 号积水点水位上涨") for n in range(12)]
    town += [alert(f"b{n}", BLUE, f"{n} 号井盖移位", source="网格") for n in range(24)]
    return [*town, alert("o1", ORANGE, "下立交超过封控线"), alert("x", BLUE, "别处", "鹤渚镇")]


def panel_of(qtbot, room: Room, page, author: Author, id: str = "y1") -> tuple[MaskPanel, list]:
    panel = MaskPanel(
        room.theme, load_aside_choices(), room.queue.alerts, room.clock.now, page.window()
    )
    wishes: list[Wish] = []
    panel.wished.connect(wishes.append)
    panel.open_for(room.queue.alert(id), author, "M1")
    return panel, wishes


def test_by_keys_alone_with_its_preview_before_and_everything_that_is_missing(
    qtbot, room, show_page
):
    """B-08: 影响 36 条 first; the orange one is told of and left alone."""
    page = show_page(room, rows())
    panel, wishes = panel_of(qtbot, room, page, OFFICER)
    assert panel.said[1].startswith("影响 1 条：红 0，橙 0，黄 1，蓝 0")
    for _ in range(2):
        QTest.keyClick(panel.scope, Qt.Key.Key_Right)
    touched = "影响 36 条：红 0，橙 1（不在内），黄 12，蓝 24"
    assert panel.said[1].startswith(f"{touched} 望潮街道·至 07-09")
    QTest.keyClick(panel.scope, Qt.Key.Key_Return)
    assert wishes == [] and panel.said[2] == "还须选原因" and panel.isVisible()
    QTest.keyClick(panel.reason, Qt.Key.Key_Down)
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    (wish,) = wishes
    assert panel.said[2] == "到期前新来的（黄及以下）也一并搁置"
    assert (wish.mask.scope, wish.mask.worst) == (Scope(town="望潮街道"), Severity.YELLOW)
    assert wish.mask.reason == "疑似传感器故障" and len(wish.seen.covered) == 36
    assert not panel.isVisible()
    room.mask_acts.lay(wish.mask, wish.seen.covered, wish.about)
    qtbot.waitUntil(lambda: room.queue.counts.by_band[Band.SHELVED] == 36)
    assert room.queue.band("o1") is Band.UNSIGNED and room.queue.band("x") is Band.UNSIGNED
    qtbot.waitUntil(lambda: [mask.id for mask in room.masks.held] == ["M1"])


def test_an_officer_is_offered_only_what_an_officer_may(qtbot, room, show_page):
    page = show_page(room, rows())
    panel, _ = panel_of(qtbot, room, page, OFFICER, "o1")
    offered = [panel.sort.part(n).words for n in range(panel.sort.part_count())]
    grades = [panel.worst.part(n).words for n in range(panel.worst.part_count())]
    assert (offered, grades) == (["搁置"], ["蓝及以下", "黄及以下"])
    panel.reason.set_current("其他")
    panel.look()
    assert "比所选等级重" in panel.said[2] and not panel.button.isEnabled()


def test_a_device_or_a_week_needs_the_number_of_its_order(qtbot, room, show_page):
    page = show_page(room, rows())
    panel, wishes = panel_of(qtbot, room, page, LEADER)
    panel.reason.set_current("检修施工")
    panel.sort.set_current(MaskSort.OUT_OF_SERVICE.value)
    panel.submit()
    assert wishes == [] and panel.said[2] == "还须写工单号"
    panel.sort.set_current(MaskSort.SHELVED.value)
    panel.length.set_current(str(7 * 86400))
    panel.submit()
    assert wishes == []
    panel.order.set_text("BX-0709")
    panel.submit()
    room.executor.identity = room.identity_of("leader")
    act = room.mask_acts.lay(wishes[0].mask, wishes[0].seen.covered, wishes[0].about)
    assert act.result().is_saved, "seven days less than a minute are within what is allowed"


def test_the_preview_follows_what_comes_while_it_is_open(qtbot, room, show_page):
    page = show_page(room, rows())
    panel, _ = panel_of(qtbot, room, page, OFFICER)
    panel.scope.set_current("town")
    room.put(alert("y99", YELLOW, "又一处积水"))
    qtbot.waitUntil(lambda: room.queue.row_of("y99") >= 0)
    panel._second.timeout.emit()
    assert panel.said[1].startswith("影响 37 条") and panel._second.isActive()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel._second.isActive()


def test_what_changed_between_preview_and_act_is_said(chinese):
    mask = Mask("M1", MaskSort.SHELVED, Scope(town="望潮街道"), HOUR, "检修", *BY)
    before = rows()
    seen = preview(mask, before, NOW)
    after = [replace(one, severity=RED) if one.id == "y1" else one for one in before]
    after = [
        replace(one, disposition=Disposition.FALSE) if one.id == "y2" else one for one in after
    ]
    now = preview(mask, [*after, alert("y99", YELLOW, "又一处积水")], NOW)
    assert laid_words(seen, seen, False) == ""
    words = "预览后 2 条已升级或办结，没有搁置；预览后新来 1 条，由中心一并搁置"
    assert laid_words(seen, now, False) == words
    assert "联网后" in laid_words(seen, now, True)


@pytest.fixture
def covered(qtbot, room, show_page) -> Iterator[tuple[Room, object]]:
    """Two that lie under one mask, one set aside alone, one that is not."""
    mask = Mask("M1", MaskSort.SHELVED, Scope(town="望潮街道"), HOUR, "泵站检修", *BY)
    under = [masked(one, [mask], NOW) for one in (rows()[0], rows()[1])]
    page = show_page(room, [*under, alert("o1", ORANGE, "下立交超过封控线")])
    room.put(mask)
    qtbot.waitUntil(lambda: len(room.masks.held) == 1)
    yield room, page


def test_the_closed_lines_open_by_a_key_and_close_again(qtbot, covered):
    """B-07: their rows are grey, with until when, who and why."""
    room, page = covered
    assert page.queue.list.screen_y("y0") is None
    press(page, "l")
    assert page.queue.list.screen_y("y0") is not None
    said = page.queue.list.row_said(room.queue.index(room.queue.row_of("y0")))
    assert "搁置至 21:21" in said and "周宁·泵站检修" in said
    page.open_alert("y0")
    assert page.detail.head.marks == "搁置至 07-09 21:21·周宁·泵站检修"
    press(page, "l")
    assert page.queue.list.screen_y("y0") is None


def test_nine_asks_whether_this_one_or_all_that_lie_under_the_same(qtbot, covered):
    room, page = covered
    page.open_alert("y0")
    press(page, "9")
    assert page.detail.foot.ask.answers == ["只恢复这一条", "整片解除：望潮街道"]
    with qtbot.waitSignal(page.aside.lift_requested) as wanted:
        press(page, "2")
    assert wanted.args == ["M1"]
    press(page, "9")
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.band("y0") is Band.UNSIGNED)
    assert room.queue.band("y1") is Band.SHELVED
    freed = room.queue.alert("y0")
    assert masked(freed, room.masks.held, NOW).shelf is None, "nothing lays it on this one again"


def test_the_list_says_scope_end_who_why_and_how_many_and_lifts(qtbot, covered):
    room, page = covered
    shown = MaskList(
        room.theme,
        lambda: asides(room.masks.held, room.queue.alerts(), room.clock.now()),
        room.clock.now,
        room.commands,
        page.window(),
    )
    wanted: list[Aside] = []
    shown.lift_requested.connect(wanted.append)
    shown.open()
    assert shown.words == ["搁置 望潮街道 黄及以下 21:21 还有 60:00 周宁 泵站检修 2"]
    QTest.keyClick(shown.table, Qt.Key.Key_9)
    (aside,) = wanted
    room.mask_acts.lift(aside.mask, aside.alerts, "望潮街道")
    qtbot.waitUntil(lambda: room.queue.counts.by_band[Band.SHELVED] == 0)
    body = room.cache.get("mask", "M1").body
    assert decode(Mask, body).lifted_by == "林岚"
    qtbot.waitUntil(lambda: room.masks.held == [])
    shown.refresh()
    assert shown.words == []


def test_the_leader_puts_a_call_off_once_and_row_and_detail_say_so(qtbot, leader_room, show_page):
    """Part 0: once, with a reason; the seconds left are on the row."""
    room = leader_room
    page = show_page(room, [alert("r1", RED, "堤脚渗水", age=50)])
    assert "后报值班长" in page.detail.head.marks
    press(page, "h")
    assert page.detail.foot.ask.question.startswith("推后报带班领导 5 分钟，只能一次")
    with qtbot.waitSignal(page.said) as said:
        press(page, "1")
    assert said.args == ["已推后报带班领导至 20:27:20"]
    qtbot.waitUntil(lambda: "推后至 20:27:20" in page.detail.head.marks)
    press(page, "h")
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "2")
    assert "推后过一次" in refused.args[0]


def test_nobody_else_puts_it_off_and_a_yellow_calls_no_leader(qtbot, room, show_page):
    page = show_page(room, [alert("r1", RED, "堤脚渗水", age=50), alert("y1", YELLOW, "积水")])
    press(page, "h")
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "1")
    assert "未能办理" in refused.args[0] and room.queue.alert("r1").deferred_until is None
    page.open_alert("y1")
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "h")
    assert refused.args == ["这一条不报带班领导，或已经报过"]


@pytest.fixture
def calls(qtbot, room, show_page):
    """What the desk of a shift leader says of calls, and the switch that makes it another desk."""
    page = show_page(room, [alert("r0", RED, "早已报过", age=90, escalations=(STEP,))])
    notices, leads = Notices(room.theme, room.clock, page), [True]
    watch = CallWatch(room.queue, notices, lambda: leads[0], page)
    watch._pause.setInterval(3_600_000)  # a slow machine lets it end in the midst of a test
    watch._begin()
    yield room, watch, notices, leads
    watch.stop()


def test_the_shift_leader_is_told_once_of_all_that_was_called_for_together(qtbot, calls):
    """H367: what nobody signed or did is said at the leader's desk, and no old news at a start."""
    room, watch, notices, _ = calls
    late = [alert(f"o{n}", ORANGE, f"{n} 号点积水", age=130) for n in range(3)]
    room.put(*(replace(one, escalations=(STEP,)) for one in late))
    qtbot.waitUntil(lambda: len(watch._called) == 3)
    watch.tell()
    assert notices.texts == ["3 条超时未签收，报值班长；最重 橙：0 号点积水"]
    undone = replace(STEP, why=Why.NO_ACTION)
    leader = replace(STEP, post=LEADER_ON_DUTY)
    room.put(alert("u1", RED, "堤脚渗水", age=200, escalations=(undone, leader)))
    qtbot.waitUntil(lambda: len(watch._called) == 2)
    watch.tell()
    assert "签收后超时未处置，报值班长：堤脚渗水" in notices.texts
    assert "已报带班领导：堤脚渗水" in notices.texts


def test_elsewhere_only_the_call_to_the_leader_on_duty_is_said(qtbot, calls):
    room, watch, notices, leads = calls
    leads[0] = False
    leader = replace(STEP, post=LEADER_ON_DUTY)
    room.put(alert("u1", RED, "堤脚渗水", age=200, escalations=(STEP, leader)))
    qtbot.waitUntil(lambda: len(watch._called) == 1)
    watch.tell()
    assert notices.texts == ["已报带班领导：堤脚渗水"]


def test_found_by_its_words_it_still_says_that_it_stands_aside(qtbot, covered):
    """B-07: where an alert is shown, it is seen."""
    room, _ = covered
    room.finder.note_of = room.queue.aside_word
    answers: list[dict[str, str]] = []
    room.finder.start("上涨", lambda found: answers.append({f.id: f.detail for f in found}))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0]["y0"] == "望潮街道·搁置至 21:21"
