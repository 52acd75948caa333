"""Whatever keys, layouts and outages do to a patrol's course: what always holds (H978)."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from console.domain.patrol_course import PatrolCourse
from console.domain.patrol_order import Owed
from console.domain.patrol_plan import PatrolOrder, PatrolPlan, PatrolStep

TILES = st.integers(0, 8)
LAYOUTS = st.sampled_from([(1, 1), (2, 2), (4, 2), (6, 3), (9, 3)])
IDS = [f"c{n}" for n in range(14)]
POOLS = st.lists(st.sampled_from(IDS), unique=True).map(lambda ids: sorted(ids, key=IDS.index))


class Courses(RuleBasedStateMachine):
    """A course under a person's hands, and what that person has kept on which tile."""

    @initialize(
        step=st.sampled_from(PatrolStep), order=st.sampled_from(PatrolOrder), layout=LAYOUTS
    )
    def begin(self, step: PatrolStep, order: PatrolOrder, layout: tuple[int, int]) -> None:
        self.turn = 0
        self.shown = dict.fromkeys(IDS, -100)
        self.kept: dict[int, str] = {}
        plan = PatrolPlan("own/a", "汛期重点", step=step, order=order)
        self.course = PatrolCourse(plan, self.owed, *layout)
        self.course.set_pool(IDS)
        self.course.begin()

    def owed(self) -> list[Owed]:
        waits = ((camera, float(self.turn - self.shown[camera])) for camera in self.course.pool)
        return [Owed(camera, 1.0, wait, wait) for camera, wait in waits]

    def go(self, by: int) -> set[str]:
        """Turn, and return what is on the page then."""
        self.turn += 1
        self.shown.update(dict.fromkeys(self.on_page, self.turn))
        self.course.forward() if by > 0 else self.course.back()
        return self.on_page

    @property
    def on_page(self) -> set[str]:
        return set(self.course.page.cameras) - {""}

    @rule()
    def forward(self) -> None:
        self.go(1)

    @rule()
    def back(self) -> None:
        self.go(-1)

    @rule(tile=TILES)
    def hold(self, tile: int) -> None:
        if self.course.hold(tile):
            self.kept[tile] = self.course.page.cameras[tile]

    @rule(tile=TILES)
    def release(self, tile: int) -> None:
        if self.course.release(tile):
            del self.kept[tile]

    @rule(layout=LAYOUTS)
    def lay_out(self, layout: tuple[int, int]) -> None:
        self.course.set_places(*layout)
        self.kept = {tile: camera for tile, camera in self.kept.items() if tile < layout[0]}

    @rule(left=POOLS)
    def cut_off(self, left: list[str]) -> None:
        self.course.set_pool(left, [camera for camera in IDS if camera not in left])

    @rule()
    def link_back(self) -> None:
        self.course.set_pool(IDS)

    @precondition(lambda self: len(self.course.pool) == len(IDS))
    @rule(left=POOLS)
    def a_link_lost_for_a_moment_changes_nothing(self, left: list[str]) -> None:
        before = self.course.page
        self.cut_off(left)
        self.link_back()
        page = self.course.page
        assert (page.cameras, page.held) == (before.cameras, before.held)

    @precondition(lambda self: len(self.course.pool) > 1)
    @rule()
    def a_round_misses_none(self) -> None:
        seen = self.on_page
        for _ in range(self.course.groups):
            seen |= self.go(1)
        assert self.course.places == 0 or seen >= set(self.course.pool)

    @invariant()
    def what_is_kept_stands_where_it_was_kept(self) -> None:
        page, pool = self.course.page, self.course.pool
        kept = {tile: camera for tile, camera in self.kept.items() if camera in pool}
        assert {tile: page.cameras[tile] for tile in page.held} == kept

    @invariant()
    def a_camera_stands_on_one_tile(self) -> None:
        shown = [camera for camera in self.course.page.cameras if camera]
        assert len(shown) == len(set(shown)) and set(shown) <= set(self.course.pool)

    @invariant()
    def the_page_has_its_number_in_the_round(self) -> None:
        assert 1 <= self.course.page.number <= max(1, self.course.groups)
        assert bool(self.course.groups) == bool(self.course.pool)
        assert bool(self.on_page) == bool(self.course.pool), "an empty page, and there is something"


FEW = settings(
    max_examples=60, stateful_step_count=25, deadline=None, derandomize=True, database=None
)


def test_h978_any_keys_layouts_and_outages() -> None:
    run_state_machine_as_test(Courses, settings=FEW)
