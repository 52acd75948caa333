"""The files of a seat on the day it was installed."""

from pathlib import Path

import sqlcipher3

from console.app.fold import fold_pending
from console.bench.nemesis.disk import DiskFile, Image, Process
from console.bench.nemesis.seat_machine import CACHE, JOURNAL, KEY
from console.models.collections import COLLECTIONS
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane


def prepared(name: str, folder: Path) -> dict[str, Image]:
    """Return the files of a seat that was just installed."""
    files = {JOURNAL: DiskFile(sqlcipher3), CACHE: DiskFile(sqlcipher3)}
    process, lane = Process(), InlineLane()
    (folder / name).mkdir(exist_ok=True)
    path = folder / name
    journal = Journal.open(
        path / JOURNAL, KEY, lane, connect=files[JOURNAL].opener(process), new_id=lambda: name
    )
    cache = Cache.open(
        path / CACHE,
        KEY,
        COLLECTIONS,
        fold_pending,
        journal.pending,
        lane,
        connect=files[CACHE].opener(process),
    )
    images = {file: disk.image() for file, disk in files.items()}
    cache.close()
    journal.close()
    for disk in files.values():
        disk.close()
    return images
