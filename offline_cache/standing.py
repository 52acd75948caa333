"""Own acts over a state that stands still: what pages show while the next state is written.

The reader keeps to what was committed before (`Reader.stand_still`). An act that is made meanwhile
is folded over that state too, and its rows are laid over it; when pages move on, the same acts are
folded over the new state already, and what was laid over is forgotten.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from offline_cache.layer import PendingLayer
from offline_cache.reader import Reader
from offline_cache.tables import Table
from offline_cache.values import Body, Key, PendingOperation
from offline_cache.writer import Entry, base_of, folded_entry, row_values


class StandingView:
    """The acts of this seat over what its pages keep showing; used on the cache's lane.

    Args:
        reader: stands still.
        layer: the pending operations as they were folded when it began to; taken over.
        pending: the journal's at that moment. What of it was not folded is of no concern here:
            it is offered again, and what it did is in this state.
        cursor: where this state stands.
        newest: the greatest age of a record in it.
        today: number of the day; dates tombstones.
        tables: those it has.
    """

    def __init__(
        self,
        reader: Reader,
        layer: PendingLayer,
        pending: Sequence[PendingOperation],
        cursor: str | None,
        newest: int,
        today: Callable[[], int],
        tables: Iterable[Table],
    ) -> None:
        self._reader = reader
        self._layer = layer
        self._offered_again = {each.op for each in pending if not layer.holds(each.op)}
        self._cursor = cursor
        self._numbers = itertools.count(newest + 1)
        self._today = today
        self._tables = {table.kind: table for table in tables}

    def refold(self, keys: Iterable[Key], pending: Sequence[PendingOperation]) -> set[Key]:
        """Fold what is pending over this state and show it; return the records reached."""
        present = [each for each in pending if each.op not in self._offered_again]
        touched = {*keys, *self._layer.take(present, self._cursor)}
        if not touched:
            return set()
        held: dict[Key, Any] = {}

        def bases(wanted: set[Key]) -> Mapping[Key, Body | None]:
            self._read_held(wanted - held.keys(), held)
            return {key: base_of(held.get(key)) for key in wanted}

        reached, views, doomed = self._layer.folded(touched, bases)
        entries: dict[str, list[Entry]] = {}
        for key in sorted(reached):
            row = held.get(key)
            entry = folded_entry(self._layer, key, row, views.get(key), doomed.get(key))
            entries.setdefault(key[0], []).append(entry)
        for kind in entries.keys() & self._tables.keys():
            self._lay_over(self._tables[kind], entries[kind])
        return reached

    def _read_held(self, keys: set[Key], into: dict[Key, Any]) -> None:
        for kind in {kind for kind, _ in keys} & self._tables.keys():
            ids = [id for each, id in keys if each == kind]
            for row in self._reader.held(self._tables[kind], ids):
                into[kind, row[0]] = row

    def _lay_over(self, table: Table, entries: Sequence[Entry]) -> None:
        rows = []
        for entry in entries:
            number = next(self._numbers) if entry.number is None else entry.number
            gone = self._today() if entry.view is None else 0
            rows.append((*row_values(gone, table, entry, entry.words), entry.id, number))
        self._reader.lay_over(table, rows)
