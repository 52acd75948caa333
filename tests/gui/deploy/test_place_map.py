"""The small map: a long road costs only what of it is in sight, and a click is a place."""

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest

from console.domain.geo import Point, distance
from console.screens.common.place_map import GroundLine, PlaceMap, read_ground
from console.screens.common.spot import Spot

HERE = Point(125.0, 30.0)


def road(*lons: float) -> GroundLine:
    return GroundLine("road", "长路", tuple(Point(lon, 30.0) for lon in lons))


@pytest.fixture
def place_map(qtbot, theme):
    lines = [road(*(124.9 + step / 1000 for step in range(200))), road(124.0, 126.0)]
    made = PlaceMap(theme, lines, 500, QSize(200, 120))
    qtbot.addWidget(made)
    made.show_place(HERE)
    return made


def test_only_what_is_in_sight_is_kept_and_a_crossing_segment_stays(place_map) -> None:
    long_one, crossing = place_map._lines
    assert 3 <= len(long_one.points) <= 12
    assert len(crossing.points) == 2


def test_a_click_is_the_point_below_it(qtbot, place_map) -> None:
    with qtbot.waitSignal(place_map.point_picked) as picked:
        QTest.mouseClick(place_map, Qt.MouseButton.LeftButton, pos=QPointF(150, 60).toPoint())
    point = picked.args[0]
    assert distance(HERE, point) == pytest.approx(125, abs=2)
    assert point.lon > HERE.lon and point.lat == pytest.approx(HERE.lat, abs=1e-4)


def test_what_is_no_line_is_left_out() -> None:
    text = (
        '{"features": [{"properties": {"sort": "road", "name": "甲"}, "geometry":'
        ' {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}},'
        ' {"properties": {}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}'
    )
    assert [line.name for line in read_ground(text)] == ["甲"]


