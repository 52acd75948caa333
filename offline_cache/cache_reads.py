"""What a cache answers: records by key, by declared fields, by words; from any thread."""

from collections.abc import Iterator, Sequence
from typing import Any, overload

from offline_cache.query import Where
from offline_cache.reader import Reader
from offline_cache.search import Searcher
from offline_cache.values import Hit, Row

PIECE = 1000
"""Ids read at a time where all are wanted: another read waits a few milliseconds, not for all."""


class CacheReads:
    """The reading half of `Cache`; a reader for pages and one for search, both their own."""

    _reader: Reader
    _searcher: Searcher

    def get(self, kind: str, id: str) -> Row | None:
        """Return one record; None when it is not there (or no longer)."""
        return self._reader.get(kind, id)

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        """Return records in the order of `ids`; those that are not there are left out."""
        return self._reader.rows(kind, ids)

    def views(self, kind: str, ids: Sequence[str]) -> list[tuple[str, bytes, bool, str]]:
        """Return id, view as JSON, whether it is pending, and doom of records; not decoded."""
        return self._reader.views(kind, ids)

    def select(
        self,
        kind: str,
        where: Where | None = None,
        order: str = "",
        limit: int = 0,
        after: str | None = None,
    ) -> list[Row]:
        """Return records by declared fields, as the views have them.

        Args:
            kind: the kind; one that nobody knows has no records.
            where: field → value, None, or (operator, value) with = != < <= > >= in;
                `id` and `age` can be used like fields.
            order: fields, "-" before a descending one: "-severity,raised"; empty takes the
                collection's own order.
            limit: at most so many; 0 = all.
            after: id of the last row of the page before.

        Raises:
            ValueError: a field is not declared.
        """
        return self._reader.select(kind, where or {}, order, limit, after)

    def ids(
        self,
        kind: str,
        where: Where | None = None,
        order: str = "",
        limit: int = 0,
        after: str | None = None,
    ) -> list[str]:
        """Return ids of records; arguments as in `select`."""
        return self._reader.ids(kind, where or {}, order, limit, after)

    def every_id(self, kind: str) -> Iterator[str]:
        """Yield the ids of all records of a kind in their order, piece by piece.

        Other reads go between the pieces, so one that comes or goes meanwhile may be missed.
        """
        last = ""
        while piece := self._reader.ids(kind, {"id": (">", last)}, "id", PIECE, None):
            yield from piece
            last = piece[-1]

    @overload
    def count(self, kind: str, where: Where | None = None, group: None = None) -> int: ...

    @overload
    def count(self, kind: str, where: Where | None = None, *, group: str) -> dict[Any, int]: ...

    @overload
    def count(self, kind: str, where: Where | None, group: str) -> dict[Any, int]: ...

    def count(
        self, kind: str, where: Where | None = None, group: str | None = None
    ) -> int | dict[Any, int]:
        """Return how many records meet the conditions, or how many per value of `group`."""
        if group is None:
            return self._reader.count(kind, where or {})
        return self._reader.count_by(kind, where or {}, group)

    def search(self, text: str, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Return records whose text has all the words, newest first.

        Hanzi of any number, latin words and numbers by their beginning; names also by pinyin and
        initials.

        Args:
            text: as typed.
            kinds: where to look; empty = everywhere.
            limit: at most so many.

        Raises:
            Interrupted: a newer search began meanwhile.
        """
        return self._searcher.search(text, kinds, limit)
