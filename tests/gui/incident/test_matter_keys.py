"""Keys that decide and record: in place, never modal, own acts seen at once (S4)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.entity import encode
from console.domain.hall_mode import HALL, Decided, HallMode, Level, Response
from console.domain.mode_history import EffectTaken, Turning
from tests.gui.incident import site
from tests.gui.incident.stage import RoomStage, normal


@pytest.fixture
def room(qapp, theme, chinese, tmp_path: Path):
    stage = RoomStage(tmp_path, theme)
    normal(stage)
    yield stage
    stage.close()


def press(stage: RoomStage, *keys: str) -> None:
    """Press keys while the rows have the keyboard."""
    for key in keys:
        stage.page.trail.table.setFocus()
        QTest.keyClicks(stage.page.trail.table, key)
        stage.turn()


def write(stage: RoomStage, **values: str) -> None:
    """Write into the open form and press Enter in its last field."""
    fields = stage.page.foot.form.fields
    for id, words in values.items():
        fields[id].edit.setText(words)
    QTest.keyClick(fields[next(iter(fields))].edit, Qt.Key.Key_Return)
    stage.turn()


def newest(stage: RoomStage) -> str:
    return stage.page.trail.model.rows[0].title


def test_counts_are_told_with_their_source_and_only_what_changed(room):
    press(room, "f")
    assert room.page.foot.form.values()["serious"] == "2"
    write(room, serious="3", missing="1", source="区卫健委")
    rows = {row.id: row.title for row in room.page.facts.model.rows}
    assert rows["figure/serious"].startswith("重伤 3 ← 2 区卫健委")
    assert rows["figure/missing"].startswith("失联 1 区卫健委")
    assert rows["figure/light"].startswith("轻伤 2 ← 不详"), "untouched"
    assert "报告重伤 3、失联 1·区卫健委" in newest(room)


def test_a_count_that_falls_wants_a_reason_and_the_words_stay(room):
    press(room, "f")
    write(room, serious="1", source="区卫健委")
    assert room.refused == ["人数核减须写明原因"]
    assert room.page.foot.form.values()["serious"] == "1", "nothing written is lost"
    write(room, reason="一人伤情复核为轻伤")
    assert room.operations() == ["incident.figures", "log.append"]


def test_a_box_made_empty_is_unknown_and_not_nought(room):
    press(room, "f")
    write(room, dead="", source="区卫健委", reason="死亡人数重新核实")
    rows = {row.id: row.title for row in room.page.facts.model.rows}
    assert rows["figure/dead"].startswith("死亡 不详 ← 0")


def test_enter_on_a_count_edits_that_count(room):
    table = room.page.facts.table
    table.set_current("figure/trapped")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert room.page.foot.form.fields["trapped"].edit.hasFocus()


def test_the_event_level_is_decided_with_basis_and_authority(room):
    press(room, "e", "2")
    write(room, basis="令493第三条")
    assert room.refused == ["依据和同意人都须写明"]
    write(room, authority="陆闻舟")
    assert room.page.head.level.words == "事件等级 较大"
    assert "事件等级定为较大" in newest(room)


def test_a_post_is_named_with_its_phone(room):
    press(room, "q", "1")
    write(room, name="沈砚", unit="区应急局", phone="100 0000 0188")
    assert "沈砚 100 0000 0188" in room.page.head.posts["chief"].words


def test_a_response_is_begun_from_the_room(room):
    """H567: it was refused, and no key was named."""
    press(room, "p")
    assert room.asked == ["mode.open"] and room.refused == []
    assert room.said[-1] == "响应在全中心启动：Ctrl+Shift+J 已打开"


def test_a_response_in_force_becomes_this_matters(room):
    decided = Decided(site.NOW, "预警", "带班领导", "林岚", "01", "op")
    flood = Response("flood", Level.III, site.NOW, decided)
    mode = HallMode(responses=(flood,))
    room.send([(HallMode.KIND, HALL, encode(mode))])
    room.turn()
    press(room, "p")
    assert room.page.foot.ask.answers[-1] == "启动或调整全中心的响应（Ctrl+Shift+J）"
    press(room, "1")
    assert "Ⅲ" in room.page.head.response.words


def test_goods_that_arrive_are_added_to_what_is_there(room):
    press(room, "d")
    room.page.foot.ask.choose(2)
    room.page.foot.ask.choose(3)
    room.turn()
    assert room.page.foot.form.values()["amount"] == "1", "what is still on its way"
    write(room, who="映川街道")
    assert room.page.forces.goods.model.rows[0].title.startswith("移动照明灯塔（台） 2 2 2 齐")


def test_a_mark_is_set_with_its_reason_and_taken_off_with_one(room):
    press(room, "s", "1")
    write(room, reason="高考期间")
    assert "高考期间" in room.page.facts.marks.accessibleName()
    press(room, "s", "1")
    write(room, reason="考试已结束")
    assert "高考期间" not in room.page.facts.marks.accessibleName()


def test_a_unit_tells_by_phone_how_far_it_is(room):
    press(room, "8", "1")
    assert "移动照明车 接令" in newest(room)
    assert room.operations()[0] == "assignment.report"


def test_an_alert_is_taken_out_as_a_matter_of_its_own(room):
    press(room, "x", "2")
    write(room, title="工地东门围挡倒伏")
    linked = [row.title for row in room.page.forces.linked.model.rows]
    assert linked[0].startswith("告警 1")
    assert {each.title for each in room.matters.open} >= {"工地东门围挡倒伏"}


def test_a_matter_is_merged_and_the_other_one_is_shown(room):
    other = replace(site.incident(), id="E-9", title="映川路道路封闭", members=(), orders=(),
                    goods=(), figures=())  # fmt: skip
    room.send([(other.KIND, other.id, encode(other))])
    room.turn()
    press(room, "m", "1")
    assert room.page.incident_id == "E-9"
    lines = [row.title for row in room.page.trail.model.rows[:4]]
    assert any("“映川路 66 号工地围挡倒塌致 4 人受伤”并入本事件" in line for line in lines)


def test_own_acts_stand_while_cut_off_and_say_so(room):
    room.link_is("offline")
    press(room, "/")
    write(room, words="映川街道先行封路")
    assert "映川街道先行封路 已存本机" in newest(room)


def test_a_report_that_left_is_recorded_and_the_next_one_is_due(room):
    """R as the mock-up has it; a report was only to be entered on the board of clocks."""
    press(room, "r", "3")
    write(room, note="轻伤 2 人已出院")
    assert room.refused == ["报给谁须写明"]
    write(room, to="市城运中心 值班室")
    assert "续报" in newest(room) and "市城运中心 值班室" in newest(room)
    assert room.operations()[0] == "incident.reported"


def led_by(level: Level, who: str) -> HallMode:
    decided = Decided(site.NOW, "暴雨橙色预警", "带班领导 沈一清", "林岚", "01", f"op-{level}")
    line = Turning(
        "response", "flood", "", level.value, decided, (), (EffectTaken("chief", who),)
    )  # fmt: skip
    return HallMode().responding("flood", level, decided).turned(line)


def test_who_commands_goes_with_the_level_of_the_response_until_somebody_is_named(room):
    """B.7, row 9: the command roster swaps with mode and level; a person may name another."""
    chief = room.page.head.posts["chief"]
    assert chief.isHidden()
    matter = replace(site.incident(), response="flood")
    room.send([(matter.KIND, matter.id, encode(matter))])
    for level, who in ((Level.III, "防汛指挥长 0000-6121"), (Level.II, "区领导 0000-6002")):
        hall = led_by(level, who)
        room.send([(hall.KIND, HALL, encode(hall))])
        room.turn()
        assert chief.words == f"总指挥·按现行响应 {who}"
    press(room, "q", "1")
    values = room.page.foot.form.values()
    assert (values["name"], values["phone"]) == ("区领导", "0000-6002"), "it is proposed"
    write(room, name="副区长 顾行舟")
    assert chief.words == "总指挥 副区长 顾行舟 0000-6002"
