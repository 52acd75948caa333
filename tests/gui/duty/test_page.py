"""What 值守 shows: heads, counts, offline marks, empty and storm, live tiles."""

import re
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from console.domain.queue import Band
from console.domain.reference import Org, OrgLevel
from console.models.alert_rows import to_row
from console.screens.duty.subjects import running_clock
from tests.gui.duty import directory, evening, hard_evening
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import BLUE, ORANGE, RED, STATION, alert
from tests.gui.duty.room import PROFILE, SEAT
from widgets.forms.combo import Combo


def test_an_empty_hall_says_what_to_do_first(qtbot, room, show_page):
    page = show_page(room)
    calm = "没有未办结告警，全部信源正常；按 F2 登记来电"
    qtbot.waitUntil(lambda: page.queue.empty_words == calm)
    room.link.feeds = []
    page.queue.refresh()
    assert page.queue.empty_words == "尚无告警。接通信源后告警会显示在这里；按 F2 可登记来电。"
    assert page.detail.alert_id == ""
    assert "无" in page.detail.foot.subject


def test_the_cursor_begins_on_the_worst_unsigned_and_the_detail_tells_all_of_it(room, show_page):
    page = show_page(room, evening.normal())
    detail = page.detail
    assert detail.head.title.startswith("听澜站 3 号口外广场")
    assert detail.head.grade_words == "橙 未签收 物联感知·感知端 签收剩"
    assert detail.head.time == "01:11"
    facts = detail.head.findChildren(QWidget)
    words = " ".join(widget.accessibleName() for widget in facts)
    for fact in ("发生 20:20:08", "接收 20:20:21·延迟 13 秒", "责任网格 听澜一网格·许知言"):
        assert fact in words
    assert [row.what for row in detail.trail.rows][:2] == [
        "记事：致电站务，占线",
        "记事：正在看画面 1",
    ]
    assert detail.trail.rows[-1].what == "接收，来源：轨交"


def test_the_clock_of_the_detail_says_when_it_has_run_out(qtbot, room, show_page):
    page = show_page(room, [alert("u1", ORANGE, "积水", age=119)])
    assert "签收剩" in page.detail.head.grade_words
    room.clock.jump(3)
    qtbot.waitUntil(lambda: "签收超时" in page.detail.head.grade_words, timeout=3000)
    assert page.detail.head.time == "-00:02"


def test_streams_open_after_a_rest_and_close_when_the_cursor_goes_on(qtbot, room, show_page):
    rows = [
        alert("u1", ORANGE, "积水", age=60, point=STATION),
        alert("u2", BLUE, "路灯不亮", "鹤渚镇", "鹤渚路", age=30),
    ]
    page = show_page(room, rows)
    tiles = page.detail.tiles
    qtbot.waitUntil(lambda: len(tiles.open_cameras) == 4)
    assert tiles.open_cameras == frozenset(("c00", "c01", "c02", "c03"))
    opened = list(room.opened)
    press(page, "Down")
    assert tiles.open_cameras == frozenset()
    assert all(source.is_closed for source in opened)


def test_walking_down_the_queue_opens_nothing(qtbot, room, show_page):
    rows = [alert(f"u{n}", ORANGE, "积水", age=60 - n, point=STATION) for n in range(8)]
    rows[0] = alert("u0", ORANGE, "路灯不亮", age=90)
    page = show_page(room, rows)
    for _ in range(6):
        press(page, "Down")
    assert room.opened == []
    assert page.detail.alert_id == "u6"
    qtbot.waitUntil(lambda: len(room.opened) == 4)


def test_offline_the_addresses_of_the_directory_are_used_and_the_rest_is_named(
    qtbot, room, show_page
):
    page = show_page(room, [alert("u1", BLUE, "路灯不亮", age=30)])
    room.link.update_view(state="offline", data_as_of=evening.NOW)
    qtbot.waitUntil(lambda: room.link.is_offline)
    room.put(alert("u2", ORANGE, "积水", age=60, point=STATION))
    qtbot.waitUntil(lambda: room.queue.alert("u2") is not None)
    page.open_alert("u2")
    qtbot.waitUntil(lambda: len(page.detail.tiles.open_cameras) == 3)
    assert "c03" not in page.detail.tiles.open_cameras


