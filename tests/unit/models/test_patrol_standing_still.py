"""What a patrol keeps over an outage, and a wall whose tiles are all held (A-05, H976, H977)."""

from dataclasses import replace

import pytest

from console.domain.patrol_state import PatrolHold, PatrolSkips
from tests.unit.models.test_patrol_runner import PLAN, Patrol, cameras

ALL_OFF = PatrolSkips(cut_off=tuple(f"c{n}" for n in range(12)))


@pytest.fixture
def patrol(qtbot):
    made = Patrol()
    yield made
    made.runner.stop()


def test_h976_a_link_that_was_lost_for_a_moment_takes_neither_hold_nor_place(patrol) -> None:
    patrol.runner.start(replace(PLAN, resumes_after=0.0), cameras(12))
    patrol.runner.turn(1)
    patrol.runner.hold_tile(0)
    patrol.runner.hold_wall()
    before = patrol.runner.page.cameras
    patrol.runner.set_pool([], ALL_OFF)
    patrol.pass_by(2)
    assert patrol.runner.state.groups == 0 and patrol.runner.mark.cameras == before, (
        "a seat that loses its current then begins where it stood"
    )
    patrol.runner.set_pool(cameras(12))
    state = patrol.runner.state
    assert (patrol.runner.is_held, state.group, state.held_tiles) == (True, 2, 1)
    assert patrol.runner.page.cameras == before
    patrol.pass_by(500)
    assert patrol.runner.page.cameras == before, "the plan says never"


def test_h976_what_was_held_before_a_long_outage_is_held_after_it(patrol) -> None:
    """Meanwhile it goes round what can be had; then it goes on where the link was lost."""
    patrol.runner.start(PLAN, cameras(12))
    patrol.runner.turn(1)
    patrol.runner.hold_tile(0)
    assert patrol.runner.page.cameras == ("c4", "c5", "c6", "c7")
    patrol.runner.set_pool(cameras(6), PatrolSkips(cut_off=ALL_OFF.cut_off[6:]))
    assert patrol.runner.page.cameras[0] == "c4", "what is left stays"
    patrol.runner.set_pool(cameras(4), PatrolSkips(cut_off=ALL_OFF.cut_off[4:]))
    assert set(patrol.runner.page.cameras) == {"c0", "c1", "c2", "c3"}
    assert not patrol.runner.release_tile(0), "nothing that stands there is held"
    patrol.pass_by(100)
    patrol.runner.set_pool(cameras(12))
    assert patrol.runner.page.cameras == ("c4", "c5", "c6", "c7")
    assert patrol.runner.page.held == (0,)


def test_h976_a_seat_that_begins_anew_while_cut_off_finds_its_place_with_the_link(patrol) -> None:
    patrol.runner.start(PLAN, cameras(12))
    patrol.runner.turn(1)
    patrol.runner.hold_tile(0)
    patrol.runner.hold_wall()
    mark = patrol.runner.mark
    again = Patrol()
    again.runner.start(PLAN, cameras(4), PatrolSkips(cut_off=ALL_OFF.cut_off[4:]), mark)
    assert set(again.runner.page.cameras) == {"c0", "c1", "c2", "c3"}
    assert again.runner.mark == mark
    again.runner.set_pool(cameras(12))
    assert again.runner.page.cameras == patrol.runner.page.cameras
    assert again.runner.is_held and again.runner.page.held == (0,)
    again.runner.stop()


def test_h976_a_page_of_which_nothing_is_cut_off_is_held_and_kept_as_ever(patrol) -> None:
    patrol.runner.start(PLAN, cameras(12))
    patrol.runner.turn(1)
    before = patrol.runner.page.cameras
    some = PatrolSkips(cut_off=("c1", "c9", "c10"))
    patrol.runner.set_pool([c for c in cameras(12) if c.id not in some.cut_off], some)
    assert patrol.runner.page.cameras == before
    patrol.runner.hold_tile(2)
    mark = patrol.runner.mark
    assert (mark.cameras, mark.held) == (before, (2,))
    again = Patrol()
    again.runner.start(PLAN, [c for c in cameras(12) if c.id not in some.cut_off], some, mark)
    assert again.runner.page.cameras == before and again.runner.page.held == (2,)
    again.runner.set_pool(cameras(12))
    assert again.runner.page.cameras == before and again.runner.page.held == (2,)
    again.runner.stop()


def test_h977_a_wall_of_held_tiles_goes_on_when_their_time_is_over(patrol) -> None:
    patrol.runner.set_places(1, 1)
    patrol.runner.start(replace(PLAN, releases_after=60.0), cameras(3))
    patrol.runner.hold_tile(0)
    patrol.pass_by(30)
    state = patrol.runner.state
    assert (state.hold, state.groups, state.held_tiles) == (PatrolHold.NONE, 1, 1)
    assert patrol.runner.page.cameras == ("c0",)
    patrol.pass_by(45)
    assert patrol.runner.state.held_tiles == 0 and patrol.runner.page.cameras == ("c1",)


def test_h977_a_wall_of_held_tiles_goes_on_when_one_is_let_go_by_hand(patrol) -> None:
    patrol.runner.set_places(1, 1)
    patrol.runner.start(replace(PLAN, releases_after=0.0), cameras(3))
    patrol.runner.hold_tile(0)
    patrol.pass_by(700)
    assert patrol.runner.page.cameras == ("c0",)
    assert patrol.runner.release_tile(0)
    patrol.pass_by(10.2)
    assert patrol.runner.page.cameras == ("c1",)
