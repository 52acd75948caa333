"""Following a playbook: begun, its steps ticked off or left out, and mistakes taken back.

What was done is a fact: it stands with its time, whatever else is known. A step told of a run that
nobody has begun begins it, from what the person had on screen.
"""

from dataclasses import dataclass
from datetime import datetime

from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.plan_run import MarkSort, PlanRun, StepMark
from console.domain.playbook import PlanRole, PlanStep
from console.domain.rights import Right


@dataclass(frozen=True, slots=True)
class SeenPlan:
    """A playbook as the person saw it, and what it is followed for."""

    playbook: str
    title: str
    version: str = ""
    incident: str = ""
    alert: str = ""
    roles: tuple[PlanRole, ...] = ()
    steps: tuple[PlanStep, ...] = ()


@operation("plan.start", right=Right.HANDLE_ALERT, commutes=True)
def start(reads: Reads, act: Act, run_id: str, seen: SeenPlan) -> Outcome:
    """Follow a playbook for a matter; who comes second finds it begun."""
    if reads.find(PlanRun, run_id) is not None:
        return Outcome()
    if not (seen.incident or seen.alert):
        raise Refused("bad_arguments", "incident, alert")
    if not seen.steps:
        raise Refused("bad_arguments", "steps")
    return Outcome([_begun(run_id, seen, act, act.time)])


@operation("plan.tick", right=Right.HANDLE_ALERT, is_fact=True)
def tick(
    reads: Reads,
    act: Act,
    run_id: str,
    step: str,
    at: datetime,
    note: str = "",
    items: tuple[str, ...] = (),
    seen: SeenPlan | None = None,
) -> Outcome:
    """Say that a step was done, never later than now; the same act twice is one."""
    when = min(at, act.time)
    run = reads.find(PlanRun, run_id)
    if run is None and seen is not None:
        run = _begun(run_id, seen, act, when)
    if run is None or not step:
        return Outcome()
    mark = StepMark(step, MarkSort.DONE, when, act.name, act.seat, act.op, note.strip(), items)
    after = run.marked(mark)
    return Outcome([after] if after != run else [])


@operation("plan.skip", right=Right.HANDLE_ALERT)
def skip(
    reads: Reads, act: Act, run_id: str, step: str, reason: str, seen: SeenPlan | None = None
) -> Outcome:
    """Leave a step out, and say why; what is done already is not left out any more."""
    run = reads.find(PlanRun, run_id)
    if run is None and seen is not None:
        run = _begun(run_id, seen, act, act.time)
    if run is None:
        raise Refused("not_found", f"{PlanRun.KIND}/{run_id}")
    known = run.step(step)
    if known is None:
        raise Refused("bad_arguments", "step")
    if not reason.strip() and not known.is_optional:
        raise Refused("reason_needed")
    before = run.mark(step)
    if before is not None:
        raise Refused("step_marked", f"{before.name} {before.seat}·{known.title}")
    mark = StepMark(step, MarkSort.SKIPPED, act.time, act.name, act.seat, act.op, reason.strip())
    return Outcome([run.marked(mark)])


@operation("plan.withdraw", right=Right.HANDLE_ALERT, is_fact=True)
def withdraw(reads: Reads, act: Act, run_id: str, step: str, mark: str) -> Outcome:
    """Say that a step was marked by mistake (误记): the mark stays readable and counts no more.

    `mark` is the operation that said it.
    """
    run = reads.find(PlanRun, run_id)
    if run is None:
        return Outcome()
    after = run.without(step, mark, act.name)
    return Outcome([after] if after != run else [])


def _begun(run_id: str, seen: SeenPlan, act: Act, at: datetime) -> PlanRun:
    return PlanRun(
        id=run_id,
        playbook=seen.playbook,
        started_at=at,
        incident=seen.incident,
        alert=seen.alert,
        version=seen.version,
        title=seen.title,
        name=act.name,
        seat=act.seat,
        roles=seen.roles,
        steps=seen.steps,
    )
