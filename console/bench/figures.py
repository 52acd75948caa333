"""`bench figures`: the figures of a seat with a million past alerts, and of a week full of them.

A store is filled with past alerts, one every 40 seconds back from the evening (15,000 a week); then
what the page asks for is timed: the first reading, one counting for each time, one changed alert.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from console.bench import cache_rows
from console.bench.cache_store import opened
from console.bench.targets import Target, conclude
from console.domain.figures.period import Span
from console.models.fact_store import MOST, Ask, FactStore
from console.settings.figure_profile import load_figure_targets
from offline_cache.cache import Cache

_PIECE = 2_000
FIRST = 15.0
"""Seconds until the figures of a week stand, after a start; those of a shift stand long before."""
AGAIN = 0.5
"""Seconds one counting has a core; the page rests ten times as long as it lasted."""


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench figures", description=__doc__)
    add = parser.add_argument
    add("--past", type=int, default=1_000_000, help="past alerts")
    add("--keep", type=Path, help="folder of the store, built there once and used again")
    add("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        with opened(folder) as store, store.cache.text_held():
            figures: dict[str, Any] = {"build_seconds": _build(store.cache, given.past)}
            figures |= _measure(store.cache)
    for name, value in figures.items():
        print(f"{name:24} {value:,.3f}" if isinstance(value, float) else f"{name:24} {value:,}")
    targets = [
        Target("first_week_s", figures["first_week_seconds"], FIRST),
        Target("count_week_cpu_s", figures["count_week_cpu_seconds"], AGAIN),
    ]
    return conclude(targets, figures, given.json)


def _build(cache: Cache, past: int) -> float:
    if cache.count("alert") >= past:
        return 0.0
    began = time.monotonic()
    for piece in _pieces(past):
        cache.load_history(piece)
    return time.monotonic() - began


def _pieces(past: int) -> Iterator[list[Any]]:
    rest = cache_rows.past_alerts(past)
    while piece := list(islice(rest, _PIECE)):
        yield piece


def _measure(cache: Cache) -> dict[str, Any]:
    store, now = FactStore(cache, load_figure_targets(), MOST), cache_rows.LATEST
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, work = time.perf_counter(), time.thread_time()
    store.begin(now)
    longest, has_more = 0.0, True
    while has_more:
        portion = time.perf_counter()
        has_more = store.read_on()
        longest = max(longest, time.perf_counter() - portion)
    told: dict[str, Any] = {
        "past": cache.count("alert"),
        "counted": store.size,
        "first_week_seconds": time.perf_counter() - began,
        "first_week_cpu_seconds": time.thread_time() - work,
        "longest_portion_seconds": longest,
    }
    for span in Span:
        counting, work = time.perf_counter(), time.thread_time()
        store.count(Ask(span), now)
        told[f"count_{span.value}_seconds"] = time.perf_counter() - counting
        told[f"count_{span.value}_cpu_seconds"] = time.thread_time() - work
    one = cache.ids("alert", {"is_open": 0}, "-received_at", 1)
    again = time.perf_counter()
    store.read_again(one)
    told["one_changed_seconds"] = time.perf_counter() - again
    told["more_memory_kb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
