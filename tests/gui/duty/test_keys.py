"""Keys of 值守 act on the alert named in the foot bar, and on nothing else."""

from console.domain.alert import Disposition, Severity
from console.domain.geo import Point
from console.domain.queue import Band
from console.domain.reference import Matter
from tests.gui.duty import evening
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import BLUE, ORANGE, RED, YELLOW, alert
from widgets.common.chip import CountChip


def three():
    return [
        alert("u1", ORANGE, "映川路人行地道积水 9 厘米", "映川街道", "映川路", age=60),
        alert("u2", YELLOW, "滨水步道灯箱松动", "望潮街道", "滨水步道", "视频轮巡", 30),
        alert("u3", BLUE, "市民来电：梧影路一带停电", "梧影街道", "梧影路", "12345", 20),
    ]


def test_the_bar_names_the_alert_whole_where_it_has_room(room, show_page):
    """A title of 38 signs ended in “10 …” with free room beside it."""
    title = "听澜站 3 号口外广场滞留约 260 人，客流偏高，10 分钟内增加 90 人"
    page = show_page(room, [alert("u1", ORANGE, title, "听澜街道", "听澜站", age=60)])
    assert page.detail.foot.subject.startswith(f"按键作用于 u1 {title}")


def test_space_signs_the_alert_in_the_bar_and_the_cursor_stays_on_its_id(qtbot, room, show_page):
    page = show_page(room, three())
    assert "u1" in page.detail.foot.subject
    press(page, "Space")
    qtbot.waitUntil(lambda: room.queue.alert("u1").is_acknowledged)
    assert room.queue.band("u1") is Band.SIGNED
    assert page.queue.list.current_id == "u1"
    assert page.detail.foot.label_of("alert.acknowledge") == "已签收"
    assert not room.queue.alert("u2").is_acknowledged


def test_n_goes_on_to_the_next_unsigned(qtbot, room, show_page):
    page = show_page(room, three())
    press(page, "Space")
    qtbot.waitUntil(lambda: room.queue.alert("u1").is_acknowledged)
    press(page, "N")
    assert page.queue.list.current_id == "u2"
    assert page.detail.alert_id == "u2"


def test_rows_that_come_do_not_move_the_row_under_the_cursor_nor_what_keys_act_on(
    qtbot, room, show_page
):
    page = show_page(room, three())
    press(page, "Down")
    assert page.detail.alert_id == "u2"
    before = page.queue.list.screen_y("u2")
    room.put(*[alert(f"r{n}", RED, f"堤脚渗水 {n}", age=5) for n in range(4)])
    qtbot.waitUntil(lambda: room.queue.alert("r3") is not None)
    assert page.queue.list.screen_y("u2") == before
    assert page.detail.alert_id == "u2"
    press(page, "Space")
    qtbot.waitUntil(lambda: room.queue.alert("u2").is_acknowledged)
    assert not any(room.queue.alert(f"r{n}").is_acknowledged for n in range(4))


def test_signing_can_be_taken_back_within_five_seconds(qtbot, room, show_page):
    page = show_page(room, three())
    with qtbot.waitSignal(page.take_back_offered) as offered:
        press(page, "Space")
    assert offered.args[0].startswith("已签收：映川路")
    assert offered.args[1:] == ["撤回", "Z", "alert.withdraw_acknowledgement"]
    room.clock.jump(4.5)
    with qtbot.waitSignal(page.said) as said:
        press(page, "Z")
    assert said.args == ["签收已撤回"]
    qtbot.waitUntil(lambda: not room.queue.alert("u1").is_acknowledged)
    assert room.queue.band("u1") is Band.UNSIGNED


def test_after_five_seconds_the_signature_stands(qtbot, room, show_page):
    page = show_page(room, three())
    with qtbot.waitSignal(page.take_back_offered):
        press(page, "Space")
    room.clock.jump(5.5)
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "Z")
    assert refused.args == ["已过 5 秒，签收不能撤回"]
    qtbot.waitUntil(lambda: room.queue.alert("u1").is_acknowledged)


def test_one_says_it_is_true_and_takes_it(qtbot, room, show_page):
    page = show_page(room, three())
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.alert("u1").disposition is Disposition.CONFIRMED)
    assert room.queue.alert("u1").owner.name == "林岚"
    assert "我承办" in page.detail.head.grade_words


