"""`bench cache`: a seat with a million past alerts starts, finds and saves as fast as a small one.

Start: the console against a bare window of the same toolkit, in turns, the store's files not in
memory. Search: keystroke posted → what was found painted. Saved: `Journal.append`, idle and during
catch-up, against SQLCipher itself on the same disk.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.bench import cache_rates, cache_saved
from console.bench.cache_store import Sizes, build, drop_from_memory, opened
from console.bench.targets import Target, conclude, percentile
from console.runtime.virtual_display import virtual_display


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench cache", description=__doc__)
    add = parser.add_argument
    add("--past", type=int, default=1_000_000, help="past alerts")
    add("--cameras", type=int, default=26_000)
    add("--open", type=int, default=200, help="open alerts")
    add("--starts", type=int, default=5, help="starts of each kind, in turns")
    add("--keystrokes", type=int, default=200)
    add("--acts", type=int, default=200, help="operations saved in each part")
    add("--rows", type=int, default=5000, help="records written to measure the rates")
    add("--keep", type=Path, help="folder of the store, built there once and used again")
    add("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    sizes = Sizes(given.past, given.cameras, given.open)
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        figures: dict[str, Any] = {"build": build(folder, sizes)}
        with virtual_display() as (display, _):
            figures["start"] = _starts(folder, display, given.starts)
            figures["search"] = _search(folder, display, given.keystrokes)
        with opened(folder) as store:
            saved = cache_saved.measure(folder, store, sizes.past, given.acts)
            figures["saved"] = saved
        figures["rates"] = cache_rates.measure(folder, given.rows, sizes.cameras)
    _tell(figures)
    return conclude(_targets(figures), figures, given.json)


def _starts(folder: Path, display: str, times: int) -> dict[str, Any]:
    """Start console and bare window in turns."""
    seats: list[dict[str, float]] = []
    bares: list[float] = []
    is_cold = True
    for _ in range(times):
        bares.append(_child(display, "cache_bare")["usable_at"])
        is_cold = drop_from_memory(folder) and is_cold
        seats.append(_child(display, "cache_seat", "start", "--data", str(folder)))
    return {
        "bare_s": statistics.median(bares),
        "painted_s": statistics.median(seat["painted_at"] for seat in seats),
        "usable_s": statistics.median(seat["usable_at"] for seat in seats),
        "all_usable_s": [seat["usable_at"] for seat in seats],
        "all_bare_s": bares,
        "is_cold": is_cold,
    }


def _search(folder: Path, display: str, keystrokes: int) -> dict[str, Any]:
    told = _child(
        display, "cache_seat", "search", "--data", str(folder), "--keystrokes", str(keystrokes)
    )
    waits = [wait for wait in told.pop("waits_ms") if wait]
    return told | {
        "keystrokes": len(waits),
        "p50_ms": percentile(waits, 0.5),
        "p95_ms": percentile(waits, 0.95),
        "worst_ms": max(waits),
    }


def _child(display: str, module: str, *arguments: str) -> dict[str, Any]:
    """Run a module under the display; times it tells are made seconds since its start."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"console.bench.{module}", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=environment,
        timeout=300,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {name: value - begun if name.endswith("_at") else value for name, value in told.items()}


def _tell(figures: dict[str, Any]) -> None:
    build_took, start, search = figures["build"], figures["start"], figures["search"]
    print(f"store: {build_took['past_rows_per_second']:.0f} past alerts a second when built")
    cold = "files not in memory" if start["is_cold"] else "files maybe in memory"
    print(
        f"start ({cold}): rows painted {start['painted_s']:.2f} s, key acted on"
        f" {start['usable_s']:.2f} s, floor (bare window) {start['bare_s']:.2f} s,"
        f" ratio {start['usable_s'] / start['bare_s']:.2f}"
    )
    print(
        f"search: {search['keystrokes']} keystrokes, p50 {search['p50_ms']:.1f} ms,"
        f" p95 {search['p95_ms']:.1f} ms, worst {search['worst_ms']:.1f} ms"
    )
    for name, part in figures["saved"].items():
        print(
            f"saved, {name.replace('_', '-')}: p50 {part['journal_p50_ms']:.2f} ms,"
            f" p95 {part['journal_p95_ms']:.2f} ms; floor (SQLCipher)"
            f" p95 {part['sqlcipher_p95_ms']:.2f} ms,"
            f" ratio {part['journal_p95_ms'] / part['sqlcipher_p95_ms']:.2f};"
            f" the disk's fsync alone p95 {part['disk_p95_ms']:.2f} ms"
        )
    busy = figures["saved"]["catch_up"]
    print(
        f"meanwhile: {busy['live_per_second']:.0f} live changes a second,"
        f" p95 {busy['live_p95_ms']:.1f} ms; {busy['caught_up_per_second']:.0f} a second caught up"
    )
    rates = figures["rates"]
    print(
        f"written live: {rates['live_cpu_us']:.0f} µs CPU a record, its text later"
        f" {rates['live_text_cpu_us']:.0f} µs; floor (executemany, same rows and indexes)"
        f" {rates['floor_live_cpu_us']:.0f} µs,"
        f" ratio {rates['live_cpu_us'] / rates['floor_live_cpu_us']:.2f}"
    )
    print(
        f"written in bulk, text included: {rates['bulk_per_second']:.0f} records a second; floor"
        f" {rates['floor_bulk_per_second']:.0f},"
        f" ratio {rates['floor_bulk_per_second'] / rates['bulk_per_second']:.2f}"
    )
    print(
        f"cameras swapped in {rates['swap_seconds']:.1f} s, their sounds"
        f" {rates['names_cpu_us']:.0f} µs CPU each; a live change meanwhile"
        f" p95 {rates['swap_live_p95_ms']:.1f} ms, worst {rates['swap_live_worst_ms']:.1f} ms"
    )


def _targets(figures: dict[str, Any]) -> list[Target]:
    start, saved = figures["start"], figures["saved"]
    return [
        Target("start_over_bare_window_s", start["usable_s"] - start["bare_s"], 1.0),
        Target("search_p95_ms", figures["search"]["p95_ms"], 16),
        Target("saved_p95_ms", saved["idle"]["journal_p95_ms"], 2),
        Target("saved_p95_ms_in_catch_up", saved["catch_up"]["journal_p95_ms"], 2),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
