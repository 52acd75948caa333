"""The small map: a long road costs only what of it is in sight, and a click is a place."""

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest

from console.domain.geo import Point, distance
from console.screens.common.place_map import GroundLine, PlaceMap, read_ground

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
