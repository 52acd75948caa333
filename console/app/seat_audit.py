"""What is done at a seat and saves no operation, written into its audit; never in the way."""

import logging
from collections.abc import Callable

from console.commands.identity import Identity
from console.runtime.clock import Clock, to_text
from offline_cache.audit import AuditLine
from offline_cache.journal import Journal
from offline_cache.lanes import Lane
from offline_cache.problems import StoreProblem

_log = logging.getLogger(__name__)


class SeatAudit:
    """Notes lines for whoever sits here.

    Args:
        journal: where they are kept.
        lane: where it is written; the caller does not wait.
        clock: dates them.
        identity: who sits here now.
    """

    def __init__(
        self, journal: Journal, lane: Lane, clock: Clock, identity: Callable[[], Identity]
    ) -> None:
        self._journal = journal
        self._lane = lane
        self._clock = clock
        self._identity = identity

    def note(self, what: str, object: str = "", result: str = "done", detail: str = "") -> None:
        """Write a line, soon."""
        who = self._identity()
        line = AuditLine(
            to_text(self._clock.now()), who.person, who.seat, what, object, result, detail
        )
        self._lane.submit(lambda: self._write(line))

    def _write(self, line: AuditLine) -> None:
        try:
            self._journal.audit.note(line)
        except StoreProblem:
            _log.exception("an audit line was not written: %s", line)
