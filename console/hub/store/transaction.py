"""One transaction of the writer: records get their numbers here, changes are told after commit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec

from console.contract.change import RESTRICTED, scope_of
from console.domain.alert import ONLINE, Alert, Disposition
from console.domain.call_out import CallOut
from console.domain.entity import Body, Key, decode
from console.domain.incident import Incident, IncidentStatus
from console.domain.mask import Mask
from console.domain.patrol_finding import PatrolFinding
from console.domain.patrol_proof import PatrolProof
from console.domain.work_order import OVER, WorkOrder
from console.hub.store.connection import Connection, SqlError, whole
from console.hub.store.sqlite import Database
from console.runtime.clock import to_text, utc_epoch

NULL = msgspec.Raw(b"null")

_OVER = frozenset(state.value for state in OVER)
CLOSED = frozenset(d.value for d in (Disposition.CLOSED, Disposition.FALSE, Disposition.MERGED))

ENDED = frozenset({IncidentStatus.CLOSED.value, IncidentStatus.MERGED.value})


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """A `Change` whose body is already encoded."""

    seq: int
    kind: str
    id: str
    rev: str
    home: str
    body: msgspec.Raw
    at: str
    ends: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A committed change as readers of the feed get it: encoded once for all of them."""

    seq: int
    kind: str
    id: str
    scope: str
    line: bytes


@dataclass(frozen=True, slots=True)
class _Staged:
    seq: int
    kind: str
    id: str
    rev: str
    scope: str
    body: bytes | None
    ends: int = 0


class Transaction:
    """Reads and writes of one commit; made by `Committer`, never kept."""

    def __init__(self, connection: Connection, epoch: str, home: str, now: datetime):
        self.sql = connection
        self.epoch = epoch
        self.now = now
        self._home = home
        (seq,) = connection.execute("SELECT value FROM meta WHERE name = 'seq'").fetchone()
        self.seq = int(seq)
        self._first = self.seq
        self._staged: list[_Staged] = []

    @property
    def cursor(self) -> str:
        """The place in the feed after everything saved so far."""
        return f"{self.epoch}:{self.seq}"

    def body(self, kind: str, id: str) -> Body | None:
        """Return a record's body, None when there is none or it is gone."""
        row = self.sql.execute(
            "SELECT body FROM records WHERE kind = ? AND id = ?", (kind, id)
        ).fetchone()
        return None if row is None or row[0] is None else msgspec.json.decode(whole(row[0]))

    def bodies(self, keys: Iterable[Key]) -> dict[Key, Body | None]:
        """Return bodies by key."""
        return {key: self.body(*key) for key in keys}

    def has_restricted(self, keys: Iterable[Key]) -> bool:
        """Whether one of these records is for some persons alone."""
        ask = "SELECT 1 FROM records WHERE kind = ? AND id = ? AND scope = ?"
        return any(self.sql.execute(ask, (*key, RESTRICTED)).fetchone() for key in keys)

    def put(self, kind: str, id: str, body: Body | None, scope: str = "") -> None:
        """Save a record under the next number; None leaves a tombstone.

        Args:
            kind: of the record.
            id: of the record.
            body: what it is now.
            scope: who is told of it; what its kind and body say where this is empty.
        """
        self.seq += 1
        rev = f"{self.epoch}.{self.seq}"
        scope = scope or self._scope(kind, id, body)
        encoded = None if body is None else msgspec.json.encode(body)
        is_open = is_open_body(kind, body)
        fingerprint = str(body.get("fingerprint", "")) if body and kind == Alert.KIND else ""
        self.sql.execute(
            "INSERT INTO records(kind, id, rev, home, body, seq, created, at, scope, is_open,"
            " fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(kind, id) DO UPDATE"
            " SET rev = excluded.rev, body = excluded.body, seq = excluded.seq, at = excluded.at,"
            " is_open = excluded.is_open, fingerprint = excluded.fingerprint,"
            " scope = excluded.scope",
            (
                kind,
                id,
                rev,
                self._home,
                encoded,
                self.seq,
                self.seq,
                utc_epoch(self.now),
                scope,
                is_open,
                fingerprint,
            ),
        )
        self._staged.append(_Staged(self.seq, kind, id, rev, scope, encoded))

    def _scope(self, kind: str, id: str, body: Body | None) -> str:
        if kind != Alert.KIND:
            return scope_of(kind)
        if body is not None:
            return RESTRICTED if body.get("channel") == ONLINE else scope_of(kind)
        held = self.sql.execute(
            "SELECT scope FROM records WHERE kind = ? AND id = ?", (kind, id)
        ).fetchone()
        return scope_of(kind) if held is None else str(held[0])

    def put_together(self, bodies: Mapping[Key, Body]) -> None:
        """Save records of which no reader may ever see one without the others (G5)."""
        mark = self.mark()
        for (kind, id), body in bodies.items():
            self.put(kind, id, body)
        self.tie(mark)

    def tie(self, mark: tuple[int, int]) -> None:
        """Let no reader see one of the records saved since `mark` without the others."""
        first = mark[1]
        self._staged[first:-1] = [replace(each, ends=self.seq) for each in self._staged[first:-1]]

    def mark(self) -> tuple[int, int]:
        """Return where to go back to when the work that follows fails."""
        return self.seq, len(self._staged)

    def back_to(self, mark: tuple[int, int]) -> None:
        """Forget the numbers given since `mark`; the caller rolls the rows back."""
        self.seq = mark[0]
        del self._staged[mark[1] :]

    def flush(self, at: datetime) -> list[Told]:
        """Write the changes with the time of their commit; the commit itself must follow."""
        if self.seq == self._first:
            return []
        text, seconds = to_text(at), utc_epoch(at)
        told = [self._told(s, text) for s in self._staged]
        self.sql.executemany(
            "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (t.seq, t.kind, t.id, t.scope, seconds, t.line, s.ends)
                for t, s in zip(told, self._staged, strict=True)
            ],
        )
        self.sql.execute("UPDATE meta SET value = ? WHERE name = 'seq'", (str(self.seq),))
        return told

    def _told(self, staged: _Staged, at: str) -> Told:
        body = NULL if staged.body is None else msgspec.Raw(staged.body)
        line = Line(
            staged.seq, staged.kind, staged.id, staged.rev, self._home, body, at, staged.ends
        )
        return Told(staged.seq, staged.kind, staged.id, staged.scope, msgspec.json.encode(line))


