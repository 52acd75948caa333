"""What must be in a hub's database after each act, and what an image of it shows.

Shares no code with the product. Every row of every table is compared by a digest that was taken
right after each act; what was answered to sources and seats is looked for by its id besides.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3

from console.bench.power.trial import AFTER_THE_CUT, Wrong

_EMPTY = ("records", "changes", "operations", "raw_messages", "quarantine", "accounts")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a database holds.

    Attributes:
        epoch: its life.
        digest: over every row of every table.
        is_fresh: nothing was ever put into it.
    """

    epoch: str
    digest: str
    is_fresh: bool


class HubJudge:
    """Knows from the program's own notes which state belongs to which number of acts."""

    def __init__(self, notes: Iterable[Mapping[str, Any]]) -> None:
        self._told = [dict(note) for note in notes if "saved" in note]

    def acts_in(self, folder: Path) -> range:
        """Return the numbers of acts after which this would be the state; see `Judge`."""
        connection = _connect(folder / "hub.db")
        try:
            shown = _shown(connection)
            if shown.is_fresh and shown.epoch not in {each["epoch"] for each in self._told}:
                return range(1)  # made anew by the restart: before, there was none
            same = [each["saved"] for each in self._told if each["digest"] == shown.digest]
            if not same:
                raise Wrong(f"a state that never was (epoch {shown.epoch})")
            _check_numbers(connection)
            self._check_answers(connection, same[-1])
            return range(same[0], same[-1] + 1)
        except sqlcipher3.DatabaseError as error:
            raise Wrong(f"the database cannot be read: {error}") from error
        finally:
            connection.close()

    def _check_answers(self, connection: Any, acts: int) -> None:
        """Check that everything is there that was answered to a source or a seat.

        A sweep forgets the ids of messages that are past their age: every one, on this clock.
        """
        told = self._told[:acts]
        last = max((n for n, each in enumerate(told) if "forgets_messages" in each), default=-1)
        for number, each in enumerate(told):
            _check_answered(connection, each, knows_messages=number > last)


def read(path: Path) -> Shown:
    """Read a database with the library alone."""
    connection = _connect(path)
    try:
        return _shown(connection)
    finally:
        connection.close()


def _connect(path: Path) -> Any:
    """Open it with the key that everybody knows: its pages carry sums, and no secret."""
    connection = sqlcipher3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
    key = hashlib.sha256(b"command hall: sums over the pages of hub.db").hexdigest()
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def _shown(connection: Any) -> Shown:
    said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        raise Wrong(f"the database is not whole: {said}")
    digest = hashlib.sha256()
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (name,) in names.fetchall():
        where = f"WHERE name <> '{AFTER_THE_CUT}'" if name == "meta" else ""
        for row in connection.execute(f"SELECT * FROM {name} {where}"):
            digest.update(f"{name}{row}".encode())
    counts = [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _EMPTY]
    epoch = connection.execute("SELECT value FROM meta WHERE name = 'epoch'").fetchone()[0]
    return Shown(epoch, digest.hexdigest(), not any(counts))


def _check_numbers(connection: Any) -> None:
    """Check that the feed has no gap and ends where the records end."""
    seqs = [seq for (seq,) in connection.execute("SELECT seq FROM changes ORDER BY seq")]
    last = int(connection.execute("SELECT value FROM meta WHERE name = 'seq'").fetchone()[0])
    if seqs and seqs != list(range(seqs[0], last + 1)):
        raise Wrong(f"the feed has a gap: {seqs} up to {last}")
    newest = connection.execute("SELECT max(seq) FROM records").fetchone()[0]
    if newest is not None and newest != last:
        raise Wrong(f"the newest record has number {newest}, the feed ends at {last}")


def _check_answered(connection: Any, told: Mapping[str, Any], knows_messages: bool) -> None:
    for table, column, ids in (
        ("message_ids", "id", list(told.get("new", {})) if knows_messages else []),
        ("records", "id", list(told.get("new", {}).values())),
        ("quarantine", "id", told.get("aside", [])),
        ("operations", "op", told.get("applied", [])),
    ):
        for id in ids:
            sql = f"SELECT count(*) FROM {table} WHERE {column} = ?"
            if connection.execute(sql, (id,)).fetchone()[0] != 1:
                raise Wrong(f"{id} was answered and is not in {table}")
