"""Names that stay: a file is safe when it is synced, its name only when the folder is."""

import errno
import os
import sys
from pathlib import Path

_CANNOT = (errno.EINVAL, errno.ENOTSUP, errno.EACCES)
"""A share that syncs no folders, or a folder we may not read: then somebody else answers for it."""


def sync_folder(folder: Path) -> None:
    """Make every name in a folder safe: files made, renamed or deleted before.

    Raises:
        OSError: the disk gave an error.
    """
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


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are missing, safe when this returns.

    The one above is synced even when the folder is there: a program that was killed may have made
    it and not come to that.
    """
    missing = [each for each in folder.parents if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in (*(each.parent for each in missing), folder.parent):
        sync_folder(each)
