"""Files of a database on the disk: synced, forgotten, with what lies beside them."""

import os
from contextlib import suppress
from pathlib import Path

COMPANIONS = ("", "-wal", "-shm")


def place_of(path: Path) -> tuple[int, int] | None:
    """Return which file a name leads to; None where it leads to none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def forget(path: Path) -> None:
    """Delete a database that was being made, with its log."""
    for ending in COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def keep_to_owner(path: Path) -> None:
    """Let only its owner read a database and what lies beside it; makes it where it is missing.

    The folder may be older than the hub and open to others, and the signing key lies in the file.
    """
    if not path.exists():
        path.touch(mode=0o600)
    for ending in COMPANIONS:
        with suppress(OSError):  # missing, another's, or on a disk that takes nothing
            path.with_name(path.name + ending).chmod(0o600)


def sync(path: Path) -> None:
    """Have a file's content, or a folder's names, on the disk (a folder only where it can be)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
