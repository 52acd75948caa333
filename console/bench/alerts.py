"""`bench alerts`: from the hub's commit to the end of the paint that shows the row.

A real hub, a source that posts 50 a request, and the console on a virtual display with 10,000 open
rows; the list is scrolled to where new rows come, so that they are painted. A row's time runs from
the hub's stamp of its receipt (a little before the commit) to the end of the first paint of the
list that has it. The floor is the same model, list and rows fed from memory in the same process.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.bench.hub_process import BenchHub, bench_hub
from console.bench.targets import Target, conclude
from console.runtime.virtual_display import virtual_display


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench alerts", description=__doc__)
    parser.add_argument("--open", type=int, default=10_000, help="rows open before")
    parser.add_argument("--seconds", type=float, default=60.0, help="of the fast part")
    parser.add_argument("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder, bench_hub(Path(folder, "hub")) as hub:
        told = _measure(hub, Path(folder, "seat"), given.open, given.seconds)
    for name, part in told.items():
        print(
            f"{name}: {part['rows']} rows, p50 {part['p50']:.1f} ms, p95 {part['p95']:.1f} ms,"
            f" worst {part['worst']:.1f} ms, longest gap {part['gap']:.1f} ms,"
            f" missing {part['missing']}"
        )
    slow, fast, floor = told["slow"], told["fast"], told["floor"]
    print(
        f"ratio to the same model fed from memory, p95 at speed: {fast['p95'] / floor['p95']:.2f}"
    )
    targets = [
        Target("p95_ms_at_10_per_second", slow["p95"], 100),
        Target("p95_ms_at_1000_per_second", fast["p95"], 250),
        Target("missing", slow["missing"] + fast["missing"], 0),
        Target("longest_ui_gap_ms", max(slow["gap"], fast["gap"]), 100),
    ]
    return conclude(targets, told, given.json)


def _measure(hub: BenchHub, data: Path, rows: int, seconds: float) -> dict[str, Any]:
    """Run the console under a display of its own and return what it measured."""
    command = [
        sys.executable, "-m", "console.bench.alerts_seat",
        "--hub", hub.url, "--data", str(data), "--open", str(rows), "--seconds", str(seconds),
    ]  # fmt: skip
    with virtual_display() as (display, _):
        done = subprocess.run(
            command,
            input=f"{hub.login()}\n{hub.token}\n",
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
