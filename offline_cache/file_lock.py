"""One process per store: a lock file beside it, let go by the system when the process dies."""

import os
import sys
from pathlib import Path

from offline_cache.problems import AlreadyOpen, plain_system_words


class FileLock:
    """Holds `<file>.lock` until `release`; works the same on Linux and Windows."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            AlreadyOpen: somebody else holds it.
            Unwritable, NoSpace: the lock file cannot be made.
        """
        self._path = path.with_name(path.name + ".lock")
        with plain_system_words(path):
            self._handle: int | None = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            self._handle = None
            raise AlreadyOpen("Another process is using this file.", path) from error

    def release(self) -> None:
        """Let go; the lock file itself stays, so that no two processes lock different files."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        # flock, not lockf: a second open in the same process is refused as well
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
