"""Pages and rows of a patrol: forward, back, held tiles, another layout, what was before (A-02)."""

from dataclasses import replace

import pytest

from console.domain.patrol_course import PatrolCourse
from console.domain.patrol_order import Owed
from console.domain.patrol_plan import PatrolOrder, PatrolPlan, PatrolStep
from console.domain.patrol_state import PatrolMark

PLAN = PatrolPlan("own/a", "汛期重点")
ROWS = replace(PLAN, step=PatrolStep.ROW)
BALANCED = replace(PLAN, order=PatrolOrder.BALANCED)


def names(count: int) -> list[str]:
    return [f"c{n}" for n in range(count)]


class Course(PatrolCourse):
    """A course that owes least what a test says was just shown."""

    def __init__(self, plan: PatrolPlan, count: int, tiles: int, row: int) -> None:
        super().__init__(plan, self.now_owed, tiles, row)
        self.shown: set[str] = set()
        self.set_pool(names(count))
        self.begin()

    def now_owed(self) -> list[Owed]:
        waits = ((camera, 1.0 if camera in self.shown else 100.0) for camera in self.pool)
        return [Owed(camera, 1.0, wait, wait) for camera, wait in waits]


def course(plan: PatrolPlan, count: int, tiles: int = 4, row: int = 2) -> Course:
    return Course(plan, count, tiles, row)


def numbers(page) -> list[int]:
    return [int(camera[1:]) for camera in page.cameras if camera]


def test_whole_pages_in_the_order_of_the_plan_and_round_again() -> None:
    patrol = course(PLAN, 10)
    assert patrol.groups == 3 and patrol.page.number == 1
    assert [numbers(patrol.forward()) for _ in range(3)] == [[4, 5, 6, 7], [8, 9], [0, 1, 2, 3]]
    assert patrol.page.number == 1 and patrol.page.arriving == ("c0", "c1", "c2", "c3")


def test_a_row_step_moves_everything_up_by_one_row() -> None:
    patrol = course(ROWS, 9)
    pages = [patrol.page, *(patrol.forward() for _ in range(4))]
    assert [numbers(page) for page in pages] == [
        [0, 1, 2, 3],
        [2, 3, 4, 5],
        [4, 5, 6, 7],
        [5, 6, 7, 8],
        [0, 1, 2, 3],
    ]
    assert patrol.groups == 4 and pages[1].arriving == ("c4", "c5")


@pytest.mark.parametrize("plan", [PLAN, ROWS, BALANCED])
def test_back_shows_what_was_there_and_forward_again_the_same(plan: PatrolPlan) -> None:
    patrol = course(plan, 23)
    pages = [patrol.page, *(patrol.forward() for _ in range(3))]
    assert [patrol.back().cameras for _ in range(3)] == [p.cameras for p in pages[2::-1]]
    assert [patrol.forward().cameras for _ in range(3)] == [p.cameras for p in pages[1:]]


def test_back_from_the_first_page_is_the_last_in_the_plain_order() -> None:
    assert numbers(course(PLAN, 10).back()) == [8, 9]
    balanced = course(BALANCED, 10)
    assert balanced.back() is balanced.page, "nothing is remembered: it stays"
    assert numbers(balanced.forward()) == [4, 5, 6, 7]


def test_what_comes_is_the_same_until_it_stands() -> None:
    patrol = course(BALANCED, 10)
    coming = patrol.following
    patrol.shown.update(coming.cameras)
    assert patrol.following is coming and patrol.forward() is coming


def test_a_held_tile_stays_and_its_camera_stands_nowhere_else() -> None:
    patrol = course(PLAN, 10)
    assert patrol.hold(1) and not patrol.hold(9)
    assert patrol.page.held == (1,) and patrol.groups == 3
    for _ in range(7):
        page = patrol.forward()
        assert page.cameras[1] == "c1" and page.cameras.count("c1") == 1
    shown = {camera for _ in range(3) for camera in patrol.forward().cameras}
    assert shown - {""} == set(names(10))
    assert patrol.release(1) and not patrol.release(1)
    assert all("" not in patrol.forward().cameras[:2] for _ in range(3))


def test_all_tiles_held_turn_nothing() -> None:
    patrol = course(PLAN, 10)
    assert all(patrol.hold(tile) for tile in range(4)) and patrol.groups == 1
    assert numbers(patrol.forward()) == [0, 1, 2, 3] and patrol.page.number == 1


@pytest.mark.parametrize("plan", [PLAN, ROWS, BALANCED])
def test_h978_a_tile_that_is_held_is_there_on_the_page_before_as_well(plan: PatrolPlan) -> None:
    patrol = course(plan, 12)
    kept = patrol.forward().cameras[0]
    patrol.hold(0)
    before = patrol.back()
    assert before.cameras[0] == kept and before.held == (0,)
    assert before.cameras.count(kept) == 1 and {"c1", "c3"} & set(before.cameras)


