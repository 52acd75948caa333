"""叫应: each town's duty person is called about a forecast, answers, and repeats what was said.

One record for each town and round, under an id that both of two seats would give it. A call that
was made is a fact: it is recorded with its time and never refused. Who does not answer by the
limit of the profile goes to the 值班长, by the home hub.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from console.domain.alert_marks import Severity


class Reply(StrEnum):
    """What became of one call."""

    REPEATED = "repeated"
    """Answered, and said back what was told (复述)."""
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    WRONG_NUMBER = "wrong_number"


HEARD = frozenset({Reply.REPEATED, Reply.ANSWERED})


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who may be called for a town; the first is its duty person."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class TownCall:
    """One call: when, to whom, what came of it, and who made it."""

    at: datetime
    reply: Reply
    contact: str = ""
    answered_by: str = ""
    name: str = ""
    seat: str = ""
    op: str = ""
    withdrawn_by: str = ""
    """Who said that it was written down by mistake (误记); it stays readable, counts no more."""

    @property
    def is_heard(self) -> bool:
        """Whether somebody there answered."""
        return self.reply in HEARD and not self.withdrawn_by

    @property
    def is_in_vain(self) -> bool:
        """Whether nobody was reached."""
        return self.reply not in HEARD and not self.withdrawn_by


@dataclass(frozen=True, slots=True)
class Round:
    """One town in one round, as a person saw it: enough to record a call nobody began with."""

    alert: str
    round: int
    severity: Severity
    town: str
    town_name: str
    contacts: tuple[Contact, ...] = ()

    @property
    def id(self) -> str:
        """The one id of this town in this round, whoever begins it."""
        return call_out_id(self.alert, self.round, self.town)


@dataclass(frozen=True, slots=True)
class CallOut:
    """One town to be called in one round of a forecast."""

    KIND: ClassVar[str] = "call_out"

    id: str
    alert: str
    round: int
    severity: Severity
    town: str
    """Id of the town."""
    town_name: str
    started_at: datetime
    started_by: str = ""
    contacts: tuple[Contact, ...] = ()
    calls: tuple[TownCall, ...] = ()
    escalated_at: datetime | None = None
    is_over: bool = False
    """Whether it is answered, or its forecast was lifted or raised."""

    @property
    def in_order(self) -> list[TownCall]:
        """The calls in the order of their times; the record keeps them as they were told."""
        return sorted(self.calls, key=lambda each: each.at)

    @property
    def answer(self) -> TownCall | None:
        """The first call that was answered; None so far."""
        return next((call for call in self.in_order if call.is_heard), None)

    @property
    def is_repeated(self) -> bool:
        """Whether somebody there said back what was told."""
        return any(call.is_heard and call.reply is Reply.REPEATED for call in self.calls)

    @property
    def last_call(self) -> TownCall | None:
        """The last call that counts; None while nobody was called."""
        return next((call for call in reversed(self.in_order) if not call.withdrawn_by), None)

    @property
    def seen(self) -> Round:
        """What a person sees it by."""
        where = (self.town, self.town_name, self.contacts)
        return Round(self.alert, self.round, self.severity, *where)

    @property
    def next_contact(self) -> Contact | None:
        """Who is to be called now: after each call in vain the next, then the first again."""
        if not self.contacts:
            return None
        vain = sum(1 for call in self.calls if call.is_in_vain)
        return self.contacts[vain % len(self.contacts)]

    def answer_by(self, limits: Mapping[Severity, timedelta]) -> datetime | None:
        """When it must be answered; None once it is, and where the hall sets no limit."""
        limit = limits.get(self.severity)
        if limit is None or self.is_over or self.answer is not None:
            return None
        return self.started_at + limit

    def called(self, call: TownCall) -> "CallOut":
        """Return it after one more call; the same one twice is one."""
        if any(each.op == call.op for each in self.calls):
            return self
        return replace(self, calls=(*self.calls, call), is_over=self.is_over or call.is_heard)

    def without(self, op: str, by: str) -> "CallOut":
        """Return it with a call that was written down by mistake, which opens it again."""
        if not any(call.op == op and not call.withdrawn_by for call in self.calls):
            return self
        calls = tuple(replace(c, withdrawn_by=by) if c.op == op else c for c in self.calls)
        return replace(self, calls=calls, is_over=any(call.is_heard for call in calls))


def begun_by_call(seen: Round, at: datetime, name: str) -> CallOut:
    """Return the record of a town that was called although nobody had begun its round."""
    where = (seen.severity, seen.town, seen.town_name)
    return CallOut(seen.id, seen.alert, seen.round, *where, at, name, seen.contacts)


def call_out_id(alert: str, round: int, town: str) -> str:
    """Return the one id of a town in a round, whoever begins it."""
    return f"{alert}.{round}.{town}"


def to_call(call_outs: Iterable[CallOut]) -> list[CallOut]:
    """Return those still to be called: what has waited longest since its last call first."""
    waiting = (each for each in call_outs if not each.is_over)
    return sorted(waiting, key=lambda each: (_last(each), each.town))


def _last(call_out: CallOut) -> datetime:
    return max((call.at for call in call_out.calls), default=call_out.started_at)
