"""Everything that stands aside now: masks with how many lie under each, and single alerts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from console.domain.alert import Alert
from console.domain.alert_marks import MaskSort, Severity
from console.domain.mask import Mask, Scope
from console.models.mask_book import masks_on


@dataclass(frozen=True, slots=True)
class Aside:
    """One line of it.

    Attributes:
        id: of the mask, or of the alert that stands aside alone.
        sort: why.
        scope: what it covers.
        until: its end.
        reason: why, in words.
        name: who set it aside.
        worst: the worst grade it holds.
        alerts: ids of the alerts that lie under it.
        mask: the mask; None for a single alert.
        first: one of the alerts, whose words stand for it.
    """

    id: str
    sort: MaskSort
    scope: Scope
    until: datetime
    reason: str
    name: str
    worst: Severity
    alerts: tuple[str, ...]
    mask: Mask | None = None
    first: Alert | None = None


def asides(masks: Sequence[Mask], alerts: Sequence[Alert], now: datetime) -> list[Aside]:
    """Return what stands aside at `now`, what ends first on top."""
    under: dict[str, list[Alert]] = {}
    single = []
    for alert in alerts:
        for id in masks_on(alert):
            under.setdefault(id, []).append(alert)
        if alert.is_shelved(now) and alert.shelf is not None and not alert.shelf.mask:
            single.append(_single(alert))
    found = [_of_mask(mask, under.get(mask.id, [])) for mask in masks]
    return sorted((*found, *single), key=lambda each: (each.until, each.id))


def _of_mask(mask: Mask, alerts: Sequence[Alert]) -> Aside:
    told = (mask.id, mask.sort, mask.scope, mask.until, mask.reason, mask.name, mask.worst)
    first = alerts[0] if alerts else None
    return Aside(*told, tuple(alert.id for alert in alerts), mask, first)


def _single(alert: Alert) -> Aside:
    shelf = alert.shelf
    assert shelf is not None
    told = (alert.id, MaskSort.SHELVED, Scope(alert=alert.id), shelf.until, shelf.reason)
    return Aside(*told, shelf.name, alert.severity, (alert.id,), first=alert)
