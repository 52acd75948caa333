"""Broken builds on purpose: stores that do not sync as they promise. For tests alone.

`python -m tests.support.unsynced FOLDER LOG ACTS SEED WHICH`
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.bench.power import hub_acts, seat_acts
from console.hub.store import sqlite
from offline_cache import key_file, store_file


def seat(synchronous: str) -> Callable[[list[str]], int]:
    """A seat whose journal is opened with another word than FULL."""
    prepare: Any = store_file.StoreFile._prepare

    def weaker(self: store_file.StoreFile, _: str, cache_kib: int) -> None:
        prepare(self, synchronous, cache_kib)

    store_file.StoreFile._prepare = weaker  # type: ignore[method-assign]
    return seat_acts.main


def hub(synchronous: str) -> Callable[[list[str]], int]:
    """A hub whose connections are opened with another word than FULL."""
    connect: Any = sqlite.Database.connect

    def weaker(self: sqlite.Database) -> Any:
        connection = connect(self)
        connection.execute(f"PRAGMA synchronous = {synchronous}")
        return connection

    sqlite.Database.connect = weaker  # type: ignore[method-assign]
    return hub_acts.main


def names() -> Callable[[list[str]], int]:
    """A seat that syncs files and never the folders they are named in."""

    def no_sync(folder: Path) -> None:
        pass

    key_file.sync_folder = no_sync
    seat_acts.make_folder = lambda folder: folder.mkdir(parents=True, exist_ok=True)
    return seat_acts.main


BROKEN = {
    "seat-off": lambda: seat("OFF"),
    "seat-normal": lambda: seat("NORMAL"),
    "seat-names": names,
    "hub-off": lambda: hub("OFF"),
    "hub-normal": lambda: hub("NORMAL"),
}


if __name__ == "__main__":
    sys.exit(BROKEN[sys.argv[5]]()(sys.argv[1:5]))
