"""Opening an encrypted SQLite file, and refusing one before anything is written to it."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

import sqlcipher3

from offline_cache.log_check import check_log
from offline_cache.problems import Damaged, Newer, WrongKey, plain_system_words, plain_words
from offline_cache.witness import Seen, check_seen

KEY_BYTES = 32
PAGE_SIZE = 4096
_NOT_A_DATABASE = 26
_PLAIN_HEADER = b"SQLite format 3\x00"


class Statement(Protocol):
    """A cursor, as far as the store uses one."""

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
    """A database connection, as far as the store uses one; `sqlite3` and `sqlcipher3` fit."""

    @property
    def total_changes(self) -> int:
        """Rows changed since the connection was opened."""
        ...

    def execute(self, sql: str, parameters: Any = ..., /) -> Statement:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Statement:
        """Run one statement for many rows."""
        ...

    def interrupt(self) -> None:
        """Stop the running statement; may be called from another thread."""
        ...

    def close(self) -> None:
        """Close."""
        ...


Connect = Callable[[Path, bytes], Connection]
Held = Callable[[Connection], Seen | None]
"""Reads how much a file has saved."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells one kind of file from another: `application_id` and the newest known version."""

    application_id: int
    version: int


@dataclass(frozen=True, slots=True)
class CipherConnect:
    """Opens (or makes) an encrypted file for reading and writing; nothing is written yet.

    The key is used as it is: 32 random bytes need no derivation at each open.

    Attributes:
        made_by: makes the connection of what `sqlcipher3.connect` hands on.
    """

    made_by: Callable[..., Any] = sqlcipher3.Connection

    def __call__(self, path: Path, key: bytes) -> Connection:
        """Open a file."""
        return _connect(path, key, "rwc", self.made_by)


connect_cipher = CipherConnect()
"""How the product opens its files."""


def _connect(
    path: Path, key: bytes, mode: str, made_by: Callable[..., Any] = sqlcipher3.Connection
) -> Connection:
    if len(key) != KEY_BYTES:
        raise ValueError(f"a store key has {KEY_BYTES} bytes")
    address = "file:" + quote(path.absolute().as_posix()) + f"?mode={mode}"
    connection: Connection = sqlcipher3.connect(
        address,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        factory=made_by,
    )
    for pragma in (
        "cipher_log_level = NONE",
        f"key = \"x'{key.hex()}'\"",
        f"cipher_page_size = {PAGE_SIZE}",
        "mmap_size = 0",
        "temp_store = MEMORY",
        "busy_timeout = 5000",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def connect_reading(path: Path, key: bytes) -> Connection:
    """Open an encrypted file that nobody writes to; nothing appears beside it."""
    log = path.with_name(path.name + "-wal")
    has_log = log.exists() and log.stat().st_size
    return _connect(path, key, "ro" if has_log else "ro&immutable=1")


def connect_beside(path: Path, key: bytes, mark: Mark) -> Connection:
    """Open an encrypted file that another program writes to, to read along with it.

    Raises:
        Damaged, Newer, WrongKey: it cannot be read.
    """
    if not _holds_something(path):
        raise Damaged("There is nothing in the file yet.", path)
    _look_only(path, key, mark, is_synced=False, reading=_connect_beside)
    return _connect_beside(path, key)


def _connect_beside(path: Path, key: bytes) -> Connection:
    """Open it for reading with its log, which another program may begin at any moment."""
    return _connect(path, key, "ro")


def open_checked(
    path: Path,
    key: bytes,
    mark: Mark,
    connect: Connect,
    is_synced: bool = False,
    held: Held = lambda connection: None,
) -> tuple[Connection, bool]:
    """Open a store file, refusing a newer, foreign, damaged or otherwise locked one untouched.

    Args:
        path: the file.
        key: 32 bytes.
        mark: what it must be.
        connect: how to reach it.
        is_synced: each commit was synced: then a log that was spoilt in the middle is damage.
        held: tells how much the file has saved, where a witness beside it counts that.

    Returns:
        The connection, and whether the file is new (has no tables yet).

    Raises:
        Newer, Damaged, WrongKey: see there; nothing was written.
    """
    if isinstance(connect, CipherConnect) and _holds_something(path) and not _was_cut_off(path):
        _look_only(path, key, mark, is_synced, held=held)
    connection = connect(path, key)
    try:
        with plain_words(path):
            is_new = _check(connection, path, mark)
    except BaseException:
        connection.close()
        raise
    return connection, is_new


def begin_file(connection: Connection, mark: Mark) -> None:
    """Stamp a new file; call inside the transaction that makes its tables."""
    connection.execute(f"PRAGMA application_id = {mark.application_id}")
    connection.execute(f"PRAGMA user_version = {mark.version}")


def write_key_check(path: Path, key: bytes) -> None:
    """Note beside the file which key it has, so that damage and a wrong key can be told apart."""
    tag = _tag_path(path)
    if not tag.exists() or tag.read_text("ascii", errors="replace") != _tag(key):
        with plain_system_words(path):
            tag.write_text(_tag(key), "ascii")


def companions(path: Path) -> list[Path]:
    """Return every file that belongs to the store file, itself first, the lock not."""
    return [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", ".tag"))]


def _holds_something(path: Path) -> bool:
    if not path.exists():
        return False
    if path.stat().st_size:
        return True
    if _tag_path(path).exists():
        raise Damaged("The file is empty, though it was in use before.", path)
    return False


def _was_cut_off(path: Path) -> bool:
    """Whether a power cut or kill ended the very first opening, before the file had tables.

    Only then does a rollback journal lie beside a store; SQLite itself takes the unfinished page
    back at the next opening for writing, and nothing else can.
    """
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _look_only(
    path: Path,
    key: bytes,
    mark: Mark,
    is_synced: bool,
    reading: Connect = connect_reading,
    held: Held = lambda connection: None,
) -> None:
    """Read header and schema through a connection that cannot write.

    Without a write-ahead log the file is opened as immutable: then not even the shared-memory
    file appears beside it.
    """
    connection = reading(path, key)
    try:
        has_nothing = _check(connection, path, mark)
        if is_synced:
            check_log(path)
        check_seen(path, held(connection))
        if has_nothing and _tag_path(path).exists():
            raise Damaged("Nothing is left in the file, though it was in use before.", path)
    except sqlcipher3.DatabaseError as error:
        if (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF == _NOT_A_DATABASE:
            raise _unreadable(path, key) from error
        with plain_words(path):
            raise
    finally:
        connection.close()


def _check(connection: Connection, path: Path, mark: Mark) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    found = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if tables and found != mark.application_id:  # versions of another kind say nothing
        raise Damaged("The file is of another kind than expected.", path)
    if version > mark.version:
        raise Newer(f"The file has version {version}; this program knows {mark.version}.", path)
    return not tables


def _unreadable(path: Path, key: bytes) -> Damaged | WrongKey:
    tag = _tag_path(path)
    with path.open("rb") as file:
        is_plain = file.read(16) == _PLAIN_HEADER
    if tag.exists() and tag.read_text("ascii", errors="replace") == _tag(key):
        return Damaged("The beginning of the file is damaged.", path)
    if is_plain or path.stat().st_size % PAGE_SIZE:
        return Damaged("The file is not one of ours, or was cut off.", path)
    return WrongKey("The key does not open this file.", path)


def _tag_path(path: Path) -> Path:
    return path.with_name(path.name + ".tag")


def _tag(key: bytes) -> str:
    return hmac.new(key, b"offline_cache key check", hashlib.sha256).hexdigest()[:32]
