"""Who did what at this seat, kept beside the operations and only ever added to.

An act is written down by the database itself, in the transaction that saves it, and again when it
is decided: no program can save one and leave that out. What saves nothing (a log-in, a lock, a
look at something masked) is written with `AuditTrail.note`. The tables' own rules refuse to
change a line, or to delete one that is younger than `KEPT`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from offline_cache.cipher import Connection

T = TypeVar("T")

KEPT = 184
"""Days a line cannot be deleted: logs are kept six months at least (网络安全法 第二十一条)."""

COLUMNS = {
    "n": int,
    "at": str,
    "person": str,
    "seat": str,
    "what": str,
    "object": str,
    "result": str,
    "detail": str,
}

_INSERT = (
    "INSERT INTO audit (at, person, seat, what, object, result, detail)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_SELECT = (
    "SELECT at, person, seat, what, object, result, detail, n FROM audit"
    " WHERE n > ? ORDER BY n LIMIT ?"
)
_BODY = "CAST(NEW.body AS TEXT)"
_LINE = (
    "INSERT INTO audit (at, person, seat, what, object, result, detail) VALUES ({at},"
    f" json_extract({_BODY}, '$.actor'), json_extract({_BODY}, '$.seat'), NEW.kind,"
    f" (SELECT json_extract(value, '$[0]') || '/' || json_extract(value, '$[1]')"
    " FROM json_each(CAST(NEW.targets AS TEXT)) LIMIT 1), {result}, NEW.op);"
)
_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

_RULES = (
    "CREATE TRIGGER audit_saved AFTER INSERT ON operations BEGIN "
    + _LINE.format(at="NEW.saved_at", result="'saved'")
    + " END",
    "CREATE TRIGGER audit_decided AFTER UPDATE OF state ON operations"
    " WHEN OLD.state = 'pending' AND NEW.state <> 'pending' BEGIN "
    + _LINE.format(at=_NOW, result="NEW.status")
    + " END",
    "CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit BEGIN"
    " SELECT RAISE(ABORT, 'an audit line is never changed'); END",
    "CREATE TRIGGER audit_kept BEFORE DELETE ON audit"
    f" WHEN julianday(OLD.at) > julianday('now', '-{KEPT} days') BEGIN"
    " SELECT RAISE(ABORT, 'an audit line is kept six months'); END",
)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line.

    Attributes:
        at: RFC 3339.
        person: who; empty where nobody is known.
        seat: where.
        what: kind of the operation, or what else was done (`seat.locked`).
        object: to what (`alert/a1`).
        result: `saved`, then what the hub decided; `done` or `refused` for the rest.
        detail: id of the operation, or words.
        number: counts up without gaps in the file.
    """

    at: str
    person: str
    seat: str
    what: str
    object: str = ""
    result: str = "done"
    detail: str = ""
    number: int = 0


class Hand(Protocol):
    """Runs something with the file's connection, on the file's lane."""

    def __call__(self, work: Callable[[Connection], T], /) -> T:
        """Run it; problems of the file are told in the store's own words."""
        ...


class AuditTrail:
    """The lines of one journal; callable from any thread.

    Args:
        read: runs something that reads.
        write: runs something that writes.
    """

    def __init__(self, read: Hand, write: Hand) -> None:
        self._read = read
        self._write = write

    def note(self, line: AuditLine) -> None:
        """Write a line; durable when this returns.

        Raises:
            NoSpace, Unwritable: it could not be written.
        """
        values = (
            line.at, line.person, line.seat, line.what, line.object, line.result, line.detail,
        )  # fmt: skip
        self._write(lambda connection: connection.execute(_INSERT, values))

    def lines(self, after: int = 0, most: int = 1000) -> list[AuditLine]:
        """Return lines in the order in which they were written, after a number."""
        return self._read(lambda connection: list(select_lines(connection, after, most)))

    def forget(self, days: int) -> int:
        """Delete the lines older than so many days, but the newest; return how many.

        Their numbers count what was saved (`witness`), so none is given a second time.

        Args:
            days: at least `KEPT`.
        """
        sql = (
            "DELETE FROM audit WHERE julianday(at) < julianday('now', ?)"
            " AND n < (SELECT max(n) FROM audit)"
        )
        limit = f"-{max(days, KEPT)} days"
        return int(self._write(lambda connection: connection.execute(sql, (limit,)).rowcount))


def select_lines(connection: Connection, after: int = 0, most: int = -1) -> Iterator[AuditLine]:
    """Yield lines in the order in which they were written; none from a journal of version 1."""
    if connection.execute("PRAGMA table_info(audit)").fetchall():
        for row in connection.execute(_SELECT, (after, most)):
            yield _line(row)


def _line(row: tuple[Any, ...]) -> AuditLine:
    at, person, seat, what, target, result, detail = (value or "" for value in row[:7])
    return AuditLine(at, person, seat, what, target, result, detail, row[7])


def make_audit(connection: Connection) -> None:
    """Make the table (inside a transaction)."""
    columns = ", ".join(
        f"{name} INTEGER PRIMARY KEY" if name == "n" else f"{name} TEXT" for name in COLUMNS
    )
    connection.execute(f"CREATE TABLE audit ({columns})")


def watch(connection: Connection) -> None:
    """Let the database write acts down from now on (inside a transaction)."""
    for rule in _RULES:
        connection.execute(rule)


def is_watched(connection: Connection) -> bool:
    """Whether every rule is in force."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    found = {name for (name,) in connection.execute(sql)}
    return {rule.split()[2] for rule in _RULES} <= found
