"""Whether the write-ahead log of a file that is synced at each commit lost anything saved."""

import struct
from pathlib import Path
from typing import BinaryIO

from offline_cache.problems import Damaged

TORN = 2
"""Commits behind the whole frames that power cuts alone can have left."""

_WAL_HEAD = 32
_FRAME_HEAD = 24


def check_log(path: Path) -> None:
    """See whether saved transactions in the log were cut off by damage.

    SQLite takes whatever follows a frame that does not fit for a transaction that was not
    finished. With a sync after each commit a power cut leaves one such commit behind the last
    whole frame, and one of an earlier cut may still lie there; more mean that something saved was
    spoilt afterwards. Call it after the first read through a connection that is still open: then
    the shared memory says how many frames SQLite took for whole.

    Args:
        path: the store file, open.

    Raises:
        Damaged: at least one saved transaction would be lost; nothing was written.
    """
    log = path.with_name(path.name + "-wal")
    shared = path.with_name(path.name + "-shm")
    if not log.exists() or not shared.exists() or log.stat().st_size <= _WAL_HEAD:
        return
    with shared.open("rb") as file:
        whole = struct.unpack("=I", file.read(20)[16:20])[0]
    if _commits_behind(log, whole) > TORN:
        raise Damaged("Saved transactions in the log cannot be read any more.", path)


def _commits_behind(log: Path, whole: int) -> int:
    """Return how many frames behind the whole ones end a transaction of this log."""
    with log.open("rb") as file:
        head = file.read(_WAL_HEAD)
        size, salts = struct.unpack(">I", head[8:12])[0], head[16:24]
        if not 512 <= size <= 65536:
            return 0
        commits, number = 0, whole
        while len(frame := _frame_head(file, number, size)) == _FRAME_HEAD:
            commits += frame[8:16] == salts and frame[4:8] != bytes(4)
            number += 1
        return commits


def _frame_head(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek(_WAL_HEAD + number * (_FRAME_HEAD + size))
    return file.read(_FRAME_HEAD)
