"""Writing records into the cache: hub changes, and the fold of pending operations over them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from offline_cache.cipher import Connection
from offline_cache.courtesy import Courtesy
from offline_cache.cursors import is_older_revision
from offline_cache.layer import PendingLayer
from offline_cache.tables import Table, text_hash
from offline_cache.values import Body, Change, Key

encode = msgspec.json.encode
decode = msgspec.json.decode

FIRST_AGE = 1 << 40
"""Ages count up from here as records arrive, and down for history that is loaded afterwards."""


@dataclass(slots=True)
class Entry:
    """What one row is to become.

    Attributes:
        number: its row number, None for a new row.
        words: hash of the text that is indexed now.
        base: hub body as JSON, None without one.
        view: the view as an object, None = not there for the reader.
        view_json: the view as JSON where it differs from `base`.
    """

    id: str
    number: int | None
    words: int
    rev: str
    home: str
    base: bytes | None
    view: Body | None
    view_json: bytes | None = None
    pending: int = 0
    doomed: str | None = None


class Writer:
    """Turns changes into rows; every method runs inside the caller's transaction."""

    def __init__(
        self,
        connection: Connection,
        table: Callable[[str], Table],
        layer: PendingLayer,
        courtesy: Courtesy,
        newest: int,
        oldest: int,
        today: Callable[[], int],
    ) -> None:
        self._connection = connection
        self._table = table
        self._layer = layer
        self._behind = courtesy.behind
        self._newest = newest
        self._oldest = oldest
        self._today = today

    @property
    def ages(self) -> tuple[int, int]:
        """The newest and the oldest age given so far."""
        return self._newest, self._oldest

    def apply(self, changes: Iterable[Change], *, is_history: bool = False) -> set[Key]:
        """Write hub changes; a record's last change counts, an older revision does nothing.

        Args:
            changes: in the hub's order.
            is_history: they are finished records loaded afterwards, newest first; they get lower
                ages than everything here, and records that are here already are left alone.

        Returns:
            The records of which something changed, including those connected by operations.
        """
        by_kind: dict[str, dict[str, Change]] = {}
        for change in changes:
            by_kind.setdefault(change.kind, {})[change.id] = change
        touched: set[Key] = set()
        folded: set[Key] = set()
        for kind, latest in by_kind.items():
            for key in self._apply_kind(self._table(kind), latest, is_history):
                (folded if key in self._layer else touched).add(key)
        if folded:
            touched |= self.refold(folded)
        return touched

    def refold(self, keys: Iterable[Key]) -> set[Key]:
        """Fold the components of `keys` anew and write their views; return all their records."""
        held: dict[Key, Any] = {}

        def bases(wanted: set[Key]) -> Mapping[Key, Body | None]:
            self._read_held(wanted - held.keys(), held)
            return {key: base_of(held.get(key)) for key in wanted}

        reached, views, doomed = self._layer.folded(keys, bases)
        entries: dict[str, list[Entry]] = {}
        nothing: dict[str, list[Entry]] = {}
        for key in sorted(reached):
            row = held.get(key)
            entry = folded_entry(self._layer, key, row, views.get(key), doomed.get(key))
            is_nothing = not entry.rev and entry.view is None and not entry.pending
            (nothing if is_nothing else entries).setdefault(key[0], []).append(entry)
        for kind, some in entries.items():
            self.store(self._table(kind), some)
        for kind, some in nothing.items():
            self.remove(self._table(kind), some)
        return reached

    def store(self, table: Table, entries: Sequence[Entry], *, is_history: bool = False) -> None:
        """Write rows and, where the text changed, the text index."""
        texts = _Texts(table)
        fresh = [entry for entry in entries if entry.number is None]
        first = self._first_number(len(fresh), is_history)
        inserts = [
            (
                *row_values(self._gone(entry), table, entry, texts.take(entry, number)),
                entry.id,
                number,
            )
            for number, entry in enumerate(self._behind(fresh), first)
        ]
        updates = [
            (
                *row_values(self._gone(entry), table, entry, texts.take(entry, entry.number)),
                entry.number,
            )
            for entry in self._behind(entries)
            if entry.number is not None
        ]
        if inserts:
            self._connection.executemany(table.insert, self._behind(inserts))
        if updates:
            self._connection.executemany(table.modify, self._behind(updates))
        self._index(table, texts.stale, texts.fresh)

    def restore(self, table: Table, entries: Sequence[Entry]) -> None:
        """Write rows into an empty table under the numbers they had."""
        texts = _Texts(table)
        numbered = [(entry, entry.number or 0) for entry in entries]
        rows = [
            (
                *row_values(self._gone(entry), table, entry, texts.take(entry, number)),
                entry.id,
                number,
            )
            for entry, number in numbered
        ]
        self._connection.executemany(table.insert, rows)
        self._index(table, [], texts.fresh)

    def remove(self, table: Table, entries: Iterable[Entry]) -> None:
        """Take rows out altogether."""
        gone = [(entry.number, entry.words) for entry in entries if entry.number is not None]
        self._index(table, [(number,) for number, words in gone if words], [])
        self._connection.executemany(
            f"DELETE FROM {table.quoted} WHERE n = ?", [(number,) for number, _ in gone]
        )

    def forget(self, keys: set[Key]) -> None:
        """Take rows out as if the hub had never told of them; own operations are folded anew."""
        held: dict[Key, Any] = {}
        self._read_held(keys, held)
        for kind in {kind for kind, _ in keys}:
            rows = [row for key, row in held.items() if key[0] == kind and row is not None]
            gone = [Entry(row[0], row[1], row[5], "", "", None, None) for row in rows]
            self.remove(self._table(kind), gone)
        self.refold(key for key in keys if key in self._layer)

    def _apply_kind(
        self, table: Table, latest: dict[str, Change], is_history: bool
    ) -> Iterable[Key]:
        ids = encode(list(latest)).decode()
        held = {row[0]: row for row in self._connection.execute(table.held_light, (ids,))}
        entries = []
        for id, change in self._behind(latest.items()):
            row = held.get(id)
            if row is not None and (is_history or is_older_revision(change.rev, row[2])):
                continue
            body = change.body
            base = None if body is None else encode(body)
            number, words = (None, 0) if row is None else (row[1], row[3])
            entries.append(Entry(id, number, words, change.rev, change.home, base, body))
        self.store(table, entries, is_history=is_history)
        kind = table.kind
        return [(kind, entry.id) for entry in entries]

    def _gone(self, entry: Entry) -> int:
        """Return the day since when a row is not there for the reader, 0 while it is."""
        return self._today() if entry.view is None else 0

    def _read_held(self, keys: set[Key], into: dict[Key, Any]) -> None:
        by_kind: dict[str, list[str]] = {}
        for kind, id in keys:
            by_kind.setdefault(kind, []).append(id)
        for kind, ids in by_kind.items():
            table = self._table(kind)
            for row in self._connection.execute(table.held, (encode(ids).decode(),)):
                into[kind, row[0]] = row

    def _first_number(self, count: int, is_history: bool) -> int:
        if is_history:
            self._oldest -= count
            return self._oldest
        self._newest += count
        return self._newest - count + 1

    def _index(
        self, table: Table, stale: list[tuple[int]], fresh: list[tuple[int, str, Sequence[str]]]
    ) -> None:
        """Take old texts out of the index; new ones wait for it (`waiting`)."""
        connection, waiting = self._connection, table.waiting
        if stale:
            connection.executemany(table.delete_text, sorted(stale))
            before = connection.total_changes
            connection.executemany(table.stop_waiting, stale)
            waiting.counted(before - connection.total_changes)
            waiting.drop(number for (number,) in stale)
        if fresh:
            before = connection.total_changes
            connection.executemany(table.wait, self._behind([(number,) for number, _, _ in fresh]))
            waiting.counted(connection.total_changes - before)
            for number, text, names in self._behind(fresh):
                waiting.note(number, text, names)


