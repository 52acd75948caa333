"""What a patrol did stands in the duty log, whoever brought it about; a task begins it once."""

from dataclasses import replace
from pathlib import Path

import pytest

from console.domain.patrol_state import PatrolHold
from console.settings.plans.wall_view import WallView
from console.settings.tasks.task import WallTask
from tests.end2end.lone_patrol import alone, lines, on_patrol, plan, ready, settle, wall_of_four
from tests.end2end.test_patrol import until


@pytest.fixture
def seat(qtbot, start, tmp_path: Path):
    seat = alone(qtbot, start, tmp_path / "seat").seat
    ready(qtbot, seat)
    yield seat
    settle(seat)


def test_what_holds_a_wall_and_what_ends_its_patrol_is_written_down(qtbot, seat) -> None:
    """H989: a ring held it and a task ended it, and the log said only that it went on."""
    wall, runner = on_patrol(seat)
    wall.show_group("周边", ["C15", "C16"])
    seat.commands.run("patrol.hold")
    seat.commands.run("patrol.hold")
    seat.commands.run("patrol.hold")
    other = plan(seat, "滨河")
    seat.patrols.start("video", other)
    seat.wall_tools.tasks.open(WallTask("", "桥", WallView("video", 4, "桥", ("C15",))))
    assert runner.plan is None
    seat.commands.run("wall.undo")
    seat.commands.run("patrol.stop")
    told = [
        "开始视频轮巡：下立交，12 路",
        "打开“周边”，暂停轮巡：下立交，第 1/3 组",
        "继续轮巡：下立交，第 1/3 组",
        "暂停轮巡：下立交，第 1/3 组",
        "继续轮巡：下立交，第 1/3 组",
        "改巡“滨河”，结束视频轮巡：下立交，第 1/3 组",
        "开始视频轮巡：滨河，12 路",
        "墙上换了别的画面，结束视频轮巡：滨河，第 1/3 组",
        "开始视频轮巡：滨河，12 路",
        "结束视频轮巡：滨河，第 1/3 组",
    ]
    until(qtbot, lambda: len(lines(seat)) >= len(told))
    assert lines(seat) == told


def task(wall, patrol: str, tiles: int = 4) -> WallTask:
    return WallTask("", "汛期", replace(wall.view, tiles=tiles, layout="", patrol=patrol))


def test_a_task_with_a_patrol_begins_it_once(qtbot, seat) -> None:
    """A second start wrote a second line, and a page of no seconds on which nothing was shown."""
    wall, kept = wall_of_four(seat), plan(seat)
    proofs = []
    seat.proofs.proven.connect(proofs.append)
    opened = task(wall, kept.id)
    wall.set_count(9)
    seat.wall_tools.tasks.open(opened)
    runner = seat.patrols.on("video").runner
    assert wall.cameras == ["C00", "C01", "C02", "C03"]
    assert runner.state.hold is PatrolHold.NONE, "a task that begins a patrol does not hold it"
    runner.turn(1)
    runner.hold_tile(0)
    seat.wall_tools.tasks.open(opened)
    assert runner.page.number == 2 and runner.state.held_tiles == 1, "it runs already"
    assert wall.cameras == ["C04", "C05", "C06", "C07"]
    until(qtbot, lambda: proofs)
    assert [line for line in lines(seat) if "开始" in line] == ["开始视频轮巡：下立交，12 路"]
    assert [proof.page for proof in proofs] == [1]
    seat.wall_tools.tasks.open(task(wall, "own/没有"))
    assert "已不在" in seat.frame.notices.last_refusal
    assert runner.plan is None and wall.view.patrol == ""
