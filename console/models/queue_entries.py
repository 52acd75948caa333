"""Alerts read and placed for the queue, in the thread of its lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile
from console.domain.grouping import GroupKey
from console.domain.queue import Band, band_of, moves_at, sort_key
from console.models.collections import is_open
from console.models.newer import alert_of
from console.runtime.clock import Clock
from offline_cache.values import Row
from widgets.lists.roles import BandedRow

Alone = tuple[int, int, int, float, str]
"""Where a row stands: its band, then its `sort_key` in it; one tuple, there are many."""

Folded = tuple[int, int, int, float, str, float, str]
"""Where a member of a group stands: behind the head's place, the newest first."""

Place = Alone | Folded


class RowSource(Protocol):
    """Where rows are read; the cache is one."""

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        """Return the records of a kind that have these ids."""
        ...

    def select(
        self, kind: str, where: Mapping[str, object], *, order: str = "", limit: int = 0
    ) -> list[Row]:
        """Return the records of a kind that meet a condition."""
        ...


@dataclass(slots=True)
class Entry:
    """An alert of the queue with its place; its row is built when it is first asked for.

    Attributes:
        place: where it belongs when it stands alone.
        moves_at: when time alone may put it into another band.
        at: where its row stands; None while it has none.
        key: the group it is counted in; None for what stands alone.
    """

    alert: Alert
    band: Band
    place: Alone
    is_pending: bool
    doomed: str
    is_newer: bool = False
    is_listed: bool = False
    moves_at: datetime | None = None
    row: BandedRow | None = None
    at: Place | None = None
    key: GroupKey | None = None


class EntryReader:
    """Reads alerts and judges where they stand.

    Args:
        source: where alerts are read.
        clock: for shelves that end.
        seat: this seat's id.
        profile: limits of the clocks.
    """

    def __init__(self, source: RowSource, clock: Clock, seat: str, profile: ClockProfile) -> None:
        self.source = source
        self._clock = clock
        self._seat = seat
        self._profile = profile

    def read(self, ids: Sequence[str]) -> dict[str, Entry | None]:
        """Read some alerts; None for one that is not there or cannot be read."""
        rows = {row.id: row for row in self.source.rows("alert", ids)}
        now = self._clock.now()
        return {id: self._entry(rows[id], now) if id in rows else None for id in ids}

    def look_up(self, ids: Sequence[str]) -> dict[str, Alert]:
        """Read alerts whether they are open or not; what cannot be read is left out."""
        found: dict[str, Alert] = {}
        for row in self.source.rows("alert", ids):
            try:
                found[row.id] = alert_of(row.body)[0]
            except ValueError:
                continue
        return {id: found[id] for id in ids if id in found}

    def read_open(self, limit: int) -> tuple[dict[str, Entry | None], bool]:
        """Read the worst open alerts, all for 0, and whether there may be more."""
        rows = self.source.select("alert", {"is_open": 1}, order="-severity", limit=limit)
        now = self._clock.now()
        return {row.id: self._entry(row, now) for row in rows}, bool(limit and len(rows) == limit)

    def _entry(self, row: Row, now: datetime) -> Entry | None:
        if not is_open(row.body):
            return None  # most of what was missed is over: it need not be read whole
        try:
            alert, is_newer = alert_of(row.body)
        except ValueError:
            return None
        band = band_of(alert, now, self._profile)
        place = (int(band), *sort_key(alert, band, self._seat))
        entry = Entry(alert, band, place, row.is_pending, row.doomed or "", is_newer)
        entry.moves_at = moves_at(alert, now, self._profile)
        return entry
