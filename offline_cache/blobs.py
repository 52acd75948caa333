"""Files that go with acts, encrypted beside the journal until the hub and its backup have them.

A file of its own, opened when first needed: a large picture never stands in the way of an act, and
damage here touches nothing else.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from offline_cache.blob_rows import COLUMNS, FETCHED, MARK, PIECE, TABLES, Blob, delete
from offline_cache.cipher import Connect, Connection, begin_file, connect_cipher
from offline_cache.cursors import covers, parse_cursor
from offline_cache.problems import NoSpace, plain_words
from offline_cache.room import Level, Room, unlimited
from offline_cache.store_file import StoreFile

__all__ = ["FETCHED", "MARK", "PIECE", "Blob", "BlobStore"]


class BlobStore:
    """`blobs.db`; from any thread, one call at a time.

    Args:
        path: the file; it is made with the first blob.
        key: 32 bytes.
        room: how full the disk is; files stop before the journal does.
        connect: how to reach the file.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        room: Room | None = None,
        connect: Connect = connect_cipher,
    ) -> None:
        self._path = path
        self._key = key
        self._room = room or unlimited()
        self._connect = connect
        self._guard = threading.Lock()
        self._file: StoreFile | None = None

    def put(self, blob: Blob, content: bytes) -> None:
        """Keep a file; durable when this returns.

        Raises:
            NoSpace: only the journal may still be written. StoreProblem: it cannot be kept.
        """
        self._room.check_attachments()
        with self._writing() as connection:
            connection.execute(
                f"INSERT INTO blobs ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, 'waiting', NULL, '')",
                (blob.id, blob.name, blob.media_type, blob.size, blob.sha256, blob.saved_at),
            )
            connection.executemany(
                "INSERT INTO pieces (id, start, bytes) VALUES (?, ?, ?)",
                (
                    (blob.id, start, content[start : start + PIECE])
                    for start in range(0, len(content), PIECE)
                ),
            )

    def all(self) -> list[Blob]:
        """Return every file that is here, in the order it was attached."""
        return self._blobs("ORDER BY rowid")

    def adopt(self, other: "BlobStore") -> int:
        """Take over the files of another store as they stand there; one that is here stays.

        Returns:
            How many came over.

        Raises:
            StoreProblem: that file, and those after it, did not.
        """
        count = 0
        for blob in other.all():
            if blob.state in FETCHED or self.blob(blob.id) is not None:
                continue
            self.put(blob, b"".join(other.pieces(blob)))
            if blob.state != "waiting":
                self._set(blob.state, blob.settled_at, blob.code, blob.id)
            count += 1
        return count

    def pieces(self, blob: Blob) -> Iterator[bytes]:
        """Walk the content of a file."""
        for start in range(0, blob.size, PIECE):
            yield self.part(blob.id, start, PIECE)

    def waiting(self) -> list[Blob]:
        """Return what the hub does not have yet, in the order it was attached."""
        return self._blobs("WHERE state = 'waiting' ORDER BY rowid")

    def blob(self, id: str) -> Blob | None:
        """Return one file's description, None when it is not (or no longer) here."""
        found = self._blobs("WHERE id = ?", id)
        return found[0] if found else None

    def part(self, id: str, start: int, most: int) -> bytes:
        """Return bytes of a file from `start` on, at most `most`; less at its end."""
        with self._reading() as connection:
            if connection is None:
                return b""
            rows = connection.execute(
                "SELECT start, bytes FROM pieces WHERE id = ? AND start > ? AND start < ?"
                " ORDER BY start",
                (id, start - PIECE, start + most),
            ).fetchall()
        return b"".join(bytes(data)[max(0, start - at) :] for at, data in rows)[:most]

    def settle(self, id: str, cursor: str) -> None:
        """The hub has it."""
        self._set("settled", cursor, "", id)

    def refuse(self, id: str, code: str) -> None:
        """The hub does not take it; it stays here."""
        self._set("refused", None, code, id)

    def reopen_for_epoch(self, epoch: str) -> None:
        """Offer again what a hub of a new epoch may have forgotten; what it has costs one call."""
        again = [
            blob.id
            for blob in self._blobs("WHERE state = 'settled' AND settled_at IS NOT NULL")
            if parse_cursor(blob.settled_at or "")[0] != epoch
        ]
        for id in again:
            self._set("waiting", None, "", id)

    def forget_covered(self, backup: str) -> int:
        """Delete the content that a backup of the hub covers; return how many files."""
        covered = [
            (blob.id,)
            for blob in self._blobs("WHERE state = 'settled'")
            if covers(backup, blob.settled_at)
        ]
        if covered:
            with self._writing() as connection:
                delete(connection, covered)
        return len(covered)

    def begin_fetch(self, blob: Blob) -> int:
        """Make room for a file of the hub; return how many bytes of it are here.

        Raises:
            NoSpace: the disk is too full for what only fills it.
        """
        known = self.blob(blob.id)
        if known is not None and (known.sha256, known.size) == (blob.sha256, blob.size):
            return self._length(blob.id)
        if self._room.look() >= Level.NO_CACHING:
            raise NoSpace("The disk is nearly full; files are no longer fetched.", self._path)
        with self._writing() as connection:
            delete(connection, [(blob.id,)])
            connection.execute(
                f"INSERT INTO blobs ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, 'fetching', NULL, '')",
                (blob.id, blob.name, blob.media_type, blob.size, blob.sha256, blob.saved_at),
            )
        return 0

    def take(self, id: str, start: int, data: bytes) -> None:
        """Keep bytes of a file that is fetched; at most `PIECE` at once."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", (id, start, data))

    def end_fetch(self, id: str) -> bool:
        """Return whether what is here is what its hash says; if not, it is dropped."""
        blob = self.blob(id)
        if blob is None:
            return False
        digest = hashlib.sha256()
        for piece in self.pieces(blob):
            digest.update(piece)
        if digest.hexdigest() != blob.sha256:
            with self._writing() as connection:
                delete(connection, [(id,)])
            return False
        if blob.state == "fetching":
            self._set("fetched", None, "", id)
        return True

    def forget_fetched(self, before: str, most: int) -> int:
        """Delete fetched files from before a moment, and the oldest beyond `most` bytes."""
        found, size, gone = self._blobs("WHERE state IN ('fetching', 'fetched')"), 0, []
        for blob in sorted(found, key=lambda each: each.saved_at, reverse=True):
            size += blob.size
            if blob.saved_at < before or size > most:
                gone.append((blob.id,))
        if gone:
            with self._writing() as connection:
                delete(connection, gone)
        return len(gone)

    def close(self) -> None:
        """Close the file, if it was opened."""
        with self._guard:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _length(self, id: str) -> int:
        with self._reading() as connection:
            if connection is None:
                return 0
            sql = "SELECT coalesce(sum(length(bytes)), 0) FROM pieces WHERE id = ?"
            return int(connection.execute(sql, (id,)).fetchone()[0])

    def _blobs(self, where: str, *values: str) -> list[Blob]:
        with self._reading() as connection:
            if connection is None:
                return []
            sql = f"SELECT {COLUMNS} FROM blobs {where}"
            return [Blob(*row) for row in connection.execute(sql, values).fetchall()]

    def _set(self, state: str, cursor: str | None, code: str, id: str) -> None:
        with self._writing() as connection:
            connection.execute(
                "UPDATE blobs SET state = ?, settled_at = ?, code = ? WHERE id = ?",
                (state, cursor, code, id),
            )

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """Give the connection; None while nothing was ever attached."""
        with self._guard, plain_words(self._path):
            is_there = self._file is not None or self._path.exists()
            yield self._opened().connection if is_there else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._guard, self._opened().transaction() as connection:
            yield connection

    def _opened(self) -> StoreFile:
        if self._file is None:
            file = StoreFile(self._path, self._key, MARK, self._connect, "FULL", cache_kib=2048)
            try:
                if file.is_new:
                    self._make(file)
            except BaseException:
                file.close()
                raise
            file.connection.execute("PRAGMA secure_delete = ON")  # what goes is gone
            self._file = file
        return self._file

    @staticmethod
    def _make(file: StoreFile) -> None:
        with file.transaction() as connection:
            for table in TABLES:
                connection.execute(table)
            begin_file(connection, MARK)
