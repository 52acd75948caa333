"""工单: one matter given to the unit that has to do it, and its way from 登记 to 归档.

It is another record than the forces sent (`DispatchOrder`, 指令下达) and has another machine
(`work_order_steps`). A person who called is kept masked only; the message as it came stays with
the hub's raw messages.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from console.domain.geo import NOWHERE, Place
from console.domain.limits import Limit
from console.domain.work_order_marks import ItemTick, Sample, last_ticks


class State(StrEnum):
    """How far it is (facts/domain B.3 with Part 0)."""

    REGISTERED = "registered"
    VERIFIED = "verified"
    """核实 said that it is so; 立案 comes next."""
    FILED = "filed"
    REFUSED = "refused"
    DISPATCHED = "dispatched"
    SIGNED = "signed"
    CONTACTED = "contacted"
    HANDLING = "handling"
    FEEDBACK = "feedback"
    CHECKING = "checking"
    """审核 has passed the answer; 核查 or 回访 is due."""
    CLOSED = "closed"
    ARCHIVED = "archived"
    RETURN_ASKED = "return_asked"
    """退单待定."""
    PARKED = "parked"
    """挂账."""
    REWORK = "rework"
    REOPENED = "reopened"
    VOID = "void"
    MERGED = "merged"


class Sort(StrEnum):
    """What a caller of 12345 wants; the limits differ by it."""

    NONE = ""
    COMPLAINT = "complaint"
    HELP = "help"
    CONSULT = "consult"
    SUGGESTION = "suggestion"


class CoState(StrEnum):
    """How far a unit is that helps (协办)."""

    DISPATCHED = "dispatched"
    SIGNED = "signed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class StateTime:
    """One step of its way.

    Attributes:
        state: where it stood afterwards.
        at, name, seat, op: when, who entered it and where, and the operation.
        note: the words that go with it: reason, answer, result.
        step: what was done, a word of `work_order_steps.Step`.
        unit: who did it or got it.
        by_phone: a unit said so by phone.
        doubt: why it did not fit what was known; it stands as it was told.
    """

    state: State
    at: datetime
    name: str = ""
    op: str = ""
    note: str = ""
    step: str = ""
    seat: str = ""
    unit: str = ""
    by_phone: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a unit asked for (退单, 延期, 挂账, 剔除), and what a named person decided.

    Attributes:
        at, unit, reason: when, who asked and why.
        until: for 挂账 the day it is looked at again.
        amount: 延期: how much more of the clock's own kind.
        decided_at: None while nobody decided.
        is_granted, approver, note: what was decided, who agreed, with which words.
    """

    at: datetime
    unit: str = ""
    reason: str = ""
    until: datetime | None = None
    amount: int = 0
    decided_at: datetime | None = None
    is_granted: bool = False
    approver: str = ""
    note: str = ""
    op: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide."""
        return self.decided_at is None


@dataclass(frozen=True, slots=True)
class CoUnit:
    """A unit that helps: its 协办 sub-order, which goes its own short way."""

    unit: str
    name: str
    number: str = ""
    state: CoState = CoState.DISPATCHED
    sent_at: datetime | None = None
    signed_at: datetime | None = None
    done_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who had it, one after the other: 街镇 → 联勤联动站 → 居村, or another unit (转派)."""

    unit: str
    name: str
    at: datetime
    by: str = ""
    is_down: bool = False
    """Handed down by the unit before (二次派单), not given to another one."""


@dataclass(frozen=True, slots=True)
class Supervision:
    """督办: by whom, until when, with which words."""

    at: datetime
    by: str = ""
    until: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CasePerson:
    """Who called, masked: 陈** and 138****0163."""

    name: str = ""
    phone: str = ""
    address: str = ""