@pytest.fixture
def asked(qtbot, theme):
    """A map that asks for a point and has the keyboard."""
    lats = [30 + number / 250 for number in range(-4, 5)]
    lines = [
        GroundLine("road", f"{number} 路", (Point(124.99, lat), Point(125.01, lat)))
        for number, lat in enumerate(lats, -4)
    ]
    made = PlaceMap(theme, lines, 500, QSize(200, 120), picks=True)
    qtbot.addWidget(made)
    made.show_place(HERE)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def press(made, key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(made, key)


def test_arrows_move_the_cross_and_enter_sets_the_point(qtbot, asked) -> None:
    """H228: a place without a name can be given without a mouse."""
    press(asked, Qt.Key.Key_Right, 5)
    press(asked, Qt.Key.Key_Up, 2)
    with qtbot.waitSignal(asked.point_picked) as picked:
        press(asked, Qt.Key.Key_Return)
    east, north = 5 * 8 * 500 / 200, 2 * 8 * 500 / 200
    wanted = (HERE.lon + east / 111_320 / 0.8660, HERE.lat + north / 111_320)
    assert picked.args[0].lon == pytest.approx(wanted[0], abs=2e-6)
    assert picked.args[0].lat == pytest.approx(wanted[1], abs=2e-6)


def test_the_view_follows_the_cross_and_the_ground_with_it(asked) -> None:
    """A point 1.3 km away: the road there is drawn and has its name."""
    assert not any(line.name == "3 路" for line in asked._lines)
    press(asked, Qt.Key.Key_Up, 66)
    assert asked.rect().contains(asked.to_screen(asked.cross).toPoint())
    assert any(line.name == "3 路" for line in asked._lines)
    press(asked, Qt.Key.Key_Home)
    assert asked.cross == (0, 0) and asked.to_screen((0, 0)) == QPointF(100, 60)


def test_plus_and_minus_come_closer_and_go_back_within_bounds(asked) -> None:
    press(asked, Qt.Key.Key_Plus, 9)
    assert asked.width_shown == 125
    press(asked, Qt.Key.Key_Minus, 9)
    assert asked.width_shown == 4000
    assert len(asked._lines) == 9, "the ground of what is seen"


def test_a_map_that_only_shows_is_a_stop_of_tab_and_looks_round(qtbot, place_map) -> None:
    assert place_map.focusPolicy() & Qt.FocusPolicy.TabFocus
    picked: list[object] = []
    place_map.picked.connect(lambda *at: picked.append(at))
    place_map.setFocus()
    press(place_map, Qt.Key.Key_Left)
    assert place_map.to_screen((0, 0)).x() == 132
    place_map.show_place(HERE, (), None, 300.0)
    assert place_map.to_screen((0, 0)).x() == 132, "a unit that moves does not take the view away"
    press(place_map, Qt.Key.Key_Return)
    assert picked == []


def test_dragging_draws_an_area_and_a_click_stays_a_point(qtbot, asked) -> None:
    """A-39: the corners are those under the mouse; no point is set by what was a drag."""
    asked.draws_areas = True
    points: list[Point] = []
    asked.point_picked.connect(points.append)
    with qtbot.waitSignal(asked.box_drawn) as drawn:
        QTest.mousePress(asked, Qt.MouseButton.LeftButton, pos=QPointF(60, 30).toPoint())
        QTest.mouseMove(asked, QPointF(100, 60).toPoint())
        QTest.mouseMove(asked, QPointF(140, 90).toPoint())
        QTest.mouseRelease(asked, Qt.MouseButton.LeftButton, pos=QPointF(140, 90).toPoint())
    west, east = drawn.args
    assert west.lon < HERE.lon < east.lon and west.lat > HERE.lat > east.lat
    assert distance(west, east) == pytest.approx(250, abs=3) and points == []
    QTest.mouseClick(asked, Qt.MouseButton.LeftButton, pos=QPointF(150, 60).toPoint())
    assert len(points) == 1


def test_an_area_is_drawn_by_keys_and_escape_takes_it_back(qtbot, asked) -> None:
    asked.draws_areas = True
    drawn: list[tuple[Point, Point]] = []
    asked.box_drawn.connect(lambda *corners: drawn.append(corners))

    def stretch() -> None:
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            QTest.keyClick(asked, key, Qt.KeyboardModifier.ShiftModifier)

    stretch()
    press(asked, Qt.Key.Key_Escape)
    press(asked, Qt.Key.Key_Home)
    stretch()
    press(asked, Qt.Key.Key_Return)
    ((first, second),) = drawn
    assert first == HERE and second.lon > HERE.lon and second.lat > HERE.lat


def test_a_camera_is_opened_by_a_click_and_by_enter_and_beside_it_a_point_is_set(
    qtbot, asked
) -> None:
    """A-39: what lies under the hand is meant, not the ground below it."""
    asked.draws_areas = True
    east = Point(HERE.lon + 0.0005, HERE.lat)
    asked.show_place(HERE, [Spot(east, is_camera=True, id="C7"), Spot(HERE, is_camera=True)])
    opened: list[str] = []
    points: list[Point] = []
    asked.camera_picked.connect(opened.append)
    asked.point_picked.connect(points.append)
    at = asked.to_screen(next(each.at for each in asked._points if each.id)).toPoint()
    QTest.mouseClick(asked, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseClick(asked, Qt.MouseButton.LeftButton, pos=at + QPointF(0, 7).toPoint())
    assert opened == ["C7", "C7"] and points == []
    QTest.mouseClick(asked, Qt.MouseButton.LeftButton, pos=at + QPointF(0, 12).toPoint())
    press(asked, Qt.Key.Key_Return)
    assert opened == ["C7", "C7"] and len(points) == 2, "a camera without an id cannot be opened"
    while not asked.camera_at(*asked.cross):
        press(asked, Qt.Key.Key_Right)
    press(asked, Qt.Key.Key_Return)
    assert opened == ["C7", "C7", "C7"]
