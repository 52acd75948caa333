"""What a seat's cache may show beside its journal: the hub's word up to its cursor, nothing mixed.

Shares no code with the product; see `seat_check` for the journal.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import sqlcipher3

from console.bench.power.seat_check import SeatJudge
from console.bench.power.trial import Wrong


class StoreJudge:
    """Judges the journal, and the cache by what it was told to have heard."""

    def __init__(self, notes: Iterable[Mapping[str, Any]]) -> None:
        told = list(notes)
        self._journal = SeatJudge(told)
        self._heard = [(seq, id) for note in told for seq, id in note.get("heard", ())]

    def acts_in(self, folder: Path) -> range:
        """Return what the journal shows; the cache must fit its own cursor. See `Judge`."""
        cursor, shown = _read(folder / "cache.db", self._journal.key(folder))
        if cursor is None:
            strange = shown.items() - {(id, seq) for seq, id in self._heard}
            if strange:
                raise Wrong(f"the cache has no cursor and shows what was never said: {strange}")
        elif shown != (said := self._said_by(cursor)):
            raise Wrong(f"the cache shows {shown}, the hub had said {said} by {cursor}")
        return self._journal.acts_in(folder)

    def _said_by(self, cursor: int) -> dict[str, int]:
        return {id: seq for seq, id in self._heard if seq <= cursor}


def _read(path: Path, key: str) -> tuple[int | None, dict[str, int]]:
    """Return cursor and records (id, number of revision) of a cache."""
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise Wrong(f"the cache is not whole: {said}")
        cursors = dict(connection.execute("SELECT scope, cursor FROM scopes").fetchall())
        rows = connection.execute("SELECT id, rev FROM k_alert").fetchall()
    except sqlcipher3.DatabaseError as error:
        raise Wrong(f"the cache cannot be read: {error}") from error
    finally:
        connection.close()
    cursor = cursors.get("open")
    at = None if cursor is None else int(cursor.rpartition(":")[2])
    return at, {id: int(rev.rpartition(".")[2]) for id, rev in rows}
