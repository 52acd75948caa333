"""A disk of a seat's own that can be full: a tmpfs, made exactly as small as what is on it."""

import os
import subprocess
from pathlib import Path

ROOM = "1g"
"""As large as it may grow; memory is taken only for what is written."""

TRIES = 50


class SmallDisk:
    """A tmpfs at a folder.

    Args:
        folder: where it is mounted; made if need be.

    Raises:
        OSError: this user may not mount here.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        _mount("-t", "tmpfs", "-o", f"size={ROOM},mode=0700", "tmpfs", str(folder))

    def fill(self) -> None:
        """Leave no room, or a page or two: whoever writes meanwhile is not waited for."""
        for spare in range(TRIES):
            told = os.statvfs(self._folder)
            used = told.f_blocks - told.f_bfree + spare
            try:
                self._resize(str(max(used, 1) * told.f_frsize))
            except OSError:
                continue
            return

    def free(self) -> None:
        """Make room again."""
        self._resize(ROOM)

    def close(self) -> None:
        """Take it away, with all that is on it."""
        subprocess.run(["umount", "-l", str(self._folder)], check=False, capture_output=True)

    def _resize(self, size: str) -> None:
        _mount("-o", f"remount,size={size}", str(self._folder))


def _mount(*words: str) -> None:
    try:
        subprocess.run(["mount", *words], check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        raise OSError(error.stderr.strip()) from error
