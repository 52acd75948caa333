"""An alert: one signal that wants attention.

Three fields, three owners, so that they never race: the source owns `condition`, operators own
`acks`, the workflow owns `disposition` (facts/domain B.2). A report of the source is taken in by
`alert_reports.received`, an act of a person by one of the steps below; each returns the next
state. Which step is legal where stands in `alert_steps`.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from console.domain.alert_marks import Disposition as Disposition
from console.domain.alert_marks import Escalation, Evidence, ForecastStep, Joined, Masking, Waiting
from console.domain.alert_marks import Severity as Severity
from console.domain.alert_marks import Shelf as Shelf
from console.domain.diversion import CHANNEL as DIVERTED
from console.domain.diversion import Answered
from console.domain.geo import NOWHERE, Place
from console.domain.stamp import CERTAIN, Stamp

ONLINE = "network"
"""Channel of what was found online (网络舆情): only posts with `Right.SEE_ONLINE` read it."""

ONLINE_TITLE = "网络舆情（内容限授权岗位查看）"
"""What records that every seat reads call such an alert."""

TRAIL_KEPT = 40
"""Lines of the trail that travel with the record; the duty log and the operations keep all."""


class Condition(StrEnum):
    """What the source says of the thing itself."""

    ACTIVE = "active"
    NORMAL = "normal"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    """A one-off message (12345, 110, phone, direct report) that never clears."""


class Nature(StrEnum):
    """A happening (告警) or a forecast (预警); a forecast has no ratchet."""

    HAPPENING = "happening"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody saw one episode at one severity."""

    episode: int
    severity: Severity
    person: str
    name: str
    seat: str
    at: datetime
    op: str


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One thing that happened to the alert; `what` is a code, put into words on screen."""

    IS_SHARED: ClassVar[bool] = True

    at: datetime
    what: str
    who: str = ""
    seat: str = ""
    detail: str = ""
    stamp: Stamp = CERTAIN
    """How sure `at` is."""
    op: str = ""
    """The operation that did it; empty for what a source reported."""


class Leave(StrEnum):
    """How an owner lost it; each is a code of the trail."""

    IDLE = "left_idle"
    """Nobody touched anything at the owner's seat."""
    LOGGED_OUT = "left_logged_out"
    AWAY = "left_away"
    """The hub has not heard of the owner's seat."""
    SHIFT_ENDED = "left_shift_ended"


SIGNING_NOTED = "signing_noted"
"""Code of the trail: what a 签收 comes with, for the types that ask for it."""

