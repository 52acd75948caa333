"""A playbook being followed: one record for each matter and playbook, under one id for all seats.

It holds the steps as they stood when it was begun: a playbook that is changed meanwhile changes
nothing that runs. What was done is a fact with its time; it is never refused.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from console.domain.playbook import PlanRole, PlanStep


class MarkSort(StrEnum):
    """What was said of a step."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class StepMark:
    """One thing said of a step.

    Attributes:
        step: which.
        sort: done, or left out.
        at: when it was done.
        name, seat, op: who said so, where, by which operation.
        reason: why it was left out; or what is to be said of how it was done.
        items: what of its checklist was looked at.
        is_early: it was done before a step that comes before it.
        withdrawn_by: who said that it was written down by mistake (误记); it counts no more.
    """

    step: str
    sort: MarkSort
    at: datetime
    name: str = ""
    seat: str = ""
    op: str = ""
    reason: str = ""
    items: tuple[str, ...] = ()
    is_early: bool = False
    withdrawn_by: str = ""


@dataclass(frozen=True, slots=True)
class PlanRun:
    """One playbook at work.

    Attributes:
        id: see `plan_run_id`.
        playbook, version, title: which, as it stood then.
        incident: the matter it is followed for; empty while there is only an alert.
        alert: that alert; empty for a matter.
        started_at, name, seat: when, by whom, where.
        roles, steps: of the playbook as it stood then.
        marks: what was said of its steps, in the order it was told.
    """

    KIND: ClassVar[str] = "plan_run"

    id: str
    playbook: str
    started_at: datetime
    incident: str = ""
    alert: str = ""
    version: str = ""
    title: str = ""
    name: str = ""
    seat: str = ""
    roles: tuple[PlanRole, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    marks: tuple[StepMark, ...] = ()

    @property
    def subject(self) -> str:
        """The record it is followed for: `incident/ID` or `alert/ID`."""
        return f"incident/{self.incident}" if self.incident else f"alert/{self.alert}"

    def mark(self, step: str) -> StepMark | None:
        """Return what holds of a step: what was said first and not taken back; else None."""
        found = (each for each in self.marks if each.step == step and not each.withdrawn_by)
        return next(found, None)

    def step(self, id: str) -> PlanStep | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == id), None)

    def role_name(self, id: str) -> str:
        """Return a role's name; the id itself where it has none."""
        return next((role.name for role in self.roles if role.id == id), id)

    def marked(self, mark: StepMark) -> "PlanRun":
        """Return it with one more thing said of a step; the same act twice is one."""
        if any(each.op == mark.op and each.step == mark.step for each in self.marks):
            return self
        step = self.step(mark.step)
        before = () if step is None else step.after
        is_early = mark.sort is MarkSort.DONE and any(self.mark(each) is None for each in before)
        return replace(self, marks=(*self.marks, replace(mark, is_early=is_early)))

    def without(self, step: str, op: str, by: str) -> "PlanRun":
        """Return it with a mark of a step taken back; it stays readable."""
        marks = tuple(
            replace(each, withdrawn_by=by)
            if (each.step, each.op) == (step, op) and not each.withdrawn_by
            else each
            for each in self.marks
        )
        return self if marks == self.marks else replace(self, marks=marks)


def plan_run_id(subject: str, playbook: str) -> str:
    """Return the one id of a playbook followed for a matter, whoever begins it.

    Args:
        subject: id of the incident, or of the alert where there is none.
        playbook: id of the playbook.
    """
    return f"{subject}.{playbook}"
