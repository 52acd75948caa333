"""`bench cache`: a seat with a million past alerts starts, finds and saves as fast as a small one.

Start: the console against a bare window of the same toolkit, in turns, the store's files not in
memory. Search: keystroke posted → what was found painted. Saved: `Journal.append`, idle and during
catch-up, against SQLCipher itself on the same disk.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.bench import cache_rates, cache_saved
from console.bench.cache_store import Sizes, build, opened
from console.bench.starts import child, start_target, starts, tell_starts
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
            figures["start"] = starts(folder, display, given.starts)
            figures["search"] = _search(folder, display, given.keystrokes)
        with opened(folder) as store:
            saved = cache_saved.measure(folder, store, sizes.past, given.acts)
            figures["saved"] = saved
        figures["rates"] = cache_rates.measure(folder, given.rows, sizes.cameras)
    _tell(figures)
    return conclude(_targets(figures), figures, given.json)


def _search(folder: Path, display: str, keystrokes: int) -> dict[str, Any]:
    told = child(
        display, "cache_seat", "search", "--data", str(folder), "--keystrokes", str(keystrokes)
    )
    waits = [wait for wait in told.pop("waits_ms") if wait]
    return told | {
        "keystrokes": len(waits),
        "p50_ms": percentile(waits, 0.5),
        "p95_ms": percentile(waits, 0.95),
        "worst_ms": max(waits),
    }


def _tell(figures: dict[str, Any]) -> None:
    build_took, start, search = figures["build"], figures["start"], figures["search"]
    print(f"store: {build_took['past_rows_per_second']:.0f} past alerts a second when built")
    tell_starts(start)
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
        start_target(start),
        Target("search_p95_ms", figures["search"]["p95_ms"], 16),
        Target("saved_p95_ms", saved["idle"]["journal_p95_ms"], 2),
        Target("saved_p95_ms_in_catch_up", saved["catch_up"]["journal_p95_ms"], 2),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
