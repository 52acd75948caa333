"""The hub's folder: a file is safe when it is synced, its name only when the folder above is."""

import errno
import os
import sys
from pathlib import Path

_CANNOT = (errno.EINVAL, errno.ENOTSUP, errno.EACCES)
"""A share that syncs no folders, or a folder we may not read: then somebody else answers for it."""


def make_folder(folder: Path) -> None:
    """Make the data folder, readable by its owner only, and keep its name over a power cut.

    The seat has the same in `offline_cache.durable`; hub and seat share no store code.
    """
    missing = [each for each in folder.parents if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for each in (*(each.parent for each in missing), folder.parent):
        _sync(each)


def _sync(folder: Path) -> None:
    if sys.platform == "win32":
        return  # NTFS keeps names in its own journal, and no folder can be opened for a sync
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(handle)
