"""What a seat saw, block after block, in `replay.db`: encrypted, bounded, never sent anywhere.

A block holds what one moment changed on screen; a *whole* block everything that was shown, so that
a time in the middle can be reached from the whole block before it. What hardly changes (the
reference) lies in packs by their digest. It is derived and may go at any time: it never holds up
journal or cache, and a power cut may cost its last seconds.
"""

import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from offline_cache.cipher import (
    Connect,
    Connection,
    Mark,
    begin_file,
    connect_beside,
    connect_cipher,
    connect_reading,
)
from offline_cache.problems import Damaged, plain_words
from offline_cache.store_file import StoreFile

MARK = Mark(application_id=0x43485250, version=1)

_TABLES = (
    "CREATE TABLE blocks (n INTEGER PRIMARY KEY, at REAL NOT NULL, is_whole INTEGER NOT NULL,"
    " size INTEGER NOT NULL, pack TEXT NOT NULL, body BLOB NOT NULL)",
    "CREATE INDEX wholes ON blocks (n) WHERE is_whole = 1",
    "CREATE TABLE packs (digest TEXT PRIMARY KEY, size INTEGER NOT NULL, body BLOB NOT NULL)",
)
_FAST = 1


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """A record as it was shown: its view as JSON, None when it is gone."""

    kind: str
    id: str
    view: bytes | None
    is_pending: bool = False
    doomed: str = ""


class Done(msgspec.Struct, frozen=True, array_like=True):
    """An operation that was saved here."""

    op: str
    kind: str
    person: str
    at: str
    targets: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True, array_like=True):
    """What came in one moment.

    Attributes:
        seen: the records that changed; of a whole block all that were shown.
        done: the operations saved since the block before.
        around: what else the screen said, by name (link, person); only what is another now.
        pack: digest of the reference that belongs to a whole block.
    """

    seen: tuple[Seen, ...] = ()
    done: tuple[Done, ...] = ()
    around: dict[str, Any] = {}
    pack: str = ""


_block = msgspec.msgpack.Decoder(Block)
_seen = msgspec.msgpack.Decoder(tuple[Seen, ...])


class Recording:
    """The writing end; used from one thread.

    Args:
        file: open.
        most_bytes: the blocks' own bytes it is kept below; the oldest go first.
        most_seconds: how far back it reaches.
    """

    def __init__(self, file: StoreFile, most_bytes: int, most_seconds: float) -> None:
        self._file = file
        self._most_bytes, self._most_seconds = most_bytes, most_seconds
        if file.is_new:
            with file.transaction() as connection:
                for sql in _TABLES:
                    connection.execute(sql)
                begin_file(connection, MARK)
        with plain_words(file.path):
            sizes = "SELECT coalesce(sum(size), 0) FROM "
            (blocks,) = file.connection.execute(sizes + "blocks").fetchone()
            (packs,) = file.connection.execute(sizes + "packs").fetchone()
        self._bytes = int(blocks) + int(packs)

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        most_bytes: int,
        most_seconds: float,
        connect: Connect = connect_cipher,
    ) -> "Recording":
        """Open or make the recording.

        Raises:
            Damaged, Newer, AlreadyOpen, WrongKey: before anything is written.
        """
        file = StoreFile(path, key, MARK, connect, "NORMAL", cache_kib=1024)
        try:
            return cls(file, most_bytes, most_seconds)
        except BaseException:
            file.close()
            raise

    @property
    def size(self) -> int:
        """Bytes of all blocks and packs."""
        return self._bytes

    def append(self, at: float, block: Block, reference: Sequence[Seen] | None = None) -> None:
        """Add a block.

        Args:
            at: when it was seen, seconds since 1970; never earlier than the block before.
            block: what was seen.
            reference: makes it a whole block, with what hardly changes.
        """
        with self._file.transaction() as connection:
            if reference is not None:
                block = msgspec.structs.replace(block, pack=self._pack(connection, reference))
            body = zlib.compress(msgspec.msgpack.encode(block), _FAST)
            connection.execute(
                "INSERT INTO blocks (at, is_whole, size, pack, body) VALUES (?, ?, ?, ?, ?)",
                (at, reference is not None, len(body), block.pack, body),
            )
            self._bytes += len(body)
            if reference is not None:
                self._trim(connection, at)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _pack(self, connection: Connection, reference: Sequence[Seen]) -> str:
        encoded = msgspec.msgpack.encode(tuple(reference))
        digest = sha256(encoded).hexdigest()
        known = connection.execute("SELECT 1 FROM packs WHERE digest = ?", (digest,)).fetchone()
        if known is None:
            body = zlib.compress(encoded, _FAST)
            connection.execute("INSERT INTO packs VALUES (?, ?, ?)", (digest, len(body), body))
            self._bytes += len(body)
        return digest

    def _trim(self, connection: Connection, now: float) -> None:
        """Drop the oldest blocks, so that the first one left is a whole one."""
        wholes = connection.execute(
            "SELECT n, at FROM blocks WHERE is_whole = 1 ORDER BY n"
        ).fetchall()
        for following, begins in wholes[1:]:
            is_old = begins < now - self._most_seconds
            if not is_old and self._bytes <= self._most_bytes:
                return
            self._drop(connection, following)

    def _drop(self, connection: Connection, end: int) -> None:
        (freed,) = connection.execute(
            "SELECT coalesce(sum(size), 0) FROM blocks WHERE n < ?", (end,)
        ).fetchone()
        connection.execute("DELETE FROM blocks WHERE n < ?", (end,))
        unused = "digest NOT IN (SELECT pack FROM blocks WHERE is_whole = 1)"
        (packs,) = connection.execute(
            f"SELECT coalesce(sum(size), 0) FROM packs WHERE {unused}"
        ).fetchone()
        connection.execute(f"DELETE FROM packs WHERE {unused}")
        self._bytes -= int(freed) + int(packs)


