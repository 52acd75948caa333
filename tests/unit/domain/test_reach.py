"""What lies around a point, beside a line and within corners, and how it is asked of cameras."""

import pytest

from console.domain.geo import Point
from console.domain.reach import Around, Beside, Within, holds
from console.models.camera_query import reach_words, read_query

HERE = Point(121.47, 31.23)


def off(east: float, north: float) -> Point:
    """Return the point so many metres east and north."""
    return Point(HERE.lon + east / 95_086, HERE.lat + north / 111_195)


def test_around_tells_how_far_and_nothing_beyond() -> None:
    circle = Around(HERE, 300)
    assert circle.away(off(0, 200)) == pytest.approx(200, abs=1)
    assert circle.away(off(220, 220)) is None, "in the box, and outside the circle"
    assert holds(circle.box, off(220, 220)) and not holds(circle.box, off(0, 310))


def test_beside_a_line_tells_how_far_along_it() -> None:
    line = Beside((HERE, off(400, 0), off(400, 300)), 60)
    assert line.away(off(100, 50)) == pytest.approx(100, abs=1)
    assert line.away(off(440, 200)) == pytest.approx(600, abs=2), "round the corner"
    assert line.away(off(200, 100)) is None
    assert holds(line.box, off(440, 200))


def test_within_corners_an_inlet_is_outside() -> None:
    area = Within((off(0, 0), off(400, 0), off(400, 400), off(200, 100), off(0, 400)))
    assert area.away(off(100, 50)) is not None
    assert area.away(off(200, 300)) is None, "in the inlet between two tips"
    assert holds(area.box, off(200, 300))


@pytest.mark.parametrize(
    ("reach", "key", "metres"),
    [
        (Around(HERE, 300), "near", 300.0),
        (Beside((HERE, off(100, 0)), 60), "along", 60.0),
        (Within((HERE, off(100, 0), off(0, 100))), "box", None),
    ],
)
def test_each_is_one_term_of_the_directory(reach, key, metres) -> None:
    (term,) = read_query(reach_words(reach)).terms
    assert (term.key, term.metres) == (key, metres)
