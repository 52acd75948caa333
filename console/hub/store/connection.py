"""How the hub reaches its file: each page carries a sum, so nothing spoilt is read as right.

SQLCipher keeps an HMAC with each page and refuses one that does not fit. The key stands here for
everybody to read: it guards against disks, not against people
(decision 92).
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3

KEY = hashlib.sha256(b"command hall: sums over the pages of hub.db").hexdigest()

SqlError: type[Exception] = sqlcipher3.Error
"""What every statement may raise."""

_PLAIN = b"SQLite format 3\x00"
_CORRUPT = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB
_BAD_READS = (266, 522, 8202, 8458)  # SQLITE_IOERR_READ, _SHORT_READ, _DATA, _CORRUPTFS


class Cursor(Protocol):
    """What a statement found."""

    @property
    def rowcount(self) -> int:
        """Rows changed."""
        ...

    def fetchone(self) -> Any:
        """Return the next row or None."""
        ...

    def fetchall(self) -> list[Any]:
        """Return all rows left."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Walk the rows."""
        ...


class Connection(Protocol):
    """A connection to the hub's file, as far as the hub uses one."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction was begun and not ended."""
        ...

    @property
    def total_changes(self) -> int:
        """Rows changed since it was opened."""
        ...

    def execute(self, sql: str, parameters: Any = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:
        """Run one statement for many rows."""
        ...

    def executescript(self, sql: str, /) -> Cursor:
        """Run several statements."""
        ...

    def backup(self, target: Any) -> None:
        """Copy one state of the whole file."""
        ...

    def interrupt(self) -> None:
        """Stop the running statement; from any thread."""
        ...

    def close(self) -> None:
        """Close."""
        ...


def connect(path: Path, mode: str = "rwc") -> Connection:
    """Open a file whose pages carry sums; `mode` as in SQLite's addresses (`ro`, `rw`, `rwc`)."""
    connection = _connect(path, mode)
    for pragma in ("cipher_log_level = NONE", f"key = \"x'{KEY}'\"", "cipher_page_size = 4096"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def connect_as_it_is(path: Path, mode: str = "ro") -> Connection:
    """Open a file with sums, or one of before there were any."""
    return _connect(path, mode) if is_plain(path) else connect(path, mode)


def is_plain(path: Path) -> bool:
    """Whether this is a database whose pages carry no sums; raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def export(source: Connection, target: Path) -> None:
    """Write all of a database into a new file whose pages carry sums."""
    source.execute(f"ATTACH DATABASE ? AS sealed KEY \"x'{KEY}'\"", (str(target),))
    source.execute("SELECT sqlcipher_export('sealed')")
    ((version,),) = source.execute("PRAGMA main.user_version").fetchall()
    source.execute(f"PRAGMA sealed.user_version = {version}")
    source.execute("DETACH DATABASE sealed")


def whole(body: bytes) -> bytes:
    """Return a body or line this hub has encoded, as it was.

    SQLCipher gives zeros for a page that does not fit, and the error with the next page it reads
    from the disk. Tables cannot be read so, but the end of a long text can; and no JSON has a zero.

    Raises:
        SqlError: there are zeros in it.
    """
    if b"\0" in body:
        error = sqlcipher3.DatabaseError("a page of a long text does not fit")
        error.sqlite_errorcode = _CORRUPT[0]
        raise error
    return body


def gone(path: Path) -> Exception:
    """Return the error of a file that is no longer where it was opened."""
    error: Exception = sqlcipher3.OperationalError(
        f"{path} was removed or replaced in use 文件在使用中被移走"
    )
    return error


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the file is damaged, and not that its disk is full."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return isinstance(error, SqlError) and (code & 0xFF in _CORRUPT or code in _BAD_READS)


def first_fault(connection: Connection, goes_on: Callable[[], bool] = lambda: True) -> str:
    """Read all of a database, table by table; return what is wrong with it, empty for nothing.

    Args:
        connection: one that nobody else uses meanwhile.
        goes_on: asked before each table.

    Raises:
        SqlError, MemoryError: a page does not fit.
    """
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    for (name,) in tables.fetchall():
        if not goes_on():
            break
        told = str(connection.execute(f'PRAGMA quick_check("{name}")').fetchone()[0])
        if told != "ok":
            return told[:200]
        # the page met last is given as zeros, and the error only with the next one from the disk
        connection.execute("PRAGMA shrink_memory")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return ""


def _connect(path: Path, mode: str) -> Connection:
    connection: Connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=10,
    )
    return connection
