"""How long *saved* takes: `Journal.append`, idle and while the cache catches up.

The floor is SQLCipher itself on a file beside it: the same pragmas, the same bytes, one INSERT and
its commit. Journal and floor take turns, so that the disk's mood is the same for both. What the
disk alone needs for four kilobytes and an fsync is told as well.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

import msgspec

from console.app.breathing import SWITCH
from console.app.garbage import YoungGarbage
from console.app.store import SeatStore
from console.bench import cache_rows
from console.bench.cache_store import grant_token
from console.bench.targets import percentile
from console.runtime.rank import step_back
from offline_cache.cache import Cache
from offline_cache.cipher import Connection, connect_cipher
from offline_cache.courtesy import Courtesy
from offline_cache.cursors import make_cursor, parse_cursor
from offline_cache.journal import Journal
from offline_cache.lanes import ThreadLane
from offline_cache.values import Body, Change, PendingOperation

KEY = bytes(range(32))
EVERY = 0.02
"""Seconds between two acts."""

LIVE_A_SECOND = 1000
LIVE_PIECE = 50
CATCH_UP_PIECE = 100
DIFFERENT = 10_000
"""Records changed live, and as many by the catching up."""


def measure(folder: Path, store: SeatStore, past: int, acts: int) -> dict[str, dict[str, float]]:
    """Save `acts` operations idle and again during catch-up; return the times.

    Args:
        folder: on the disk to be measured; three small files come and go in it.
        store: the seat's, whose past records are changed to keep its cache busy.
        past: how many past alerts it has.
        acts: operations saved in each part.
    """
    sys.setswitchinterval(SWITCH)  # as the console does, and so is garbage
    garbage = YoungGarbage()
    bench = _Bench(folder, store.courtesy, garbage)
    try:
        told = {"idle": bench.run(acts)}
        busy = _CatchUp(store.cache, past)
        busy.start()
        try:
            told["catch_up"] = bench.run(acts)
        finally:
            told["catch_up"] |= busy.stop()
        return told
    finally:
        bench.close()
        garbage.stop()


class _Bench:
    """A journal, the floor beside it, and a plain file."""

    def __init__(self, folder: Path, courtesy: Courtesy, garbage: YoungGarbage) -> None:
        self._garbage = garbage
        self._files = [folder / name for name in ("saved.db", "floor.db", "plain.bin")]
        self._lane = ThreadLane("saved")
        self._journal = Journal.open(self._files[0], KEY, self._lane, courtesy=courtesy)
        self._floor = _floor(self._files[1])
        self._plain = os.open(self._files[2], os.O_RDWR | os.O_CREAT)
        self._token = grant_token()
        self._number = 0

    def run(self, acts: int) -> dict[str, float]:
        waits: dict[str, list[float]] = {"journal": [], "sqlcipher": [], "disk": []}
        for _ in range(acts):
            self._number += 1
            act = _act(self._number, self._token)
            row = (act.op, act.lane, act.kind, msgspec.json.encode(act.body), act.saved_at)
            waits["journal"].append(_time(partial(self._journal.append, act)))
            waits["sqlcipher"].append(_time(partial(_insert, self._floor, row)))
            waits["disk"].append(_time(self._write_plain))
            self._garbage.look()
            time.sleep(EVERY)
        told = {}
        for name, some in waits.items():
            told[f"{name}_p50_ms"] = percentile(some, 0.5) * 1000
            told[f"{name}_p95_ms"] = percentile(some, 0.95) * 1000
            told[f"{name}_worst_ms"] = max(some) * 1000
        return told

    def close(self) -> None:
        self._journal.close()
        self._lane.close()
        self._floor.close()
        os.close(self._plain)
        for file in self._files:
            for each in file.parent.glob(file.name + "*"):
                each.unlink()

    def _write_plain(self) -> None:
        os.write(self._plain, bytes(4096))
        os.fsync(self._plain)


class _CatchUp:
    """Keeps the cache's lane busy: live changes at a rate, and older ones as fast as they go in."""

    def __init__(self, cache: Cache, past: int) -> None:
        self._cache = cache
        self._past = past
        cursor = cache.cursor() or make_cursor(cache_rows.EPOCH, 2 * past)
        self._seq = parse_cursor(cursor)[1]
        self._is_over = threading.Event()
        self._live_bodies = _bodies(past, 0)
        self._older_bodies = _bodies(past, past // 2)
        self._live_waits: list[float] = []
        self._caught_up = 0
        self._guard = threading.Lock()
        self._threads = [
            threading.Thread(target=self._live, name="bench live"),
            threading.Thread(target=self._older, name="bench catch-up"),
        ]

    def start(self) -> None:
        self._begun = time.monotonic()
        for thread in self._threads:
            thread.start()

    def stop(self) -> dict[str, float]:
        self._is_over.set()
        for thread in self._threads:
            thread.join()
        seconds = time.monotonic() - self._begun
        return {
            "caught_up_per_second": self._caught_up / seconds,
            "live_per_second": len(self._live_waits) * LIVE_PIECE / seconds,
            "live_p95_ms": percentile(self._live_waits, 0.95) * 1000,
            "live_worst_ms": max(self._live_waits, default=0.0) * 1000,
        }

    def _live(self) -> None:
        step_back()  # as sync does
        due = time.monotonic()
        while not self._is_over.is_set():
            piece = self._changes(self._live_bodies, LIVE_PIECE)
            begun = time.monotonic()
            self._cache.apply(piece, make_cursor(cache_rows.EPOCH, piece[-1].seq))
            self._live_waits.append(time.monotonic() - begun)
            due += LIVE_PIECE / LIVE_A_SECOND
            self._is_over.wait(max(0.0, due - time.monotonic()))

    def _older(self) -> None:
        step_back()
        while not self._is_over.is_set():
            piece = self._changes(self._older_bodies, CATCH_UP_PIECE)
            cursor = make_cursor(cache_rows.EPOCH, piece[-1].seq)
            self._cache.apply(piece, cursor, live=False)
            self._caught_up += len(piece)

    def _changes(self, bodies: Iterator[Body], count: int) -> list[Change]:
        """Return newer states of past alerts."""
        with self._guard:
            first = self._seq + 1
            self._seq += count
        some = zip(range(first, first + count), bodies, strict=False)
        return [cache_rows.change(seq, "alert", body) for seq, body in some]


def _bodies(past: int, at: int) -> Iterator[Body]:
    """Return bodies of past alerts round and round, made beforehand; one in four has new words."""
    made = []
    for turn in range(2):
        for number in range(at, min(past, at + DIFFERENT)):
            id = f"01PAST{past - number:020d}"
            other = number + turn if number % 4 == 0 else number
            made.append(cache_rows.alert_body(id, other, cache_rows.LATEST, is_closed=True))
    return cycle(made)


def _act(number: int, token: str) -> PendingOperation:
    op = f"01ACT{number:021d}"
    alert = f"01PAST{number:020d}"
    body: dict[str, Any] = {
        "op": op, "kind": "alert.acknowledge", "v": 1, "lane": f"alert/{alert}",
        "targets": [f"alert/{alert}"], "after": [], "expects": {},
        "args": {"episode": 1, "severity": "orange"},
        "grant": token, "actor": "p-7", "seat": "seat-1",
        "act_time": {
            "device": "2026-07-09T20:20:00.000+08:00", "boot": "b", "ticks": number / 10,
            "offset": 0.01, "doubt": 0.02,
        },
    }  # fmt: skip
    return PendingOperation(
        op, body["lane"], body["kind"], (("alert", alert),), body, body["act_time"]["device"]
    )


def _floor(path: Path) -> Connection:
    connection = connect_cipher(path, KEY)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE operations (n INTEGER PRIMARY KEY, op TEXT UNIQUE, lane TEXT, kind TEXT,"
        " body BLOB, saved_at TEXT)"
    )
    return connection


def _insert(connection: Connection, row: tuple[object, ...]) -> None:
    connection.execute(
        "INSERT INTO operations (op, lane, kind, body, saved_at) VALUES (?, ?, ?, ?, ?)", row
    )


def _time(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun
