"""S4 突发事件处置室: what of a matter is seen, and every key of the page."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.alert import TrailLine
from console.domain.entity import encode
from console.domain.incident import IncidentStatus
from tests.gui.incident import site
from tests.gui.incident.stage import RoomStage, normal, offline


@pytest.fixture
def stage(qapp, theme, chinese, tmp_path: Path):
    stage = RoomStage(tmp_path, theme)
    yield stage
    stage.close()


@pytest.fixture
def room(stage):
    normal(stage)
    return stage


def texts(table) -> list[str]:
    return [row.title for row in table.model.rows]


def press(stage: RoomStage, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    stage.page.trail.table.setFocus()
    QTest.keyClick(stage.page.trail.table, key, modifier)
    stage.turn()


def test_the_head_tells_event_level_and_response_level_apart(room):
    head = room.page.head
    assert head.level.words == "事件等级 一般"
    assert head.response.words == "响应级别 未启动"
    assert "韩栎 100 0000 0142" in head.posts["scene"].words
    assert head.elapsed.words == "接报至今 02:21"


def test_a_count_shows_what_it_was_and_unknown_is_never_nought(room):
    rows = {row.id: row for row in room.page.facts.model.rows}
    assert rows["figure/serious"].title == "重伤 2 ← 1 区卫健委 20:27:22"
    assert "2 ← 不详" in rows["figure/light"].title
    assert rows["figure/missing"].title == "失联 不详 未报"
    assert rows["figure/dead"].cells[1].words == "0"


def test_what_waits_for_the_hub_says_so_before_who_did_it(stage):
    """H732: an answer told by phone bore no mark, and that of a long line was cut."""
    offline(stage)
    first, second, *rest = (row.cells[3].words for row in stage.page.trail.model.rows)
    assert (first, second) == ("已存本机 林岚·一号席", "已存本机 林岚·一号席")
    assert not any("已存本机" in words for words in rest)


def test_one_trail_holds_calls_orders_answers_and_frames(room):
    trail = texts(room.page.trail)
    assert trail[0].startswith("20:28:20 回告 电话回告：120 急救 归队")
    assert any("画面：工地东门疑似围挡倒伏" in line for line in trail)
    assert any("电话已调派应急分队" in line for line in trail)
    assert trail[-1].startswith("20:26:15 来电")
    assert any("±2 秒" in line for line in trail), "the doubt of a time stands beside it"


def test_the_row_under_the_cursor_stays_when_a_newer_line_comes(room):
    table = room.page.trail.table
    table.set_current(room.page.trail.model.rows[3].id)
    told = site.incident()
    line = TrailLine(site.at("20:28:30"), "noted", "林岚", "01", "家属到场")
    room.send([(told.KIND, told.id, encode(replace(told, trail=(*told.trail, line))))])
    room.turn()
    assert "家属到场" in texts(room.page.trail)[0]
    assert table.current_id == room.page.trail.model.rows[4].id


def test_a_unit_that_does_not_answer_is_to_be_asked_after_a_minute(room):
    first = room.page.forces.forces.model.rows[0].title
    assert first.startswith("移动照明车 下达 □□□□□")
    assert first.endswith("20:27:41")


def test_goods_tell_what_is_still_on_its_way(room):
    goods = texts(room.page.forces.goods)
    assert goods[0] == "移动照明灯塔（台） 2 2 1 1 在途"
    assert goods[2] == "警戒带（卷） 10 10 10 齐"


def test_a_line_is_written_in_place_and_stands_in_the_trail_at_once(room):
    press(room, Qt.Key.Key_Slash)
    field = room.page.foot.form.fields["words"].edit
    QTest.keyClicks(field, "4")
    assert room.page.foot.form.is_open, "a digit is a digit here, and no command"
    field.setText("区建管委来电：全区在建工地已停止室外作业")
    QTest.keyClick(field, Qt.Key.Key_Return)
    room.turn()
    assert "全区在建工地已停止室外作业" in texts(room.page.trail)[0]
    assert room.operations() == ["incident.note", "log.append"]
    assert not room.page.foot.form.is_open


def test_what_is_half_written_is_there_again_after_a_crash(room):
    press(room, Qt.Key.Key_Slash)
    QTest.keyClicks(room.page.foot.form.fields["words"].edit, "jia shu")
    QTest.keyClick(room.page.foot.form.fields["words"].edit, Qt.Key.Key_Escape)
    assert room.operations() == []
    press(room, Qt.Key.Key_Slash)
    assert room.page.foot.form.values() == {"words": "jia shu"}


def test_keys_go_round_the_open_matters_and_leave_out_those_that_are_over(room):
    other = replace(site.incident(), id="E-2", title="另一起", members=())
    over = replace(other, id="E-3", status=IncidentStatus.CLOSED)
    room.send([(i.KIND, i.id, encode(i)) for i in (other, over)])
    room.turn()
    press(room, Qt.Key.Key_N)
    assert room.page.incident_id == "E-2"
    press(room, Qt.Key.Key_N)
    assert room.page.incident_id == site.ID
    press(room, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert room.page.incident_id == "E-2"


def test_a_sort_of_lines_alone_and_all_of_them_again(room):
    whole = len(room.page.trail.model.rows)
    press(room, Qt.Key.Key_T)
    assert {row.cells[1].words for row in room.page.trail.model.rows} == {"告警"}
    for _ in range(20):
        press(room, Qt.Key.Key_T)
        if len(room.page.trail.model.rows) == whole:
            return
    raise AssertionError("all sorts never came again")


def test_forces_are_sent_for_the_alert_and_the_alerts_are_shown(room):
    press(room, Qt.Key.Key_4)
    press(room, Qt.Key.Key_A)
    press(room, Qt.Key.Key_5)
    press(room, Qt.Key.Key_7)
    written = ["instruction.open", "instruction.write"]
    assert room.asked == ["A-1", ["A-1", "A-2"], "A-1", *written]


def test_a_crew_outside_is_to_be_asked_how_it_is_and_linked_lines_open_their_lists(room):
    rows = {row.cells[0].words: row.title for row in room.page.forces.forces.model.rows}
    assert rows["应急分队"].endswith("20:48:10"), "twenty minutes after it was last heard"
    assert rows["120 急救"].endswith("—")
    table = room.page.forces.linked.table
    table.set_current("work")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert room.asked in (["w-1"], ["w-2"])


def test_without_a_matter_the_page_says_what_to_do(stage):
    stage.link_is("online")
    stage.show()
    assert stage.page._nothing.isVisible()
    assert "按 7 立为突发事件" in stage.page._nothing.accessibleName()
    stage.commands.run("room.note")
    assert stage.refused == ["没有未结的突发事件"]


def test_the_newest_open_matter_is_shown_where_none_was_chosen(stage):
    stage.send(site.records())
    stage.show()
    assert stage.page.incident_id == site.ID


def test_the_report_that_is_due_next_stands_in_the_head_with_its_time(room):
    assert room.page.head.due.words == "书面首报 07-10 20:26 前 23:57:55"
    room.clock.jump(25 * 3600)
    room.page._tick()
    assert "超时 62:05" in room.page.head.due.words


def test_an_instruction_says_who_has_it_and_until_when_it_is_told_back(room):
    (_, second) = texts(room.page.forces.instructions)
    assert "已复诵 映川街道已接" in second
    assert "反馈剩 29:04" in second


def test_reports_that_have_left_stand_in_the_trail(room):
    assert any("20:27:46 报告 " in line and "市应急局" in line for line in texts(room.page.trail))


def test_photos_of_a_unit_are_told_in_its_row_and_shown_by_one_key(room):
    wanted = []
    room.page.files_requested.connect(wanted.append)
    press(room, Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert wanted == [] and "没有发来照片" in room.refused[-1]
    (row,) = [row for row in room.cache.select("assignment") if row.id == "as-0"]
    room.send([("assignment", row.id, {**row.body, "photos": ["P1", "P2"]})])
    room.turn(20)
    names = [row.cells[0].words for row in room.page.forces.forces.model.rows]
    assert "应急分队 照片 2" in names
    press(room, Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert wanted == [("attachment/P1", "attachment/P2")]


def test_on_a_large_monitor_the_pictures_grow_with_their_column(room):
    """At 4K they stayed as large as at 1920, two thirds of their column empty."""
    tiles = room.page.pictures.tiles
    at_1920 = tiles.tiles[0].width()
    room.page.resize(3776, 2064)
    room.turn()
    assert tiles.tiles[0].width() > 2 * at_1920
    assert tiles.tiles[1].geometry().right() <= tiles.width()
