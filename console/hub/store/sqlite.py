"""A hub's database file: opening it, its settings, its epoch and its signing key.

One process writes at a time (`hold` keeps a second hub out); the small words of the command line
may write between two transactions of a running hub, which reads its numbers afresh each time.
"""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.hub.store import schema
from console.hub.store.folder import make_folder

FILE = "hub.db"
CACHE_KIB = 64000
"""Most memory of one connection for pages of the file."""

CHECKPOINT_PAGES = 8000
"""Pages of the log (32 MB) before they are moved into the file: fewer waits for the disk."""

BACKUP_COVERS = "backup_covers"
"""Note: the cursor that the newest whole backup covers."""

EPOCH_BEFORE = "epoch_before"
"""Note: the epoch whose history this database goes on from; none in one that was never restored."""

EPOCH_BEGAN = "epoch_began"
"""Note: the number up to which that history reaches."""

RESTORED = "RESTORED"
"""A file of this name beside the database says: it was brought back from a backup."""


class StoreProblem(Exception):  # noqa: N818
    """The database cannot be used; the text says why and what to do."""


class Database:
    """Opens connections to one hub's file.

    Args:
        path: the file, or `:memory:` shared inside the process by `name` (simulation).
        new_id: makes the epoch.
        new_key: makes the private signing key, 32 bytes.

    Raises:
        StoreProblem: damaged, or made by a newer version.
    """

    def __init__(
        self,
        path: Path | str,
        new_id: Callable[[], str],
        new_key: Callable[[], bytes] = lambda: Ed25519PrivateKey.generate().private_bytes_raw(),
    ) -> None:
        self.path = str(path)
        self._new_id = new_id
        try:
            self.writer = self.connect()
            if schema.version_of(self.writer) > schema.VERSION:
                raise StoreProblem(
                    f"{path} was made by a newer hub: 数据由更新版本写成, 请升级后再启动"
                )
            schema.upgrade(self.writer)
            if not self.meta("epoch"):  # new, or cut off before it had one
                self._create(new_key())
        except sqlite3.DatabaseError as error:
            raise StoreProblem(
                f"{path} cannot be read ({error}): 数据库损坏, 请恢复备份"
            ) from error
        self.epoch = self.meta("epoch")
        self.key = self._key()

    def connect(self) -> sqlite3.Connection:
        """Return another connection with the hub's settings."""
        connection = sqlite3.connect(
            self.path,
            isolation_level=None,
            check_same_thread=False,
            uri=self.path.startswith("file:"),
            timeout=10,
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        return connection

    def meta(self, name: str) -> str:
        """Return a note of the database, empty when there is none."""
        row = self.writer.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def note(self, name: str, value: str) -> None:
        """Keep a note in the database."""
        self.writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def renew_epoch(self) -> str:
        """Begin another life: every cursor given out before needs a snapshot."""
        before, self.epoch = self.epoch, self._new_id()
        self.writer.execute("BEGIN IMMEDIATE")
        self.writer.execute("UPDATE meta SET value = ? WHERE name = 'epoch'", (self.epoch,))
        self.note(EPOCH_BEFORE, before)
        self.note(EPOCH_BEGAN, self.meta("seq"))
        self.writer.execute("DELETE FROM changes")
        self.writer.execute("COMMIT")
        return self.epoch

    def close(self) -> None:
        """Close the writing connection."""
        self.writer.close()

    def _create(self, key: bytes) -> None:
        self.writer.execute("BEGIN IMMEDIATE")
        notes = [("epoch", self._new_id()), ("seq", "0")]
        self.writer.executemany("INSERT INTO meta VALUES (?, ?)", notes)
        self.writer.execute("INSERT INTO keys VALUES ('grants', ?)", (key,))
        self.writer.execute("COMMIT")

    def _key(self) -> Ed25519PrivateKey:
        (private,) = self.writer.execute("SELECT private FROM keys").fetchone()
        return Ed25519PrivateKey.from_private_bytes(private)


def open_folder(folder: Path, new_id: Callable[[], str]) -> Database:
    """Open the database of a data folder; makes both where they are missing.

    Raises:
        StoreProblem: the file cannot be used.
    """
    make_folder(folder)
    database = Database(folder / FILE, new_id)
    marker = folder / RESTORED
    if marker.exists():
        database.renew_epoch()
        marker.unlink()
    return database


def hold(folder: Path) -> IO[str]:
    """Keep the folder for this process until the returned file is closed.

    Raises:
        StoreProblem: another hub has it.
    """
    make_folder(folder)
    file = (folder / "hub.lock").open("w")
    try:
        _lock(file)
    except OSError as error:
        file.close()
        raise StoreProblem(
            f"another hub is running on {folder}: 该数据目录已有一个中心服务在运行"
        ) from error
    return file


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
