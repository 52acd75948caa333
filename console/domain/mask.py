"""Setting aside a whole area, source, type or device: 搁置 规则抑制 停用报修.

A mask is a record of its own with a compulsory end. It is laid on the open alerts it covers, and
by the hub on those that come while it holds; each alert carries what lies on it, so that what is
shown is judged by the alert and the time alone. It never holds what is worse than it was meant for.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import ClassVar

from console.domain.alert import Alert, Nature, TrailLine
from console.domain.alert_marks import Masking, MaskSort, Severity, Shelf


@dataclass(frozen=True, slots=True)
class Scope:
    """What a mask covers: an alert that agrees in every part that is named."""

    alert: str = ""
    fingerprint: str = ""
    """One device and what is wrong with it."""
    town: str = ""
    place: str = ""
    source: str = ""
    channel: str = ""
    type: str = ""
    group: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is named, which would cover the whole city."""
        return not any(self.told())

    def told(self) -> tuple[str, ...]:
        """Return what is named, empty where nothing is."""
        return tuple(getattr(self, field.name) for field in fields(self))

    def covers(self, alert: Alert) -> bool:
        """Whether an alert agrees in all that is named; a forecast only where it is named."""
        if alert.nature is Nature.FORECAST and not self.alert:
            return False
        if self.group and self.group != alert.group:
            return False
        if self.fingerprint and self.fingerprint != alert.fingerprint:
            return False
        place = alert.place
        return (
            (not self.source or self.source == alert.source)
            and (not self.town or self.town == place.town)
            and (not self.place or self.place == place.name)
            and (not self.type or self.type == alert.type)
            and (not self.alert or self.alert == alert.id)
            and (not self.channel or self.channel == alert.channel)
            and not self.is_empty
        )


@dataclass(frozen=True, slots=True)
class Mask:
    """Something set aside by a person until a time, for a reason."""

    KIND: ClassVar[str] = "mask"

    id: str
    sort: MaskSort
    scope: Scope
    until: datetime
    reason: str
    person: str
    name: str
    seat: str
    at: datetime
    worst: Severity = Severity.YELLOW
    """The worst grade it holds."""
    order: str = ""
    """The work order for the device."""
    op: str = ""
    """The operation that laid it."""
    lifted_at: datetime | None = None
    lifted_by: str = ""
    is_spread: bool = False
    """Whether the hub has laid it on all that was open when it came."""
    is_over: bool = False
    """Whether it has ended, and the hub has taken it off where it was lifted."""

    def is_held(self, now: datetime) -> bool:
        """Whether it holds at `now`."""
        return self.lifted_at is None and now < self.until

    def covers(self, alert: Alert, now: datetime) -> bool:
        """Whether it is to lie on an alert: one of its scope, not too severe, not closed."""
        is_meant = alert.severity <= self.worst and self.scope.covers(alert)
        is_free = alert.is_closed or self.id in alert.freed
        return is_meant and self.is_held(now) and not is_free

    def lies_on(self, alert: Alert) -> bool:
        """Whether an alert carries it."""
        shelf = alert.shelf
        return (shelf is not None and shelf.mask == self.id) or any(
            masking.mask == self.id for masking in alert.masks
        )

    def laid_on(self, alert: Alert, line: TrailLine) -> Alert:
        """Return an alert it covers with it; a shelf that ends later stays."""
        if self.lies_on(alert):
            return alert
        told = (self.until, self.reason, self.person, self.name, self.id, self.worst)
        if self.sort is not MaskSort.SHELVED:
            return replace(alert, masks=(*alert.masks, Masking(*told, self.sort))).noted(line)
        if alert.shelf is not None and alert.shelf.until >= self.until:
            return alert
        return replace(alert, shelf=Shelf(*told)).noted(line)

    def taken_off(self, alert: Alert, line: TrailLine) -> Alert:
        """Return an alert without it."""
        if not self.lies_on(alert):
            return alert
        shelf = None if alert.shelf and alert.shelf.mask == self.id else alert.shelf
        left = tuple(masking for masking in alert.masks if masking.mask != self.id)
        back = replace(alert, shelf=shelf, masks=left).noted(line)
        return back if alert.is_acknowledged else replace(back, unsigned_since=line.at)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a mask would do now, shown before it is laid.

    Attributes:
        covered: ids of the alerts it would lie on.
        grades: how many of each severity those are.
        above: ids in its scope that are too severe for it: they stay.
        kept: how many of each severity those are.
    """

    covered: tuple[str, ...]
    grades: Counter[Severity]
    above: tuple[str, ...]
    kept: Counter[Severity] = field(default_factory=Counter)


def preview(mask: Mask, alerts: Iterable[Alert], now: datetime) -> Preview:
    """Return what a mask would do to the open alerts, before anybody decides it."""
    inside = [a for a in alerts if mask.scope.covers(a) and not (a.is_closed or mask.lies_on(a))]
    covered = [a for a in inside if mask.covers(a, now)]
    above = [a for a in inside if a.severity > mask.worst]
    return Preview(
        tuple(a.id for a in covered),
        Counter(a.severity for a in covered),
        tuple(a.id for a in above),
        Counter(a.severity for a in above),
    )


def masked(alert: Alert, masks: Iterable[Mask], now: datetime) -> Alert:
    """Return an alert as it comes in, with the masks that cover it."""
    for mask in masks:
        if mask.covers(alert, now):
            by = "·".join((mask.reason, mask.name))
            alert = mask.laid_on(alert, TrailLine(now, mask.sort.value, detail=by))
    return alert