def test_two_asks_for_a_reason_and_a_digit_gives_it(qtbot, room, show_page):
    page = show_page(room, three())
    press(page, "2")
    ask = page.detail.foot.ask
    assert ask.question.startswith("不属实的原因")
    assert ask.answers == ["画面误识别", "设备故障", "现场无此情况", "调试测试", "其他"]
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.alert("u1") is None)
    body = room.cache.get("alert", "u1").body
    assert body["disposition"] == "false"
    assert body["trail"][-1]["detail"] == "画面误识别"
    assert page.detail.alert_id == "u1"
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "1")
    assert refused.args == ["该告警已不在列表，请另选"]


def test_escape_and_another_row_drop_the_question(qtbot, room, show_page):
    page = show_page(room, three())
    ask = page.detail.foot.ask
    press(page, "2")
    press(page, "Esc")
    assert not ask.is_open
    press(page, "2")
    press(page, "Down")
    assert not ask.is_open
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.alert("u2").disposition is Disposition.CONFIRMED)
    assert room.queue.alert("u1").disposition is Disposition.UNVERIFIED


def test_three_offers_what_is_near_and_merges_into_the_chosen_one(qtbot, room, show_page):
    place = Point(121.38, 31.21)
    rows = [
        alert("m1", ORANGE, "望汐路下立交积水 12 厘米", place="望汐路下立交", age=90, point=place),
        alert("m2", BLUE, "市民来电：铁路桥洞积水，电动车熄火", place="铁路桥洞", source="12345",
              age=30, point=Point(121.3804, 31.21)),
        alert("m3", BLUE, "望汐路路灯不亮", age=60, source="市容", point=Point(121.3815, 31.21)),
        alert("m4", BLUE, "鹤渚镇路灯不亮", "鹤渚镇", "鹤渚路", age=60, point=Point(121.6, 31.5)),
    ]  # fmt: skip
    room.put(Matter("flood", "道路积水", ("积水",)), Matter("lamp", "路灯不亮", ("路灯不亮",)))
    page = show_page(room, rows)
    page.open_alert("m2")
    press(page, "3")
    assert page.detail.foot.ask.question.startswith("疑似同一事·并入")
    assert page.detail.foot.ask.answers == [
        "望汐路下立交积水 12 厘米   同一地点 40 米·10 分钟内·同为积水",
        "附近：望汐路路灯不亮   相距 105 米·10 分钟内",
    ]
    assert page.detail.foot.ask.briefs[0] == [
        "望汐路下立交积水 12 厘米   同一地点 40 米·10 分钟内",
        "望汐路下立交积水 12 厘米   同一地点 40 米",
        "望汐路下立交积水 12 厘米",
    ]
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.alert("m2") is None)
    assert room.queue.alert("m1").count == 2
    assert room.cache.get("alert", "m2").body["merged_into"] == "m1"


def test_three_without_anything_near_says_so(qtbot, room, show_page):
    page = show_page(room, three())
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "3")
    assert refused.args == ["附近没有同一时段的事项可并入"]


def test_six_shelves_for_minutes_and_a_reason(qtbot, room, show_page):
    page = show_page(room, three())
    press(page, "Down")
    press(page, "6")
    assert page.detail.foot.ask.answers == ["15 分钟", "30 分钟", "60 分钟", "按范围…"]
    press(page, "2")
    assert page.detail.foot.ask.answers[0] == "疑似传感器故障"
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.band("u2") is Band.SHELVED)
    shelf = room.queue.alert("u2").shelf
    assert shelf.reason == "疑似传感器故障"
    assert (shelf.until - evening.NOW).total_seconds() == 1800


def test_an_officer_may_not_shelve_orange_and_is_told_in_words(qtbot, room, show_page):
    page = show_page(room, three())
    for key in ("6", "1"):
        press(page, key)
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "1")
    assert refused.args[0].startswith("未能办理：须由值班长办理")
    assert room.queue.band("u1") is Band.UNSIGNED


