"""What patrols owe and what they found, for a page: read off the Qt thread while somebody looks."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from console.domain.alert import Alert
from console.domain.camera import Camera
from console.domain.entity import readable
from console.domain.figures.period import ShiftPlan
from console.domain.patrol_areas import AreaCoverage, coverage_by_area
from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import PatrolProof
from console.domain.work_order import WorkOrder
from console.models.change_feed import ChangeFeed
from console.models.evidence import NoPicture, read_picture
from console.models.futures import when_done
from console.models.patrol_reading import Found, findings_since, found, proofs_since
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

BACK = timedelta(days=7)
"""How far back proofs and findings are read."""
MOST_FINDINGS = 200
PACE = 1000
"""Milliseconds between two readings, at least; a page of a patrol is left every few seconds."""
AGES = 60_000
"""Milliseconds after which it is told anew although nothing changed: time goes by."""

_KINDS = frozenset({PatrolProof.KIND, PatrolFinding.KIND, Alert.KIND, WorkOrder.KIND})
Told = tuple[list[PatrolProof], tuple[Found, ...]]
Pools = Callable[[set[str]], Mapping[str, list[str]]]
Picture = Callable[[PatrolFinding], bytes | None]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is to say.

    Attributes:
        since: when the shift began.
        areas: the coverage debt of each area, the most first.
        found: findings, the newest first.
        names: names of the cameras.
    """

    since: datetime
    areas: tuple[AreaCoverage, ...] = ()
    found: tuple[Found, ...] = ()
    names: Mapping[str, str] | None = None

    def name(self, camera: str) -> str:
        """Return the name of a camera; its id where nobody knows it."""
        return (self.names or {}).get(camera, camera)


class CoverageBook(QObject):
    """Proofs and findings of the last days.

    Args:
        cache: where they are read.
        feed: says when.
        clock: how long ago something is.
        shifts: since when a camera counts as seen.
        pools: cameras of plans as they are now, by the plan's id.
        picture: bytes of a finding's snapshot where it is at this seat; called on the lane.
        lane: a thread of its own.

    Signals:
        changed: `told` is another.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        clock: Clock,
        shifts: ShiftPlan,
        pools: Pools,
        picture: Picture,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._clock, self._shifts = cache, clock, shifts
        self._pools, self._bytes, self._lane = pools, picture, lane
        self.told: Coverage | None = None
        self._is_open = self._is_busy = self._is_due = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self._age = QTimer(self)
        self._age.setInterval(AGES)
        self._age.timeout.connect(self._due)
        feed.changed.connect(self._on_changed)

    def open(self) -> None:
        """Somebody looks."""
        self._is_open = True
        self._age.start()
        self._due()

    def close(self) -> None:
        """Nobody looks any more."""
        self._is_open = False
        self._age.stop()
        self._rest.stop()

    def picture(self, finding: PatrolFinding) -> "Future[QImage | None]":
        """Return the snapshot of a finding; None where it is not at this seat."""
        return self._lane.submit(partial(self._read_picture, finding))

    def now(self) -> datetime:
        """Return what ages are counted to."""
        return self._clock.now()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.keys is None or any(kind in _KINDS for kind, _ in changes.keys):
            self._due()

    def _due(self) -> None:
        self._is_due = True
        if self._is_open and not self._is_busy and not self._rest.isActive():
            self._go_on()

    def _go_on(self) -> None:
        if not (self._is_open and self._is_due):
            return
        self._is_busy, self._is_due = True, False
        when_done(self._lane.submit(self._read), self, self._count)

    def _count(self, told: Told) -> None:
        """Count with the cameras of the plans as they are now."""
        pools = self._pools({proof.plan for proof in told[0]})
        pool = [camera for cameras in pools.values() for camera in cameras]
        since = self._shifts.begin_of(self._clock.now())
        when_done(self._lane.submit(partial(self._counted, told, pool, since)), self, self._take)

    def _take(self, told: Coverage) -> None:
        self.told, self._is_busy = told, False
        self._rest.start(PACE)
        self.changed.emit()

    # On the lane

    def _read(self) -> Told:
        since = self._clock.now() - BACK
        findings = findings_since(self._cache, since, MOST_FINDINGS)
        return proofs_since(self._cache, since), tuple(found(self._cache, f) for f in findings)

    def _counted(self, told: Told, pool: list[str], since: datetime) -> Coverage:
        proofs, findings = told
        shown = (sight.camera for proof in proofs for sight in proof.sights)
        ids = list(dict.fromkeys((*pool, *shown)))
        bodies = (row.body for row in self._cache.rows(Camera.KIND, ids))
        cameras = {camera.id: camera for camera in readable(Camera, bodies)}
        towns = {id: camera.town for id, camera in cameras.items()}
        names = {id: camera.name for id, camera in cameras.items()}
        return Coverage(since, coverage_by_area(proofs, pool, towns, since), findings, names)

    def _read_picture(self, finding: PatrolFinding) -> QImage | None:
        data = self._bytes(finding)
        try:
            return None if data is None else read_picture(data)
        except NoPicture:
            return None
