"""A store of its own for a replay, in a folder that goes with it: pages read it like any other.

The records are put in as if a hub had sent them. What was pending on screen is made pending by a
layer that changes nothing, so that the clock 已存本机，待中心回执 stands where it stood.
"""

import secrets
import threading
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import msgspec

from console.app.store import Lanes, SeatStore
from console.models.collections import COLLECTIONS
from offline_cache.blobs import BlobStore
from offline_cache.cache import Cache, chunked
from offline_cache.courtesy import Courtesy
from offline_cache.journal import Journal
from offline_cache.key_file import KEY_BYTES
from offline_cache.recording import Seen
from offline_cache.room import unlimited
from offline_cache.values import Body, Change, ChangeSet, FoldResult, Key, PendingOperation

_EPOCH = "replay"


class ReplayStore:
    """The records shown now.

    Args:
        folder: empty; whoever made it removes it.
        lanes: the threads of the store and its readers.
    """

    def __init__(self, folder: Path, lanes: Lanes) -> None:
        self._guard = threading.Lock()
        self._pending: dict[Key, str] = {}
        self._number = 0
        key = secrets.token_bytes(KEY_BYTES)
        courtesy, room = Courtesy(), unlimited()
        journal = Journal.open(folder / "journal.db", key, lanes.journal, courtesy=courtesy)
        cache = Cache.open(
            folder / "cache.db",
            key,
            COLLECTIONS,
            self._fold,
            self._layer,
            lanes.cache,
            courtesy=courtesy,
        )
        blobs = BlobStore(folder / "blobs.db", key, room)
        self.seat = SeatStore(journal, cache, folder, key, None, courtesy, room, blobs)

    def show(self, seen: Collection[Seen]) -> ChangeSet:
        """Put records in; blocks until they can be read."""
        for each in seen:
            self._mark(each)
        changes = [self._change(each) for each in seen]
        keys: set[Key] = set()
        for piece in chunked(changes):
            done = self.seat.cache.apply(piece, f"{_EPOCH}:{piece[-1].seq}")
            keys |= done.keys or set()
        touched = {(each.kind, each.id) for each in seen}
        if touched:
            self.seat.cache.refold(touched)
        return ChangeSet("hub", frozenset(keys | touched), f"{_EPOCH}:{self._number}")

    def _mark(self, seen: Seen) -> None:
        with self._guard:
            if seen.view is not None and (seen.is_pending or seen.doomed):
                self._pending[seen.kind, seen.id] = seen.doomed
            else:
                self._pending.pop((seen.kind, seen.id), None)

    def _change(self, seen: Seen) -> Change:
        self._number += 1
        body = None if seen.view is None else msgspec.json.decode(seen.view)
        rev = f"{_EPOCH}.{self._number}"
        return Change(self._number, seen.kind, seen.id, rev, "", body)

    def _layer(self) -> list[PendingOperation]:
        with self._guard:
            return [
                PendingOperation(
                    f"{kind}/{id}/{doomed}", f"{kind}/{id}", "replay", ((kind, id),), {}, ""
                )
                for (kind, id), doomed in self._pending.items()
            ]

    def _fold(
        self, bodies: Mapping[Key, Body | None], pending: Sequence[PendingOperation]
    ) -> FoldResult:
        with self._guard:
            doomed = {
                each.op: self._pending[each.targets[0]]
                for each in pending
                if self._pending.get(each.targets[0])
            }
        return FoldResult(dict(bodies), doomed)