NOBODY = CasePerson()


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """One order to a unit (工单).

    `number` is the seat's own and is never changed; `official` is added by the home hub. What
    came from another system has that system's number in `foreign`.
    """

    KIND: ClassVar[str] = "work_order"

    id: str
    number: str
    title: str
    created_at: datetime
    source: str = ""
    """Channel: hotline, police, grid, sensor, video, report, phone."""
    state: State = State.REGISTERED
    official: str = ""
    foreign: str = ""
    key: str = ""
    """Source and its key: what is told of it again comes to this record."""
    sort: Sort = Sort.NONE
    is_urgent: bool = False
    text: str = ""
    person: str = ""
    name: str = ""
    seat: str = ""
    matter: str = ""
    major: str = ""
    minor: str = ""
    dictionary: str = ""
    """Version of the dispatch dictionary it was sent by."""
    place: Place = NOWHERE
    unit: str = ""
    unit_name: str = ""
    unit_phone: str = ""
    co_units: tuple[CoUnit, ...] = ()
    hands: tuple[Hand, ...] = ()
    times: tuple[StateTime, ...] = ()
    limits: tuple[Limit, ...] = ()
    """Its clocks: `sign`, `contact`, `close`, `rework`, `supervise`."""
    returns: tuple[Asked, ...] = ()
    delays: tuple[Asked, ...] = ()
    parks: tuple[Asked, ...] = ()
    exemptions: tuple[Asked, ...] = ()
    reworks: int = 0
    urges: int = 0
    supervised: Supervision | None = None
    solved: bool | None = None
    """Whether 核查 or 回访 found it really solved; None while nobody asked."""
    satisfaction: str = ""
    """The caller's word: satisfied, ordinary, dissatisfied."""
    checked_at: datetime | None = None
    is_self_handled: bool = False
    alert: str = ""
    points: tuple[str, ...] = ()
    """Alerts it is about, where there are several; `alert` is the first of them."""
    incident: str = ""
    merged_into: str = ""
    related: tuple[str, ...] = ()
    case_person: CasePerson = NOBODY
    items: tuple[str, ...] = ()
    """What a joint station ticks off (联动事项)."""
    needs_check: str = ""
    ticks: tuple[ItemTick, ...] = ()
    """Every time one of `items` was ticked, or a tick was taken back."""
    samples: tuple[Sample, ...] = ()
    """抽查 of it, since it was closed."""

    @property
    def marked_items(self) -> tuple[tuple[str, ItemTick | None], ...]:
        """The items with the tick that holds; one that was told and is not listed stands last."""
        last = last_ticks(self.ticks)
        names = dict.fromkeys((*self.items, *last))
        done = {item: tick for item, tick in last.items() if tick.is_done}
        return tuple((name, done.get(name)) for name in names)

    @property
    def station(self) -> Hand | None:
        """The joint station that has it: the first it was handed down to (街镇 → 站 → 居村)."""
        station = None
        for hand in self.hands:
            station = (station or hand) if hand.is_down else None
        return station

    @property
    def town(self) -> str:
        """The town it lies in."""
        return self.place.town

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state not in OVER

    @property
    def open_delay(self) -> Asked | None:
        """A delay that waits for its decision."""
        return _open(self.delays)

    @property
    def open_exemption(self) -> Asked | None:
        """A 剔除 that waits for its decision."""
        return _open(self.exemptions)

    @property
    def waits_for(self) -> tuple[CoUnit, ...]:
        """Units that help and are not done."""
        return tuple(each for each in self.co_units if each.state is not CoState.DONE)

    @property
    def since(self) -> datetime:
        """Since when it stands where it stands."""
        since = self.created_at
        for time in reversed(self.times):
            if time.state is not self.state:
                break
            since = time.at
        return since

    def at(self, state: State) -> datetime | None:
        """When a state was reached first, None if it was not."""
        return next((time.at for time in self.times if time.state is state), None)

    def stepped(self, time: StateTime) -> "WorkOrder":
        """Return it after one step more."""
        return replace(self, state=time.state, times=(*self.times, time))


OVER = frozenset({State.CLOSED, State.ARCHIVED, State.REFUSED, State.VOID, State.MERGED})
"""States in which nothing is left to do."""


def _open(asked: tuple[Asked, ...]) -> Asked | None:
    return asked[-1] if asked and asked[-1].is_open else None
