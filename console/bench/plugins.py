"""`bench plugins`: what plugins cost, and how quick their pages are.

Start: of a console with so many installed plugins and without, in turns. Guests: wanted → its first
rows in the data book, one guest after the other, each with its start; what they weigh while awake,
and what is left when nobody looks. Pages: asked for → painted, of a guest that runs and of one that
has to start. Storm: one guest tells 1,000 updates a second; how often a second its page is painted,
and the longest that the loop of Qt stood still.

With `--zoo` it lets every bad plugin loose at a desk on duty instead, and with `--write` puts what
was seen and felt there into docs/plugins.md.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from console.bench.cache_store import Sizes, build
from console.bench.plugins_start import compare, install
from console.bench.starts import child
from console.bench.targets import Target, conclude, percentile
from console.plugin_host.guests.sandbox import look
from console.runtime.marked_text import table


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench plugins", description=__doc__)
    add = parser.add_argument
    add("--plugins", type=int, default=20, help="installed plugins")
    add("--starts", type=int, default=5, help="starts of each kind, in turns")
    add("--open", type=int, default=200, help="open alerts of the store that is started on")
    add("--seconds", type=float, default=10.0, help="seconds of the storm")
    add("--json", type=Path, help="write all figures to a file")
    add("--zoo", action="store_true", help="bad plugins beside a desk on duty")
    add("--write", action="store_true", help="with --zoo: the table of docs/plugins.md")
    add("--rounds", type=int, default=3, help="with --zoo: of each measurement")
    add("names", nargs="*", help="with --zoo: only these animals")
    given = parser.parse_args(argv)
    if given.zoo:
        return _zoo(given)
    found = child("", "plugins_seat", str(given.plugins), str(given.seconds))
    figures: dict[str, Any] = {
        "start": _starts(given.plugins, given.open, given.starts),
        "guests": found,
        "sandbox": look().said.en,
    }
    _tell(figures)
    return conclude(_targets(figures["start"], found), figures, given.json)


def _zoo(given: argparse.Namespace) -> int:
    from console.bench import plugins_zoo_table as zoo

    told = zoo.watch(given.names, given.rounds)
    print(table(zoo.HEADS, zoo.rows(told)))
    for name, seen in told.items():
        if not seen["is_said"]:
            print(f"not said of {name}: {seen['words'] or seen['installer']}")
    status = conclude(zoo.targets(told), told, given.json)
    if given.write:
        zoo.write(told)
    return status


def _starts(plugins: int, alerts: int, times: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(folder, Sizes(1000, 400, alerts))
        install(folder, plugins)
        return compare(folder, "", times)


def _tell(figures: dict[str, Any]) -> None:
    told = figures["guests"]
    start = figures["start"]
    print(
        f"start: a key acted on after {median(start['all_without_s']):.2f} s, with plugins"
        f" {median(start['all_with_s']):.2f} s; of each pair {start['more_s'] * 1000:+.0f} ms,"
        f" {start['more_cpu_s'] * 1000:+.0f} ms of a processor (medians of"
        f" {len(start['all_with_s'])})"
    )
    print(f"held by: {figures['sandbox']}")
    print(
        f"guests: {told['awake']} awake, first rows {percentile(told['wakes_s'], 0.5):.2f} s after"
        f" one is wanted (worst {max(told['wakes_s']):.2f} s), at most"
        f" {max(told['memory_mb']):.1f} MB each, all together {told['awake_cpu_percent']:.1f} % of"
        f" a processor; asleep: {told['left_when_asleep']} processes"
    )
    print(
        f"pages: painted {max(told['warm_s']) * 1000:.0f} ms after they are asked for, with data"
        f" of a guest that was asleep {max(told['started_s']):.2f} s"
        f" (the worst of {len(told['warm_s'])})"
    )
    print(
        f"storm: {told['updates_per_s']:.0f} updates/s from one guest, painted"
        f" {told['painted_per_s']:.1f} times/s, longest gap {told['gap_ms']:.1f} ms, most work of"
        f" the loop in one turn {told['turn_cpu_ms']:.1f} ms"
    )


def _targets(start: dict[str, Any], told: dict[str, Any]) -> list[Target]:
    return [
        Target("start_with_plugins_more_ms", start["more_s"] * 1000, 300.0),
        Target("page_warm_worst_ms", max(told["warm_s"]) * 1000, 300.0),
        Target("page_with_guest_start_worst_s", max(told["started_s"]), 1.0),
        Target("updates_per_s", told["updates_per_s"], 950, is_least=True),
        Target("painted_per_s", told["painted_per_s"], 10.0),
        Target("gap_ms", told["gap_ms"], 50.0),
        Target("guest_awake_mb", max(told["memory_mb"]), 40.0),
        Target("left_when_asleep", told["left_when_asleep"], 0),
    ]
