"""What stands half written in the duty log's input line: there again after a crash (screens 1)."""

from collections.abc import Callable

from console.app.drafts import JournalDrafts

PREFIX = "log/"
"""Drafts of the line carry it in their id, and the person's account behind it."""


class HalfLine:
    """Keeps the words of whoever sits here.

    Args:
        drafts: where they are kept.
        person: returns the account of who sits here.
        may_keep: returns whether anything may be written here (not in a replay).
    """

    def __init__(
        self, drafts: JournalDrafts, person: Callable[[], str], may_keep: Callable[[], bool]
    ) -> None:
        self._drafts = drafts
        self._person = person
        self._may_keep = may_keep

    def kept(self) -> str:
        """Return what was left half written."""
        body = self._drafts.all().get(PREFIX + self._person()) if self._may_keep() else None
        return str(body.get("words", "")) if body else ""

    def keep(self, words: str) -> None:
        """Keep the words as they stand now; none are forgotten."""
        if not self._may_keep():
            return
        id = PREFIX + self._person()
        if words.strip():
            self._drafts.put(id, {"words": words})
        else:
            self._drafts.drop(id)
