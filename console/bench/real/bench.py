"""`bench faults`: hub, three seats and a console as real processes under everything at once.

Each run draws its faults from its seed, heals them, and is judged. The processes live through some
runs (a hall), so that later runs meet a hall with a past. Exit status 1 on any violation.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from console.bench.real.cell import Build, Hall, hall
from console.bench.real.evening import Evening
from console.bench.real.judge import judge
from console.bench.targets import percentile

A_HALL = 25
"""Runs that one set of processes lives through."""


@dataclass
class Tally:
    """What runs came to.

    Attributes:
        met: faults that were really done, by name.
        settled: seconds until all was settled, of each run.
        wrong: seed → what was wrong.
        missing: faults this machine does not allow, and why.
    """

    runs: int = 0
    met: Counter[str] = field(default_factory=Counter)
    settled: list[float] = field(default_factory=list)
    acts: int = 0
    refused: int = 0
    messages: int = 0
    wrong: dict[int, list[str]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    @property
    def violations(self) -> int:
        """How many in all."""
        return sum(len(found) for found in self.wrong.values())


def run_hall(
    tally: Tally,
    seeds: Sequence[int],
    *,
    build: Build | None = None,
    seconds: float = 2.0,
    has_console: bool = True,
) -> None:
    """Live through some runs in one hall; the first that is wrong ends it."""
    with (
        tempfile.TemporaryDirectory(prefix="faults-") as folder,
        hall(Path(folder), seeds[0], build or Build(), has_console) as here,
    ):
        for seed in seeds:
            wrong = _one(tally, here, seed, seconds)
            if wrong:
                tally.wrong[seed] = wrong
                break
        _count(tally, here)


def _one(tally: Tally, here: Hall, seed: int, seconds: float) -> list[str]:
    evening = Evening(here, seed, seconds)
    begun = time.monotonic()
    healed, wrong = evening.run()
    settled, after = judge(here, healed)
    tally.runs += 1
    tally.settled.append(settled)
    took, found = time.monotonic() - begun, [*wrong, *after]
    _say(f"run {seed}: {took:.1f} s, settled {settled:.1f} s, {len(found)} wrong", *found[:20])
    return found


def _count(tally: Tally, here: Hall) -> None:
    tally.met += here.met
    for way in here.ways():
        tally.met += Counter({str(trick): count for trick, count in way.met.items()})
    people = [desk.person for desk in here.desks]
    tally.acts += sum(len(person.saved) for person in people)
    tally.acts += len(here.screen.person.saved) if here.screen else 0
    tally.refused += sum(len(person.not_saved) for person in people)
    tally.messages += len(here.messages)
    tally.missing.update(here.missing)


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when anything was wrong."""
    parser = argparse.ArgumentParser(prog="hall bench faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1, help="of the first run; the next go up")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long things go wrong")
    parser.add_argument(
        "--no-console", action="store_true", help="without the console on a display"
    )
    given = parser.parse_args(argv)
    tally, begun = Tally(), time.monotonic()
    seeds = range(given.seed, given.seed + given.runs)
    at = 0
    while at < len(seeds):
        before = tally.runs
        piece = seeds[at : at + A_HALL - at % A_HALL]
        run_hall(tally, piece, seconds=given.seconds, has_console=not given.no_console)
        at += tally.runs - before
    _say(table(tally, time.monotonic() - begun))
    for seed, found in tally.wrong.items():
        first = seed - (seed - given.seed) % A_HALL
        _say(f"\nseed {seed}:", *(f"  {what}" for what in found[:20]))
        _say(f"  again: ./hall bench faults --seed {seed} --runs 1")
        _say(
            f"  with the hall's past: ./hall bench faults --seed {first} --runs {seed - first + 1}"
        )
    return 1 if tally.violations else 0


def table(tally: Tally, seconds: float) -> str:
    """Return what was done and what came of it."""
    settled = f"{percentile(tally.settled, 0.5):.1f} / {max(tally.settled, default=0.0):.1f} s"
    lines = [
        f"runs        {tally.runs}   ({seconds:.0f} s)",
        f"acts saved  {tally.acts}   refused at the desk {tally.refused}",
        f"messages    {tally.messages}",
        f"settled     {settled}   (median / longest)",
        f"faults      {sum(tally.met.values())}",
        *(f"  {name:24s} {count}" for name, count in sorted(tally.met.items())),
        *(f"  {name:24s} not here: {why}" for name, why in tally.missing.items()),
        f"violations  {tally.violations}",
    ]
    return "\n".join(lines)


def _say(*lines: str) -> None:
    print("\n".join(lines), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
