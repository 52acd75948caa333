"""kill -9 right before and right after every sync; its words are PLACE ACTS SEED.

Runs under the shim. Each run is a fork of this one process, so that hundreds of them cost no
start; the shim itself ends it at the sync that was named.
"""

import importlib
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from console.bench.power import record, seat_acts, shim, trial
from console.bench.power.seat_check import SeatJudge
from console.bench.power.teller import Teller
from offline_cache import store_file


@dataclass(frozen=True, slots=True)
class Kill:
    """Where a process died: its n-th sync, and on which side of it."""

    sync: int
    is_before: bool

    @property
    def name(self) -> str:
        """Name of its folder and log."""
        return f"{self.sync:04}-{'before' if self.is_before else 'after'}"


def run_all(place: Path, library: Path, acts: int, seed: int) -> list[str]:
    """Kill a seat everywhere; return what was wrong, and leave the folders in `place`.

    Raises:
        Wrong: the runs themselves failed.
    """
    watched = place / trial.WATCHED
    watched.mkdir()
    trial.run_program(__name__, [str(place), str(acts), str(seed)], library, watched)
    return [f"{log.stem}: {wrong}" for log in logs_in(place) for wrong in _judged(log, watched)]


def logs_in(place: Path) -> list[Path]:
    """Return the log of each run."""
    return sorted(place.glob("*.log"))


def _judged(log: Path, watched: Path) -> Iterator[str]:
    notes = trial.notes_of(record.read_log(log))
    told = max((note["saved"] for note in notes if "saved" in note), default=0)
    begun = max((note["begin"] for note in notes if "begin" in note), default=0)
    folder = watched / log.stem
    try:
        seat_acts.restart(folder)
        found = SeatJudge(notes).acts_in(folder)
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    if not (found.start <= begun and found.stop > told):
        yield f"{told} acts were reported saved, {begun} begun; it shows {found}"


def _run(place: Path, kill: Kill, words: tuple[int, int]) -> int:
    """Do the acts in a process of their own; return the signal that ended it."""
    child = os.fork()
    if child:
        return -os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    mine = shim.Shim()
    mine.log_to(place / f"{kill.name}.log")
    mine.die_at(kill.sync, before=kill.is_before)
    folder = Path(os.environ["POWER_ROOT"]) / kill.name
    seat_acts.SeatActs(folder, Teller(mine), random.Random(words[1])).run(words[0])
    os._exit(0)


def main(words: list[str]) -> int:
    """Run until a run ends by itself: then it was killed at every sync there is."""
    place, acts, seed = Path(words[0]), int(words[1]), int(words[2])
    store_file.CHECKPOINT_PAGES = seat_acts.SHORT_LOG
    importlib.import_module("sqlite_utils")  # a new journal needs it: once here, not in each run
    for sync in range(1, sys.maxsize):
        ended = [_run(place, Kill(sync, is_before), (acts, seed)) for is_before in (True, False)]
        if ended == [0, 0]:
            return 0
        if ended != [9, 9]:
            print(f"a run at sync {sync} ended with {ended}", file=sys.stderr)
            return 1
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
