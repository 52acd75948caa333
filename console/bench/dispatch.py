"""`bench dispatch`: a known type is dispatched by keys alone, at the pace of a person.

One console, cut off, with 5,000 units and an orange alert of a type the dictionary knows. A hand
reads, finds the key, presses it: 签收, 属实, 调度, a look at what is suggested, and the button held
for its second. Seconds are told for each step, and from the moment the alert is listed until the
order stands in the journal. Beside it: how long the choice among all units takes, from nothing and
as the page repeats it.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.bench.cache_store import Sizes, build
from console.bench.starts import child
from console.bench.targets import Target, conclude
from console.runtime.virtual_display import virtual_display

WITHIN = 20.0
"""Seconds from the alert to the order (screens S3)."""
CHOICE_MS = 50.0
"""Milliseconds the nearest of 5,000 units may take."""


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench dispatch", description=__doc__)
    add = parser.add_argument
    add("--units", type=int, default=5000, help="units to choose from")
    add("--pace", type=float, default=0.4, help="seconds between two keys of a person")
    add("--look", type=float, default=2.5, help="seconds a person reads before a decision")
    add("--offscreen", action="store_true", help="paint into memory, without a display")
    add("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    figures = _measure(given)
    _tell(figures)
    return conclude(_targets(figures), figures, given.json)


def _measure(given: argparse.Namespace) -> dict[str, Any]:
    words = ["--units", str(given.units), "--pace", str(given.pace), "--look", str(given.look)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "store")
        folder.mkdir()
        build(folder, Sizes(0, 0, 0))
        words += ["--data", str(folder)]
        if given.offscreen:
            return child("", "dispatch_seat", *words)
        with virtual_display() as (display, _):
            return child(display, "dispatch_seat", *words)


def _tell(figures: dict[str, Any]) -> None:
    for step, seconds in figures["steps"]:
        print(f"{step}: {seconds:.2f} s")
    print(
        f"known type dispatched by {figures['keys']} keys in {figures['total_s']:.1f} s, of these"
        f" {figures['page_s']:.1f} s on the page; the console's own share {figures['own_s']:.2f} s;"
        f" {figures['sent']} units, order {figures['number']}"
    )
    print(
        f"choice among {figures['units']} units (p95): from nothing {figures['choice_ms']:.1f} ms"
        f" of the processor ({figures['waited_ms']:.1f} ms on the wall's clock),"
        f" repeated {figures['again_ms']:.1f} ms"
    )


def _targets(figures: dict[str, Any]) -> list[Target]:
    return [
        Target("known_type_dispatched_s", figures["total_s"], WITHIN),
        Target("choice_among_units_ms", figures["choice_ms"], CHOICE_MS),
    ]
