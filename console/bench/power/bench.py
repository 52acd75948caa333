"""`./hall bench faults --power`: the long form of promise G1, power cuts and kills.

Every image of a disk that an unsynced loss allows is opened by the product and judged without it;
then a seat is killed on both sides of every one of its syncs. Wrong images are kept for a look.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from console.bench.power import key_acts, kills, shim, store_acts
from console.bench.power.images import SLOW, Thoroughness
from console.bench.power.trial import Result
from console.bench.power.trials import KEY, PLANS, STORE
from console.bench.targets import Target, conclude

KILLED_ACTS = 18


def main(arguments: list[str]) -> int:
    """Run it; 1 when something was lost, 3 when it cannot be run here."""
    options = _options(arguments)
    try:
        with _places() as (place, keep):
            library = shim.build(place)
            targets = [*_cuts(options, place, library, keep), *_kills(options, place, library)]
    except shim.NoShim as why:
        print(f"bench faults --power: {why}", file=sys.stderr)
        return 3
    return conclude(targets, vars(options))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hall bench faults --power", description=__doc__)
    add = parser.add_argument
    add("--acts", type=int, default=60, help="acts of the seat and of the hub (default: 60)")
    add("--seed", type=int, default=1, help="of the acts and of what is sampled (default: 1)")
    add("--kills", type=int, default=3, metavar="SEEDS", help="seats to kill at each sync")
    return parser.parse_args(arguments)


@contextmanager
def _places() -> Iterator[tuple[Path, Path]]:
    """A folder in memory that goes again, and one on the disk that stays if it holds something."""
    memory = Path("/dev/shm")
    keep = Path(tempfile.mkdtemp(prefix="command-hall-power-"))
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        yield Path(place), keep
    if not any(keep.iterdir()):
        keep.rmdir()


def _cuts(options: argparse.Namespace, place: Path, library: Path, keep: Path) -> Iterator[Target]:
    for plan in PLANS:
        acts = {KEY: key_acts.ACTS, STORE: store_acts.ACTS}.get(plan, options.acts)
        how = SLOW if plan is STORE else Thoroughness()
        words = [str(acts), str(options.seed)]
        begun = time.monotonic()
        result = plan.run(place / plan.name, library, how, words, keep=keep / plan.name)
        _tell(plan.name, result, time.monotonic() - begun)
        yield Target(f"power.{plan.name}.wrong", len(result.wrong), 0)
        yield Target(f"power.{plan.name}.acts", result.acts, acts, is_least=True)


def _tell(name: str, result: Result, seconds: float) -> None:
    print(
        f"power {name}: {result.acts} acts, {result.syncs} syncs, cut at {result.points} points,"
        f" {result.again} restarts cut in their turn, {result.images} images,"
        f" {len(result.wrong)} wrong; at {result.sampled} points a sample ({seconds:.0f} s)",
        flush=True,
    )
    _complain(result.wrong)


def _kills(options: argparse.Namespace, place: Path, library: Path) -> Iterator[Target]:
    runs, wrong, begun = 0, list[str](), time.monotonic()
    for seed in range(options.seed, options.seed + options.kills):
        folder = place / f"kills-{seed}"
        folder.mkdir()
        found = kills.run_all(folder, library, KILLED_ACTS, seed)
        wrong += [f"seed {seed}, {each}" for each in found]
        runs += len(kills.logs_in(folder))
    seconds = time.monotonic() - begun
    print(f"kill -9 at syncs: {runs} runs, {len(wrong)} wrong ({seconds:.0f} s)")
    _complain(wrong)
    yield Target("kill.wrong", len(wrong), 0)


def _complain(wrong: Sequence[str]) -> None:
    for each in wrong[:10]:
        print(f"  {each}")
