"""The real nemesis: processes, sockets, disks and a display under everything at once (P1, P5, P7).

500 runs and more stand behind `./hall bench faults`; here are ten, and two broken builds that show
that it sees.
"""

import random
import time
from pathlib import Path

import pytest

from console.bench.real.bench import Tally, run_hall, table
from console.bench.real.cell import Build, hall
from console.bench.real.chaos import Chaos
from console.bench.real.evening import Evening, heal
from console.bench.real.judge import judge
from console.bench.real.plan import Stroke
from console.bench.real.weather import Trick
from tests.support.broken_seat import between
from tests.support.hub import alert
from tests.support.patience import until

pytestmark = pytest.mark.alone

RUNS = range(1, 11)
SECONDS = 1.2


@pytest.mark.display
def test_ten_runs_lose_nothing_double_nothing_and_settle() -> None:
    """G2 G3 G6 G8 G12: exactly once or told; views equal; settled within 30 s; logs whole."""
    tally = Tally()
    run_hall(tally, RUNS, seconds=SECONDS)
    assert tally.wrong == {}, table(tally, 0.0)
    assert tally.runs == len(RUNS) and tally.acts > 40 and tally.messages > 40
    assert sum(tally.met.values()) > 60, "the faults were not really done"


RUNS_TO_SHOW = 8
"""On a slow machine a call may come after its trick was taken back; then the next run has it."""


def found_by(folder: Path, build: Build, strokes: list[Stroke], sign: str) -> list[str]:
    """Live through runs of a build until one shows a sign; return what was wrong in the last."""
    wrong: list[str] = []
    with hall(folder, 1, build, has_console=False) as here:
        for seed in range(1, RUNS_TO_SHOW + 1):
            healed, wrong = Evening(here, seed, 2.0, strokes).run()
            wrong += judge(here, healed)[1]
            if any(sign in what for what in wrong):
                break
    return wrong


def test_a_hub_that_forgets_what_it_answered_is_caught(tmp_path: Path) -> None:
    """Dedup off: a call that comes twice takes effect twice."""
    strokes = [
        Stroke(trick, seat, 0.2 + 0.2 * n, 2.0, "/v1/operations")
        for n, trick in enumerate((Trick.REPEAT, Trick.DROP_REPLY, Trick.REPEAT, Trick.DROP_REPLY))
        for seat in range(3)
    ]
    build = Build(hub=("-m", "tests.support.broken_hub"))
    wrong = found_by(tmp_path, build, strokes, "took effect 2 times")
    assert any("took effect 2 times" in what for what in wrong), wrong


def test_a_seat_that_keeps_its_place_too_early_is_caught(tmp_path: Path) -> None:
    """Cursor advanced early: killed between the two, it never hears of what came."""
    build = Build(seat=("-m", "tests.support.broken_seat"))
    with hall(tmp_path, 1, build, has_console=False) as here:
        assert all(desk.seat.ask({"until": "settled"})["reached"] for desk in here.desks)
        with here.hub.client(here.trust) as source:
            told = source.post("/v1/ingest/alerts", json=[alert(n) for n in range(5)]).json()
        assert [each["status"] for each in told["answers"]] == ["new"] * 5
        chaos = Chaos(here, random.Random(1))
        for number, desk in enumerate(here.desks):
            until(between(desk.seat.folder).exists, f"{desk.name} has kept its place")
            chaos.begin(Stroke("seat kill -9", number, 0.0, 0.0))
        heal(here)
        _, wrong = judge(here, time.monotonic())
    for desk in here.desks:
        assert any(f"{desk.name}: alert/" in what and "not here" in what for what in wrong), wrong
