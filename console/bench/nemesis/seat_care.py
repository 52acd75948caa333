"""Care of a simulated seat's files: the product's own, done between the turns of the loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from console.app.care import CareNews, StoreCare
from console.app.store import BLOBS, SeatStore
from console.bench.nemesis.disk import Killed, Process
from console.runtime.clock import Clock
from console.settings.store_profile import StoreProfile, load_store_profile
from offline_cache.blobs import BlobStore
from offline_cache.cache import Cache
from offline_cache.courtesy import Courtesy
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.room import unlimited
from offline_cache.values import ChangeSet

T = TypeVar("T")

IDLE = 1.0
"""Seconds after its start in which a seat begins to look through its files."""


class LoopLane(InlineLane):
    """Does what is submitted in the loop's next turn, as another thread would; not when dead.

    Args:
        process: whose thread it stands for.
    """

    def __init__(self, process: Process) -> None:
        super().__init__()
        self._process = process

    def submit(
        self, call: Callable[[], T], *, urgent: bool = True, own: bool = False
    ) -> "Future[T]":
        """Do it soon."""
        done: Future[T] = Future()
        asyncio.get_running_loop().call_soon(self._do, call, done)
        return done

    def _do(self, call: Callable[[], T], done: "Future[T]") -> None:
        if self._process.is_dead:
            return
        try:
            done.set_result(call())
        except Killed:
            return


def care_for(
    journal: Journal,
    seat_cache: Cache,
    folder: Path,
    key: bytes,
    aside: Path | None,
    process: Process,
    clock: Clock,
    publish: Callable[[ChangeSet], None],
    say: Callable[[CareNews], None],
) -> StoreCare:
    """Begin to look after the files of a seat; for arguments see `StoreCare` and `SeatStore`."""
    room = unlimited()
    blobs = BlobStore(folder / BLOBS, key, room)
    store = SeatStore(journal, seat_cache, folder, key, aside, Courtesy(), room, blobs)
    care = StoreCare(store, LoopLane(process), clock, _profile(), publish, say)
    asyncio.get_running_loop().call_later(IDLE, care.look)
    return care


@cache
def _profile() -> StoreProfile:
    """Return the hall's profile; no backup is written within an evening."""
    return replace(load_store_profile(), backup_every=None, reserve=0)
