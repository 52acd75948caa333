"""Reading the hub's database: changes, records, snapshots as they stood at a number."""

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import msgspec

from console.contract.change import RESTRICTED, SnapshotRecord
from console.hub.store.connection import Connection, whole
from console.hub.store.damage import Damage
from console.hub.store.groups import Group, grouped, groups_of, last_states
from console.hub.store.transaction import Told, is_open_body

RecordRow = tuple[str, str, str, str, bytes]
"""Kind, id, rev, home, body as it is stored."""


class SnapshotGone(Exception):  # noqa: N818
    """The state at that number can no longer be told; begin a new snapshot."""


class ChangesGone(Exception):  # noqa: N818
    """Changes after that number are no longer kept; only a snapshot helps."""


class _Past(msgspec.Struct, frozen=True):
    """What is read of a stored change to tell a record as it was."""

    rev: str
    home: str
    body: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Place:
    """Where a snapshot stands: its number, and the time that goes with it."""

    seq: int
    at: float


class Reader:
    """One reading connection; calls from several threads wait for each other."""

    def __init__(self, connection: Connection, damage: Damage) -> None:
        connection.execute("PRAGMA query_only = 1")
        self._sql = connection
        self._damage = damage
        self._guard = threading.Lock()

    @contextmanager
    def at_one_moment(self) -> Iterator[Connection]:
        """Hold one state of the database for several reads.

        Raises:
            StoreDamaged: nothing of what was read may be told.
        """
        with self._guard, self._damage.watched():
            self._sql.execute("BEGIN")
            try:
                yield self._sql
            finally:
                self._sql.execute("COMMIT")

    def close(self) -> None:
        """Close the connection."""
        with self._guard:
            self._sql.close()

    def seq(self) -> int:
        """Return the number of the last committed change."""
        with self.at_one_moment() as sql:
            return _seq(sql)

    def changes_after(
        self, after: int, scopes: Collection[str], most: int
    ) -> tuple[list[Told], int]:
        """Return changes of these scopes, and the number up to which they are complete.

        Raises:
            ChangesGone: what comes next after `after` was dropped.
        """
        with self.at_one_moment() as sql:
            rows = sql.execute(
                "SELECT seq, kind, id, scope, line FROM changes WHERE seq > ? ORDER BY seq LIMIT ?",
                (after, most),
            ).fetchall()
            is_whole = rows[0][0] == after + 1 if rows else _seq(sql) <= after
            for row in rows:
                whole(row[4])
        if not is_whole:
            raise ChangesGone(str(after))
        told = [Told(*row) for row in rows if row[3] in scopes]
        return told, rows[-1][0] if rows else after

    def newest_after(
        self, after: int, until: int, scopes: Collection[str], most: int
    ) -> tuple[list[Told], int]:
        """Return changes up to `until` without those that a later one up to there replaces.

        Returns:
            The changes, and the number up to which nothing else has to be told.

        Raises:
            ChangesGone: what comes next after `after` was dropped.
        """
        places = ", ".join("?" * len(scopes))
        with self.at_one_moment() as sql:
            until = _kept(sql, after, until)
            rows = sql.execute(
                "SELECT seq, kind, id, scope, line FROM changes c WHERE seq > ? AND seq <= ?"
                f" AND scope IN ({places}) AND NOT EXISTS (SELECT 1 FROM changes later"
                " WHERE later.kind = c.kind AND later.id = c.id"
                " AND later.seq > c.seq AND later.seq <= ?) ORDER BY seq LIMIT ?",
                (after, until, *scopes, until, most),
            ).fetchall()
            for row in rows:
                whole(row[4])
        told = [Told(*row) for row in rows]
        return told, told[-1].seq if len(told) == most else max(after, until)

    def groups_after(
        self, after: int, until: int, scopes: Collection[str], beyond: int, most: int
    ) -> tuple[list[bytes], int]:
        """Return what acts made together, in its last states up to `until`; see `grouped`.

        Raises:
            ChangesGone: what comes next after `after` was dropped.
        """
        with self.at_one_moment() as sql:
            return grouped(sql, after, _kept(sql, after, until), scopes, beyond, most)

    def groups_of_gap(self, after: int, until: int) -> list[Group]:
        """Return what acts made together in a gap, as it stood at `until`.

        Raises:
            ChangesGone: what comes next after `after` was dropped.
        """
        with self.at_one_moment() as sql:
            return groups_of(sql, after, _kept(sql, after, until))

    def states_of_groups(
        self, groups: Collection[Group], until: int, scopes: Collection[str]
    ) -> list[list[bytes]]:
        """Return the last changes up to `until` of each group; see `last_states`."""
        with self.at_one_moment() as sql:
            return [last_states(sql, group, until, scopes) for group in groups]

    def record(self, kind: str, id: str, with_restricted: bool = True) -> SnapshotRecord | None:
        """Return one record; None when there is none, or none for this reader."""
        with self.at_one_moment() as sql:
            row = sql.execute(
                "SELECT rev, home, body, scope FROM records WHERE kind = ? AND id = ?", (kind, id)
            ).fetchone()
            if row is None or row[2] is None:
                return None
            if row[3] == RESTRICTED and not with_restricted:
                return None
            body = msgspec.json.decode(whole(row[2]))
        return SnapshotRecord(kind=kind, id=id, rev=row[0], home=row[1], body=body)

    def place(self, seq: int | None = None) -> Place:
        """Return where a snapshot begun now, or begun at `seq`, stands."""
        with self.at_one_moment() as sql:
            seq = _seq(sql) if seq is None else seq
            row = sql.execute("SELECT at FROM changes WHERE seq = ?", (seq,)).fetchone()
        return Place(seq, float(row[0]) if row else 0.0)

    def page(
        self, scopes: Collection[str], place: Place, after: tuple[str, str], shown: float, most: int
    ) -> tuple[list[RecordRow], tuple[str, str] | None]:
        """Return a page of a snapshot as it stood at `place`, and where the next begins.

        Args:
            scopes: which records.
            place: the number they stood at.
            after: kind and id of the last one seen.
            shown: seconds before `place.at` in which closed ones are still shown.
            most: how many rows are looked at.

        Raises:
            SnapshotGone: what a record was then is no longer kept.
        """
        with self.at_one_moment() as sql:
            of_one = (
                "SELECT kind, id, rev, home, body, seq, created, at, is_open FROM records"
                " WHERE scope = ? AND (kind, id) > (?, ?) AND (is_open OR at >= ? OR seq > ?)"
            )
            values = (*after, place.at - shown, place.seq)
            rows = _merged(sql, of_one, scopes, values, "kind, id", most)
            found = [_as_it_stood(sql, row, place, shown) for row in rows]
        last = (rows[-1][0], rows[-1][1]) if len(rows) == most else None
        return [row for row in found if row is not None], last

    def history(
        self, scopes: Collection[str], place: Place, before: int, shown: float, most: int
    ) -> list[RecordRow]:
        """Return finished records that the `open` snapshot at `place` leaves out, newest first.

        Args:
            scopes: `open` and what else the person may read.
            place: where the snapshot stands.
            before: only what was changed last before this number.
            shown: seconds before `place.at` in which closed ones are part of `open`.
            most: how many.
        """
        with self.at_one_moment() as sql:
            of_one = (
                "SELECT kind, id, rev, home, body, seq FROM records WHERE scope = ? AND seq < ?"
                " AND seq <= ? AND is_open = 0 AND at < ? AND body IS NOT NULL"
            )
            values = (before, place.seq, place.at - shown)
            rows = _merged(sql, of_one, scopes, values, "seq DESC", most)
            return [(kind, id, rev, home, _bytes(body)) for kind, id, rev, home, body, _ in rows]

    def last_of_scope(self, scope: str) -> int:
        """Return the number of the last change to a scope's records."""
        with self.at_one_moment() as sql:
            (seq,) = sql.execute(
                "SELECT max(seq) FROM records WHERE scope = ?", (scope,)
            ).fetchone()
        return int(seq or 0)


