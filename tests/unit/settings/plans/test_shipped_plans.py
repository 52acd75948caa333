"""What ships shows pages that work: no monitor of its own for one that is not in use yet."""

import pytest

from console.screens.incident import own_commands as room
from console.settings.plans.area import leaves
from console.settings.plans.folder import shipped_plans
from console.settings.plans.plan import Kind
from console.settings.plans.wall_view import WALL_PAGES
from console.shell.rail_pages import IN_USE

LAYOUTS = [(kept.id, layout) for kept in shipped_plans() for layout in kept.plan.layouts]


@pytest.mark.parametrize(("plan", "layout"), LAYOUTS)
def test_a09_no_shipped_plan_fills_a_monitor_with_a_page_that_is_not_in_use(plan, layout):
    shown = set(layout.pages)
    assert shown <= {*IN_USE, *WALL_PAGES, room.PAGE}, f"{plan} on {layout.monitors}"
    assert all(leaf.pages for w in layout.windows for leaf in leaves(w.area)), "an empty pane"


def test_every_shipped_plan_says_how_one_to_six_monitors_stand():
    assert {n for _, layout in LAYOUTS for n in [layout.monitors]} == {1, 2, 3, 4, 5, 6}
    assert len(LAYOUTS) == 6 * len(shipped_plans())


@pytest.mark.parametrize(("plan", "layout"), LAYOUTS)
def test_walls_are_numbered_in_their_order_and_at_most_one_stands_on_a_monitor(plan, layout):
    walls = [page for page in layout.pages if page in WALL_PAGES]
    assert walls == list(WALL_PAGES[: len(walls)]), f"{plan} on {layout.monitors}"
    for window in layout.windows:
        assert sum(page in WALL_PAGES for page in window.pages) <= 1
    full = [w for w in layout.windows if w.kind is Kind.WALL]
    assert "night" in plan or len(full) == layout.monitors - 1, "a monitor stays dark"
