"""An instruction of a leader (批示): from 转达 to 办结, urged when it is late.

The words stand as they were given. What was said on the phone was read back, and both names stand
here. Which step is legal where stands in `instruction_steps`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from console.domain.limits import Limit, LimitKind
from console.domain.playbook import NO_LIMIT, StepLimit


class InstructionState(StrEnum):
    """How far it is."""

    RECEIVED = "received"
    CONVEYED = "conveyed"
    HANDLING = "handling"
    FEEDBACK = "feedback"
    REPORTED_BACK = "reported_back"
    CLOSED = "closed"


class Medium(StrEnum):
    """How it came."""

    PAPER = "paper"
    PHONE = "phone"
    MEETING = "meeting"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Of one given by phone: who read it back here, and who there said that it is right."""

    read_by: str
    agreed_by: str


@dataclass(frozen=True, slots=True)
class Target:
    """A unit it is conveyed to.

    Attributes:
        unit: id of the unit or organisation; empty for one the hall has no record of.
        name: of the unit.
        conveyed_at, conveyed_by, conveyed_to: when it was told, by whom here, to whom there.
        receipt_at, receipt_by: when the unit said that it has it, and who there; None so far.
    """

    unit: str
    name: str
    conveyed_at: datetime | None = None
    conveyed_by: str = ""
    conveyed_to: str = ""
    receipt_at: datetime | None = None
    receipt_by: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a unit tells of the work on it; the n-th of them."""

    at: datetime
    text: str
    unit: str = ""
    name: str = ""
    seat: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True)
class Urge:
    """One time it was pressed for (催办), or taken under supervision (督办)."""

    at: datetime
    text: str
    unit: str = ""
    name: str = ""
    seat: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True)
class InstructionStep:
    """One step of its way: what, when, by whom; `detail` are the words that go with it."""

    what: str
    at: datetime
    name: str = ""
    seat: str = ""
    op: str = ""
    detail: str = ""
    doubt: str = ""
    """Why it did not fit what was known; it stands as it was told."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction.

    Attributes:
        number: the seat's own; never changed. `official` is added by the home hub.
        text: its words, verbatim.
        from_name, post: who gave it.
        medium: how it came.
        at: when it was given.
        recorded_at, name, seat: when, by whom and where it was written down.
        read_back: of one given by phone.
        targets: who is to work on it.
        limit: within what time each feedback is due, the first from when it was given, each further
            one from the one before; no amount: no clock.
        state: how far it is.
        feedbacks, urges, supervised: what was told of it; None: it is not under supervision.
        incident, alert: what it is about; empty for neither.
        result: what was reported back.
        needs_check: why a person is asked; empty for nothing.
        steps: its way, the newest last.
    """

    KIND: ClassVar[str] = "instruction"

    id: str
    text: str
    at: datetime
    recorded_at: datetime
    number: str = ""
    official: str = ""
    from_name: str = ""
    post: str = ""
    medium: Medium = Medium.PHONE
    name: str = ""
    seat: str = ""
    read_back: ReadBack | None = None
    targets: tuple[Target, ...] = ()
    limit: StepLimit = NO_LIMIT
    state: InstructionState = InstructionState.RECEIVED
    feedbacks: tuple[Feedback, ...] = ()
    urges: tuple[Urge, ...] = ()
    supervised: Urge | None = None
    incident: str = ""
    alert: str = ""
    result: str = ""
    needs_check: str = ""
    steps: tuple[InstructionStep, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is still worked on."""
        return self.state is not InstructionState.CLOSED

    @property
    def unconveyed(self) -> tuple[Target, ...]:
        """Units that have not been told of it."""
        return tuple(each for each in self.targets if each.conveyed_at is None)

    @property
    def unreceipted(self) -> tuple[Target, ...]:
        """Units that were told and have not said that they have it."""
        told = (each for each in self.targets if each.conveyed_at is not None)
        return tuple(each for each in told if each.receipt_at is None)

    @property
    def feedback_from(self) -> datetime | None:
        """Since when the next feedback is waited for; None once the result was reported back."""
        if self.state in (InstructionState.REPORTED_BACK, InstructionState.CLOSED):
            return None
        return max((self.at, *(each.at for each in self.feedbacks)))

    @property
    def feedback_limit(self) -> Limit | None:
        """The clock to its next feedback; None where it has none, or none is waited for."""
        since, told = self.feedback_from, self.limit
        if since is None or not told.amount:
            return None
        kind = LimitKind(told.kind) if told.kind in set(LimitKind) else LimitKind.MINUTES
        by = " ".join(part for part in (self.post, self.from_name) if part)
        return Limit("feedback", since, kind, told.amount, told.source, cause="instruction", by=by)

    @property
    def feedback_by(self) -> datetime | None:
        """When that is by a clock of minutes; None for others, which need the hall's calendar."""
        limit = self.feedback_limit
        if limit is None or limit.kind is not LimitKind.MINUTES:
            return None
        return limit.started_at + timedelta(minutes=limit.amount)

    def target(self, name: str) -> Target | None:
        """Return a target by the unit's name."""
        return next((each for each in self.targets if each.name == name), None)

    def with_target(self, target: Target) -> "Instruction":
        """Return it with a target, in place of the one of the same name."""
        kept = tuple(target if each.name == target.name else each for each in self.targets)
        known = self.target(target.name) is not None
        return replace(self, targets=kept if known else (*kept, target))