class _Texts:
    """Collects what must leave and enter the text index."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.stale: list[tuple[int]] = []
        self.fresh: list[tuple[int, str, Sequence[str]]] = []

    def take(self, entry: Entry, number: int) -> int:
        """Note what changes for one row; return the hash of its present text."""
        if not self._table.is_searched:
            return 0
        text, names = self._table.source_text(entry.view)
        words = text_hash(text, names)
        if words != entry.words:
            if entry.words:
                self.stale.append((number,))
            if words:
                self.fresh.append((number, text, names))
        return words


def folded_entry(
    layer: PendingLayer, key: Key, held: Any, view: Body | None, doomed: str | None
) -> Entry:
    """Return what a record's row becomes by the fold; `held` as `Table.held` reads it."""
    _, number, rev, home, base, words = held or (key[1], None, "", "", None, 0)
    view_json = None if view is None else encode(view)
    if view_json == base:
        view_json = None
    # view differs: changed, made here (no base), or taken away (base without a view)
    differs = view_json is not None or (view is None and base is not None)
    pending = layer.count(key) or int(differs and key in layer)
    return Entry(key[1], number, words, rev, home, base, view, view_json, pending, doomed)


def row_values(gone: int, table: Table, entry: Entry, words: int) -> tuple[object, ...]:
    """Return the values of a row, less id and number, as `Table.insert` wants them."""
    return (
        entry.rev,
        entry.home,
        entry.base,
        entry.view_json,
        entry.pending,
        entry.doomed,
        gone,
        words,
        *table.values(entry.view),
    )


def base_of(row: Any) -> Body | None:
    """Return the hub body of a row that `Table.held` has read; None without one."""
    if row is None or row[4] is None:
        return None
    body: Body = decode(row[4])
    return body
