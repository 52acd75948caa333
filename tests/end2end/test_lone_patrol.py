"""A patrol at a seat without a hub: what other acts at the wall do to it, and it to them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from console.commands import camera_commands
from console.domain.incident import Incident
from console.domain.patrol_state import PatrolHold, PatrolMark
from console.domain.viewing import Viewing, ViewingState
from console.settings.patrol.marks import PatrolMarks
from console.settings.plans.wall_view import WallView
from console.settings.tasks.task import WallTask
from tests.end2end.lone_patrol import (
    CAMERAS,
    alone,
    lines,
    on_patrol,
    plan,
    publish,
    ready,
    settle,
    wall_of_four,
)
from tests.end2end.test_patrol import until
from tests.end2end.test_seat_people import seat_down


@pytest.fixture
def seat(qtbot, start, tmp_path: Path):
    seat = alone(qtbot, start, tmp_path / "seat").seat
    ready(qtbot, seat)
    yield seat
    settle(seat)


def saved(seat, kind: str) -> list:
    """What waits to be sent to the hub."""
    return [each for each in seat.store.journal.unsent() if each.kind == kind]


def test_pictures_of_the_patrol_are_not_kept_with_an_incident(qtbot, seat) -> None:
    """H985: the ring gave way to the patrol by itself, and I wrote an empty wall over the kept."""
    wall, runner = on_patrol(seat)
    wall.show_group("周边", ["C15", "C16"])
    wall.incident = "I1"
    runner.resume()
    assert wall.is_on_patrol_page
    seat.commands.run(camera_commands.KEEP.id)
    assert seat.frame.notices.last_refusal == "这面墙不是为突发事件打开的"
    wall.show_group("周边", ["C15", "C16"])
    kept = wall.view
    wall.incident = "I1"
    wall.restore(replace(kept, cameras=("C17",)))
    seat.frame.notices.say_refused("")
    seat.commands.run(camera_commands.KEEP.id)
    assert seat.frame.notices.last_refusal == "这面墙不是为突发事件打开的"
    assert not saved(seat, "incident_wall.keep")


def test_nothing_is_never_kept_over_the_wall_of_an_incident(qtbot, seat) -> None:
    """H985: every tile was cleared, and I kept that."""
    wall, _ = on_patrol(seat)
    wall.show_group("周边", ["C15"])
    wall.incident = "I1"
    seat.commands.run(camera_commands.KEEP.id)
    until(qtbot, lambda: "没有" in seat.frame.notices.last_refusal)
    publish(seat, Incident("I1", "积水", seat.clock.now(), "p1", "林岚", "seat-1"))
    wall.place("", 0)
    seat.commands.run(camera_commands.KEEP.id)
    assert "没有可存入的画面" in seat.frame.notices.last_refusal
    assert not saved(seat, "incident_wall.keep")
    wall.place("C16", 0)
    seat.commands.run(camera_commands.KEEP.id)
    until(qtbot, lambda: saved(seat, "incident_wall.keep"))
    assert saved(seat, "incident_wall.keep")[0].body["args"]["cameras"] == ["C16"]


FANG = ("fang", "方巡", "patrol")
GATE = replace(CAMERAS[3], is_restricted=True)


def test_a_grant_that_comes_or_is_taken_back_reaches_the_patrol_that_runs(
    qtbot, start, tmp_path: Path
) -> None:
    """H984: a camera that was taken back kept its turns, and one that was opened never came."""
    seat = alone(qtbot, start, tmp_path / "seat", FANG).seat
    ready(qtbot, seat)
    publish(seat, GATE)
    until(qtbot, lambda: seat.models.directory.camera("C03").is_restricted)
    _, runner = on_patrol(seat)
    until(qtbot, lambda: (runner.state.total, runner.state.skips.denied) == (11, 1))
    end = seat.clock.now() + timedelta(minutes=30)
    given = Viewing("V1", seat.clock.now(), cameras=("C03",), state=ViewingState.GIVEN, until=end)
    publish(seat, given)
    until(qtbot, lambda: (runner.state.total, runner.state.skips.denied) == (12, 0))
    publish(seat, replace(given, state=ViewingState.WITHDRAWN))
    until(qtbot, lambda: (runner.state.total, runner.state.skips.denied) == (11, 1))
    settle(seat)


def test_who_sits_down_with_other_rights_has_a_patrol_of_what_he_may_see(
    qtbot, start, tmp_path: Path
) -> None:
    """H984."""
    wang = "wang", "王网信", "opinion"  # sees online as a leader does: nothing is read anew
    starter = alone(qtbot, start, tmp_path / "seat", ("linlan", "林岚"), wang)
    seat = starter.seat
    ready(qtbot, seat)
    publish(seat, GATE)
    until(qtbot, lambda: seat.models.directory.camera("C03").is_restricted)
    _, runner = on_patrol(seat)
    until(qtbot, lambda: (runner.state.total, runner.state.skips.denied) == (11, 1))
    seat_down(qtbot, starter, "linlan")
    until(qtbot, lambda: (runner.state.total, runner.state.skips.denied) == (12, 0))
    settle(seat)


@pytest.fixture
def early(qtbot, start, tmp_path: Path):
    """A seat whose directory is not read yet."""
    seat = alone(qtbot, start, tmp_path / "seat").seat
    yield seat
    settle(seat)


def test_a_patrol_that_waits_does_not_take_the_wall_another_picture_was_opened_on(
    qtbot, early
) -> None:
    """H987: a task was opened meanwhile, and some seconds later the patrol stood there."""
    wall, runner = on_patrol(early)
    assert runner.plan is None
    early.wall_tools.tasks.open(WallTask("", "桥", WallView("video", 4, "桥", ("C15",))))
    ready(qtbot, early)
    until(qtbot, lambda: early.models.feed.is_quiet)
    assert runner.plan is None and wall.cameras == ["C15", "", "", ""]


def test_a_patrol_that_waits_is_called_off_by_the_key_that_ends_one(qtbot, early) -> None:
    """H987."""
    wall, runner = on_patrol(early)
    wall.restore(replace(wall.view, patrol="own/下立交", cameras=()))
    early.commands.run("patrol.stop")
    assert "轮巡不再开始" in early.frame.notices.texts[-1] and wall.view.patrol == ""
    ready(qtbot, early)
    assert runner.plan is None and wall.view.patrol == ""
    early.commands.run("patrol.stop")
    assert "没有轮巡" in early.frame.notices.last_refusal


def test_a_ring_that_is_opened_while_a_patrol_waits_stands_and_the_patrol_comes_after(
    qtbot, early
) -> None:
    """H987."""
    wall, runner = on_patrol(early)
    wall.show_group("周边", ["C15", "C16"])
    wall.incident = "I1"
    ready(qtbot, early)
    until(qtbot, lambda: runner.plan is not None)
    assert wall.cameras == ["C15", "C16", "", ""] and wall.incident == "I1"
    assert runner.state.hold is PatrolHold.WALL
    runner.resume()
    assert wall.cameras == ["C00", "C01", "C02", "C03"]


# Where it stands


def test_a_crash_soon_after_a_crash_costs_no_place_of_a_wall_that_is_not_built(
    qtbot, seat, tmp_path: Path
) -> None:
    """H988: the first turn of one wall took the others' places out of the file."""
    marks = PatrolMarks(tmp_path / "seat" / "patrol-marks.json")
    other = PatrolMark("shipped/event", 2, ("C16", "C17"))
    marks.write({"video-2": other})
    _, runner = on_patrol(seat)
    runner.turn(1)
    until(qtbot, lambda: marks.read().get("video", other).cameras == runner.page.cameras)
    assert marks.read()["video-2"] == other


