"""Which step is due, since when, and which is the next (row 22; the evening at 01:50)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from console.domain.alert import Alert, Severity, TrailLine
from console.domain.limits import deadline
from console.domain.operations.base import Act, Refused, apply
from console.domain.operations.table import OPERATIONS
from console.domain.plan_progress import Situation, StepState, share_done, standings
from console.domain.plan_run import MarkSort, PlanRun, StepMark
from console.domain.playbook import DueWhen, PlanStep, StepLimit
from console.domain.working_calendar import WorkingCalendar

START = datetime(2026, 7, 9, 20, 21, 15, tzinfo=UTC)
RAISED = START + timedelta(seconds=35)
STEPS = (
    PlanStep("look", "看画面", limit=StepLimit("minutes", 2, "演示值")),
    PlanStep("send", "下达", after=("look",)),
    PlanStep("call", "告知街镇", after=("look",)),
    PlanStep(
        "close-off",
        "封控",
        due=DueWhen("orange", ("封控线",)),
        limit=StepLimit("minutes", 5, "演示值"),
    ),
)
RUN = PlanRun("I1.flood", "flood", START, incident="I1", steps=STEPS)
LOW = Alert("A1", "积水 12 厘米", Severity.YELLOW, START)
HIGH = replace(
    LOW,
    title="积水 26 厘米，超过封控线 25 厘米",
    severity=Severity.ORANGE,
    trail=(TrailLine(RAISED, "rose", detail="orange"),),
)


def done(run: PlanRun, step: str, minutes: int) -> PlanRun:
    at = START + timedelta(minutes=minutes)
    return run.marked(StepMark(step, MarkSort.DONE, at, op=f"op-{step}"))


def states(run: PlanRun, alert: Alert) -> dict[str, str]:
    return {each.step.id: each.state for each in standings(run, Situation((alert,)))}


def test_steps_in_a_row_wait_and_those_side_by_side_become_due_together() -> None:
    assert states(RUN, LOW) == {
        "look": StepState.DUE,
        "send": StepState.WAITING,
        "call": StepState.WAITING,
        "close-off": StepState.CONDITIONAL,
    }
    after = standings(done(RUN, "look", 1), Situation((LOW,)))
    due = {each.step.id: each.since for each in after if each.state is StepState.DUE}
    assert due == dict.fromkeys(("send", "call"), START + timedelta(minutes=1))


def test_the_water_over_the_line_makes_closing_off_due_and_the_next() -> None:
    """At 01:50 the step 封控 becomes due, with its clock from the rise."""
    (step,) = (each for each in standings(RUN, Situation((HIGH,))) if each.is_next)
    assert (step.step.id, step.since) == ("close-off", RAISED)
    assert step.limit is not None
    assert deadline(step.limit, WorkingCalendar()) == RAISED + timedelta(minutes=5)
    only_high = replace(HIGH, title="积水 26 厘米")
    assert states(RUN, only_high)["close-off"] == StepState.CONDITIONAL


def test_a_step_that_was_left_out_lets_the_next_go_on_and_counts_as_over() -> None:
    skipped = RUN.marked(StepMark("look", MarkSort.SKIPPED, START, op="o", reason="无画面"))
    assert states(skipped, LOW)["send"] == StepState.DUE
    assert share_done(standings(skipped, Situation((LOW,)))) == (1, 3)


def test_a_step_waits_for_an_event_level() -> None:
    step = PlanStep("command", "成立指挥部", due=DueWhen(level="larger"))
    run = replace(RUN, steps=(step,))
    low, high = Situation((), "general", START), Situation((), "major", RAISED)
    assert standings(run, low)[0].state is StepState.CONDITIONAL
    assert standings(run, high)[0].since == RAISED


def test_leaving_a_step_out_wants_a_reason_unless_it_is_optional() -> None:
    kind, act = OPERATIONS["plan.skip", 1], Act("op", "p", "林岚", "seat-1", START)
    seen = {
        "playbook": "flood", "title": "积水", "incident": "I1",
        "steps": [{"id": "look", "title": "看"},
                  {"id": "more", "title": "看", "is_optional": True}],
    }  # fmt: skip
    key = ("plan_run", "I1.flood")
    args = {"run_id": "I1.flood", "step": "look", "reason": " ", "seen": seen}
    with pytest.raises(Refused, match="reason_needed"):
        apply(kind, {key: None}, act, args)
    saved = apply(kind, {key: None}, act, {**args, "step": "more"})
    assert saved[key]["marks"][0]["sort"] == "skipped"


def test_a_step_ticked_of_a_run_nobody_began_begins_it_with_its_time() -> None:
    """A fact is never lost: the start may have been refused or not have come."""
    kind, act = OPERATIONS["plan.tick", 1], Act("op", "p", "林岚", "seat-1", START)
    seen = {"playbook": "flood", "title": "积水", "alert": "A1",
            "steps": [{"id": "look", "title": "看"}]}  # fmt: skip
    late = (START + timedelta(hours=1)).isoformat()
    args = {"run_id": "A1.flood", "step": "look", "at": late, "seen": seen}
    (body,) = apply(kind, {("plan_run", "A1.flood"): None}, act, args).values()
    assert body["marks"][0]["at"] == START.isoformat(timespec="milliseconds")
    assert apply(kind, {("plan_run", "A1.flood"): body}, act, args) == {}
