"""A simulated disk: SQLite files in memory that outlive the process which wrote them.

What a process had not committed is lost when it is killed. When the machine loses power, files
that do not sync every commit go back to what was synced last. A process may be killed before or
after any single SQL statement, and its disk may be full or read-only.
"""

from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote
from weakref import WeakSet

import sqlcipher3

from offline_cache.cipher import Connect

FULL = 13
"""SQLITE_FULL."""

READ_ONLY = 8
"""SQLITE_READONLY."""

_WORDS = {
    FULL: "database or disk is full",
    READ_ONLY: "attempt to write a readonly database",
}

_WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "REPLACE")
_names = count(1)


class Killed(BaseException):
    """The process is dead; nothing of it goes on."""


class Process:
    """One life of a program.

    Attributes:
        is_dead: every further statement raises `Killed`.
        disk_error: what every writing statement raises (`FULL`, `READ_ONLY`), 0 when it is well.
    """

    def __init__(self, on_death: Callable[[], None] = lambda: None) -> None:
        self.is_dead = False
        self.disk_error = 0
        self.statements = 0
        self.connections: list[Any] = []
        self.reading: WeakSet[Any] = WeakSet()
        self._on_death = on_death
        self._dies_in = 0
        self._dies_after = False

    def die_at(self, statements: int, is_after: bool) -> None:
        """Die at the n-th statement from now, before or after it took effect."""
        self._dies_in, self._dies_after = statements, is_after

    def die(self) -> None:
        """End here; what was not committed is rolled back by whoever opens the file next."""
        if not self.is_dead:
            self.is_dead = True
            for cursor in list(self.reading):
                cursor.close()  # one that somebody still holds would hold its lock
            for connection in self.connections:
                connection.roll_back()
            self._on_death()

    def before(self, sql: str) -> bool:
        """Count a statement; return whether the process dies after it.

        Raises:
            Killed: it is dead, or dies now.
        """
        if self.is_dead:
            raise Killed
        self.statements += 1
        if self._dies_in:
            self._dies_in -= 1
            if not self._dies_in:
                if self._dies_after:
                    return True
                self.die()
                raise Killed
        return False

    def after(self) -> None:
        """Die after a statement that took effect.

        Raises:
            Killed: always.
        """
        self.die()
        raise Killed


class Syncing(Protocol):
    """A file, as far as its connections tell it something."""

    synchronous: str


class _OfProcess:
    """A connection that belongs to a process: it dies with it, at any statement."""

    process: Process
    file: "Syncing"
    in_transaction: bool
    total_changes: int
    refusal: type[Exception]
    _changes = 0

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        """Run one statement, unless the process is dead."""
        dies = self._before(sql)
        if sql.startswith("PRAGMA synchronous"):
            self.file.synchronous = sql.rpartition("=")[2].strip()
        result = super().execute(sql, parameters)  # type: ignore[misc]
        if sql.startswith("BEGIN"):
            self._changes = self.total_changes
        if result.description is not None:
            self.process.reading.add(result)
        return self.process.after() if dies else result

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:
        """Run one statement for many rows, unless the process is dead."""
        dies = self._before(sql)
        result = super().executemany(sql, parameters)  # type: ignore[misc]
        return self.process.after() if dies else result

    def _before(self, sql: str) -> bool:
        dies = self.process.before(sql)
        is_end = sql.startswith("COMMIT")
        if self.process.disk_error and (
            sql.lstrip().startswith(_WRITES) or (is_end and self._has_written)
        ):
            refused = self.refusal(_WORDS[self.process.disk_error])
            refused.sqlite_errorcode = self.process.disk_error  # type: ignore[attr-defined]
            raise refused
        return dies

    @property
    def _has_written(self) -> bool:
        """Whether this transaction, or one before it that could not end, has changed a row."""
        return self.total_changes > self._changes

    def close(self) -> None:
        """Close, as the system does for a process that died."""
        if self in self.process.connections:
            self.process.connections.remove(self)
        super().close()  # type: ignore[misc]

    def roll_back(self) -> None:
        """Undo what was not committed."""
        if self.in_transaction:
            super().execute("ROLLBACK")  # type: ignore[misc]


