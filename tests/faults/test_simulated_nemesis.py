"""The simulated nemesis: hub, three seats, network, disks and clocks on virtual time, seeded.

`./hall bench faults --simulated` runs more of the same; see docs/reliability.md.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.faults import FAULTS
from console.bench.nemesis.runs import Tally, run_many
from console.bench.nemesis.seat_machine import Build
from console.bench.nemesis.verdict import Verdict, run_seed
from tests.faults.broken_builds import EARLY, UNSYNCED, forget_what_was_answered

pytestmark = pytest.mark.every_core

SEEDS = 2_000


def first_caught(
    workshop: Workshop, within: int, build: Build | None = None, only: tuple[str, ...] = FAULTS
) -> Verdict:
    """Return the first evening with a violation."""
    for seed in range(within):
        verdict = run_seed(seed, workshop, build, only)
        if verdict.violations:
            return verdict
    raise AssertionError(f"not seen within {within} seeds")


def test_two_thousand_evenings_lose_and_double_nothing() -> None:
    """G2 to G6, G9, G10, G12: every saved act once or visibly refused, all views equal in 30 s."""
    tally = Tally()
    for verdict in run_many(range(SEEDS)):
        tally.add(verdict)
    told = [f"seed {v.seed}: {v.violations[:3]}" for v in tally.bad]
    assert not told, "\n".join(["./hall bench faults --simulated --seed S tells more", *told])
    assert tally.seeds == SEEDS
    never = [fault for fault in FAULTS if tally.runs[fault] < SEEDS // 200]
    assert not never, "faults that hardly ever happened prove nothing"
    assert tally.acts > 3 * SEEDS


def test_an_evening_is_the_same_in_every_run(workshop: Workshop, logged_errors: object) -> None:
    """A failing seed replays: in this process, and in one that hashes texts otherwise."""
    here = [run_seed(seed, workshop).digest for seed in range(6)]
    assert here == [run_seed(seed, workshop).digest for seed in range(6)]
    assert len(set(here)) == 6
    program = "from console.bench.nemesis.runs import run_many\n" + (
        "if __name__ == '__main__':\n    print(*(v.digest for v in run_many(range(6), 1)))"
    )
    script = Path(workshop.folder) / "replay.py"
    script.write_text(program)
    told = [
        subprocess.run(
            [sys.executable, str(script)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
            capture_output=True, text=True, check=True, timeout=500,
        ).stdout.split()
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1]


def test_a_hub_that_forgets_what_it_answered_is_caught(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, logged_errors: object
) -> None:
    """Broken build 1: dedup off; seen within 20 seeds."""
    forget_what_was_answered(monkeypatch)
    only = ("reply_dropped", "repeated", "late_again", "replies_lost")
    verdict = first_caught(workshop, 20, only=only)
    assert any("took effect" in each for each in verdict.violations)


def test_a_seat_that_does_not_sync_to_disk_is_caught(workshop: Workshop) -> None:
    """Broken build 2: sync to disk off; seen within 20 seeds."""
    verdict = first_caught(workshop, 20, UNSYNCED, ("seat_power_cut", "cut", "half_open"))
    assert any("was saved; the hub says nothing" in each for each in verdict.violations)


def test_a_seat_whose_cursor_runs_ahead_is_caught(workshop: Workshop) -> None:
    """Broken build 3: cursor advanced early; seen within 60 seeds."""
    verdict = first_caught(workshop, 60, EARLY, ("seat_killed_writing",))
    assert any("seat-" in each and "is " in each for each in verdict.violations)


@pytest.mark.parametrize(
    "only",
    [("reply_dropped", "repeated", "late_again", "replies_lost"), ("seat_power_cut",),
     ("seat_killed_writing",)],
)  # fmt: skip
def test_the_same_evenings_are_well_with_the_real_build(
    workshop: Workshop, only: tuple[str, ...], logged_errors: object
) -> None:
    assert [v for v in (run_seed(s, workshop, None, only) for s in range(8)) if v.violations] == []
