"""Files of a database on the disk: synced, forgotten, with what lies beside them."""

import os
from pathlib import Path

COMPANIONS = ("", "-wal", "-shm")


def forget(path: Path) -> None:
    """Delete a database that was being made, with its log."""
    for ending in COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have a file's content, or a folder's names, on the disk (a folder only where it can be)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
