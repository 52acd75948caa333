"""A patrol over time: dwell, countdown, holding, going on by itself (A-01 to A-05)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.patrol_debt import PatrolCamera
from console.domain.patrol_plan import PatrolOrder, PatrolPlan, PatrolStop
from console.domain.patrol_state import PatrolCoverage, PatrolHold, PatrolSkips
from console.domain.patrol_time import AHEAD, DECODED, PatrolRules
from console.models.patrol_runner import PatrolRunner
from console.runtime.clock import ManualClock

PLAN = PatrolPlan("own/a", "汛期重点", dwell=10.0, resumes_after=60.0)


def cameras(count: int) -> list[PatrolCamera]:
    return [PatrolCamera(f"c{n}") for n in range(count)]


class Patrol:
    """A runner whose time is moved by hand, and what it said."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.coverage = PatrolCoverage(self.clock.now())
        self.runner = PatrolRunner(self.clock, lambda: self.coverage)
        self.said: list[tuple[str, object]] = []
        self.turns: list[float] = []
        self.timers = [self.runner.go_on]
        runner = self.runner
        runner.coming.connect(lambda page: self.said.append(("coming", page.cameras)))
        runner.nearly_due.connect(lambda: self.said.append(("nearly due", None)))
        runner.turned.connect(lambda _, ids: self.said.append(("turned", ids)))
        runner.turned.connect(lambda *_: self.turns.append(self.clock.monotonic()))
        runner.page_left.connect(lambda page: self.said.append(("left", page.cameras)))
        runner.resumed_by_itself.connect(lambda hold: self.said.append(("resumed", hold)))
        runner.set_places(4, 2)

    def pass_by(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.clock.jump(0.1)
            for timer in self.timers:
                timer()


@pytest.fixture
def patrol(qtbot):
    made = Patrol()
    yield made
    made.runner.stop()


def test_pages_turn_after_their_dwell_and_say_what_comes_before(patrol) -> None:
    patrol.runner.start(PLAN, cameras(8))
    first, second = ("c0", "c1", "c2", "c3"), ("c4", "c5", "c6", "c7")
    patrol.pass_by(10.0 - AHEAD - 0.2)
    assert patrol.said == [("turned", first)]
    patrol.pass_by(0.4)
    assert patrol.said[1:] == [("coming", second)]
    patrol.pass_by(AHEAD - DECODED)
    assert patrol.said[2:] == [("nearly due", None)], "what is ready is decoded before its turn"
    patrol.pass_by(DECODED)
    assert patrol.said[3:] == [("left", first), ("turned", second)]
    patrol.pass_by(60)
    gaps = [b - a for a, b in zip(patrol.turns, patrol.turns[1:], strict=False)]
    assert len(gaps) == 7 and all(abs(gap - 10.0) < 0.2 for gap in gaps)


def test_a_camera_with_a_dwell_of_its_own_keeps_its_page_that_long(patrol) -> None:
    stops = (PatrolStop("c1", dwell=25.0), PatrolStop("c4", preset="桥下", settle=4.0))
    patrol.runner.start(replace(PLAN, stops=stops), cameras(12))
    patrol.pass_by(24.8)
    assert patrol.runner.state.group == 1
    patrol.pass_by(0.4)
    assert patrol.runner.state.group == 2 and abs(patrol.runner.left - 14.0) < 0.3
    patrol.pass_by(14.0)
    assert patrol.runner.state.group == 3 and abs(patrol.runner.left - 10.0) < 0.3


HANDS_OFF = PatrolRules().hands_off


def test_h873_a_dwell_shorter_than_the_plans_is_kept_too(patrol) -> None:
    """A-01: what an author wrote for a camera holds; of several on a page the longest."""
    stops = (PatrolStop("c1", dwell=5.0), PatrolStop("c4", dwell=4.0), PatrolStop("c6", dwell=7.0))
    patrol.runner.start(replace(PLAN, stops=stops), cameras(12))
    assert abs(patrol.runner.left - 5.0) < 0.3
    patrol.pass_by(5.2)
    assert patrol.runner.state.group == 2 and abs(patrol.runner.left - 7.0) < 0.4
    patrol.pass_by(7.0)
    assert patrol.runner.state.group == 3 and abs(patrol.runner.left - 10.0) < 0.4


def test_a_held_wall_stands_and_goes_on_with_the_time_that_was_left(patrol) -> None:
    patrol.runner.start(PLAN, cameras(8))
    patrol.pass_by(6.0)
    patrol.runner.hold_wall()
    patrol.pass_by(30)
    state = patrol.runner.state
    assert (state.group, state.hold, round(state.left)) == (1, PatrolHold.WALL, 4)
    assert round(state.resumes_in or 0) == 30
    patrol.runner.resume()
    patrol.pass_by(3.8)
    assert patrol.runner.state.group == 1
    patrol.pass_by(0.4)
    assert patrol.runner.state.group == 2 and "resumed" not in dict(patrol.said)


def test_a_wall_held_just_before_its_turn_gets_the_next_page_ready_anew(patrol) -> None:
    patrol.runner.start(PLAN, cameras(8))
    patrol.pass_by(9.5)
    patrol.runner.hold_wall()
    patrol.pass_by(30)
    second = ("c4", "c5", "c6", "c7")
    assert patrol.said[1:] == [("coming", second), ("nearly due", None)]
    patrol.runner.resume()
    patrol.pass_by(0.3)
    assert patrol.said[3:] == [("coming", second), ("nearly due", None)]
    patrol.pass_by(0.4)
    assert patrol.said[-1] == ("turned", second)


def test_a_wall_held_and_forgotten_goes_on_by_itself_and_says_so(patrol) -> None:
    patrol.runner.start(PLAN, cameras(8))
    patrol.runner.hold_wall()
    patrol.pass_by(60.2)
    assert ("resumed", PatrolHold.WALL) in patrol.said and not patrol.runner.is_held
    patrol.runner.start(replace(PLAN, resumes_after=0.0), cameras(8))
    patrol.runner.hold_wall()
    patrol.pass_by(500)
    assert patrol.runner.is_held, "a plan that says never means it"


def test_it_stands_while_a_person_acts(patrol) -> None:
    patrol.runner.start(PLAN, cameras(8))
    for _ in range(10):
        patrol.runner.person_acts()
        patrol.pass_by(5.0)
    assert patrol.runner.state.group == 1
    assert patrol.runner.state.hold is PatrolHold.PERSON
    patrol.pass_by(HANDS_OFF - 5.0 + 0.2)
    assert not patrol.runner.is_held
    patrol.runner.hold_wall()
    patrol.runner.person_acts()
    assert patrol.runner.state.hold is PatrolHold.WALL, "what a key has held stays held"
    patrol.pass_by(50.0)
    patrol.runner.person_acts()
    patrol.pass_by(50.0)
    assert patrol.runner.state.hold is PatrolHold.WALL, "and not only until its first minute is up"
    patrol.pass_by(10.2)
    assert not patrol.runner.is_held


def test_h972_while_somebody_is_asked_a_held_wall_does_not_go_on_by_itself(patrol) -> None:
    """H972: a key still lets it go on."""
    patrol.runner.start(PLAN, cameras(8))
    for hold in (patrol.runner.person_acts, patrol.runner.hold_wall):
        hold()
        patrol.runner.set_kept(True)
        patrol.pass_by(100)
        assert patrol.runner.is_held and patrol.runner.state.resumes_in is None
        patrol.runner.set_kept(False)
        patrol.pass_by(0.2)
        assert not patrol.runner.is_held and patrol.runner.state.group == 1
    patrol.runner.hold_wall()
    patrol.runner.set_kept(True)
    patrol.runner.resume()
    assert not patrol.runner.is_held


def test_a_tile_held_and_forgotten_goes_on_with_the_others(patrol) -> None:
    gone = []
    patrol.runner.released_by_itself.connect(gone.append)
    patrol.runner.start(replace(PLAN, releases_after=25.0), cameras(12))
    patrol.runner.hold_tile(1)
    patrol.pass_by(21)
    assert patrol.runner.page.cameras[1] == "c1" and not gone
    patrol.pass_by(10)
    assert gone == [1] and patrol.runner.state.held_tiles == 0


def test_a_tile_that_is_held_again_after_a_start_has_its_whole_time(patrol) -> None:
    plan = replace(PLAN, releases_after=600.0)
    patrol.runner.start(plan, cameras(12))
    patrol.runner.hold_tile(1)
    mark = patrol.runner.mark
    patrol.runner.stop()
    patrol.clock.jump(3600)
    patrol.runner.start(plan, cameras(12), mark=mark)
    patrol.pass_by(500)
    assert patrol.runner.page.held == (1,)
    patrol.pass_by(120)
    assert patrol.runner.page.held == ()


def test_forward_and_back_by_hand_give_a_page_its_whole_dwell(patrol) -> None:
    patrol.runner.start(PLAN, cameras(12))
    patrol.pass_by(7.0)
    patrol.runner.turn(+1)
    assert patrol.runner.state.group == 2 and round(patrol.runner.left, 3) == 10.0
    patrol.runner.turn(-1)
    assert patrol.runner.state.group == 1
    patrol.runner.hold_wall()
    patrol.runner.turn(-1)
    state = patrol.runner.state
    assert (state.group, state.hold, round(state.left, 3)) == (3, PatrolHold.WALL, 10.0)


def test_cameras_that_go_are_counted_and_the_rest_goes_on(patrol) -> None:
    patrol.runner.start(PLAN, cameras(8), PatrolSkips(denied=2))
    patrol.pass_by(5)
    patrol.runner.set_pool(cameras(3), PatrolSkips(2, ("c3", "c4")))
    state = patrol.runner.state
    assert (state.total, state.groups, len(state.skips.cut_off)) == (5, 1, 2)
    assert patrol.runner.page.cameras == ("c0", "c1", "c2", "")
    assert patrol.said[-2:] == [
        ("left", ("c0", "c1", "c2", "c3")),
        ("turned", ("c0", "c1", "c2", "")),
    ]
    assert round(state.left) == 5, "the page has its dwell, not a new one"
    patrol.runner.set_pool([])
    assert (patrol.runner.state.group, patrol.runner.state.groups) == (0, 0)
    patrol.pass_by(100)
    patrol.runner.turn(1)
    patrol.runner.set_pool(cameras(8))
    assert not patrol.runner.is_held and patrol.runner.state.groups == 2
    assert round(patrol.runner.left) == 10


def test_coverage_and_what_is_overdue_are_those_of_the_pool(patrol) -> None:
    """欠巡: for one and a half rounds nobody was proven to have seen it, whatever was shown."""
    now = patrol.clock.now()
    patrol.coverage = PatrolCoverage(
        now - timedelta(hours=2), {"c0": now, "c1": now - timedelta(hours=1), "other": now}
    )
    patrol.runner.start(PLAN, cameras(8))
    state = patrol.runner.state
    assert (state.seen, state.total) == (2, 8)
    assert state.overdue == 1, "seen an hour ago; what nobody saw is due from now on"
    patrol.pass_by(31)
    assert patrol.runner.state.overdue == 8, "shown twice, and proven by nobody"


def test_balanced_takes_what_was_not_proven_seen_and_what_is_of_higher_level(patrol) -> None:
    pool = [*cameras(8), PatrolCamera("key", 1)]
    patrol.runner.start(replace(PLAN, order=PatrolOrder.BALANCED), pool)
    assert patrol.runner.page.cameras[0] == "key"
    first = patrol.runner.page.cameras
    patrol.pass_by(10.2)
    assert not set(first) & set(patrol.runner.page.cameras)


def test_h980_what_is_told_as_seen_in_the_future_comes_again(patrol) -> None:
    """A seat proved it while its clock was ahead; the clock is right again."""
    now = patrol.clock.now()
    patrol.coverage = PatrolCoverage(now, {"c0": now + timedelta(hours=2)})
    patrol.runner.start(replace(PLAN, order=PatrolOrder.BALANCED), cameras(12))
    shown = [patrol.runner.page.cameras]
    for _ in range(5):
        patrol.pass_by(10.1)
        shown.append(patrol.runner.page.cameras)
    assert sum("c0" in page for page in shown) == 2, "as often as any other of three pages"
    assert patrol.runner.state.overdue == 12, "nobody is known to have seen it"


def test_a_patrol_that_began_while_the_clock_was_ahead_owes_as_any_other(patrol) -> None:
    patrol.clock.step(8 * 3600)
    patrol.runner.start(PLAN, cameras(8))
    patrol.clock.step(-8 * 3600)
    patrol.pass_by(31)
    assert patrol.runner.state.overdue == 8


def test_nothing_passes_while_nobody_can_see_the_wall(patrol) -> None:
    patrol.runner.start(PLAN, cameras(8))
    patrol.pass_by(4)
    patrol.runner.set_out_of_sight(True)
    patrol.pass_by(100)
    patrol.runner.set_out_of_sight(False)
    assert patrol.runner.state.group == 1 and round(patrol.runner.left) == 6


def test_a_mark_brings_it_back_where_it_was(patrol) -> None:
    patrol.runner.start(PLAN, cameras(12))
    patrol.pass_by(10.2)
    patrol.runner.hold_tile(2)
    patrol.runner.hold_wall()
    mark = patrol.runner.mark
    again = Patrol()
    again.runner.start(PLAN, cameras(12), mark=mark)
    assert again.runner.page == replace(patrol.runner.page, arriving=again.runner.page.arriving)
    assert again.runner.state.hold is PatrolHold.WALL and again.runner.state.held_tiles == 1
    again.runner.start(replace(PLAN, id="own/b"), cameras(12), mark=mark)
    assert again.runner.page.number == 1 and not again.runner.is_held
    again.runner.stop()
    assert not again.runner.state.is_running and again.runner.mark is None


def test_its_own_timer_turns_the_pages(qtbot) -> None:
    """The one test with real time: two short pages."""
    from console.runtime.clock import SystemClock

    clock = SystemClock()
    runner = PatrolRunner(clock, lambda: PatrolCoverage(clock.now()))
    runner.set_places(1, 1)
    runner.start(replace(PLAN, dwell=0.05), cameras(3))
    qtbot.waitUntil(lambda: runner.state.group == 3)
    runner.stop()
