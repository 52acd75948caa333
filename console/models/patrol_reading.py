"""Proofs and findings of patrols as they lie in the cache, with what became of a finding.

Knows no Qt; called off the window's thread.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from console.domain.alert import Alert
from console.domain.entity import Entity, readable
from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import PatrolProof
from console.domain.work_order import WorkOrder
from offline_cache.cache import Cache

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with what became of it: its alert and the orders of that, where they are here."""

    finding: PatrolFinding
    alert: Alert | None = None
    orders: tuple[WorkOrder, ...] = ()


def proofs_since(cache: Cache, since: datetime) -> list[PatrolProof]:
    """Return the pages of patrols that began from then on."""
    rows = cache.select(PatrolProof.KIND, {"began": (">=", since.timestamp())})
    return readable(PatrolProof, (row.body for row in rows))


def findings_since(cache: Cache, since: datetime, most: int = 0) -> list[PatrolFinding]:
    """Return what was found from then on, the newest first.

    Args:
        cache: of the seat.
        since: from when on.
        most: how many at most; 0 for all.
    """
    wanted = {"at": (">=", since.timestamp())}
    rows = cache.select(PatrolFinding.KIND, wanted, order="-at", limit=most)
    return readable(PatrolFinding, (row.body for row in rows))


def found(cache: Cache, finding: PatrolFinding) -> Found:
    """Return a finding with its alert and orders."""
    alert = _one(cache, Alert, finding.alert)
    orders = (_one(cache, WorkOrder, id) for id in alert.orders) if alert else ()
    return Found(finding, alert, tuple(order for order in orders if order is not None))


def _one(cache: Cache, cls: type[E], id: str) -> E | None:
    row = cache.get(cls.KIND, id) if id else None
    return next(iter(readable(cls, [row.body] if row else [])), None)
