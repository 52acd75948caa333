"""Room on the disk that only the journal may use: a file beside it, given up step by step."""

import os
import sys
from pathlib import Path

from offline_cache.problems import plain_system_words

STEPS = 8
"""In how many pieces it is given up."""


class Reserve:
    """Some bytes of the disk that nobody else can take.

    Args:
        path: the file; its size is what is held.
        size: bytes of a whole reserve; 0 for none.
    """

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size

    @property
    def held(self) -> int:
        """Bytes that are held now."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing."""
        return self.held >= self.size

    @property
    def is_begun(self) -> bool:
        """Whether it was ever made: then what is missing was given to the journal."""
        return self.path.exists()

    def fill(self) -> None:
        """Take all of it from the disk.

        Raises:
            NoSpace, Unwritable: the disk does not give it; what was held before is still held.
        """
        before = self.held
        with plain_system_words(self.path):
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _allocate(handle, self.size)
            except OSError:
                os.ftruncate(handle, before)
                raise
            finally:
                os.close(handle)

    def give(self) -> bool:
        """Give one step back to the disk; whether there was anything to give."""
        held = self.held
        if not held:
            return False
        os.truncate(self.path, max(0, held - max(1, self.size // STEPS)))
        return True


if sys.platform == "win32":

    def _allocate(handle: int, size: int) -> None:
        os.ftruncate(handle, size)  # NTFS takes the clusters; files are not sparse by themselves

else:

    def _allocate(handle: int, size: int) -> None:
        os.posix_fallocate(handle, 0, size)
