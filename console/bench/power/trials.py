"""The programs whose power is cut, each with its judge and its restart."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.bench.power import hub_acts, key_acts, restarts, seat_acts, store_acts, trial
from console.bench.power.hub_check import HubJudge
from console.bench.power.images import Thoroughness
from console.bench.power.key_check import KeyJudge
from console.bench.power.seat_check import SeatJudge
from console.bench.power.store_check import StoreJudge
from console.bench.power.trial import Judge, Restart, Result, Seen, Trial


@dataclass(frozen=True, slots=True)
class Plan:
    """One program.

    Attributes:
        name: as reports call it.
        module: the program, run under the shim.
        judge: made of the program's own notes.
        restart: the product's own start on an image.
    """

    name: str
    module: str
    judge: Callable[[Iterable[Mapping[str, Any]]], Judge]
    restart: Restart

    def run(
        self,
        place: Path,
        library: Path,
        how: Thoroughness,
        words: Sequence[str] = (),
        module: str = "",
        keep: Path | None = None,
    ) -> Result:
        """Run the program (or a broken one in its place), then cut its power everywhere, twice.

        The second time it is the restart on an image of the first that is cut.

        Args:
            place: an empty folder, best in memory.
            library: the compiled shim.
            how: how much is sampled.
            words: acts and seed.
            module: another program that tells the same notes.
            keep: where wrong images are kept.
        """
        records, disk = trial.run_under_shim(module or self.module, words, place, library)
        seed = int(words[1]) if len(words) > 1 else 1
        judge = self.judge(trial.notes_of(records))
        cuts = Trial(judge, self.restart, place / "image", how, seed, keep=keep)
        result = cuts.run(records, disk)
        for number, seen in enumerate(_some(cuts.seen, how.second, seed)):
            if not result.wrong:
                again = place / f"again-{number}"
                result.add(self._cut_again(seen, judge, again, library, how, seed, keep))
        return result

    def _cut_again(
        self,
        seen: Seen,
        judge: Judge,
        place: Path,
        library: Path,
        how: Thoroughness,
        seed: int,
        keep: Path | None,
    ) -> Result:
        records, disk = trial.run_under_shim(
            restarts.__name__, [self.restart.__module__], place, library, seen.image
        )
        cuts = Trial(judge, self.restart, place / "image", how, seed, keep=keep)
        return cuts.run(records, disk, seen.told, seen.begun)


def _some(seen: Mapping[frozenset[str], Seen], most: int, seed: int) -> list[Seen]:
    """Return images to cut again: the fullest with a rollback journal first, others by chance."""
    files = sorted(seen, key=sorted)
    random.Random(seed).shuffle(files)
    files.sort(key=_rank)
    return [seen[names] for names in files[:most]]


def _rank(names: frozenset[str]) -> int:
    return -len(names) if any(name.endswith("-journal") for name in names) else 0


SEAT = Plan("seat", seat_acts.__name__, SeatJudge, seat_acts.restart)
HUB = Plan("hub", hub_acts.__name__, HubJudge, hub_acts.restart)
STORE = Plan("store", store_acts.__name__, StoreJudge, store_acts.restart)
KEY = Plan("key", key_acts.__name__, KeyJudge, key_acts.restart)
PLANS = (SEAT, HUB, KEY, STORE)