Job = Callable[[Transaction], Any]


class Committer:
    """Runs jobs, many in one transaction; each stands or falls alone.

    Args:
        database: whose writing connection is the only one that writes; its epoch is asked at each
            commit, because it can be renewed.
        home: the hall whose records these are.
    """

    def __init__(self, database: Database, home: str) -> None:
        self._database = database
        self._sql = database.writer
        self._home = home

    def commit(self, jobs: list[Job], now: Callable[[], datetime]) -> tuple[list[Any], list[Told]]:
        """Run jobs in one transaction; a result is the exception where a job failed.

        Raises:
            SqlError: nothing was saved (disk full, file gone).
            StoreDamaged: nothing was saved, and nothing will be.
        """
        with self._database.damage.watched():
            self._database.check_in_place()
            return self._commit(jobs, now)

    def _commit(self, jobs: list[Job], now: Callable[[], datetime]) -> tuple[list[Any], list[Told]]:
        before, seen = self._sql.total_changes, None
        self._sql.execute("BEGIN IMMEDIATE")
        try:
            transaction = Transaction(self._sql, self._database.epoch, self._home, now())
            results = [self._run(job, transaction) for job in jobs]
            told = transaction.flush(now())
            if self._sql.total_changes > before:
                seen = self._database.count_commit()
            self._sql.execute("COMMIT")
        except BaseException:
            if self._sql.in_transaction:
                self._sql.execute("ROLLBACK")
            raise
        if seen is not None:
            self._database.saw(seen)
        return results, told

    def _run(self, job: Job, transaction: Transaction) -> Any:
        mark = transaction.mark()
        self._sql.execute("SAVEPOINT job")
        try:
            result = job(transaction)
        except (SqlError, MemoryError):  # the file's, not the job's
            raise
        except Exception as error:
            self._sql.execute("ROLLBACK TO job")
            transaction.back_to(mark)
            result = error
        self._sql.execute("RELEASE job")
        return result


def is_open_body(kind: str, body: Body | None) -> bool:
    """Whether a record is unfinished work; most kinds are until they are gone."""
    if body is None:
        return False
    if kind == Incident.KIND:
        return body.get("status") not in ENDED
    if kind in (Mask.KIND, CallOut.KIND):
        return not body.get("is_over")
    if kind in (PatrolProof.KIND, PatrolFinding.KIND):
        return False  # told of what is over: the shift's are read back from history
    if kind == WorkOrder.KIND:
        return body.get("state") not in _OVER
    if kind != Alert.KIND or body.get("disposition") not in CLOSED:
        return True  # most are: reading the whole alert would double the cost of taking one in
    try:
        return decode(Alert, body).is_open
    except ValueError:
        return True
