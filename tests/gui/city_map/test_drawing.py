"""圈选: circle, line, area and box drawn with keys and with the mouse, and what they hold."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from console.models.nearby import Group
from tests.gui.city_map import stage as staged
from tests.gui.city_map.test_map_page import on_map, press
from tests.gui.city_map.test_nearby import ids
from widgets.map.marks import Sign
from widgets.map.outline import OutlineKind

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bare(stage):
    """The evening from near, nothing chosen; twelve cameras stand in a row to the north."""
    staged.near(stage)
    press(stage, KEY.Key_Escape)
    return stage


def at(stage, id):
    return next(mark.at for mark in on_map(stage, Sign.CAMERA) if mark.id == id)


def put(stage, point):
    """Bring the cross there and set a point."""
    stage.page.plane.go_to(point)
    press(stage, KEY.Key_Return)


def spot(stage, point, east=0, north=0):
    """Where a point of the plane lies under the mouse, so many metres beside it."""
    where = stage.page.plane.to_screen((point[0] + east, point[1] + north))
    return QPoint(round(where.x()), round(where.y()))


def hint(stage):
    return stage.page.hand._hint


def test_a_circle_by_keys_lists_what_lies_in_it_and_goes_onto_the_wall(bare):
    first = at(bare, "near-00")
    press(bare, KEY.Key_C)
    assert "先定圆心" in hint(bare).accessibleName()
    put(bare, first)
    bare.page.plane.go_to((first[0], first[1] + 110))
    press(bare, KEY.Key_Up)
    assert "半径 1" in hint(bare).accessibleName()
    bare.page.plane.go_to((first[0], first[1] + 110))
    press(bare, KEY.Key_Return)
    assert hint(bare).isHidden()
    assert ids(bare, Group.CAMERAS) == [f"near-{n:02}" for n in range(5)]
    assert "A1" in ids(bare, Group.OPEN)
    press(bare, KEY.Key_W)
    assert bare.walls == [("画的圆", [f"near-{n:02}" for n in range(5)], "")]


def test_a_line_by_keys_takes_its_cameras_in_their_order_and_is_patrolled(bare):
    """The same point twice ends it; cameras come as one walks, from where it begins."""
    press(bare, KEY.Key_L)
    put(bare, at(bare, "near-06"))
    put(bare, at(bare, "near-02"))
    assert "2 个点" in hint(bare).accessibleName()
    press(bare, KEY.Key_Return)
    assert bare.page.plane.outline.kind is OutlineKind.LINE
    found = ids(bare, Group.CAMERAS)
    assert found.index("near-05") < found.index("near-04") < found.index("near-03")
    press(bare, KEY.Key_T)
    title, pool = bare.patrols[0]
    assert title == "画的线"
    assert [entry.id for entry in bare.cameras.find(pool).entries] == found
    press(bare, KEY.Key_R)
    assert bare.page.plane.outline.reach == 100, "another width, not another line"


def test_an_area_takes_back_points_and_what_lies_outside_is_not_listed(bare):
    x, y = at(bare, "near-04")
    press(bare, KEY.Key_P)
    put(bare, (x - 60, y - 30))
    put(bare, (x + 200, y + 200))
    press(bare, KEY.Key_Backspace)
    put(bare, (x + 60, y - 30))
    put(bare, (x, y + 60))
    press(bare, KEY.Key_Return)
    assert sorted(ids(bare, Group.CAMERAS)) == ["near-03", "near-04", "near-05", "near-06"]
    press(bare, KEY.Key_R)
    assert bare.refused == ["圈定的范围没有远近可换，请重画"]


def test_a_box_and_a_circle_are_dragged(bare):
    plane = bare.page.plane
    here = at(bare, "near-02")
    press(bare, KEY.Key_B)
    QTest.mousePress(plane, LEFT, pos=spot(bare, here, -40, -30))
    QTest.mouseMove(plane, spot(bare, here, 20, 10))
    QTest.mouseMove(plane, spot(bare, here, 40, 30))
    QTest.mouseRelease(plane, LEFT, pos=spot(bare, here, 40, 30))
    bare.turn()
    assert set(ids(bare, Group.CAMERAS)) == {"near-01", "near-02", "near-03"}
    QTest.mouseClick(bare.page.layers.draw_buttons["city_map.circle"], LEFT)
    QTest.mousePress(plane, LEFT, pos=spot(bare, here))
    QTest.mouseMove(plane, spot(bare, here, 20, 0))
    QTest.mouseMove(plane, spot(bare, here, 35, 0))
    QTest.mouseRelease(plane, LEFT, pos=spot(bare, here, 35, 0))
    bare.turn()
    assert bare.page.plane.outline.reach == pytest.approx(35, abs=4)
    assert set(ids(bare, Group.CAMERAS)) == {"near-01", "near-02", "near-03"}


def test_a_line_is_clicked_ends_by_a_double_click_and_dragging_moves_the_ground(bare):
    plane = bare.page.plane
    press(bare, KEY.Key_L)
    QTest.mouseClick(plane, LEFT, pos=spot(bare, at(bare, "near-00")))
    view = plane._view
    QTest.mousePress(plane, LEFT, pos=QPoint(300, 300))
    QTest.mouseMove(plane, QPoint(330, 330))
    QTest.mouseRelease(plane, LEFT, pos=QPoint(330, 330))
    assert plane._view != view and len(plane.drawing.points) == 1, "moved, no point set"
    end = spot(bare, at(bare, "near-04"))
    QTest.mouseClick(plane, LEFT, pos=end)
    QTest.mouseDClick(plane, LEFT, pos=end)
    bare.turn()
    assert plane.drawing is None
    assert ids(bare, Group.CAMERAS)[:2] == ["near-00", "near-01"]


def test_given_up_it_leaves_what_was_asked_before(bare):
    press(bare, KEY.Key_N)
    before = bare.page.near.asked
    press(bare, KEY.Key_C)
    put(bare, at(bare, "near-00"))
    press(bare, KEY.Key_Escape)
    assert bare.page.near.asked == before and bare.page.plane.outline is not None
    press(bare, KEY.Key_L)
    press(bare, KEY.Key_L)
    assert bare.page.plane.drawing is None, "the same key once more gives it up"


def test_h928_what_is_drawn_for_an_alert_says_for_which_and_ticks_its_forces(bare):
    """H928: forces circled for one alert are sent to another."""
    for _ in range(3):
        press(bare, KEY.Key_N)
    here = at(bare, "near-00")
    press(bare, KEY.Key_C)
    put(bare, here)
    put(bare, (here[0] + 60, here[1]))
    assert "画的圆，为“望汐路下立交积水 26 厘米”" in bare.page.near.head.accessibleName()
    press(bare, KEY.Key_D)
    assert bare.sent == [("A1", ["U-1"])]


def test_an_area_without_an_alert_sends_nobody(bare):
    here = at(bare, "near-11")
    press(bare, KEY.Key_C)
    put(bare, here)
    put(bare, (here[0] + 30, here[1]))
    press(bare, KEY.Key_D)
    assert bare.sent == [] and bare.refused == ["请先选中要调度力量的那条告警"]


def test_nothing_is_drawn_where_there_is_no_ground(stage_without_ground):
    press(stage_without_ground, KEY.Key_C)
    assert stage_without_ground.page.plane.drawing is None
    assert stage_without_ground.refused == ["还没有可以上图的内容"]
