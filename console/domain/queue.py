"""In which order a duty officer meets the open alerts: bands, then worst, then oldest first."""

from collections.abc import Iterator
from datetime import datetime
from enum import IntEnum

from console.domain.alert import Alert, Condition, Disposition
from console.domain.alert_clocks import ClockProfile
from console.domain.alert_marks import MaskSort


class Band(IntEnum):
    """The bands of the queue, from top to foot."""

    NO_ACTION = 0
    """Signed, and nothing done when the time for it was over: it is back on top."""
    UNSIGNED = 1
    SIGNED = 2
    HANDLING = 3
    RECOVERED_UNSIGNED = 4
    RECOVERED = 5
    SHELVED = 6
    EXERCISE = 7
    SUPPRESSED = 8
    OUT_OF_SERVICE = 9
    WAITING = 10
    """It does not count yet: it has to last, or to come more often."""
    GONE = 99
    """Not in the queue."""


SET_ASIDE = frozenset({Band.SHELVED, Band.SUPPRESSED, Band.OUT_OF_SERVICE})
"""Bands of what a person or a rule has set aside until a time."""

ASIDE = SET_ASIDE | {Band.WAITING}
"""Bands an alert leaves by itself when its time comes."""


def band_of(alert: Alert, now: datetime, profile: ClockProfile | None = None) -> Band:
    """Return the band an alert stands in at `now`, by the hall's clocks if they are known."""
    if alert.is_exercise:
        return Band.GONE if alert.is_closed else Band.EXERCISE
    if alert.disposition in (Disposition.MERGED, Disposition.FALSE):
        return Band.GONE
    aside = _aside(alert, now)
    if aside is not None:
        return aside
    if alert.condition is Condition.NORMAL:
        if not alert.is_acknowledged:
            return Band.RECOVERED_UNSIGNED
        return Band.GONE if alert.disposition is Disposition.CLOSED else Band.RECOVERED
    if not alert.is_acknowledged:
        return Band.UNSIGNED
    if alert.disposition is Disposition.CLOSED:
        return Band.GONE
    if alert.first_action_at:
        return Band.HANDLING
    act_by = None if profile is None else profile.act_by(alert)
    return Band.SIGNED if act_by is None or now < act_by else Band.NO_ACTION


def moves_at(alert: Alert, now: datetime, profile: ClockProfile | None = None) -> datetime | None:
    """Return when its band may become another by time alone; None when only an event does that."""
    return min((end for end in _ends(alert, profile) if end > now), default=None)


def _ends(alert: Alert, profile: ClockProfile | None) -> Iterator[datetime]:
    if alert.shelf is not None:
        yield alert.shelf.until
    for masking in alert.masks:
        yield masking.until
    if alert.waits is not None and alert.waits.until is not None:
        yield alert.waits.until
    if profile is not None and alert.acks:
        act_by = profile.act_by(alert)
        if act_by is not None:
            yield act_by


def _aside(alert: Alert, now: datetime) -> Band | None:
    """Return the band of what stands aside at `now`, None for what does not."""
    if alert.waits is not None and alert.is_waiting(now):
        return Band.WAITING if alert.waits.until else Band.GONE
    if alert.is_shelved(now):
        return Band.SHELVED
    sorts = {masking.sort for masking in alert.masks_at(now)} if alert.masks else ()
    if MaskSort.OUT_OF_SERVICE in sorts:
        return Band.OUT_OF_SERVICE
    return Band.SUPPRESSED if sorts else None


SortKey = tuple[int, int, float, str]


def sort_key(alert: Alert, band: Band, seat: str) -> SortKey:
    """Return the place inside a band: worst first, then oldest first; what is mine leads 处置中."""
    mine = alert.owner is not None and alert.owner.seat == seat
    lead = 0 if band is not Band.HANDLING or mine else 1
    since = alert.unsigned_since or alert.received_at
    return (lead, -int(alert.severity), since.timestamp(), alert.id)