LEFT = frozenset(leave.value for leave in Leave)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has taken it."""

    person: str
    name: str
    seat: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Casualties:
    """Counts as told on the phone; None is 不详, never 0."""

    dead: int | None = None
    badly_hurt: int | None = None
    hurt: int | None = None
    trapped: int | None = None
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """What 接报登记 asked on the phone."""

    called_at: datetime
    unit: str = ""
    caller: str = ""
    post: str = ""
    phone: str = ""
    told: str = ""
    measures: str = ""
    needs: str = ""
    casualties: Casualties = Casualties()


@dataclass(frozen=True, slots=True)
class Alert:
    """One signal; see the module for who owns what."""

    KIND: ClassVar[str] = "alert"

    id: str
    title: str
    severity: Severity
    received_at: datetime
    occurred_at: datetime | None = None
    last_at: datetime | None = None
    source: str = ""
    channel: str = ""
    type: str = ""
    text: str = ""
    place: Place = NOWHERE
    confidence: float | None = None
    count: int = 1
    condition: Condition = Condition.ACTIVE
    cleared_at: datetime | None = None
    episode: int = 1
    nature: Nature = Nature.HAPPENING
    is_exercise: bool = False
    effective_at: datetime | None = None
    expires_at: datetime | None = None
    fingerprint: str = ""
    group: str = ""
    unsigned_since: datetime | None = None
    acks: tuple[Acknowledgement, ...] = ()
    owner: Owner | None = None
    first_action_at: datetime | None = None
    disposition: Disposition = Disposition.UNVERIFIED
    merged_into: str = ""
    orders: tuple[str, ...] = ()
    shelf: Shelf | None = None
    call: Call | None = None
    origin_seat: str = ""
    needs_check: str = ""
    trail: tuple[TrailLine, ...] = ()
    reported: Severity | None = None
    """What the source says now, where that is less than what is shown (峰值)."""
    returns: tuple[datetime, ...] = ()
    """When it came back after it was over; the newest."""
    waits: Waiting | None = None
    masks: tuple[Masking, ...] = ()
    freed: tuple[str, ...] = ()
    """Masks it was taken out of by hand: they are not laid on it again."""
    escalations: tuple[Escalation, ...] = ()
    deferred_until: datetime | None = None
    """带班领导 is not called before; given once by the 值班长."""
    round: int = 0
    """How often a forecast was issued or raised; each begins 叫应 anew."""
    evidence: Evidence | None = None
    """What a machine saw, for a person to judge."""
    joined: tuple[Joined, ...] = ()
    """What was merged into it and not taken back since, in the order it came."""
    forecast: ForecastStep | None = None
    """How far a forecast is; None for what happens, and for what older hubs took in."""
    diversion: Answered | None = None
    """What became of a 110 分流; None while it waits for its answer, and for all else."""
    blind: str = ""
    """The feed by whose silence its condition is unknown; means nothing in any other condition."""
    rule: str = ""
    """Id of the rule that took its last report."""
    rules: str = ""
    """Version of the rules it stood in."""
    incident: str = ""
    """The matter it is handled as together with others (并案处置)."""

    @property
    def heard_at(self) -> datetime:
        """When this hall heard of it first: a call is taken before it is written down."""
        told = self.received_at if self.call is None else self.call.called_at
        return min(told, self.received_at)

    @property
    def is_acknowledged(self) -> bool:
        """Whether this episode was seen at this severity (a later rise is unseen again)."""
        return any(a.episode == self.episode and a.severity >= self.severity for a in self.acks)

    @property
    def is_restricted(self) -> bool:
        """Whether only posts with `Right.SEE_ONLINE` may read it."""
        return self.channel == ONLINE

    @property
    def open_title(self) -> str:
        """Its name in records that every seat reads: duty log, incidents, other alerts."""
        return ONLINE_TITLE if self.is_restricted else self.title

    @property
    def is_closed(self) -> bool:
        """Whether the workflow is done with it."""
        return self.disposition in (Disposition.CLOSED, Disposition.FALSE, Disposition.MERGED)

    @property
    def awaits_answer(self) -> bool:
        """Whether the 110 desk waits to hear that it is taken or given back."""
        is_its = self.channel == DIVERTED and not self.is_exercise
        return is_its and self.diversion is None

    @property
    def is_open(self) -> bool:
        """Whether it belongs in the queue: unfinished work, or unseen."""
        return not self.is_closed or (
            not self.is_acknowledged and self.disposition is Disposition.CLOSED
        )

    @property
    def is_left(self) -> bool:
        """Whether its owner lost it, and nobody has taken it since."""
        return self.owner is None and any(line.what in LEFT for line in self.trail)

    @property
    def signed_at(self) -> datetime | None:
        """When this episode was first acknowledged at its severity, if it was."""
        times = [
            a.at for a in self.acks if a.episode == self.episode and a.severity >= self.severity
        ]
        return min(times, default=None)

    @property
    def is_signing_noted(self) -> bool:
        """Whether somebody wrote beside the 签收 of this episode what it comes with."""
        signed = self.signed_at
        return signed is not None and any(
            line.what == SIGNING_NOTED and line.at >= signed for line in self.trail
        )

    @property
    def unsigned_from(self) -> datetime | None:
        """Since when somebody has to sign it: not before the end of what set it aside."""
        if self.unsigned_since is None or (self.shelf is None and not self.masks):
            return self.unsigned_since
        ends = [mask.until for mask in self.masks]
        if self.shelf is not None:
            ends.append(self.shelf.until)
        return max(self.unsigned_since, *ends)

    def is_shelved(self, now: datetime) -> bool:
        """Whether it stands aside at `now`."""
        return self.shelf is not None and now < self.shelf.until

    def is_waiting(self, now: datetime) -> bool:
        """Whether it does not count yet, or was over before it did; who works on it ends that."""
        if self.waits is None or self.acks or self.owner is not None:
            return False
        return self.waits.until is None or now < self.waits.until

    def masks_at(self, now: datetime) -> tuple[Masking, ...]:
        """Return what lies on it at `now` beside a shelf: 规则抑制, 停用报修."""
        return tuple(mask for mask in self.masks if now < mask.until)

    def is_quiet(self, now: datetime) -> bool:
        """Whether nobody is to be called to it at `now`; it stays readable in its own line."""
        return (
            self.is_shelved(now)
            or (self.masks != () and self.masks_at(now) != ())
            or self.is_waiting(now)
        )

    def noted(self, line: TrailLine) -> "Alert":
        """Return this alert with one more line of its trail."""
        return replace(self, trail=(*self.trail, line)[-TRAIL_KEPT:])

    def acknowledged(self, ack: Acknowledgement) -> "Alert":
        """Return it seen by one more; a second acknowledgement is kept, not refused."""
        return replace(self, acks=(*self.acks, ack))

    def is_held_red(self, now: datetime) -> bool:
        """Whether it is a 红 in somebody's hands who must not fall silent over it."""
        is_red = self.severity is Severity.RED and self.owner is not None
        return is_red and not (self.is_closed or self.is_exercise or self.is_quiet(now))

    def left(self, how: Leave, at: datetime, stamp: Stamp = CERTAIN, op: str = "") -> "Alert":
        """Return it without its owner: back in the pool, for anybody to take."""
        if self.owner is None:
            return self
        line = TrailLine(at, how.value, self.owner.name, self.owner.seat, stamp=stamp, op=op)
        return replace(self, owner=None).noted(line)

    def acted_on(self, at: datetime) -> "Alert":
        """Return it with its first action, which ends the second clock after 签收."""
        return self if self.first_action_at else replace(self, first_action_at=at)
