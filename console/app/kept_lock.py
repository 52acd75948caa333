"""Whether a seat is locked: kept while its windows are built anew, and over restarts."""

import logging

from offline_cache.journal import Journal
from offline_cache.lanes import Lane
from offline_cache.problems import StoreProblem

META = "lock"
_log = logging.getLogger(__name__)


class KeptLock:
    """Remembers it; a desk that is ended and started again is not one that was opened.

    Args:
        journal: where it lies, beside the PINs.
        lane: where it is written; nobody waits.
    """

    def __init__(self, journal: Journal, lane: Lane) -> None:
        self._journal, self._lane = journal, lane
        self.is_locked = bool((journal.meta(META) or {}).get("is_locked"))

    def keep(self, is_locked: bool) -> None:
        """Keep what holds from now on."""
        if is_locked == self.is_locked:
            return
        self.is_locked = is_locked
        self._lane.submit(lambda: self._write(is_locked))

    def _write(self, is_locked: bool) -> None:
        try:
            self._journal.put_meta(META, {"is_locked": is_locked})
        except StoreProblem:
            _log.exception("the next start will not know that the seat was locked: %s", is_locked)
