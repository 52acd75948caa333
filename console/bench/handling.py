"""`bench handling`: the queue under the hand while 3,000 rows change and 300 fold at once.

One console, cut off, its cache fed as sync feeds it. Floor: the same list over the same rows as a
model that nothing changes. Then all rows change every second; then a video node fails in the midst
of that, and 300 cameras become one group. A key's time runs from its posting to the end of the
paint that shows what it does. Last, the same storm is worked off by keys alone, with groups (并案
处置) and without them (签收 of each), until nothing is unsigned: how many keys that took for 100
alerts.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from console.bench.cache_store import Sizes, build
from console.bench.starts import child
from console.bench.targets import Target, conclude
from console.runtime.virtual_display import virtual_display

BATCHES = 10
"""Batches a second the models may take under load."""


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench handling", description=__doc__)
    add = parser.add_argument
    add("--open", type=int, default=3000, help="open rows that change")
    add("--storm", type=int, default=300, help="cameras that fail at once")
    add("--worked", type=int, default=300, help="cameras of the storm that is worked off")
    add("--keys", type=int, default=100, help="steps of the cursor in each part")
    add("--signs", type=int, default=20, help="signatures while rows change")
    add("--seconds", type=float, default=20.0, help="how long rows change in each part")
    add("--offscreen", action="store_true", help="paint into memory, without a display")
    add("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary, _display(given.offscreen) as display:
        folder = Path(temporary, "store")
        folder.mkdir()
        build(folder, Sizes(0, 0, 0))
        figures = _measure(folder, display, given)
    _tell(figures)
    return conclude(_targets(figures), figures, given.json)


@contextmanager
def _display(is_offscreen: bool) -> Iterator[str]:
    if is_offscreen:
        yield ""
        return
    with virtual_display() as (display, _):
        yield display


def _measure(folder: Path, display: str, given: argparse.Namespace) -> dict[str, Any]:
    words = ["--data", str(folder)]
    for name in ("open", "storm", "worked", "keys", "signs", "seconds"):
        words += [f"--{name}", str(getattr(given, name))]
    return child(display, "handling_seat", *words)


def _tell(figures: dict[str, Any]) -> None:
    for name in ("floor", "updating", "folding"):
        part = figures[name]
        print(
            f"{name}: {part['keys']} keys, p50 {part['p50_ms']:.1f} ms,"
            f" p95 {part['p95_ms']:.1f} ms, worst {part['worst_ms']:.1f} ms,"
            f" longest gap {part['gap_ms']:.1f} ms ({part['busy_ms']:.1f} ms of the processor)"
        )
    updating, folding, actions = figures["updating"], figures["folding"], figures["actions"]
    print(
        f"updating: {updating['changes_a_second']:.0f} rows changed a second, in"
        f" {updating['batches_a_second']} batches at most;"
        f" signed p95 {updating['sign_p95_ms']:.1f} ms"
    )
    print(
        f"folding: one group {folding['folded_ms']:.0f} ms after the first commit, opened and"
        f" folded up within {folding['open_worst_ms']:.1f} ms,"
        f" {folding['batches_a_second']} batches a second at most"
    )
    worst = max(updating["p95_ms"], folding["p95_ms"])
    print(
        f"ratio to the same rows as a static model, p95: {worst / figures['floor']['p95_ms']:.2f}"
    )
    print(
        f"operator actions for 100 alerts of the storm: {actions['with_flood']:.1f} with groups,"
        f" {actions['without_flood']:.1f} without"
    )


def _targets(figures: dict[str, Any]) -> list[Target]:
    loaded = (figures["updating"], figures["folding"])
    return [
        Target("model_batches_a_second", max(p["batches_a_second"] for p in loaded), BATCHES),
        Target("keystroke_p95_ms", max(p["p95_ms"] for p in loaded), 100),
        Target("sign_p95_ms", figures["updating"]["sign_p95_ms"], 100),
        Target("longest_ui_gap_ms", max(p["gap_ms"] for p in loaded), 100),
        Target("actions_per_100_alerts", figures["actions"]["with_flood"], 10),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
