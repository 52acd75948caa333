"""A playbook as data, and what was said of its steps (row 30, B.7)."""

from datetime import UTC, datetime, timedelta

from console.domain.entity import decode, encode
from console.domain.plan_run import MarkSort, PlanRun, StepMark, plan_run_id
from console.domain.playbook import PlanStep, Playbook, fitting

START = datetime(2026, 7, 9, 20, 21, tzinfo=UTC)
STEPS = (PlanStep("look", "看画面"), PlanStep("close-off", "封控", after=("look",)))
RUN = PlanRun(plan_run_id("I1", "flood"), "flood", START, incident="I1", steps=STEPS)


def done(step: str, op: str, minutes: int = 1) -> StepMark:
    return StepMark(step, MarkSort.DONE, START + timedelta(minutes=minutes), "林岚", "seat-1", op)


def test_what_is_meant_for_a_level_comes_before_what_is_meant_for_all() -> None:
    any_level = Playbook("hazmat", "泄漏", matters=("tank-leak",))
    larger = Playbook("hazmat-larger", "泄漏较大", matters=("tank-leak",), levels=("larger",))
    base = Playbook("common", "通用", matters=("tank-leak",), is_base=True)
    books = [any_level, base, larger]
    assert [each.id for each in fitting(books, "tank-leak", "larger")] == [larger.id, any_level.id]
    assert [each.id for each in fitting(books, "tank-leak", "general")] == [any_level.id]
    assert fitting(books, "tree-down") == []


def test_two_seats_give_a_run_one_id_and_a_body_goes_there_and_back() -> None:
    run = RUN.marked(done("look", "op1"))
    assert plan_run_id("I1", "flood") == RUN.id
    assert decode(PlanRun, encode(run)) == run


def test_a_step_done_twice_keeps_both_and_the_first_holds() -> None:
    run = RUN.marked(done("look", "op1", 1)).marked(done("look", "op2", 2))
    assert len(run.marks) == 2
    mark = run.mark("look")
    assert mark is not None and mark.op == "op1"
    assert run.marked(done("look", "op1", 9)) == run, "the same act told twice is one"


def test_a_step_done_before_its_turn_stands_and_says_so() -> None:
    mark = RUN.marked(done("close-off", "op1")).mark("close-off")
    assert mark is not None and mark.is_early


def test_what_was_written_by_mistake_stays_readable_and_counts_no_more() -> None:
    run = RUN.marked(done("look", "op1")).without("look", "op1", "周闻")
    assert run.mark("look") is None
    assert run.marks[0].withdrawn_by == "周闻"
