"""A hub's database file: opening it, its settings, its epoch and its signing key.

One process writes at a time (`hold` keeps a second hub out); the small words of the command line
may write between two transactions of a running hub, which reads its numbers afresh each time.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.hub.store import connection, schema
from console.hub.store.connection import Connection, SqlError
from console.hub.store.damage import Damage, check_mark
from console.hub.store.files import keep_to_owner, place_of
from console.hub.store.folder import make_folder
from console.hub.store.holes import holes_in
from console.hub.store.plain import seal_plain
from console.hub.store.problems import StoreDamaged, StoreProblem
from console.hub.store.witness import Seen, Witness, read_seen

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

COMMITS = "commits"
"""Note: transactions that changed anything, counted by each of them."""

RESTORED = "RESTORED"
"""A file of this name beside the database says: it was brought back from a backup."""

__all__ = ["StoreDamaged", "StoreProblem"]


class Database:
    """Opens connections to one hub's file.

    Args:
        path: the file; a text where a simulation opens its connections itself.
        new_id: makes the epoch.
        new_key: makes the private signing key, 32 bytes.
        seen: what was durable once, as the witness beside the file knows.

    Attributes:
        damage: knows whether the file was found damaged.

    Raises:
        StoreDamaged: its bytes are not those that were written.
        StoreProblem: made by a newer version, or the disk does not allow to open it.
    """

    def __init__(
        self,
        path: Path | str,
        new_id: Callable[[], str],
        new_key: Callable[[], bytes] = lambda: Ed25519PrivateKey.generate().private_bytes_raw(),
        seen: Seen | None = None,
    ) -> None:
        self.path = str(path)
        self._new_id = new_id
        file = path if isinstance(path, Path) else None
        self.damage = Damage(file)
        try:
            with self.damage.watched():
                self.writer = self.connect()
                self._begin(new_key, seen)
                if file is not None and (hole := holes_in(file, self.writer, is_thorough=False)):
                    raise self.damage.note(hole)
                self.epoch = self.meta("epoch")
                self.key = self._key()
        except SqlError as error:
            raise StoreProblem(
                f"{path} cannot be opened ({error}): 数据库打不开, 请检查磁盘空间和权限"
            ) from error
        self._witness = Witness(file.parent if file else None)
        self._name, self._place = file, None if file is None else place_of(file)

    def connect(self) -> Connection:
        """Return another connection with the hub's settings."""
        opened = connection.connect(Path(self.path))
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("PRAGMA synchronous = FULL")
        opened.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        opened.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        return opened

    def check_in_place(self) -> None:
        """Make sure that what is written is found again under the file's name.

        Raises:
            SqlError: the file was removed, or another put in its place, while it is open.
        """
        if self._name is not None and place_of(self._name) != self._place:
            raise connection.gone(self._name)

    def count_commit(self) -> Seen:
        """Count the transaction that is under way."""
        (count,) = self.writer.execute(
            "INSERT INTO meta VALUES (?, '1') ON CONFLICT(name) DO UPDATE SET value = value + 1"
            " RETURNING value",
            (COMMITS,),
        ).fetchone()
        return Seen(self.epoch, int(count))

    def saw(self, seen: Seen) -> None:
        """Let the witness know of a transaction that is durable now."""
        self._witness.note(seen)

    def check_seen(self, seen: Seen | None) -> None:
        """Compare what the database holds with what was durable once.

        Raises:
            StoreDamaged: transactions are gone; nobody knows what they held.
        """
        held = int(self.meta(COMMITS) or 0)
        if seen is not None and seen.epoch == self.epoch and held < seen.count:
            lost = seen.count - held
            raise self.damage.note(
                f"the last {lost} transactions are gone 最后 {lost} 次写入已丢失"
            )

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
        self._witness.close()

    def _begin(self, new_key: Callable[[], bytes], seen: Seen | None) -> None:
        if schema.version_of(self.writer) > schema.VERSION:
            raise StoreProblem(
                f"{self.path} was made by a newer hub: 数据由更新版本写成, 请升级后再启动"
            )
        if seen is not None and not schema.version_of(self.writer):
            raise self.damage.note("all of it is gone 全部内容已丢失")
        schema.upgrade(self.writer)
        if not self.meta("epoch"):  # new, or cut off before it had one
            self._create(new_key())

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
        StoreDamaged: it is damaged, was found to be before, or has lost what was durable.
        StoreProblem: the file cannot be used.
    """
    make_folder(folder)
    check_mark(folder)
    seal_plain(folder / FILE)
    keep_to_owner(folder / FILE)
    seen, marker = read_seen(folder), folder / RESTORED
    database = Database(folder / FILE, new_id, seen=seen)
    try:
        if marker.exists():
            database.renew_epoch()
            marker.unlink()
        database.check_seen(seen)
    except BaseException:
        database.close()
        raise
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
