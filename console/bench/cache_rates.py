"""How fast records go into the cache, against `executemany` on the same rows and indexes.

The floor writes the same values into the same table with the same indexes and pragmas in the same
pieces; it makes no values, keeps no revisions in order, folds nothing and indexes no text.
"""

import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.json import encode

from console.app.fold import fold_pending
from console.bench import cache_rows
from console.bench.targets import percentile
from console.models.collections import ALERT, COLLECTIONS
from offline_cache.cache import Cache, chunked
from offline_cache.cipher import connect_cipher
from offline_cache.cursors import make_cursor
from offline_cache.lanes import ThreadLane
from offline_cache.tables import Table
from offline_cache.values import Change

KEY = bytes(range(32))
LIVE, BULK = 100, 1000
"""Records in one transaction."""


def measure(folder: Path, rows: int, cameras: int) -> dict[str, float]:
    """Return rates on the disk of `folder`; `rows` go in each way."""
    changes = list(cache_rows.past_alerts(3 * rows))[::-1]
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=folder) as name:
        lane = ThreadLane("bench rates")
        path = Path(name, "cache.db")
        cache = Cache.open(path, KEY, COLLECTIONS, fold_pending, list, lane)
        try:
            told |= _timed("live", rows, lambda: _apply(cache, changes[:rows], LIVE))
            told |= _timed("live_text", rows, cache.index_text)
            told |= _timed("bulk", 2 * rows, lambda: _apply(cache, changes[rows:], BULK))
            told |= _swap(cache, changes[-1], cameras)
        finally:
            cache.close()
            lane.close()
        told |= _floor(path, changes[:rows])
    return told


def _apply(cache: Cache, changes: Sequence[Change], size: int) -> None:
    for piece in chunked(changes, size):
        cache.apply(piece, make_cursor(cache_rows.EPOCH, piece[-1].seq))
    if size == BULK:
        cache.index_text()


def _swap(cache: Cache, alert: Change, cameras: int) -> dict[str, float]:
    """Swap all cameras in while one alert changes again and again."""
    generation = cache.begin_generation("reference", cache_rows.EPOCH, 1)
    for piece in chunked(list(cache_rows.cameras(1, cameras)), 500):
        generation.load(piece)
    waits: list[float] = []
    is_over = threading.Event()

    def live() -> None:
        seq = alert.seq
        while not is_over.wait(0.01):
            seq += 1
            change = cache_rows.change(seq, "alert", alert.body or {})
            begun = time.monotonic()
            cache.apply([change], make_cursor(cache_rows.EPOCH, seq))
            waits.append((time.monotonic() - begun) * 1000)

    thread = threading.Thread(target=live)
    thread.start()
    begun = time.monotonic()
    try:
        generation.swap()
    finally:
        is_over.set()
        thread.join()
    return {
        "swap_seconds": time.monotonic() - begun,
        "swap_live_p95_ms": percentile(waits, 0.95),
        "swap_live_worst_ms": max(waits, default=0.0),
    } | _timed("names", cameras, cache.index_text)


def _floor(path: Path, changes: Sequence[Change]) -> dict[str, float]:
    table = Table(ALERT)
    rows = [
        (c.rev, c.home, encode(c.body), None, 0, None, 0, 1, *table.values(c.body), c.id, number)
        for number, c in enumerate(changes)
    ]
    connection = connect_cipher(path, KEY)
    told: dict[str, float] = {}
    try:
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")

        def insert(size: int) -> None:
            for start in range(0, len(rows), size):
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(table.insert, rows[start : start + size])
                connection.execute("COMMIT")

        for name, size in (("floor_live", LIVE), ("floor_bulk", BULK)):
            connection.execute(f"DELETE FROM {table.quoted}")
            told |= _timed(name, len(rows), lambda size=size: insert(size))  # type: ignore[misc]
    finally:
        connection.close()
    return told


def _timed(name: str, rows: int, call: Callable[[], object]) -> dict[str, float]:
    begun, used = time.monotonic(), time.process_time()
    call()
    return {
        f"{name}_cpu_us": (time.process_time() - used) / rows * 1e6,
        f"{name}_per_second": rows / max(1e-9, time.monotonic() - begun),
    }
