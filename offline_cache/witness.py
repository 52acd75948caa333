"""A second witness of what a file has saved, beside it: 64 bytes in `NAME.seen`.

SQLite takes what follows a spoilt place of its log for a write that was not finished, and begins
without it; nothing in the file tells the last transactions of it from a write that a power cut
ended. So their number is written down here after each commit, in the same place and without a
sync: never ahead of what was durable. A file that knows fewer has lost some. What the witness says
of another life of the file, or what is not whole, says nothing. The hub has the same.
"""

import os
import zlib
from dataclasses import dataclass
from pathlib import Path

from offline_cache.problems import LostSaved

SIZE = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a file had come.

    Attributes:
        life: of the file; one made anew has another.
        count: of what it has saved.
    """

    life: str
    count: int


NOTHING = Seen("", 0)
"""What a file without tables holds, whatever life it had."""


class Witness:
    """Writes down how far a file has come.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self._handle = _open(_beside(path))
        self._last: Seen | None = None

    def note(self, seen: Seen) -> None:
        """Write it down; a disk that takes nothing leaves the witness behind, and nothing else."""
        if seen == self._last or self._handle < 0:
            return
        text = f"{seen.life} {seen.count}"
        line = f"{text} {zlib.crc32(text.encode()):08x}".ljust(SIZE - 1) + "\n"
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, line.encode())
        except OSError:
            return
        self._last = seen

    def close(self) -> None:
        """Close it; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def read_seen(path: Path) -> Seen | None:
    """Return what was written down last beside a file, None where nothing whole is."""
    try:
        text = _beside(path).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return None
    told, _, check = text.strip().rpartition(" ")
    life, _, count = told.rpartition(" ")
    is_whole = f"{zlib.crc32(told.encode()):08x}" == check and count.isdigit()
    return Seen(life, int(count)) if is_whole else None


def lost_since(path: Path, held: Seen | None) -> int:
    """Return how much of what was saved is gone from a file that holds this now."""
    seen = read_seen(path)
    if seen is None or held is None or held.life not in ("", seen.life):
        return 0
    return max(0, seen.count - held.count)


def check_seen(path: Path, held: Seen | None) -> None:
    """Compare what a file holds with what it had saved.

    Raises:
        LostSaved: some of that is gone; nothing was written.
    """
    if lost := lost_since(path, held):
        raise LostSaved(f"The last {lost} entries saved here are gone (最后 {lost} 笔).", path)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".seen")


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError:
        return -1
