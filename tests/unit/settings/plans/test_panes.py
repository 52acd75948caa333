"""Panes fill their window to the pixel, at any size and scale (D-04)."""

from hypothesis import given
from hypothesis import strategies as st

from console.settings.plans.area import Side, Split, Tabs, Way, leaves
from console.settings.plans.panes import GAP, Box, box_at, dragged, lay_out, side_at
from tests.unit.settings.plans.hall_monitors import PAGES, areas, same_each_time


@same_each_time
@given(areas(PAGES), st.integers(640, 7680), st.integers(480, 4320))
def test_panes_and_gaps_fill_the_window_without_overlap(area, width, height):
    panes, gaps = lay_out(area, Box(0, 0, width, height))
    assert [pane.leaf for pane in panes] == list(leaves(area))
    boxes = [one.box for one in (*panes, *gaps)]
    assert sum(box.width * box.height for box in boxes) == width * height
    for box in boxes:
        assert box.left >= 0 and box.left + box.width <= width
        assert box.top >= 0 and box.top + box.height <= height


def test_a_gap_dragged_to_the_edge_leaves_both_panes_in_sight():
    area = Split(Way.ACROSS, (Tabs(("duty",)), Tabs(("log",))), (60, 40))
    (gap,) = lay_out(area, Box(0, 0, 1000 + GAP, 500))[1]
    assert dragged(gap, 100) == (70, 30)
    assert dragged(gap, 5000) == (90, 10)
    assert dragged(gap, -5000) == (10, 90)


def test_the_edge_of_a_pane_splits_it_and_its_middle_makes_a_tab():
    box = Box(100, 0, 800, 400)
    assert side_at(box, 110, 200) is Side.LEFT
    assert side_at(box, 890, 200) is Side.RIGHT
    assert side_at(box, 500, 10) is Side.ABOVE
    assert side_at(box, 500, 390) is Side.BELOW
    assert side_at(box, 500, 200) is Side.TAB
    assert box_at(box, Side.RIGHT) == Box(500, 0, 400, 400)
    assert box_at(box, Side.ABOVE) == Box(100, 0, 800, 200)
