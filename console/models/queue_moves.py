"""When alerts change their band by time alone: until one is due, nothing is looked at."""

import heapq
from collections.abc import Iterable
from datetime import datetime, timedelta

AGAIN = timedelta(seconds=1)
"""What was due is asked for again, until it has been read."""


class QueueMoves:
    """Knows which alert is due next."""

    def __init__(self) -> None:
        self._at: dict[str, datetime] = {}
        self._order: list[tuple[datetime, str]] = []

    def reset(self, waiting: Iterable[tuple[str, datetime | None]]) -> None:
        """Start anew with alerts and when they move."""
        self._at = {id: at for id, at in waiting if at is not None}
        self._order = [(at, id) for id, at in self._at.items()]
        heapq.heapify(self._order)

    def wait_for(self, id: str, at: datetime | None) -> None:
        """Say when an alert moves; None when time alone does not move it."""
        if at is None:
            self._at.pop(id, None)
        elif self._at.get(id) != at:
            self._at[id] = at
            heapq.heappush(self._order, (at, id))

    def take_due(self, now: datetime) -> list[str]:
        """Return the ids of those that are due."""
        due = []
        while self._order and self._order[0][0] <= now:
            at, id = heapq.heappop(self._order)
            if self._at.get(id) == at:
                due.append(id)
        for id in due:
            self.wait_for(id, now + AGAIN)
        return due
