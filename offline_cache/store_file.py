"""A store file that is held open: lock, connection, transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from offline_cache.cipher import (
    CipherConnect,
    Connect,
    Connection,
    Held,
    Mark,
    companions,
    open_checked,
    write_key_check,
)
from offline_cache.durable import sync_folder
from offline_cache.file_lock import FileLock
from offline_cache.problems import NoSpace, Unwritable, plain_words

CHECKPOINT_PAGES = 4000
"""Pages of the log (16 MB) before they are moved into the file: fewer waits for the disk."""


class StoreFile:
    """Lock and writing connection of one store file."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        mark: Mark,
        connect: Connect,
        synchronous: str,
        cache_kib: int,
        held: Held = lambda connection: None,
    ) -> None:
        """Open the file; see `cipher.open_checked` for what is refused."""
        self.path = path
        self._noted_key = key if isinstance(connect, CipherConnect) else None
        self._lock = FileLock(path)
        try:
            self.connection, self.is_new = open_checked(
                path, key, mark, connect, is_synced=synchronous == "FULL", held=held
            )
            try:
                with plain_words(path):
                    self._prepare(synchronous, cache_kib)
                    if not self.is_new:
                        self._note_key()
                        if synchronous == "FULL":
                            self._empty_log()
            except BaseException:
                self.connection.close()
                raise
        except BaseException:
            self._lock.release()
            raise
        self._places = {"": _place_of(path)}

    def _prepare(self, synchronous: str, cache_kib: int) -> None:
        for pragma in (
            "journal_mode = WAL",
            f"synchronous = {synchronous}",
            f"cache_size = -{cache_kib}",
            "foreign_keys = OFF",
            "journal_size_limit = 67108864",
            f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
        ):
            self.connection.execute(f"PRAGMA {pragma}")

    def _empty_log(self) -> None:
        """Move what a kill or power cut left in the log into the file, and the torn end away.

        Torn ends of several cuts in a row would look like damage (`log_check`).
        """
        try:
            with plain_words(self.path):
                self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except NoSpace:
            return  # it stays as it is; a full disk must not keep a seat from starting

    def check_in_place(self) -> None:
        """Make sure that what is written is found again under the file's name.

        A file that is open can be removed, or another put in its place (a clean-up, a restored
        folder): SQLite goes on writing into what nobody will ever open again.

        Raises:
            Unwritable: it, or its log, is not there any more.
        """
        if self._noted_key is None:
            return  # a simulation has its own disk
        for ending in ("", "-wal"):
            place = _place_of(self.path.with_name(self.path.name + ending))
            if place is None and ending not in self._places:
                continue  # no log yet
            if self._places.setdefault(ending, place) != place:
                raise Unwritable(
                    "The file was removed or replaced while it was in use.",
                    self.path,
                    "Write on paper. Let the installer look before this program is ended.",
                )

    def make_tables(self, create: Callable[[Connection], None]) -> None:
        """Make the tables of a new file.

        Only then is the key noted beside it, which says that the file was in use: one that a power
        cut leaves empty before that is simply new.
        """
        with self.transaction() as connection:
            create(connection)
        self._note_key()

    def _note_key(self) -> None:
        if self._noted_key is not None:
            write_key_check(self.path, self._noted_key)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Commit when the block ends, roll back when it raises; damage speaks plain words."""
        with plain_words(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                _roll_back(self.connection)
                raise

    def close(self) -> None:
        """Close and let others open the file; a second call does nothing."""
        self.connection.close()
        self._lock.release()


def _place_of(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def _roll_back(connection: Connection) -> None:
    if getattr(connection, "in_transaction", True):
        connection.execute("ROLLBACK")


def set_aside(path: Path, moment: datetime) -> Path:
    """Rename a damaged store file and what belongs to it; nothing is deleted.

    Args:
        path: the store file; it must not be open.
        moment: goes into the new name, "journal.aside-20260709T202000.db".

    Returns:
        The new path of the file itself.

    Raises:
        AlreadyOpen: the file is in use.
    """
    lock = FileLock(path)
    try:
        new_path = _free_name(path, f"{path.stem}.aside-{moment:%Y%m%dT%H%M%S}", path.suffix)
        for old in companions(path):
            if old.exists():
                old.rename(new_path.with_name(new_path.name + old.name[len(path.name) :]))
        sync_folder(path.parent)  # a log that came back would be taken for the new file's own
        return new_path
    finally:
        lock.release()


def _free_name(path: Path, stem: str, suffix: str) -> Path:
    candidate, number = path.with_name(stem + suffix), 2
    while candidate.exists():
        candidate, number = path.with_name(f"{stem}-{number}{suffix}"), number + 1
    return candidate