def test_the_shift_leader_may(qtbot, leader_room, show_page):
    page = show_page(leader_room, three())
    for key in ("6", "1", "1"):
        press(page, key)
    qtbot.waitUntil(lambda: leader_room.queue.band("u1") is Band.SHELVED)


def test_four_and_s_ask_for_deployment_of_the_alert_in_the_bar(qtbot, room, show_page):
    page = show_page(room, three())
    for key in ("4", "S"):
        with qtbot.waitSignal(page.deploy_requested) as asked:
            press(page, key)
        assert asked.args == ["u1"]


def test_zero_closes_with_a_result_once_it_was_verified(qtbot, room, show_page):
    page = show_page(room, three())
    press(page, "1")
    qtbot.waitUntil(lambda: room.queue.alert("u1").disposition is Disposition.CONFIRMED)
    press(page, "0")
    assert page.detail.foot.ask.answers[0] == "已处置完毕"
    with qtbot.waitSignal(page.said) as said:
        press(page, "1")
    assert said.args == ["已办结：已处置完毕"]


def test_typing_in_the_filter_is_text_and_no_command(qtbot, room, show_page):
    page = show_page(room, three())
    press(page, "/")
    line = page.queue.filter_line
    for key in ("1", "2", "Space", "N", "6"):
        press(page, key)
    assert line.wanted.text == "12 N6" or line.wanted.text == "12 n6"
    assert not page.detail.foot.ask.is_open
    assert all(room.queue.alert(id).disposition is Disposition.UNVERIFIED for id in ("u1", "u2"))
    assert not room.queue.alert("u1").is_acknowledged
    qtbot.waitUntil(lambda: room.queue.rowCount() == 0)
    assert page.queue.empty_words.startswith("没有符合筛选的告警")
    press(page, "Esc")
    qtbot.waitUntil(lambda: room.queue.rowCount() == 3)
    press(page, "Esc")
    assert page.queue.list.hasFocus()


def test_space_in_the_filter_line_is_the_filter_s(qtbot, room, show_page):
    page = show_page(room, three())
    chip = page.queue.filter_line.findChildren(CountChip)[1]
    chip.setFocus()
    press(page, "Space")
    qtbot.waitUntil(lambda: room.queue.rowCount() == 1)
    assert chip.isChecked()
    assert not room.queue.alert("u1").is_acknowledged


def test_a_command_of_the_palette_does_the_same_as_its_key(qtbot, room, show_page):
    page = show_page(room, three())
    room.commands.run("alert.acknowledge")
    qtbot.waitUntil(lambda: room.queue.alert("u1").is_acknowledged)
    assert page.detail.foot.label_of("alert.acknowledge") == "已签收"


def test_a_held_space_signs_one_row_only(qtbot, room, show_page):
    page = show_page(room, three())
    room.commands.run("alert.acknowledge")
    room.commands.run("alert.acknowledge")
    qtbot.waitUntil(lambda: room.queue.alert("u1").is_acknowledged)
    assert len(room.queue.alert("u1").acks) == 1
    assert page.detail.alert_id == "u1"


def test_what_rose_wants_to_be_signed_again(qtbot, room, show_page):
    page = show_page(room, three())
    press(page, "Space")
    qtbot.waitUntil(lambda: room.queue.alert("u1").is_acknowledged)
    risen = alert("u1", RED, "映川路人行地道积水 26 厘米", "映川街道", "映川路", age=0)
    room.put(risen)
    qtbot.waitUntil(lambda: room.queue.alert("u1").severity is Severity.RED)
    assert page.detail.foot.label_of("alert.acknowledge") == "签收"


def test_nine_brings_back_what_was_shelved_and_says_so_where_nothing_is(qtbot, room, show_page):
    page = show_page(room, [alert("u2", YELLOW, "滨水步道灯箱松动", "望潮街道", "滨水步道")])
    said = []
    page.refused.connect(said.append)
    press(page, "9")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "没有搁置、抑制或停用；现在可办：签收" in said[0]
    for key in "611":
        press(page, key)
    qtbot.waitUntil(lambda: room.queue.band("u2") is Band.SHELVED)
    assert "恢复显示" in page.detail.foot.subject
    press(page, "9")
    qtbot.waitUntil(lambda: room.queue.band("u2") is Band.UNSIGNED)
