"""What a cache is made of: handed in once, used at each opening of its file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from offline_cache import tables
from offline_cache.cipher import Connect, Connection
from offline_cache.courtesy import Courtesy
from offline_cache.room import Room
from offline_cache.store_file import StoreFile
from offline_cache.values import Collection, Fold, PendingOperation

WRITER_CACHE_KIB = 8192
READER_CACHE_KIB = 32768


@dataclass(frozen=True, slots=True)
class CacheMeans:
    """What `Cache.open` was given.

    Attributes:
        path: the file.
        key: 32 bytes.
        collections: the kinds, with their index columns and texts.
        fold: what pending operations make of hub bodies; pure.
        pending: the operations to fold, in saved order.
        connect: how to reach the file.
        courtesy: asked while many rows are written.
        room: asked before what only fills the cache.
        today: number of the day; dates tombstones.
    """

    path: Path
    key: bytes
    collections: Sequence[Collection]
    fold: Fold
    pending: Callable[[], list[PendingOperation]]
    connect: Connect
    courtesy: Courtesy
    room: Room
    today: Callable[[], int]

    def open_file(self) -> StoreFile:
        """Open or make the file with its common tables."""
        file = StoreFile(self.path, self.key, tables.MARK, self.connect, "NORMAL", WRITER_CACHE_KIB)
        try:
            # Its log goes to the disk bit by bit: 16 MB at once make an act's sync wait for them.
            file.connection.execute("PRAGMA synchronous = FULL")
            if file.is_new:
                file.make_tables(tables.create_common)
        except BaseException:
            file.close()
            raise
        return file

    def open_reading(self) -> Connection:
        """Open one more connection, which only reads."""
        connection = self.connect(self.path, self.key)
        connection.execute(f"PRAGMA cache_size = -{READER_CACHE_KIB}")
        connection.execute("PRAGMA query_only = ON")
        return connection
