"""A second witness of how many transactions the database has taken: `hub.seen`, 64 bytes.

SQLite takes what follows a spoilt place of its log for a write that was not finished, and begins
without it. The number written here after each commit, in the same place and without a sync, is
never ahead of what was durable; a database that knows fewer has lost some. What it says of another
epoch, or what is not whole, says nothing.
"""

import os
import zlib
from dataclasses import dataclass
from pathlib import Path

SEEN = "hub.seen"
SIZE = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """Transactions of one epoch."""

    epoch: str
    count: int


class Witness:
    """Writes down what was committed.

    Args:
        folder: of the database; None = nothing is written (simulation).
    """

    def __init__(self, folder: Path | None) -> None:
        self._handle = -1 if folder is None else _open(folder / SEEN)

    def note(self, seen: Seen) -> None:
        """Write down the number of the newest durable transaction."""
        if self._handle < 0:
            return
        text = f"{seen.epoch} {seen.count}"
        line = f"{text} {zlib.crc32(text.encode()):08x}".ljust(SIZE - 1) + "\n"
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, line.encode())
        except OSError:
            return  # the transaction is durable; only the witness stays behind

    def close(self) -> None:
        """Close the file."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def read_seen(folder: Path) -> Seen | None:
    """Return what was written down last, None where nothing whole is."""
    try:
        text = (folder / SEEN).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return None
    told, _, check = text.strip().rpartition(" ")
    epoch, _, count = told.partition(" ")
    is_whole = f"{zlib.crc32(told.encode()):08x}" == check and count.isdigit()
    return Seen(epoch, int(count)) if is_whole else None


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError:
        return -1
