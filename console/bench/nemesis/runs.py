"""Many seeds, spread over the cores, and the table of what they met."""

import gc
import logging
import multiprocessing
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.faults import FAULTS
from console.bench.nemesis.verdict import Verdict, run_seed

YIELDING = 10
"""How nice the processes are: they take every core, and time passes in them by itself."""

TOGETHER = 20
"""Seeds a process is given at once."""

EVENINGS_OF_GARBAGE = 10
"""After so many a process looks for garbage."""

_workshops: list[Workshop] = []


@dataclass(slots=True)
class Tally:
    """What many evenings came to.

    Attributes:
        seeds: how many were lived through.
        acts: acts that were told as saved in them.
        times: how often each fault really happened.
        runs: in how many evenings it did.
        wrong: seeds with violations, by fault that happened in them.
        bad: the verdicts with violations.
        slowest: longest virtual time from healing to settled, seconds.
    """

    seeds: int = 0
    acts: int = 0
    times: "Counter[str]" = field(default_factory=Counter)
    runs: "Counter[str]" = field(default_factory=Counter)
    wrong: "Counter[str]" = field(default_factory=Counter)
    bad: list[Verdict] = field(default_factory=list)
    slowest: float = 0.0

    def add(self, verdict: Verdict) -> None:
        """Count one evening."""
        self.seeds += 1
        self.acts += verdict.acts
        self.times.update(verdict.met)
        met = [fault for fault, times in verdict.met.items() if times]
        self.runs.update(met)
        self.slowest = max(self.slowest, verdict.settled_after or 0.0)
        if verdict.violations:
            self.bad.append(verdict)
            self.wrong.update(met)

    def table(self) -> list[str]:
        """Return faults × runs × violations as lines of Markdown."""
        lines = ["| fault | evenings with it | times | violations |", "|---|---:|---:|---:|"]
        for fault in FAULTS:
            lines.append(
                f"| {fault} | {self.runs[fault]} | {self.times[fault]} | {self.wrong[fault]} |"
            )
        lines.append(f"| any | {self.seeds} | {sum(self.times.values())} | {len(self.bad)} |")
        return lines


def run_many(seeds: Sequence[int], processes: int = 0) -> Iterator[Verdict]:
    """Live through seeds in processes of their own, all cores by default; in no fixed order."""
    processes = processes or os.cpu_count() or 1
    pieces = [seeds[at : at + TOGETHER] for at in range(0, len(seeds), TOGETHER)]
    with _same_hashes(), tempfile.TemporaryDirectory(dir=_memory()) as folder:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(processes, len(pieces)), context, _prepare, (folder,)) as pool:
            for verdicts in pool.map(_run_some, pieces):
                yield from verdicts


def _prepare(folder: str) -> None:
    """Make what the evenings of this process begin with."""
    os.nice(YIELDING)
    logging.disable(logging.CRITICAL)  # the evenings are full of trouble that is meant
    mine = Path(folder) / str(os.getpid())
    mine.mkdir()
    _workshops.append(Workshop.make(mine))
    gc.freeze()
    gc.disable()  # looking for garbage amid an evening is a tenth of its time


def _run_some(seeds: Iterable[int]) -> list[Verdict]:
    return [_run_one(seed) for seed in seeds]


def _run_one(seed: int) -> Verdict:
    """Live through one evening; one that breaks off is counted and does not end the others."""
    try:
        return run_seed(seed, _workshops[0])
    except Exception as error:
        return Verdict(seed, [f"the evening broke off: {type(error).__name__}: {error}"])
    finally:
        if not seed % EVENINGS_OF_GARBAGE:
            gc.collect()


def _memory() -> str | None:
    """Return a folder in memory where there is one: only lock files lie in it."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@contextmanager
def _same_hashes() -> Iterator[None]:
    """Let the processes hash texts alike, so that sets have the same order in every run."""
    before = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONHASHSEED"]
        else:
            os.environ["PYTHONHASHSEED"] = before