class Film:
    """The reading end, which writes nothing; usable while a console goes on recording.

    Args:
        path: the recording.
        key: 32 bytes.
        is_growing: blocks that are written from now on are wanted too.

    Raises:
        StoreProblem: it is not there, damaged, or another key's.
    """

    def __init__(self, path: Path, key: bytes, *, is_growing: bool = False) -> None:
        if not path.exists():
            raise Damaged("Nothing has been recorded here.", path)
        self._path = path
        self._connection = (
            connect_beside(path, key, MARK) if is_growing else connect_reading(path, key)
        )
        if not self._ask("SELECT 1 FROM sqlite_master WHERE name = 'blocks'", ()):
            self._connection.close()  # the one who records makes the file this moment
            raise Damaged("Nothing has been recorded here.", path)
        row = self._ask("SELECT min(at), max(at) FROM blocks", ())[0]
        self.begins, self.ends = float(row[0] or 0.0), float(row[1] or 0.0)

    def start_for(self, at: float) -> int:
        """Return the number of the whole block from which a time is reached; 0 when empty."""
        rows = self._ask(
            "SELECT n FROM blocks WHERE is_whole = 1 AND at <= ? ORDER BY n DESC LIMIT 1", (at,)
        ) or self._ask("SELECT n FROM blocks WHERE is_whole = 1 ORDER BY n LIMIT 1", ())
        return int(rows[0][0]) if rows else 0

    def blocks(self, first: int, until: float) -> Iterator[tuple[int, float, bool, Block]]:
        """Walk number, time, whether it is whole, and content, from a number to a time."""
        number = first
        while True:
            rows = self._ask(
                "SELECT n, at, is_whole, body FROM blocks WHERE n >= ? AND at <= ?"
                " ORDER BY n LIMIT 50",
                (number, until),
            )
            for n, at, is_whole, body in rows:
                yield n, at, bool(is_whole), _block.decode(zlib.decompress(body))
                number = n + 1
            if not rows:
                return

    def reference(self, digest: str) -> tuple[Seen, ...]:
        """Return a pack; empty when there is none of that digest."""
        rows = self._ask("SELECT body FROM packs WHERE digest = ?", (digest,))
        return _seen.decode(zlib.decompress(rows[0][0])) if rows else ()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _ask(self, sql: str, values: tuple[object, ...]) -> list[Any]:
        with plain_words(self._path):
            return self._connection.execute(sql, values).fetchall()
