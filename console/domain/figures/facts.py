"""What one alert adds to the figures of a time: small, so that a week of them stays in memory.

Times are seconds since 1970. Exercises and tests add nothing, nor do forecasts, whose work is 叫应.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from console.domain.alert import Acknowledgement, Alert, Disposition, Nature, TrailLine
from console.domain.alert_marks import MaskSort, Severity

NEWS = frozenset({"returned", "rose"})
"""Lines of a trail by which an alert wants attention anew."""

_JUDGED = frozenset({"confirmed", "found_false"})
_ASIDE = frozenset(sort.value for sort in MaskSort)


class Verdict(StrEnum):
    """What people found: 属实, 不属实, or nothing yet."""

    NONE = ""
    TRUE = "true"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of a person; one that was done to many alerts at once has the same `op` on each."""

    op: str
    at: float
    seat: str


@dataclass(frozen=True, slots=True)
class AlertFact:
    """One alert as the figures count it.

    Attributes:
        id: the alert's.
        grade: as shown.
        source: who reports it; `device` is the one thing that does, empty where it has no name.
        channel: by which way it came.
        at: when it was received.
        news: when it wanted attention: at first, when it came back, when it rose. Empty for what
            a rule held back or a mask covered from its beginning: nobody was called.
        returns: when its source came back to it after it was over; the newest.
        signed: when it was first signed, by `signer` (a seat).
        due_from: since when it is to be signed; None once it is, or while nobody has to.
        acted: when the first thing was done about it.
        occurred: when it happened, as its source says; None where it does not.
        judged: when a person first found it true or not.
        deeds: what people did.
        verdict: what they found.
        is_open: whether it still stands in the queue.
        told_at: when it begins to count although nothing comes in; None for never.
    """

    id: str
    grade: Severity
    source: str
    device: str
    channel: str
    at: float
    news: tuple[float, ...] = ()
    returns: tuple[float, ...] = ()
    signed: float | None = None
    signer: str = ""
    due_from: float | None = None
    acted: float | None = None
    deeds: tuple[Deed, ...] = ()
    verdict: Verdict = Verdict.NONE
    is_open: bool = False
    told_at: float | None = None
    occurred: float | None = None
    judged: float | None = None

    def news_at(self, now: float) -> tuple[float, ...]:
        """Return when it wanted attention, up to `now`."""
        if self.told_at is not None and self.told_at <= now:
            return (self.told_at, *self.news)
        return self.news

    def touched_by(self, seat: str) -> bool:
        """Whether somebody at a seat did anything about it."""
        return self.signer == seat or any(deed.seat == seat for deed in self.deeds)


def fact_of(alert: Alert) -> AlertFact | None:
    """Return what an alert adds to the figures; None for what they never count."""
    if alert.is_exercise or alert.nature is Nature.FORECAST:
        return None
    first = min(alert.acks, key=_at, default=None)
    begin = None if _came_covered(alert) else _begin(alert)
    waits = alert.waits.until if alert.waits is not None and begin is None else None
    due = None if alert.is_acknowledged or alert.is_closed else alert.unsigned_from
    return AlertFact(
        id=alert.id,
        grade=alert.severity,
        source=alert.source,
        device=alert.fingerprint,
        channel=alert.channel,
        at=alert.received_at.timestamp(),
        news=() if begin is None else (begin, *_again(alert.trail)),
        returns=tuple(sorted(at.timestamp() for at in alert.returns)),
        signed=None if first is None else first.at.timestamp(),
        signer="" if first is None else first.seat,
        due_from=None if due is None or not alert.is_open else due.timestamp(),
        acted=None if alert.first_action_at is None else alert.first_action_at.timestamp(),
        deeds=_deeds(alert),
        verdict=_verdict(alert),
        is_open=alert.is_open,
        told_at=None if waits is None else waits.timestamp(),
        occurred=None if alert.occurred_at is None else alert.occurred_at.timestamp(),
        judged=_judged(alert.trail),
    )


def counted(alerts: Iterable[Alert]) -> list[AlertFact]:
    """Return what alerts add to the figures."""
    return [fact for alert in alerts if (fact := fact_of(alert)) is not None]


def _at(ack: Acknowledgement) -> float:
    return ack.at.timestamp()


def _begin(alert: Alert) -> float | None:
    """Return when it first counted; None while it waits, or when it was over before."""
    if alert.waits is not None and not alert.acks and alert.owner is None:
        return None
    counted_at = next((line.at for line in alert.trail if line.what == "counted"), None)
    return (counted_at or alert.received_at).timestamp()


def _judged(trail: tuple[TrailLine, ...]) -> float | None:
    return min((line.at.timestamp() for line in trail if line.what in _JUDGED), default=None)


def _again(trail: tuple[TrailLine, ...]) -> list[float]:
    return sorted(line.at.timestamp() for line in trail if line.what in NEWS)


def _came_covered(alert: Alert) -> bool:
    """Whether a mask lay on it from its beginning, and still nobody was called to it."""
    if alert.acks or any(line.what in NEWS for line in alert.trail):
        return False
    return any(
        line.what in _ASIDE and not line.op and line.at == alert.received_at for line in alert.trail
    )


def _deeds(alert: Alert) -> tuple[Deed, ...]:
    found = {ack.op: Deed(ack.op, ack.at.timestamp(), ack.seat) for ack in alert.acks if ack.op}
    for line in alert.trail:
        if line.op and line.seat:
            found[line.op] = Deed(line.op, line.at.timestamp(), line.seat)
    return tuple(found.values())


def _verdict(alert: Alert) -> Verdict:
    """An order or a confirmation says it is true, also once it is closed."""
    if alert.disposition is Disposition.FALSE:
        return Verdict.FALSE
    is_true = alert.disposition in (Disposition.CONFIRMED, Disposition.ORDERED)
    said = is_true or any(line.what == "confirmed" for line in alert.trail)
    return Verdict.TRUE if said or alert.orders else Verdict.NONE
