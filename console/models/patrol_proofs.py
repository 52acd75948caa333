"""What was proven seen in this shift, over all seats of the hall: 本班已巡, read from proofs."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from console.domain.entity import decode
from console.domain.figures.period import ShiftPlan
from console.domain.patrol_proof import PatrolProof, PatrolVerdict
from console.domain.patrol_state import PatrolCoverage
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import Body, ChangeSet


class PatrolProofs(QObject):
    """Keeps when each camera was seen last; a proof is read once.

    Args:
        cache: where they are read.
        feed: says when.
        clock: says which shift it is.
        shifts: when they begin.
        lane: the thread they are read in.

    Signals:
        changed: something more was seen, or another shift has begun.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        clock: Clock,
        shifts: ShiftPlan,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._clock, self._shifts, self._lane = cache, clock, shifts, lane
        self._seen: dict[str, datetime] = {}
        self._last: dict[str, str] = {}
        self._begin()
        feed.changed.connect(self._on_changed)

    @property
    def coverage(self) -> PatrolCoverage:
        """What was seen since the shift began; the clock may have been set back meanwhile."""
        if not self._since <= self._clock.now() < self._until:
            self._begin()
            self.load()
        return PatrolCoverage(self._since, self._seen)

    def last_hash(self, camera: str) -> str:
        """Return the hash of a camera's picture when it was last left; empty where never."""
        return self._last.get(camera, "")

    def load(self) -> None:
        """Read the proofs of the shift."""
        since = self._since.timestamp()
        when_done(self._lane.submit(lambda: self._read(since)), self, self._take)

    def _begin(self) -> None:
        now = self._clock.now()
        self._since, self._until = self._shifts.begin_of(now), self._shifts.end_of(now)
        self._seen = {}

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.keys is None:
            self.load()
            return
        ids = [id for kind, id in changes.keys if kind == PatrolProof.KIND]
        if ids:
            when_done(self._lane.submit(lambda: self._read_some(ids)), self, self._take)

    def _read(self, since: float) -> list[PatrolProof]:
        rows = self._cache.select(PatrolProof.KIND, {"began": (">=", since)})
        return list(_readable(row.body for row in rows))

    def _read_some(self, ids: list[str]) -> list[PatrolProof]:
        rows = (self._cache.get(PatrolProof.KIND, id) for id in ids)
        return list(_readable(row.body for row in rows if row is not None))

    def _take(self, proofs: list[PatrolProof]) -> None:
        """Keep the newest of each camera; one of the future only where no other is known."""
        now, is_new = self._clock.now(), False
        for proof in sorted(proofs, key=lambda each: (each.ended <= now, each.ended)):
            for sight in proof.sights:
                if sight.hash:
                    self._last[sight.camera] = sight.hash
                if sight.verdict is not PatrolVerdict.SEEN or proof.began < self._since:
                    continue
                known = self._seen.get(sight.camera)
                if known is None or known > now or known < proof.ended:
                    self._seen[sight.camera] = proof.ended
                    is_new |= known != proof.ended
        if is_new:
            self.changed.emit()


def _readable(bodies: Iterable[Body]) -> Iterable[PatrolProof]:
    """Leave out what a newer version wrote; it stays in the cache."""
    for body in bodies:
        try:
            yield decode(PatrolProof, body)
        except ValueError:
            continue