class StoreConnection(_OfProcess, sqlcipher3.Connection):  # type: ignore[misc]
    """A connection of a seat's store or the hub's; without a key it is plain SQLite."""

    refusal = sqlcipher3.OperationalError


class Image:
    """A file's content at one moment."""

    def __init__(self, library: Any, of: Any = None) -> None:
        self.library = library
        self.sql = library.connect(":memory:", isolation_level=None, check_same_thread=False)
        if of is not None:
            of.backup(self.sql)

    def close(self) -> None:
        """Forget it."""
        self.sql.close()


class DiskFile:
    """One SQLite file of a simulated disk.

    Args:
        library: `sqlcipher3`.
        content: what it holds at first; None = it is empty.
    """

    def __init__(self, library: Any, content: Image | None = None) -> None:
        self._library = library
        self.address = f"file:/disk-{next(_names)}?vfs=memdb"
        self.synchronous = "FULL"
        self._synced: Image | None = None
        self._anchor = library.connect(self.address, uri=True, isolation_level=None)
        if content is not None:
            content.sql.backup(self._anchor)

    def connect(self, factory: type[Any], process: Process) -> Any:
        """Open a connection of a process."""
        connection = self._library.connect(
            self.address,
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=factory,
            cached_statements=256,
            timeout=0,
        )
        connection.process = process
        connection.file = self
        process.connections.append(connection)
        return connection

    def opener(self, process: Process) -> Connect:
        """Return what a seat's store opens this file with, whatever its path: no cipher."""
        return lambda path, key: self.connect(StoreConnection, process)

    def hold(self) -> None:
        """The process that wrote it is being killed: nothing to do, it stays as it is."""

    def let_go(self) -> None:
        """No program has it open any more."""

    def encrypt(self, path: Path, key: bytes) -> None:
        """Write the present content into a new encrypted file."""
        execute = self._anchor.execute
        execute(
            "ATTACH DATABASE ? AS there KEY ?",
            (f"file:{quote(str(path))}?vfs=unix", f"x'{key.hex()}'"),
        )
        execute("PRAGMA there.synchronous = OFF")
        execute("BEGIN")
        execute("SELECT sqlcipher_export('there')")
        execute("COMMIT")
        for note in ("application_id", "user_version"):
            ((value,),) = execute(f"PRAGMA main.{note}")
            execute(f"PRAGMA there.{note} = {value}")
        execute("DETACH DATABASE there")

    def decrypt(self, connection: Any) -> None:
        """Take over what a connection to an encrypted file reads."""
        connection.execute("ATTACH DATABASE ? AS there KEY ''", (self.address,))
        connection.execute("SELECT sqlcipher_export('there')")
        ((version,),) = connection.execute("PRAGMA main.user_version")
        connection.execute(f"PRAGMA there.user_version = {version}")
        connection.execute("DETACH DATABASE there")

    def look(self, sql: str) -> list[Any]:
        """Read what is committed, past all programs."""
        return list(self._anchor.execute(sql))

    def image(self) -> Image:
        """Return the present content."""
        return Image(self._library, self._anchor)

    def sync(self) -> None:
        """Note what would survive a loss of power, where not every commit is synced."""
        if self.synchronous != "FULL":
            self._forget()
            self._synced = self.image()

    def lose_power(self) -> None:
        """Go back to what was synced last; no program may have the file open."""
        if self._synced is not None and self.synchronous != "FULL":
            self.restore(self._synced)

    def restore(self, image: Image) -> None:
        """Put another content in its place; no program may have the file open."""
        image.sql.backup(self._anchor)

    def close(self) -> None:
        """Throw the file away."""
        self._forget()
        self._anchor.close()

    def _forget(self) -> None:
        if self._synced is not None:
            self._synced.close()
            self._synced = None