def test_offline_the_list_says_of_when_it_is_and_hatches_what_others_have(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    room.link.update_view(state="offline", since=evening.NOW, data_as_of=evening.NOW)
    qtbot.waitUntil(lambda: room.queue.rows.is_stale)
    line = page.queue.filter_line
    words = " ".join(widget.accessibleName() for widget in line.findChildren(QWidget))
    assert "列表截至 20:21:10" in words
    assert "超时" not in words
    room.clock.jump(61)
    page.queue.refresh()
    words = " ".join(widget.accessibleName() for widget in line.findChildren(QWidget))
    assert "列表截至 20:21:10（超时）" in words
    rows = {id: room.queue.index(room.queue.row_of(id)).data() for id in ("a08",)}
    assert rows["a08"].startswith("3 号地块塔吊")
    from widgets.lists.roles import row_value

    theirs = row_value(room.queue.index(room.queue.row_of("a08")))
    mine = row_value(room.queue.index(room.queue.row_of("a04")))
    assert theirs.is_stale and not mine.is_stale


def test_a_silent_source_is_named_above_the_rows(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    room.put(*directory.feeds(("视频",)))
    qtbot.waitUntil(lambda: page.queue.lack_words != "")
    assert page.queue.lack_words == "列表可能不全 视频：梧影、芦汀、映川 3 街镇 20:21:10 起中断"


def test_a_call_lasts_since_it_was_taken_and_not_since_it_was_written_down():
    """Beside 接报 20:20:33 stood 已历时 00:00: a call that is written down takes its time."""
    taken = evening.NOW - timedelta(seconds=37)
    told = evening.hands(alert("c", RED, "围挡倒塌"))
    told = replace(told, received_at=evening.NOW, call=evening.call())
    row = to_row(told, Band.HANDLING, profile=PROFILE, seat=SEAT)
    assert row.start == taken == running_clock(told, PROFILE, evening.NOW).since


def test_an_act_shows_at_once_that_the_hub_has_not_answered(qtbot, room, show_page):
    from widgets.lists.roles import row_value

    page = show_page(room, [alert("u1", ORANGE, "积水", age=30)])
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.is_pending("u1"))
    assert row_value(room.queue.index(room.queue.row_of("u1"))).is_pending
    assert page.detail.trail.rows[0].is_pending


def test_a_storm_keeps_the_worst_on_top_and_counts_the_rest(room, show_page):
    page = show_page(room, hard_evening.storm())
    assert page.detail.alert_id == "s01"
    assert room.queue.counts.total == 325
    words = page.queue.filter_line.findChildren(QWidget)
    assert any(widget.accessibleName() == "蓝 309" for widget in words)


def test_a_closed_line_says_what_is_shelved_and_what_is_drilled(room, show_page):
    from console.domain.queue import Band
    from console.screens.duty.band_heads import band_heads

    show_page(room, [*evening.normal(), evening.drill()])
    heads = {h.id: h for h in band_heads(room.queue, room.clock.now(), frozenset())}
    shelved, drill = heads[Band.SHELVED.name], heads[Band.EXERCISE.name]
    assert (shelved.title, shelved.note) == ("搁置", "最早 20:28:30 到期·菱渡镇 2 号泵站流量为零")
    assert shelved.is_closed and drill.is_closed
    assert drill.note == "【演练】石汀街道储罐泄漏"
    assert heads[Band.UNSIGNED.name].note == "首条 01:11 后超时"
    assert heads[Band.HANDLING.name].note == "我承办 5·其他 5"


def test_another_panel_may_have_the_right_side_and_the_queue_gives_way(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    panel = QWidget()
    panel.setFixedWidth(760)
    page.set_side(panel)
    qtbot.waitUntil(lambda: page.queue.width() == 1088)
    assert not page.detail.isVisible()
    assert page.detail.tiles.open_cameras == frozenset()
    page.set_side(None)
    qtbot.waitUntil(lambda: page.queue.width() == 1184)
    assert page.detail.isVisible() and not panel.isVisible()
    panel.setParent(page)


def test_opening_an_alert_from_elsewhere_clears_a_filter_that_hides_it(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    page.queue.filter_line.focus_text()
    for key in "A-?":
        press(page, key)
    qtbot.waitUntil(lambda: room.queue.rowCount() == 0)
    assert page.open_alert("a02")
    assert page.detail.alert_id == "a02"
    assert not page.open_alert("nothing")


def test_the_page_is_usable_on_a_low_screen(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    page.resize(1302, 632)
    qtbot.waitUntil(lambda: page.height() == 632)
    assert page.detail.foot.geometry().bottom() <= page.detail.height()
    assert page.minimumSizeHint().height() <= 632


def test_the_first_alert_of_an_empty_hall_gets_the_cursor_and_no_later_one(qtbot, room, show_page):
    page = show_page(room)
    room.put(alert("u1", BLUE, "路灯不亮"))
    qtbot.waitUntil(lambda: page.detail.alert_id == "u1")
    room.put(alert("u2", ORANGE, "积水"))
    qtbot.waitUntil(lambda: room.queue.rowCount() == 2)
    assert page.detail.alert_id == "u1"


def test_towns_and_cameras_that_come_later_are_taken_up(qtbot, room, theme):
    room.put(alert("u1", ORANGE, "积水", point=STATION))
    page = room.page()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    room.load()
    qtbot.waitUntil(lambda: page.detail.alert_id == "u1")
    assert page.detail.tiles.camera_ids == []
    room.put(*directory.reference())
    room.load()
    qtbot.waitUntil(lambda: len(page.detail.tiles.camera_ids) == 11)
    combo = page.queue.filter_line.findChild(Combo)
    assert combo.accessibleName() == "街镇" and combo.current_text == "全部街镇"
    qtbot.waitUntil(lambda: page.queue._towns[:1] == ("望潮街道",), timeout=3000)


def test_towns_that_come_beside_a_quiet_queue_are_offered_at_once(qtbot, room, show_page):
    """They come with the reference pack: nothing else on the page changes then."""
    page = show_page(room, [alert("u1", ORANGE, "积水", point=STATION)])
    room.put(Org("t00", "听海街道", OrgLevel.TOWN))
    qtbot.waitUntil(lambda: page.queue._towns[:1] == ("听海街道",), timeout=3000)


def test_opening_what_is_set_aside_opens_its_line(qtbot, room, show_page):
    page = show_page(room, evening.normal())
    assert page.queue.list.screen_y("a19") is None
    assert page.open_alert("a19")
    assert page.queue.list.screen_y("a19") is not None


def test_everything_on_screen_is_chinese(qtbot, room, show_page):
    page = show_page(room, [*evening.normal(), evening.drill()])
    for key in ("2", "Esc", "3", "Esc", "6"):
        press(page, key)
    names = [widget.accessibleName() for widget in page.findChildren(QWidget)]
    foreign = re.compile(r"(?!Ctrl)[A-Za-z]{3,}(?<!trl)")
    left = [
        name
        for name in names
        if foreign.search(name.replace("TL3-OUT", "").replace("Esc", "").replace("Enter", ""))
    ]
    assert left == []
    assert len([name for name in names if name]) > 30


def test_a_restricted_camera_is_not_asked_for(qtbot, room, show_page):
    page = show_page(room, [alert("u1", BLUE, "路灯不亮", age=30)])
    room.put(replace(room.directory.camera("c01"), is_restricted=True))
    room.put(alert("u2", ORANGE, "积水", age=60, point=STATION))
    qtbot.waitUntil(lambda: room.queue.alert("u2") is not None)
    page.open_alert("u2")
    qtbot.waitUntil(lambda: page.detail.tiles.open_cameras == frozenset(("c00", "c02", "c03")))


def test_where_the_window_is_low_two_pictures_stand_whole_instead_of_four_strips(room, show_page):
    """H505: of a strip nothing can be made out; the two nearest cameras are shown."""
    page = show_page(room, [alert("u1", ORANGE, "积水", point=STATION)])
    grid, tiles = page.detail.grid, page.detail.tiles
    assert grid.count == 4
    page.resize(1216, 624)
    page.detail.resize(page.detail.width(), 560)
    assert grid.count == 2 and len(tiles.camera_ids) > 2, "the others are counted above"
    assert grid.picture_size(0).height() > 80
    page.detail.resize(page.detail.width(), 984)
    assert grid.count == 4
