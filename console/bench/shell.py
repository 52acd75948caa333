"""`bench shell`: the hall itself: how soon it stands, how soon a page, what it costs at rest.

Start: as in `bench cache`, on a store with a million past alerts. Pages: key posted → the page
painted, first times told apart. Plans: command → the last window painted, on four monitors. Rest: a
console, online and without video, with its helper processes; the CPU it uses while nothing happens,
and its memory once 100,000 alerts came and all of them stay open. Memory is what the processes
have of their own, and their share of what they have together (PSS).
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from console.bench import shell_rest
from console.bench.cache_store import Sizes, build
from console.bench.starts import child, described, start_target, starts, tell_starts
from console.bench.targets import Target, conclude, percentile
from console.runtime.virtual_display import virtual_display

MONITORS = 4


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench shell", description=__doc__)
    add = parser.add_argument
    add("--past", type=int, default=1_000_000, help="past alerts")
    add("--cameras", type=int, default=26_000)
    add("--open", type=int, default=200, help="open alerts")
    add("--starts", type=int, default=5, help="starts of each kind, in turns")
    add("--switches", type=int, default=200, help="pages asked for")
    add("--plans", type=int, default=36, help="screen plans asked for")
    add("--seconds", type=float, default=30.0, help="seconds of rest")
    add("--alerts", type=int, default=100_000, help="alerts that come and stay open")
    add("--calm", type=float, default=5.0, help="seconds without a change before a rest")
    add("--offscreen", action="store_true", help="paint into memory, without a display")
    add("--keep", type=Path, help="folder of the store, built there once and used again")
    add("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    sizes = Sizes(given.past, given.cameras, given.open)
    with tempfile.TemporaryDirectory() as temporary, _display(given.offscreen) as display:
        wide = Path(temporary, "monitors.json") if given.offscreen else None
        folder = given.keep or Path(temporary, "store")
        folder.mkdir(parents=True, exist_ok=True)
        build(folder, sizes)
        figures: dict[str, Any] = {
            "start": starts(folder, display, given.starts),
            "pages": _pages(folder, display, given.switches),
            "plans": _plans(folder, given.plans, wide),
            "rest": shell_rest.measure(
                Path(temporary), display, given.seconds, given.alerts, given.calm
            ),
        }
    _tell(figures)
    return conclude(_targets(figures), figures, given.json)


@contextmanager
def _display(is_offscreen: bool) -> Iterator[str]:
    if is_offscreen:
        yield ""
        return
    with virtual_display() as (display, _):
        yield display


def _pages(folder: Path, display: str, switches: int) -> dict[str, Any]:
    told = child(display, "shell_seat", "--data", str(folder), "--switches", str(switches))
    waits = [wait for waits in told["waits_ms"].values() for wait in waits]
    first = {page: waits[0] for page, waits in told["waits_ms"].items() if waits}
    return told | {
        "switches": len(waits),
        "p50_ms": percentile(waits, 0.5),
        "p95_ms": percentile(waits, 0.95),
        "worst_ms": max(waits),
        "worst_first_ms": max(first.values()),
    }


def _plans(folder: Path, switches: int, file: Path | None) -> dict[str, Any]:
    """Switch plans over four monitors: a display's, or such as `file` describes, in memory."""
    words = ("shell_plans", "--data", str(folder), "--switches", str(switches))
    if file is not None:
        told = child(described(file, MONITORS), *words)
    else:
        with virtual_display(monitors=MONITORS) as (display, _):
            told = child(display, *words)
    waits = told["waits_ms"]
    return told | {"p50_ms": percentile(waits, 0.5), "worst_ms": max(waits)}


def _tell(figures: dict[str, Any]) -> None:
    tell_starts(figures["start"])
    pages, rest = figures["pages"], figures["rest"]
    print(
        f"pages: {pages['switches']} switches over {len(pages['waits_ms'])} pages,"
        f" p50 {pages['p50_ms']:.1f} ms, p95 {pages['p95_ms']:.1f} ms,"
        f" worst {pages['worst_ms']:.1f} ms, worst first time {pages['worst_first_ms']:.1f} ms"
    )
    plans = figures["plans"]
    print(
        f"plans: {len(plans['waits_ms'])} switches over {plans['monitors']} monitors,"
        f" p50 {plans['p50_ms']:.1f} ms, worst {plans['worst_ms']:.1f} ms"
    )
    for name, words in (("before", "some alerts open"), ("after", "all alerts open")):
        told = rest[name]
        print(
            f"at rest, {words}: CPU {told['cpu_percent']:.2f} % of a core"
            f" (console alone {told['console_cpu_percent']:.2f} %),"
            f" memory {told['memory_mb']:.0f} MB (console alone {told['console_mb']:.0f} MB)"
        )
    bare = rest["before"]["bare_cpu_percent"]
    print(f"at rest, floor (bare window with a running clock): CPU {bare:.2f} % of a core")


def _targets(figures: dict[str, Any]) -> list[Target]:
    rest = figures["rest"]
    return [
        start_target(figures["start"]),
        Target("page_switch_p95_ms", figures["pages"]["p95_ms"], 100),
        Target("plan_switch_worst_ms", figures["plans"]["worst_ms"], 500),
        Target("idle_cpu_percent", rest["before"]["cpu_percent"], 2),
        Target("memory_mb_after_alerts", rest["after"]["memory_mb"], 350),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
