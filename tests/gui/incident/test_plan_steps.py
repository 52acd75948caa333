"""处置步骤 in the room: the next step that is due, its owner and clock, ticked by key (row 22)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import resources
from console.domain.alert import Severity, TrailLine
from console.domain.entity import encode
from console.domain.plan_run import PlanRun
from console.hub.playbooks.reading import raw_files, read_playbooks
from tests.gui.incident import site
from tests.gui.incident.stage import RoomStage, normal

PLAYBOOKS = read_playbooks(raw_files(resources.path("playbooks")))


@pytest.fixture
def room(qapp, theme, chinese, tmp_path: Path) -> Iterator[RoomStage]:
    stage = RoomStage(tmp_path, theme)
    stage.send((each.KIND, each.id, encode(each)) for each in PLAYBOOKS)
    normal(stage)
    stage.send([("plan_run", "run-1", None)])  # nobody has begun one
    stage.turn()
    yield stage
    stage.close()


def press(stage: RoomStage, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    stage.page.trail.table.setFocus()
    QTest.keyClick(stage.page.trail.table, key, modifier)
    stage.turn()


def runs(stage: RoomStage) -> list[PlanRun]:
    return stage.page.plan_keys._book.runs()


def test_the_playbook_of_the_matter_stands_there_before_anybody_has_begun_it(room) -> None:
    words = room.page.steps.words
    assert "问清伤亡人数和去向" in words[0] and "值班员" in words[0]
    assert any("待前一步" in line for line in words)
    assert any("法制研判" in line for line in words)
    assert "工地围挡倒塌处置" in room.page.steps.head.accessibleName()
    assert runs(room) == []


def test_a_key_ticks_the_step_at_hand_and_the_next_ones_become_due_together(room) -> None:
    press(room, Qt.Key.Key_K)
    (run,) = runs(room)
    mark = run.mark("ask")
    assert mark is not None and mark.name == "林岚" and mark.items
    assert run.incident == site.ID and len(run.steps) == 8
    due = [line for line in room.page.steps.words if "剩" in line]
    assert any("120 到场" in line for line in due) and any("封闭人行道" in line for line in due)
    assert room.said == ["已完成：问清伤亡人数和去向，不详记不详"]


def test_a_step_is_left_out_with_a_reason_and_taken_back_again(room) -> None:
    press(room, Qt.Key.Key_K)
    press(room, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    form = room.page.foot.form
    assert form.isVisible()
    at_hand = room.page.steps.at_hand
    assert at_hand is not None
    said = room.page.plan_keys._skip(*at_hand, {"reason": ""})
    assert "写明略过的原因" in said
    assert room.page.plan_keys._skip(*at_hand, {"reason": "已由 120 直送"}) == ""
    room.turn()
    assert any("已略过" in line for line in room.page.steps.words)


def test_what_rises_makes_its_step_due_and_the_next(room) -> None:
    """01:50 of the evening: the water is over the line, 封控 becomes due on the card."""
    flood = replace(
        site.call(), title="望汐路下立交积水 12 厘米", severity=Severity.YELLOW, call=None, trail=()
    )
    matter = replace(site.incident(), title="望汐路下立交积水", members=("A-1",), orders=())
    room.send([("alert", "A-1", encode(flood)), ("incident", site.ID, encode(matter))])
    room.turn()
    at_hand = room.page.steps.at_hand
    assert at_hand is not None and at_hand[1].step.id == "look"
    rose = TrailLine(site.at("20:28:20"), "rose", detail="orange")
    high = replace(flood, severity=Severity.ORANGE, trail=(rose,),
                   title="望汐路下立交积水 26 厘米，超过封控线 25 厘米")  # fmt: skip
    room.send([("alert", "A-1", encode(high))])
    room.turn()
    at_hand = room.page.steps.at_hand
    assert at_hand is not None and at_hand[1].step.id == "close-off"
    assert any("封控两端" in line and "剩 04:44" in line for line in room.page.steps.words)


def test_the_sector_of_the_matter_stands_among_its_facts_with_whom_to_ask(room) -> None:
    """六大格局 (row 26)."""
    row = next(row for row in room.page.facts.model.rows if row.id == "sector")
    assert row.title == "所属格局 大安全 区应急局值班 0000-6102"
