"""Lines of 全程记录 told by instructions, plans and 工单 of an incident."""

from collections.abc import Iterator
from datetime import datetime

from console.domain.alert import TrailLine
from console.domain.instruction import Instruction
from console.domain.plan_run import MarkSort, PlanRun
from console.domain.work_order import WorkOrder
from console.models.incident_trail import Sort, TrailEntry
from console.models.work_order_words import state_word


def instruction_entries(told: Instruction) -> Iterator[TrailEntry]:
    """Yield what was said, whom it was told to, who has it, and what came back."""
    about = f"{told.KIND}/{told.id}"

    def entry(number: str, at: datetime, what: str, detail: str, who: str, seat: str) -> TrailEntry:
        line = TrailLine(at, what, who, seat, detail)
        return TrailEntry(f"{about}/{number}", Sort.INSTRUCTION, line, about, told.from_name)

    yield entry("given", told.at, "instructed", told.text, told.name, told.seat)
    for number, target in enumerate(told.targets):
        if target.conveyed_at is not None:
            who = target.conveyed_by
            yield entry(f"to{number}", target.conveyed_at, "conveyed", target.name, who, "")
        if target.receipt_at is not None:
            yield entry(f"got{number}", target.receipt_at, "receipt", target.name, "", "")
    for number, back in enumerate(told.feedbacks):
        words = "·".join(part for part in (back.unit, back.text) if part)
        yield entry(f"back{number}", back.at, "fed_back", words, back.name, back.seat)
    for number, urge in enumerate(told.urges):
        yield entry(f"urge{number}", urge.at, "urged", urge.unit, urge.name, urge.seat)


def plan_entries(run: PlanRun) -> Iterator[TrailEntry]:
    """Yield that a plan was begun, and each step that was done or left out."""
    about = f"{run.KIND}/{run.id}"
    begun = TrailLine(run.started_at, "plan_begun", run.name, run.seat, run.title)
    yield TrailEntry(about, Sort.PLAN, begun, about, run.title)
    for mark in run.marks:
        if mark.withdrawn_by:
            continue
        step = run.step(mark.step)
        what = "step_done" if mark.sort is MarkSort.DONE else "step_skipped"
        title = mark.step if step is None else step.title
        line = TrailLine(mark.at, what, mark.name, mark.seat, title, op=mark.op)
        yield TrailEntry(f"{about}/{mark.step}/{mark.op}", Sort.PLAN, line, about, mark.reason)


def work_entries(order: WorkOrder) -> Iterator[TrailEntry]:
    """Yield each step of a 工单's way."""
    about = f"{order.KIND}/{order.id}"
    for number, time in enumerate(order.times):
        words = "·".join(p for p in (order.title, state_word(time.state), time.note) if p)
        line = TrailLine(time.at, "work", time.name, time.seat, words, op=time.op)
        yield TrailEntry(f"{about}/{number}", Sort.WORK, line, about, order.number)
