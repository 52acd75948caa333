"""处置结束, point by point: settled, handed on to somebody, or left open for a reason (S4, B.8)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.closing import HARMLESS, OpenSort
from console.domain.entity import encode
from console.domain.incident import Incident
from tests.gui.incident import site
from tests.gui.incident.stage import RoomStage, normal
from tests.gui.incident.test_matter_keys import newest, press, write


@pytest.fixture
def room(qapp, theme, chinese, tmp_path: Path):
    stage = RoomStage(tmp_path, theme)
    normal(stage)
    yield stage
    stage.close()


def list_keys(stage: RoomStage, *keys: str) -> None:
    """Press keys while the list of what is still open has the keyboard."""
    table = stage.page.closing.block.table
    for key in keys:
        assert table.hasFocus()
        QTest.keyClicks(table, key)
        stage.turn()


def points(stage: RoomStage) -> list[OpenSort]:
    return [point.sort for point in stage.page.closing.points]


def leave_all(stage: RoomStage) -> None:
    """Leave every point open, each for its reason."""
    for _ in range(len(points(stage))):
        list_keys(stage, "i")
        write(stage, words="移交建管委现场组继续")


def decisions(stage: RoomStage) -> list[str]:
    return [row.cells[2].words for row in stage.page.closing.block.model.rows]


def test_a_matter_ends_once_every_point_is_decided(room):
    """H570: the whole list was accepted by one key, whatever stood in it."""
    assert room.page.foot.open_words.startswith("未完 14 项：")
    press(room, "0")
    assert len(points(room)) == 14 and not room.page.foot.form.is_open
    list_keys(room, "g")
    assert "不会自己办下去" in room.refused[-1]
    list_keys(room, "0")
    assert room.refused[-1] == "还有 14 项未定：逐项办结、转交或接受"
    list_keys(room, "h")
    write(room, words="")
    assert room.refused[-1] == "转交给谁须写明"
    write(room, words="区应急局 值班员")
    assert decisions(room).count("转交 区应急局 值班员") == 1
    for _ in range(13):
        list_keys(room, "i")
        write(room, words="移交建管委现场组继续")
    list_keys(room, "0")
    write(room, result="伤员已送医，现场移交建管委")
    assert room.page.head.elapsed.words.startswith("处置结束")
    assert not room.page.trail.isHidden()
    told = room.journal.pending()[0].body["args"]
    assert len(told["accepted"]) == len(told["settled"]) == 14
    lines = [row.title for row in room.page.trail.model.rows[:16]]
    assert sum("转交：" in line and "区应急局 值班员" in line for line in lines) == 1


def test_forces_and_what_is_open_count_alike(room):
    """The forces said 4 not back, the list of what is open 3: one order had not arrived."""
    assert room.page.forces.forces.head.accessibleName().startswith(
        "力量 5 支·未归队 3·指令未送达 1"
    )
    assert "力量未归队 3·指令未送达 1" in room.page.foot.open_words


def test_on_a_small_screen_the_acts_stay_and_the_account_of_what_is_open_gives_way(room):
    """At 150 % all acts but the last were gone beside a long account of what is open."""
    room.page.resize(1216, 624)
    room.turn()
    foot = room.page.foot
    before = [button.accessibleName() for button in foot.buttons.values() if button.isVisible()]
    press(room, "0")
    shown = [button.accessibleName() for button in foot.buttons.values() if button.isVisible()]
    assert shown == before and len(shown) > 8
    assert foot.open_words.startswith("未完 14 项：")
    room.page.resize(900, 540)
    room.turn()
    shown = [button.accessibleName() for button in foot.buttons.values() if button.isVisible()]
    assert before[0] in shown and before[-1] in shown and foot.height() <= 60


def test_what_is_decided_is_there_again_after_the_list_was_left_or_the_seat_died(room):
    press(room, "0")
    list_keys(room, "i")
    write(room, words="夜里不再派人")
    QTest.keyClick(room.page.closing.block.table, Qt.Key.Key_Escape)
    assert not room.page.trail.isHidden() and room.operations() == []
    press(room, "0")
    assert decisions(room).count("接受：夜里不再派人") == 1


def test_a_unit_that_is_back_and_an_alert_that_is_over_are_settled_from_the_list(room):
    press(room, "0")
    table = room.page.closing.block.table
    unit = next(p for p in room.page.closing.points if p.sort is OpenSort.ASSIGNMENT)
    table.set_current(unit.key)
    list_keys(room, "b")
    assert unit.key not in [p.key for p in room.page.closing.points]
    over = next(p for p in room.page.closing.points if p.sort is OpenSort.ALERT)
    table.set_current(over.key)
    list_keys(room, "b")
    room.page.foot.ask.choose(1)
    room.turn()
    kinds = room.operations()
    assert "assignment.report" in kinds and ("alert.close" in kinds or room.refused)


def test_the_rest_is_left_by_one_key_where_all_of_it_goes_on_by_itself(room):
    press(room, "0")
    while any(
        p.sort not in HARMLESS and p.key not in room.page._closing_keys._decided
        for p in room.page.closing.points
    ):
        harmful = next(
            p.key for p in room.page.closing.points
            if p.sort not in HARMLESS
            and p.key not in room.page._closing_keys._decided
        )  # fmt: skip
        room.page.closing.block.table.set_current(harmful)
        list_keys(room, "i")
        write(room, words="已交接")
    list_keys(room, "g")
    assert all(decisions(room))
    assert any("工单继续办理，时限照走" in words for words in decisions(room))
    list_keys(room, "0")
    assert room.page.foot.form.is_open


def test_a_report_that_is_due_is_not_lost_with_the_end(room):
    """H729: its clock ended with the matter, and nobody had been told that nothing left."""
    press(room, "0")
    words = [[cell.words for cell in row.cells] for row in room.page.closing.block.model.rows]
    assert ["须报未报", "书面首报", "07-10 20:26 前"] in words
    assert ["预案未办完", "建筑施工事故", "还有 5 步未办"] in words
    table = room.page.closing.block.table
    table.set_current("report/written_first")
    list_keys(room, "b")
    assert room.page.foot.ask.is_open, "which report left is asked"
    room.page.foot.ask.choose(2)
    room.turn()
    write(room, to="市应急局", note="4 人受伤，其中重伤 2 人")
    assert OpenSort.REPORT not in points(room)
    for _ in range(5):
        press(room, "k")
    assert OpenSort.PLAN not in points(room)


def test_what_comes_while_the_list_is_open_is_shown_and_not_accepted_unseen(room):
    press(room, "0")
    leave_all(room)
    before = len(room.page.closing.points)
    list_keys(room, "0")
    late = replace(site.seen_by_camera(), id="A-3", title="又一条")
    more = replace(site.incident(), members=("A-1", "A-2", "A-3"))
    room.send([(e.KIND, e.id, encode(e)) for e in (late, more)])
    room.turn()
    assert len(room.page.closing.points) == before + 1
    write(room, result="已处置")
    assert room.refused[-1] == "未完事项又多了：按 0 看还没定的"
    assert "incident.close" not in room.operations()


def test_what_is_over_takes_facts_but_no_decisions_until_it_is_opened_again(room):
    press(room, "0")
    leave_all(room)
    list_keys(room, "0")
    write(room, result="已处置")
    press(room, "e")
    assert room.refused == ["本事件已结束；按 O 重新打开"]
    press(room, "/")
    write(room, words="伤员家属来电致谢")
    assert "伤员家属来电致谢" in newest(room)
    press(room, "o")
    write(room, reason="伤员情况有变")
    assert not room.page.head.elapsed.words.startswith("处置结束")


def other(**fields: object) -> Incident:
    bare = replace(site.incident(), id="E-9", title="映川路道路封闭", members=(), orders=(),
                   goods=(), figures=())  # fmt: skip
    return replace(bare, **fields)


def test_a_matter_gets_another_title_and_its_alerts_change(room):
    """描述, 加入告警, 移出告警 by keys; each stands in the trail."""
    press(room, "y")
    write(room, title="映川路 66 号围挡倒塌致 5 人受伤")
    assert "5 人受伤" in room.page.head.title.words
    QTest.keyClick(room.page.trail.table, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    room.page.foot.ask.choose(2)
    room.turn()
    write(room, reason="是另一处工地")
    assert "告警移出" in newest(room) or "移出" in newest(room)
    QTest.keyClick(room.page.trail.table, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert room.page.foot.ask.is_open
    room.page.foot.ask.choose(1)
    room.turn()
    assert room.operations().count("incident.add_alert") == 1


def test_a_merging_is_taken_back_by_key_with_its_reason(room):
    into = other()
    room.send([(into.KIND, into.id, encode(into))])
    room.turn()
    press(room, "m", "1")
    assert room.page.incident_id == "E-9"
    QTest.keyClick(room.page.trail.table, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert room.page.foot.ask.is_open
    room.page.foot.ask.choose(1)
    room.turn()
    write(room, reason="不是同一件事")
    assert "incident.unmerge" in room.operations()
    assert len(room.matters.open) >= 2