def _merged(
    sql: Connection,
    of_one: str,
    scopes: Collection[str],
    values: tuple[object, ...],
    order: str,
    most: int,
) -> list[Any]:
    """Return rows of several scopes in one order; each is read by its index, up to `most`.

    Args:
        sql: holds one state of the database.
        of_one: asks for the rows of one scope, which is its first value.
        scopes: which.
        values: the others.
        order: of the rows.
        most: how many.
    """
    each = f"SELECT * FROM ({of_one} ORDER BY {order} LIMIT {most:d})"
    asked = " UNION ALL ".join([each] * len(scopes))
    given = [value for scope in scopes for value in (scope, *values)]
    return sql.execute(f"{asked} ORDER BY {order} LIMIT {most:d}", given).fetchall()


def _kept(sql: Connection, after: int, until: int) -> int:
    """Return how far a gap reaches, unless its first change was dropped.

    Raises:
        ChangesGone: it was.
    """
    until = min(until, _seq(sql))
    if after < until:
        found = sql.execute("SELECT 1 FROM changes WHERE seq = ?", (after + 1,)).fetchone()
        if found is None:
            raise ChangesGone(str(after))
    return until


def _seq(sql: Connection) -> int:
    (seq,) = sql.execute("SELECT value FROM meta WHERE name = 'seq'").fetchone()
    return int(seq)


def _as_it_stood(
    sql: Connection, row: tuple[object, ...], place: Place, shown: float
) -> RecordRow | None:
    kind, id, rev, home, body, seq, created, _, _ = row
    if int(str(seq)) <= place.seq:
        return None if body is None else (str(kind), str(id), str(rev), str(home), _bytes(body))
    if int(str(created)) > place.seq:
        return None
    past = sql.execute(
        "SELECT line, at FROM changes WHERE kind = ? AND id = ? AND seq <= ?"
        " ORDER BY seq DESC LIMIT 1",
        (kind, id, place.seq),
    ).fetchone()
    if past is None:
        raise SnapshotGone(f"{kind}/{id}")
    told = msgspec.json.decode(whole(past[0]), type=_Past)
    then = bytes(told.body)
    if then == b"null":
        return None
    if past[1] < place.at - shown and not is_open_body(str(kind), msgspec.json.decode(then)):
        return None
    return str(kind), str(id), told.rev, told.home, then


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)
    return whole(value)
