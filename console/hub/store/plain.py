"""A database of before its pages carried sums is written anew, once; the old file is kept."""

import os
from contextlib import closing
from pathlib import Path

from console.hub.store.connection import connect_as_it_is, export, is_plain
from console.hub.store.files import forget, sync

BEFORE = ".before-sums"
"""Ending of the name under which the old file is kept."""


def seal_plain(path: Path) -> None:
    """Give every page of a database its sum, where it has none; no hub may be running on it.

    A power cut at any moment leaves the old file or the new one in place, and both where the new
    one has just come.
    """
    if not path.exists() or not is_plain(path):
        return
    fresh = path.with_name(f"{path.name}.sealing")
    forget(fresh)
    with closing(connect_as_it_is(path, "rw")) as plain:
        plain.execute("PRAGMA journal_mode = DELETE")  # nothing of it stays in a log
        fresh.touch(mode=0o600)
        export(plain, fresh)
    sync(fresh)
    kept = path.with_name(path.name + BEFORE)
    kept.unlink(missing_ok=True)
    os.link(path, kept)
    fresh.replace(path)
    sync(path.parent)
