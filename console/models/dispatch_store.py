"""Past work orders read from the cache into a history, a portion at a time; knows no Qt.

Everything here runs in one thread, the book's lane.
"""

from collections.abc import Iterable, Sequence

from console.domain.dispatch_history import Advice, DispatchHistory
from console.domain.past_order import past_order
from console.domain.work_order import WorkOrder
from offline_cache.cache import Cache
from offline_cache.values import Row

PORTION = 100
"""Orders read in one turn of the lane: some ten milliseconds, which a question may have to wait."""
MOST = 200_000
"""Orders that are learnt, the newest; about 120 MB, from the first question on."""


class DispatchStore:
    """What past orders teach, kept up to date by their ids.

    Args:
        cache: where they are read.
        most: how many are learnt.
    """

    def __init__(self, cache: Cache, most: int = MOST) -> None:
        self._cache, self._most = cache, most
        self._history = DispatchHistory()
        self._last: str | None = None
        self._is_read = False

    @property
    def size(self) -> int:
        """How many orders are learnt."""
        return self._history.size

    def begin(self) -> None:
        """Forget everything: all is read anew, the newest first."""
        self._history = DispatchHistory()
        self._last, self._is_read = None, False

    def read_on(self) -> bool:
        """Read a portion; whether there is more."""
        if self._is_read:
            return False
        rows = self._cache.select(
            WorkOrder.KIND, order="-created_at", limit=PORTION, after=self._last
        )
        self._take(rows)
        self._last = rows[-1].id if rows else None
        self._is_read = len(rows) < PORTION or self._history.size >= self._most
        return not self._is_read

    def read_again(self, ids: Sequence[str]) -> None:
        """Read orders that have changed; one that is gone teaches no more."""
        rows = self._cache.rows(WorkOrder.KIND, ids) if ids else []
        for id in set(ids) - {row.id for row in rows}:
            self._history.forget(id)
        self._take(rows)

    def advise(self, title: str, town: str, matter: str, own: str) -> Advice:
        """Say who takes such an order, as far as orders are read."""
        return self._history.advise(title, town, matter, own)

    def _take(self, rows: Iterable[Row]) -> None:
        for row in rows:
            past = past_order(row.id, row.body)
            if past is None:
                self._history.forget(row.id)
            else:
                self._history.learn(past)
