"""疑似同一事: open alerts near in time and place, the likeliest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from console.domain.alert import Alert
from console.domain.geo import distance

NEAR = 500.0
"""Metres within which two matters may be the same."""
SOON = timedelta(hours=2)
"""Time within which they may be."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another alert, how far away, and how many minutes earlier or later."""

    alert: Alert
    metres: float | None
    minutes: int


def candidates(alert: Alert, others: Iterable[Alert], most: int = 3) -> list[Candidate]:
    """Return alerts that may be the same matter: same place first, then near, then recent."""
    found = [c for c in (_compared(alert, other) for other in others) if c is not None]
    return sorted(found, key=_likeliness)[:most]


def _compared(alert: Alert, other: Alert) -> Candidate | None:
    if other.id == alert.id or other.is_closed or other.is_exercise != alert.is_exercise:
        return None
    apart = abs((other.last_at or other.received_at) - alert.received_at)
    if apart > SOON:
        return None
    metres = _metres(alert, other)
    is_same_place = bool(alert.place.name) and alert.place.name == other.place.name
    if not is_same_place and (metres is None or metres > NEAR):
        return None
    return Candidate(other, metres, int(apart.total_seconds() // 60))


def _metres(alert: Alert, other: Alert) -> float | None:
    if alert.place.point is None or other.place.point is None:
        return None
    return distance(alert.place.point, other.place.point)


def _likeliness(candidate: Candidate) -> tuple[float, int, str]:
    metres = 0.0 if candidate.metres is None else candidate.metres
    return metres, candidate.minutes, candidate.alert.id
