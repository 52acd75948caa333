"""The clocks of playbook steps on board and strip: due, gone when ticked, never of what is over."""

from dataclasses import replace
from datetime import timedelta

from console.domain.alert_marks import Severity
from console.domain.hall_mode import HallMode, Mode
from console.domain.incident import IncidentStatus
from console.domain.mode_history import Carried, Decided, EffectTaken, Turning
from console.domain.plan_run import MarkSort, PlanRun, StepMark
from console.domain.playbook import DueWhen, PlanStep, StepLimit
from console.models.running_clock import ARRIVAL, CADENCE, STEP
from tests.gui.clocks.stage import NOW, ClockStage, matter
from tests.gui.duty import evening

FIVE = StepLimit("minutes", 5, "演示值：处置手册")
BEGUN = NOW - timedelta(minutes=3)
RUN = PlanRun(
    "R1", "collapse", BEGUN, "I1", title="建筑施工事故",
    steps=(
        PlanStep("s1", "核实伤亡人数", limit=FIVE),
        PlanStep("s2", "核清伤员去向", after=("s1",), limit=FIVE),
        PlanStep("s3", "封控", due=DueWhen(grade="orange"), limit=FIVE),
    ),
)  # fmt: skip


def steps(stage: ClockStage) -> dict[str, float]:
    """Return minutes left by step, as strip and board have them."""
    clocks = [clock for clock in stage.source() if clock.kind == STEP]
    return {c.subject: (c.ends - stage.room.clock.now()).total_seconds() / 60 for c in clocks}


def test_a_step_that_is_due_runs_on_the_board_until_it_is_ticked(stage: ClockStage) -> None:
    """H571: the clock of a step stood in the room alone, for whoever looked there."""
    stage.put(matter(), RUN)
    assert steps(stage) == {"核实伤亡人数": 2.0}
    (row,) = [words for words in stage.words() if "建筑施工事故·核实伤亡人数" in " ".join(words)]
    assert "演示值：处置手册" in " ".join(row)
    mark = StepMark("s1", MarkSort.DONE, NOW - timedelta(minutes=1), "林岚", "01", "op1")
    stage.put(RUN.marked(mark))
    assert steps(stage) == {"核清伤员去向": 4.0}
    stage.at(NOW + timedelta(minutes=6))
    assert steps(stage)["核清伤员去向"] < 0, "overdue it stays"
    stage.put(matter(status=IncidentStatus.CLOSED))
    assert steps(stage) == {}


def test_what_the_matter_waits_for_begins_the_clock_when_it_happens(stage: ClockStage) -> None:
    """An alert of the matter that rises makes the step due; nobody has touched the run."""
    one = evening.alert("A1", Severity.YELLOW, "围挡倾斜", incident="I1")
    stage.put(matter(members=(one.id,)), RUN, one)
    assert "封控" not in steps(stage)
    stage.put(replace(one, severity=Severity.ORANGE))
    assert "封控" in steps(stage)


def test_a_cadence_of_the_mode_is_a_clock_that_begins_again_when_it_was_done(stage) -> None:
    """H573: 每 30 分钟汇总一次 was a sentence in the log; nothing ran."""
    effect = EffectTaken("cadence", "每 30 分钟汇总一次情况", minutes=30, source="演示值")
    decided = Decided(NOW - timedelta(minutes=25), "台风", "带班领导", "林岚", "01", "OP1")
    line = Turning("mode", "emergency", "", "on", decided, (), (effect,))
    hall = HallMode().begun(Mode.EMERGENCY, decided).turned(line)
    stage.put(hall)

    def left() -> list[float]:
        clocks = [clock for clock in stage.source() if clock.kind == CADENCE]
        return [(clock.ends - NOW).total_seconds() / 60 for clock in clocks]

    assert left() == [5.0]
    done = Carried(effect.value, NOW, "林岚")
    stage.put(hall.with_effects("OP1", "cadence", lambda each: each.with_carried(done)))
    assert left() == [30.0]
    stage.put(hall.ended(Mode.EMERGENCY))
    assert left() == [], "what holds no more asks for nothing"


def test_who_is_called_in_is_a_clock_until_everybody_is_there(stage) -> None:
    """H730: the roster of 急 was a list of ticks; nobody saw who had not come, or by when."""
    names = ("带班领导 0000-6001", "消防 0000-6112")
    effect = EffectTaken("roster", "八部门席位到位", parts=names, source="演示值", within=30)
    decided = Decided(NOW - timedelta(minutes=25), "台风", "带班领导", "林岚", "01", "OP1")
    line = Turning("mode", "emergency", "", "on", decided, (), (effect,))
    hall = HallMode().begun(Mode.EMERGENCY, decided).turned(line)
    stage.put(hall)
    (clock,) = [each for each in stage.source() if each.kind == ARRIVAL]
    assert (clock.ends - NOW).total_seconds() == 300 and clock.subject == "2 个未到岗"
    assert clock.detail.title == "八部门席位到位（带班领导 0000-6001、消防 0000-6112）"
    for name in names:
        hall = hall.with_effects(
            "OP1", "roster", lambda each, name=name: each.with_carried(Carried(name, NOW, "林岚"))
        )
        stage.put(hall)
        left = [each.subject for each in stage.source() if each.kind == ARRIVAL]
        assert left == (["1 个未到岗"] if name == names[0] else [])
