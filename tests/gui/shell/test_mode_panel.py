"""The panel that turns the hall: what holds, what will change, and nothing without who agreed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.commands.mode_commands import Turn
from console.domain.hall_mode import HallMode, Level, Mode
from console.domain.mode_history import Announced, Carried, EffectTaken, Ending, Turning
from console.domain.rule import Rule, RuleBook
from console.runtime.hall_time import hall_minute
from console.settings.plans.plan import Mode as PlanMode
from console.settings.response_profile import load_response_sorts
from console.shell.mode_panel import ModePanel
from console.shell.mode_words import mode_shown, plan_mode
from tests.gui.duty import evening
from widgets.common.runs_label import RunsLabel
from widgets.lists.table_rows import Check

SORTS = load_response_sorts()
CALLED = evening.urgent(seconds=75)


class Hall:
    """What holds, and the panel over a window."""

    def __init__(self, theme) -> None:
        self.window = QWidget()
        self.window.resize(1280, 800)
        self.mode = HallMode()
        self.rules = RuleBook()
        self.panel = ModePanel(
            theme, lambda: self.mode, SORTS, self.window, lambda: evening.NOW,
            rules=lambda: self.rules,
        )  # fmt: skip
        self.turns: list[Turn] = []
        self.panel.turned.connect(self.turns.append)

    def type(self, field, words: str) -> None:
        field.edit.setText(words)
        field.edit.textEdited.emit(words)


@pytest.fixture
def hall(qtbot, theme, chinese) -> Iterator[Hall]:
    hall = Hall(theme)
    qtbot.addWidget(hall.window)
    hall.window.show()
    hall.panel.open()
    yield hall


def test_it_asks_for_basis_and_who_agreed_before_it_can_be_held(qtbot, hall):
    panel = hall.panel
    assert panel.words == ["现在：平·未启动响应", "没有要改的"]
    assert not panel.button.isEnabled()
    QTest.keyClick(panel.modes, Qt.Key.Key_Right)
    panel.level.set_current("III")
    panel.level.chosen.emit("III")
    assert "平 → 急；防汛防台响应 未启动 → Ⅲ级；还须写明依据和同意人" in panel.words[1]
    hall.type(panel.basis, "暴雨橙色预警")
    assert panel.words[1].endswith("；还须写明同意人")
    assert not panel.button.isEnabled()
    hall.type(panel.authority, "带班领导 沈一清")
    assert panel.button.isEnabled()
    panel.button.held.emit()
    (turn,) = hall.turns
    assert replace(turn, announced=(), effects=()) == Turn(
        frozenset({Mode.EMERGENCY}), "flood", Level.III, "暴雨橙色预警", "带班领导 沈一清"
    )
    assert panel.isHidden()


def test_effects_are_shown_before_it_is_held_and_each_is_taken_or_left(hall):
    """B.7: what goes with it is data with a source, and nothing of it is silent."""
    panel = hall.panel
    panel.open(Turn(frozenset({Mode.EMERGENCY}), "flood", Level.III, "暴雨橙色预警", "沈一清"))
    rows = [row.title for row in panel.effects.model.rows]
    assert len(rows) == 7 and all("演示值" in row for row in rows)
    assert any("每小时报一次汛情" in row for row in rows)
    assert panel.announced.text == "各街镇值班室、重点保障部门席位、各街镇防汛办、区防汛抢险队"
    panel.effects.turn("2")
    panel.button.held.emit()
    (turn,) = hall.turns
    left = [each.value for _, each in turn.effects if not each.is_taken]
    assert left == ["每 30 分钟汇总一次情况"]
    assert [each.sort for each in turn.effects_of("flood.III")] == [
        "roster", "chief", "cadence", "playbook",
    ]  # fmt: skip


def test_the_emergency_is_not_left_without_end_order_release_and_last_report(hall):
    hall.mode = HallMode().begun(Mode.EMERGENCY, CALLED.responses[0].decided)
    panel = hall.panel
    panel.open(Turn(frozenset(), "flood", None, "雨停，积水退尽", "带班领导 沈一清"))
    assert panel.words[1].endswith("；离开“急”还须写明终止令、已释放力量和终报")
    assert panel.ending.isVisible() and not panel.button.isEnabled()
    for field, words in zip(
        panel.ending.fields, ("电令 7 号", "全部归队", "林岚 23 时"), strict=True
    ):
        hall.type(field, words)
    assert panel.button.isEnabled()
    panel.button.held.emit()
    assert hall.turns[0].ending == Ending("电令 7 号", "全部归队", "林岚 23 时")


def test_the_last_turning_is_told_with_who_agreed_and_who_knows(hall):
    decided = CALLED.responses[0].decided
    told = (Announced("各街镇", decided.since), Announced("抢险队"))
    hall.mode = CALLED.turned(Turning("response", "flood", "IV", "III", decided, told))
    hall.panel.open()
    words = hall.panel.history.text()
    assert "防汛防台响应 Ⅳ级 → Ⅲ级" in words and words.endswith("通告 2·收悉 1")


def test_it_opens_with_what_holds_and_esc_changes_nothing(qtbot, hall):
    hall.mode = CALLED
    hall.panel.open()
    assert hall.panel.words == ["现在：急·Ⅲ级响应（防汛）", "没有要改的"]
    assert hall.panel.modes.current == "urgent"
    assert hall.panel.level.current == "III"
    QTest.keyClick(hall.panel, Qt.Key.Key_Escape)
    assert hall.panel.isHidden() and not hall.turns


def test_a_response_this_console_does_not_know_is_shown_by_its_own_name(chinese):
    decided = CALLED.responses[0].decided
    hall = CALLED.responding("locusts", Level.I, decided)
    assert mode_shown(hall, SORTS).responses == "Ⅰ级响应（locusts）、Ⅲ级响应（防汛）"


def test_screens_go_with_what_is_urgent_before_an_event():
    decided = CALLED.responses[0].decided
    event = HallMode().begun(Mode.SPECIAL, decided)
    assert plan_mode(HallMode(), SORTS) is PlanMode.CALM
    assert plan_mode(event, SORTS) is PlanMode.EVENT
    assert plan_mode(event.begun(Mode.EMERGENCY, decided), SORTS) is PlanMode.FLOOD
    assert plan_mode(event.responding("flood", Level.IV, decided), SORTS) is PlanMode.FLOOD
    assert plan_mode(event.responding("health", Level.IV, decided), SORTS) is PlanMode.EVENT


def test_what_a_forecast_suggests_is_filled_in_and_still_needs_who_agreed(hall):
    """Nothing is decided by the machine: without a name it cannot be held."""
    panel = hall.panel
    panel.open(Turn(frozenset({Mode.EMERGENCY}), "flood", Level.III, "暴雨橙色预警信号", ""))
    assert "平 → 急；防汛防台响应 未启动 → Ⅲ级；还须写明同意人" in panel.words[1]
    assert panel.basis.text == "暴雨橙色预警信号" and not panel.button.isEnabled()
    hall.type(panel.authority, "带班领导 沈一清")
    assert panel.button.isEnabled() and hall.turns == []
    panel.open()
    assert panel.words[1] == "没有要改的" and panel.basis.text == ""


def test_who_was_told_is_ticked_when_they_say_so_and_once(hall):
    decided = CALLED.responses[0].decided
    told = (Announced("各街镇", decided.since), Announced("抢险队"))
    hall.mode = CALLED.turned(Turning("response", "flood", "IV", "III", decided, told))
    hall.panel.open()
    heard: list[str] = []
    hall.panel.known.known.connect(lambda turning, name: heard.append(name))
    rows = [row.title for row in hall.panel.known.model.rows]
    assert "未收悉" in rows[1] and "未收悉" not in rows[0]
    hall.panel.known.mark("各街镇")
    hall.panel.known.mark("抢险队")
    assert heard == ["抢险队"]


ROSTER = EffectTaken("roster", "防汛指挥长到岗", parts=("防汛指挥长 0000-6121", "抢险队 0000-6122"))
HOURLY = EffectTaken("cadence", "每小时报一次汛情", minutes=60)
RULES = EffectTaken("rules", "同类告警归并", is_taken=False)


def with_effects(*effects: EffectTaken) -> HallMode:
    decided = CALLED.responses[0].decided
    return CALLED.turned(Turning("response", "flood", "IV", "III", decided, (), effects))


def test_what_goes_with_a_response_is_carried_out_part_by_part_and_taken_back(hall):
    """H573: effects were decided and logged; nobody saw who had been called in."""
    hall.mode = with_effects(ROSTER, HOURLY, RULES)
    hall.panel.open()
    told: list[tuple[str, str, bool]] = []
    carried = hall.panel.carried
    carried.carried.connect(lambda turn, each, name, back: told.append((each.sort, name, back)))
    rows = [row.title for row in carried.model.rows]
    assert [words.split()[1] for words in rows] == ["值守", "值守", "报送"]
    assert "待到岗" in rows[0] and "0000-6121" in rows[0] and "到点" in rows[2]
    carried.turn("0")
    there = ROSTER.with_carried(Carried(ROSTER.parts[0], evening.NOW, "林岚"))
    hall.mode = with_effects(there, HOURLY, RULES)
    hall.panel.follow()
    assert "已到岗" in carried.model.rows[0].title
    carried.turn("0")
    carried.turn("2")
    assert told == [
        ("roster", ROSTER.parts[0], False),
        ("roster", ROSTER.parts[0], True),
        ("cadence", HOURLY.value, False),
    ]


FLOOD = Rule("flood-water", "汛期·积水", during=("flood.III",))
BOOK = RuleBook(title="本地告警规则", rules=(FLOOD, Rule("usual", "积水")))


def test_who_is_called_in_and_not_there_in_time_stands_out(hall):
    hall.mode = with_effects(replace(ROSTER, within=30))
    hall.panel.open()
    begun = CALLED.responses[0].decided.since
    until = hall_minute(begun + timedelta(minutes=30))
    cell = hall.panel.carried.model.rows[0].cells[3]
    assert cell.words == f"待到岗，{until} 前" and not cell.runs[0].icon
    hall.mode = with_effects(replace(ROSTER, within=1))
    hall.panel.follow()
    assert hall.panel.carried.model.rows[0].cells[3].runs[0].icon == "clock"


def test_rules_that_come_with_a_level_are_shown_and_taken_with_the_turn(hall):
    hall.rules = BOOK
    hall.panel.open(Turn(frozenset({Mode.EMERGENCY}), "flood", Level.III, "暴雨橙色预警", "沈一清"))
    row = hall.panel.effects.model.rows[-1].title
    assert "告警规则" in row and "汛期·积水" in row and "本地告警规则" in row
    hall.panel.button.held.emit()
    (turn,) = hall.turns
    assert turn.effects_of("flood.III")[-1] == EffectTaken("rules", "汛期·积水", source=BOOK.title)


def test_rules_of_the_turn_are_in_force_when_the_hub_says_so_and_nobody_ticks_them(hall):
    """H703: a person ticked that the rules were switched; the hub knew nothing of it."""
    hall.rules, hall.mode = BOOK, with_effects(EffectTaken("rules", "汛期·积水"))
    hall.panel.open()
    told: list[str] = []
    hall.panel.carried.carried.connect(lambda turn, each, name, back: told.append(name))
    assert "待中心启用" in hall.panel.carried.model.rows[0].title
    hall.rules = replace(BOOK, standing=("flood.III",))
    hall.panel.follow()
    (row,) = hall.panel.carried.model.rows
    assert "已启用" in row.title and row.cells[0].check is Check.DONE
    hall.panel.carried.turn("0")
    assert told == []


def test_the_history_is_shown_and_what_no_longer_holds_asks_for_nothing(hall):
    decided = CALLED.responses[0].decided
    before = replace(decided, op="earlier", basis="暴雨黄色预警")
    first = Turning("response", "flood", "", "IV", before, (), (ROSTER,))
    hall.mode = CALLED.turned(first).turned(Turning("response", "flood", "IV", "III", decided))
    hall.panel.open()
    (row,) = hall.panel.past.model.rows
    assert "未启动 → Ⅳ级" in row.title and "暴雨黄色预警" in row.title
    assert hall.panel.carried.isHidden(), "the response of that time holds no more"


def test_what_comes_with_the_turn_and_what_is_being_done_are_told_apart(hall):
    """每 30 分钟 of the level to come and 每小时 of the one in force lie right above each other."""
    panel = hall.panel
    hall.mode = with_effects(ROSTER)
    panel.open()
    panel.level.set_current("II")
    panel.level.chosen.emit("II")
    heads = [label for label in panel.findChildren(RunsLabel) if label.isVisibleTo(panel)]
    said = [label.accessibleName() for label in heads]
    assert said.index("切换后采用") < said.index("按现行模式、响应正在办")
