"""`./hall bench faults --simulated`: evenings by the thousand; exit status 1 on a violation."""

import argparse
import time

from console.bench.nemesis.runs import Tally, run_many
from console.bench.nemesis.verdict import Verdict

SEEDS = 100_000
SAID_EVERY = 2_000


def main(arguments: list[str]) -> int:
    """Run the seeds that were asked for, print the table, return the exit status."""
    told = _parser().parse_args(arguments)
    count = told.seeds or (SEEDS if told.seed is None else 1)
    first = told.seed or 0
    tally, begun = Tally(), time.monotonic()
    for verdict in run_many(range(first, first + count), told.processes):
        tally.add(verdict)
        if verdict.violations:
            _tell(verdict)
        if tally.seeds % SAID_EVERY == 0:
            print(f"{tally.seeds} of {count} seeds, {len(tally.bad)} with violations", flush=True)
    print("\n".join(tally.table()))
    print(
        f"{tally.seeds} seeds from {first}, {tally.acts} acts saved, longest settling "
        f"{tally.slowest:.2f} virtual s, {time.monotonic() - begun:.0f} s"
    )
    return 1 if tally.bad else 0


def _tell(verdict: Verdict) -> None:
    print(f"seed {verdict.seed}: {len(verdict.violations)} violations")
    for violation in verdict.violations[:20]:
        print(f"  {violation}")
    print(f"  again: ./hall bench faults --simulated --seed {verdict.seed}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hall bench faults --simulated", description=__doc__)
    parser.add_argument("--seeds", type=int, default=0, help=f"how many (default {SEEDS})")
    parser.add_argument("--seed", type=int, help="the first; alone: only this one")
    parser.add_argument("--processes", type=int, default=0, help="default: one a core")
    return parser
