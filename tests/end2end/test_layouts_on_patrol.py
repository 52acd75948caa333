"""分屏 while a patrol runs: a step is taken back, the patrol is not."""

from pathlib import Path

import pytest

from tests.end2end.lone_patrol import alone, on_patrol
from tests.end2end.test_patrol import until


@pytest.fixture
def seat(qtbot, start, tmp_path: Path):
    return alone(qtbot, start, tmp_path / "seat").seat


def test_taking_back_a_step_from_before_a_patrol_does_not_end_it(qtbot, seat) -> None:
    """U went back to the wall before the patrol: it was over, its place lost, and nothing said."""
    wall, runner = on_patrol(seat)
    until(qtbot, lambda: runner.plan and wall.is_on_patrol_page)
    assert wall.layouts.can_undo, "four tiles were chosen before it began"
    seat.commands.run("wall.undo")
    assert runner.plan.name == "下立交" and wall.is_on_patrol_page
    assert wall.layouts.layout.text == "16"
    until(qtbot, lambda: sum(map(bool, wall.cameras)) == 12)


def test_taking_back_a_step_of_a_patrol_that_was_ended_does_not_begin_it(qtbot, seat) -> None:
    wall, runner = on_patrol(seat)
    until(qtbot, lambda: runner.plan and wall.is_on_patrol_page)
    wall.layouts.use("9")
    until(qtbot, lambda: sum(map(bool, wall.cameras)) == 9)
    stood = wall.cameras
    seat.commands.run("patrol.stop")
    seat.commands.run("wall.undo")
    assert runner.plan is None and wall.layouts.layout.text == "4"
    assert wall.cameras == stood[:4], "what stood stays"
