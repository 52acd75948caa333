"""疑似同一事, 已并入 and 撤回并入 in the detail, keys only."""

from dataclasses import replace

from console.domain.alert import Disposition
from console.domain.alert_marks import Joined
from console.domain.entity import decode
from console.domain.geo import Point
from console.domain.reference import Matter
from tests.gui.duty.conftest import press
from tests.gui.duty.evening import BLUE, NOW, ORANGE, YELLOW, alert, signed
from widgets.lists.roles import RowRole

HERE = Point(121.38, 31.21)


def flooded(room):
    room.put(Matter("flood", "道路积水", ("积水",)))
    near = Point(121.3804, 31.21)
    return [
        signed(alert("m1", YELLOW, "望汐路下立交积水 12 厘米", place="下立交", age=90, point=HERE)),
        alert("m2", ORANGE, "市民来电：桥洞积水", place="桥洞", source="12345", age=30, point=near),
    ]


def rows(widget):
    return [("".join(run.text for run in line.runs), line.right[0].text) for line in widget.lines]


def test_the_detail_says_what_may_be_the_same_and_why(room, show_page):
    page = show_page(room, flooded(room))
    page.open_alert("m2")
    same = page.detail.same
    assert rows(same.suspects) == [
        ("黄望汐路下立交积水 12 厘米", "同一地点 40 米·10 分钟内·同为积水")
    ]
    assert same.suspects.lines[0].key == "3 1"
    assert "同为积水" in same.suspects.accessibleName(), "said aloud as well"
    page.open_alert("m1")
    assert same.isHidden(), "what came later is not offered to what was first"


def test_merge_with_keys_then_back_with_one_key(qtbot, room, show_page):
    page = show_page(room, flooded(room))
    page.open_alert("m2")
    press(page, "3")
    with qtbot.waitSignal(page.take_back_offered) as offered:
        press(page, "1")
    assert offered.args[1:3] == ["撤回", "U"]
    qtbot.waitUntil(lambda: room.queue.alert("m2") is None)
    assert room.queue.alert("m1").count == 2
    assert room.queue.alert("m1").severity is ORANGE, "the worst grade is shown"
    press(page, "U")
    qtbot.waitUntil(lambda: room.queue.alert("m2") is not None)
    back, left = room.queue.alert("m2"), room.queue.alert("m1")
    assert back.disposition is Disposition.UNVERIFIED and back.acks == ()
    assert (left.count, left.severity, left.joined) == (1, YELLOW, ())
    page.open_alert("m1")
    assert "“市民来电：桥洞积水”撤回并入" in page.detail.trail.accessibleName()


def test_what_was_merged_is_listed_and_one_of_several_is_taken_back(qtbot, room, show_page):
    survivor, first = flooded(room)
    second = replace(first, id="m3", title="网格员上报：桥洞积水", source="网格", severity=BLUE)
    page = show_page(room, [survivor, first, second])
    for id in ("m2", "m3"):
        page.open_alert(id)
        press(page, "3")
        press(page, "1")
        qtbot.waitUntil(lambda id=id: room.queue.alert(id) is None)
    page.open_alert("m1")
    joined = page.detail.same.joined
    assert [text for text, _ in rows(joined)] == ["蓝网格员上报：桥洞积水", "橙市民来电：桥洞积水"]
    assert "已并入 2 条" in page.detail.same._joined_head.accessibleName()
    press(page, "U")
    assert page.detail.foot.ask.answers[1].startswith("市民来电：桥洞积水")
    press(page, "2")
    qtbot.waitUntil(lambda: room.queue.alert("m2") is not None)
    assert [mark.alert for mark in room.queue.alert("m1").joined] == ["m3"]
    assert room.queue.alert("m1").severity is YELLOW


def test_nothing_to_take_back_is_said(qtbot, room, show_page):
    page = show_page(room, flooded(room))
    with qtbot.waitSignal(page.refused) as refused:
        press(page, "U")
    assert refused.args == ["没有可撤回的并入"]


def test_not_true_says_that_others_end_with_it(qtbot, room, show_page):
    survivor, first = flooded(room)
    mark = Joined("m2", first.title, ORANGE, NOW, "林岚", was=Disposition.UNVERIFIED)
    page = show_page(room, [replace(survivor, joined=(mark,))])
    press(page, "2")
    assert page.detail.foot.ask.question.startswith("不属实的原因（连同已并入 1 条）")
    press(page, "3")
    qtbot.waitUntil(lambda: room.queue.alert("m1") is None)
    assert room.cache.get("alert", "m1").body["disposition"] == "false"


def test_another_seats_taking_back_is_seen_at_once(qtbot, room, show_page):
    """What a colleague took apart is two rows here as well, and the detail says so."""
    survivor, first = flooded(room)
    mark = Joined("m2", first.title, ORANGE, NOW, "周宁", was=Disposition.UNVERIFIED)
    gone = replace(first, disposition=Disposition.MERGED, merged_into="m1")
    page = show_page(room, [replace(survivor, joined=(mark,)), gone])
    page.open_alert("m1")
    assert not page.detail.same.isHidden()
    room.put(survivor, first)
    qtbot.waitUntil(lambda: room.queue.alert("m2") is not None)
    assert page.detail.same.isHidden()
    assert decode(type(first), room.cache.get("alert", "m2").body).id == "m2"


def test_an_unsigned_row_says_that_it_may_be_the_same(qtbot, room, show_page):
    """S1, the mock-up: 状态 疑似同一事, until the other is gone."""
    survivor, first = flooded(room)
    page = show_page(room, [survivor, first])
    state = lambda: room.queue.index(room.queue.row_of("m2")).data(RowRole.ROW).state  # noqa: E731
    assert state() == "疑似同一事"
    assert room.queue.index(room.queue.row_of("m1")).data(RowRole.ROW).state != "疑似同一事"
    room.put(replace(survivor, disposition=Disposition.FALSE))
    qtbot.waitUntil(lambda: room.queue.alert("m1") is None)
    room.put(replace(first, count=2))
    qtbot.waitUntil(lambda: room.queue.alert("m2").count == 2)
    assert state() == "未签收" and page.detail.same.isHidden()