def test_a_patrol_that_was_ended_begins_anew_and_not_where_an_old_crash_left_it(
    qtbot, seat, tmp_path: Path
) -> None:
    """H988: hours later it stood held at the group of the morning."""
    marks = PatrolMarks(tmp_path / "seat" / "patrol-marks.json")
    wall, kept = wall_of_four(seat), plan(seat)
    second = tuple(camera.id for camera in CAMERAS[4:8])
    marks.write({"video": PatrolMark(kept.id, 2, second, (), is_held=True)})
    runner, view = seat.patrols.on("video").runner, replace(wall.view, patrol=kept.id, cameras=())
    wall.restore(view)
    assert runner.page.cameras == second and runner.state.hold is PatrolHold.WALL
    seat.commands.run("patrol.stop")
    until(qtbot, lambda: marks.read() == {})
    wall.restore(view)
    assert runner.page.number == 1 and runner.state.hold is not PatrolHold.WALL


# What is held


def test_a_picture_put_on_a_tile_by_hand_is_what_is_held(qtbot, seat) -> None:
    """H986: the log named the picture that was seen, and the turn brought another."""
    wall, runner = on_patrol(seat)
    wall.place("C19", 1)
    wall.grid.set_focused(1)
    seat.commands.run("patrol.hold_tile")
    runner.turn(1)
    assert wall.cameras[1] == "C19" and runner.state.held_tiles == 1
    until(qtbot, lambda: any("保持画面“望潮·19 号点”" in line for line in lines(seat)))
    publish(seat, replace(CAMERAS[11], level=1), replace(CAMERAS[10], scenes=()))
    until(qtbot, lambda: seat.models.directory.camera("C11").level == 1)
    until(qtbot, lambda: seat.models.feed.is_quiet)
    runner.turn(1)
    assert wall.cameras[1] == "C19", "it was never of the pool, and is not gone from it"
    seat.commands.run("patrol.hold_tile")
    runner.turn(1)
    assert "C19" not in wall.cameras and runner.state.held_tiles == 0


def test_of_two_tiles_that_were_swapped_the_one_that_is_seen_is_held(qtbot, seat) -> None:
    """H986."""
    wall, runner = on_patrol(seat)
    wall.layouts.swap(0, 2)
    wall.grid.set_focused(0)
    seat.commands.run("patrol.hold_tile")
    assert wall.cameras == list(runner.page.cameras) == ["C02", "C01", "C00", "C03"]
    runner.turn(1)
    assert wall.cameras[0] == "C02" and wall.cameras.count("C02") == 1
    wall.show_group("周边", ["C15"])
    wall.grid.set_focused(0)
    seat.commands.run("patrol.hold_tile")
    assert "没有轮巡画面" in seat.frame.notices.last_refusal and runner.state.held_tiles == 1
