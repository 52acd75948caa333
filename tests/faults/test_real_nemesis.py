"""The real nemesis: processes, sockets, disks and a display under everything at once (P1, P5, P7).

500 runs and more stand behind `./hall bench faults`; here are ten, and two broken builds that show
that it sees.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from console.bench.real.bench import Tally, run_hall, table
from console.bench.real.cell import Build, hall
from console.bench.real.evening import Evening
from console.bench.real.judge import judge
from console.bench.real.plan import Stroke
from console.bench.real.weather import Trick

RUNS = range(1, 11)
SECONDS = 1.2


@pytest.mark.display
def test_ten_runs_lose_nothing_double_nothing_and_settle() -> None:
    """G2 G3 G6 G8 G12: exactly once or told; views equal; settled within 30 s; logs whole."""
    tally = Tally()
    run_hall(tally, RUNS, seconds=SECONDS)
    assert tally.wrong == {}, table(tally, 0.0)
    assert tally.runs == len(RUNS) and tally.acts > 200 and tally.messages > 200
    assert sum(tally.met.values()) > 60, "the faults were not really done"


HALLS = 4
"""A stroke may miss its moment on a slow machine: a broken build gets so many halls to show."""


def found_by(folder: Path, build: Build, strokes: list[Stroke], signs: Sequence[str]) -> list[str]:
    """Live through runs of a build until one shows a sign; return what was wrong in the last."""
    wrong: list[str] = []
    for number in range(1, HALLS + 1):
        with hall(folder / str(number), number, build, has_console=False) as here:
            healed, wrong = Evening(here, number, 2.0, strokes).run()
            wrong += judge(here, healed)[1]
        if any(sign in what for what in wrong for sign in signs):
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
    wrong = found_by(tmp_path, build, strokes, ["took effect 2 times"])
    assert any("took effect 2 times" in what for what in wrong), wrong


def test_a_seat_that_keeps_its_place_too_early_is_caught(tmp_path: Path) -> None:
    """Cursor advanced early: killed between the two, it never hears of what came."""
    strokes = [
        Stroke("seat kill -9", seat, begin, begin + 0.2)
        for seat in range(3)
        for begin in (0.3 + 0.1 * seat, 1.2 + 0.1 * seat)
    ]
    build = Build(seat=("-m", "tests.support.broken_seat"))
    wrong = found_by(tmp_path, build, strokes, ["differs", "not here"])
    assert any("differs" in what or "not here" in what for what in wrong), wrong
