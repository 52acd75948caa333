"""What a hand does to a layout never loses a page and never doubles one."""

from hypothesis import given
from hypothesis import strategies as st

from console.settings.plans.area import Side, Split, Tabs, Way, leaves, with_page, with_shares
from console.settings.plans.edits import (
    added_wall,
    brought_forward,
    closed,
    come_back,
    move,
    moved_window,
    taken_out,
    torn_off,
)
from console.settings.plans.placement import place
from console.settings.plans.plan import Frame, Kind, Layout, WindowPlan, twice
from tests.unit.settings.plans.hall_monitors import (
    PAGES,
    layouts,
    monitor,
    monitors,
    same_each_time,
)

FRAME = Frame(100, 100, 900, 700)


@st.composite
def hands(draw):
    """A layout after some movements of a hand."""
    layout = origin = draw(layouts())
    for _ in range(draw(st.integers(1, 6))):
        page = draw(st.sampled_from(PAGES))
        names = [window.name for window in layout.windows]
        window = draw(st.sampled_from(names))
        where = monitor(draw(st.integers(1, 6))).id.text
        layout = draw(
            st.sampled_from(
                [
                    move(layout, page, window, draw(st.sampled_from(PAGES)), draw(SIDES)),
                    torn_off(layout, page, where, FRAME),
                    come_back(layout, page, origin),
                    taken_out(layout, page),
                    brought_forward(layout, page),
                    moved_window(layout, window, where),
                    closed(layout, window),
                    added_wall(layout, where),
                ]
            )
        )
    return layout


SIDES = st.sampled_from(Side)


@same_each_time
@given(hands())
def test_no_movement_loses_or_doubles_a_page(layout):
    assert twice(layout.pages) == ""
    seen = [p for s in place(layout, monitors(6), PAGES).standing for p in _pages(s)]
    assert sorted(seen) == sorted(PAGES)
    assert sum(window.kind is Kind.DESK for window in layout.windows) == 1


def _pages(standing):
    return [page for leaf in leaves(standing.area) for page in leaf.pages]


@same_each_time
@given(hands())
def test_trees_stay_tidy(layout):
    """No empty pane within a window, no split of one, shares of 100."""
    for window in layout.windows:
        _tidy(window.area, is_root=True)


def _tidy(area, is_root=False):
    if isinstance(area, Tabs):
        assert area.pages or is_root
        return
    assert len(area.parts) == len(area.shares) >= 2
    assert sum(area.shares) == 100 and min(area.shares) >= 1
    for part in area.parts:
        _tidy(part)


def room(*pages: str) -> Layout:
    desk = WindowPlan("desk", Kind.DESK, "1", Tabs(("duty",)))
    return Layout(2, (desk, WindowPlan("wall", Kind.WALL, "2", Tabs(pages))))


def test_torn_off_and_back_is_as_before():
    before = room("map", "log")
    split = move(before, "log", "wall", "map", Side.BELOW)
    away = torn_off(split, "log", "2", FRAME)
    assert away.window_of("log").kind is Kind.LOOSE
    assert come_back(away, "log", split) == split


def test_a_page_beside_another_shares_its_room():
    area = Split(Way.ACROSS, (Tabs(("duty",)), Tabs(("log",))), (60, 40))
    three = with_page(area, "map", "duty", Side.RIGHT)
    assert [leaf.pages for leaf in leaves(three)] == [("duty",), ("map",), ("log",)]
    assert three.shares == (30, 30, 40)


def test_a_tab_comes_to_the_front_of_its_leaf():
    assert with_page(Tabs(("map",)), "log", "map", Side.TAB).shown == "log"


def test_proportions_change_at_their_place_only():
    inner = Split(Way.DOWN, (Tabs(("map",)), Tabs(("log",))), (50, 50))
    outer = Split(Way.ACROSS, (Tabs(("duty",)), inner), (70, 30))
    changed = with_shares(outer, (1,), (200, 600))
    assert changed.shares == (70, 30) and changed.parts[1].shares == (25, 75)


def test_the_desk_is_not_closed_and_a_wall_is():
    layout = room("map")
    assert closed(layout, "desk") == layout
    placement = place(closed(layout, "wall"), monitors(2), PAGES)
    assert placement.parked_pages == ("map",)


def test_two_walls_change_places():
    layout = Layout(
        3,
        (
            WindowPlan("desk", Kind.DESK, "a", Tabs(("duty",))),
            WindowPlan("one", Kind.WALL, "b", Tabs(("map",))),
            WindowPlan("two", Kind.WALL, "c", Tabs(("log",))),
        ),
    )
    changed = moved_window(layout, "one", "c")
    assert changed.named("one").monitor == "c" and changed.named("two").monitor == "b"