def test_a_long_round_goes_on_where_it_was_when_a_tile_is_held_or_let_go() -> None:
    """Groups are smaller by the tile, so the page has another number; it shows what it showed."""
    patrol = course(PLAN, 80)
    for _ in range(14):
        patrol.forward()
    assert numbers(patrol.page) == [56, 57, 58, 59] and patrol.page.number == 15
    patrol.hold(0)
    assert (patrol.page.number, patrol.groups) == (19, 27)
    assert numbers(patrol.forward()) == [56, 58, 59, 60]
    patrol.release(0)
    assert (patrol.page.number, patrol.groups) == (15, 20)
    assert numbers(patrol.forward()) == [60, 61, 62, 63]


def test_the_last_row_stays_when_cameras_of_other_rows_go() -> None:
    patrol = course(ROWS, 9)
    assert numbers([patrol.forward() for _ in range(3)][-1]) == [5, 6, 7, 8]
    patrol.set_pool(names(9)[2:])
    assert numbers(patrol.page) == [5, 6, 7, 8] and patrol.page.number == patrol.groups == 3


def test_a_directory_read_anew_without_a_change_changes_nothing() -> None:
    patrol = course(BALANCED, 10)
    first, second = patrol.page, patrol.forward()
    patrol.set_pool(names(10))
    assert patrol.page is second and patrol.back().cameras == first.cameras


def test_another_layout_keeps_the_first_camera_in_sight() -> None:
    patrol = course(PLAN, 30)
    for _ in range(4):
        patrol.forward()
    assert numbers(patrol.page)[0] == 16
    patrol.set_places(9, 3)
    assert 16 in numbers(patrol.page) and patrol.groups == 4
    patrol.set_places(1, 1)
    assert numbers(patrol.page) == [9] and patrol.groups == 30


def test_cameras_that_go_leave_the_page_and_the_rest_stays() -> None:
    patrol = course(BALANCED, 10)
    patrol.set_pool([name for name in names(10) if name != "c2"])
    assert numbers(patrol.page)[:3] == [0, 1, 3] and "c2" not in patrol.page.cameras
    patrol.set_pool([])
    assert patrol.groups == 0 and not any(patrol.page.cameras)
    assert not any(patrol.forward().cameras), "an empty pool turns without a fault"
    patrol.set_pool(names(3))
    assert numbers(patrol.page) == [0, 1, 2]


def test_fewer_cameras_than_tiles_stay_where_they_are() -> None:
    for plan in (PLAN, ROWS, BALANCED):
        patrol = course(plan, 3)
        assert patrol.groups == 1 and sorted(numbers(patrol.forward())) == [0, 1, 2]


def test_it_resumes_where_it_was() -> None:
    """A crash costs no turn: page, number and held tiles are as they were (A-09)."""
    for plan in (PLAN, ROWS, BALANCED):
        before = course(plan, 23)
        before.forward()
        before.hold(0)
        page = before.forward()
        after = course(plan, 23)
        again = after.resume(PatrolMark(plan.id, page.number, page.cameras, page.held))
        assert (again.number, again.cameras, again.held) == (page.number, page.cameras, (0,))
        assert after.forward().cameras[0] == page.cameras[0], "and the tile is still held"


def test_a_mark_of_another_wall_begins_anew() -> None:
    patrol = course(PLAN, 10)
    for cameras in ((), ("x", "y", "z", "w"), ("c9",)):
        assert numbers(patrol.resume(PatrolMark("own/a", 7, cameras))) == [0, 1, 2, 3]
    patrol.resume(PatrolMark("own/a", 99, ("c8", "gone", "", "c9")))
    assert patrol.page.cameras == ("c8", "", "", "c9") and patrol.page.number == 3


def test_a_picture_from_elsewhere_is_held_where_it_is_seen_and_stands_once() -> None:
    """H986."""
    patrol = course(PLAN, 10)
    assert patrol.hold(1, "c3") and patrol.page.cameras == ("c0", "c3", "c2", "c1")
    assert patrol.hold(2, "c3"), "carried on to another tile"
    assert patrol.page.cameras == ("c0", "c2", "c3", "c1") and patrol.page.held == (2,)
    assert patrol.hold(0, "guest") and patrol.page.held == (0, 2)
    assert patrol.forward().cameras == ("guest", "c2", "c3", "c4")
    patrol.set_pool(names(9))
    assert patrol.page.held == (0, 2), "a guest was never of the pool, and is not gone from it"
    patrol.set_pool(["c4", "c5"])
    assert patrol.page.held == (0,) and "c3" not in patrol.page.cameras
    assert not patrol.hold(3) and not patrol.hold(7, "c5")
