"""Half-written calls in the journal: encrypted, and there again after a crash."""

from typing import Any

from offline_cache.journal import Journal
from offline_cache.lanes import Lane


class JournalDrafts:
    """Keeps drafts without making the hand wait: writing happens in the acts' lane, in order."""

    def __init__(self, journal: Journal, lane: Lane) -> None:
        self._journal = journal
        self._lane = lane

    def put(self, id: str, body: dict[str, Any]) -> None:
        """Keep a draft."""
        self._lane.submit(lambda: self._journal.put_draft(id, body))

    def drop(self, id: str) -> None:
        """Forget a draft."""
        self._lane.submit(lambda: self._journal.drop_draft(id))

    def all(self) -> dict[str, dict[str, Any]]:
        """Return every draft by id."""
        return self._journal.drafts()
