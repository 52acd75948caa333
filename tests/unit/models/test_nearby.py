"""What lies around in a district of 26,000 cameras: few are looked at, few become lines."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from console.domain.camera import Camera
from console.domain.geo import Place, Point
from console.domain.reach import Around, Beside, Reach, Within, boxes_of
from console.models.camera_entry import EntryMaker
from console.models.camera_index import CameraIndex, Cameras
from console.models.camera_query import reach_words, read_query
from console.models.nearby import MOST, Group, Known, look_around

HERE = Point(121.47, 31.23)
NOW = datetime(2026, 6, 11, 12, 0, tzinfo=UTC)


def off(east: float, north: float) -> Point:
    """Return the point so many metres east and north."""
    return Point(HERE.lon + east / 95_086, HERE.lat + north / 111_195)


@pytest.fixture(scope="module")
def index() -> CameraIndex:
    """A district of ten by ten kilometres."""
    made, maker, chance = CameraIndex(), EntryMaker(), Random(7)
    for number in range(26_000):
        at = off(chance.uniform(-5000, 5000), chance.uniform(-5000, 5000))
        made.put(maker.make(Camera(f"c{number}", f"{number} 号", Place("", "", "", at))))
    return made


def around(reach: Reach, found: Cameras):
    known = Known((), (), (), found, (), (), (), (), lambda id: None, NOW, timedelta(minutes=30))
    return look_around(reach, known).groups[Group.CAMERAS]


@pytest.mark.parametrize("reach", [
    Around(HERE, 900), Within((off(-900, -900), off(900, 900))),
    Within((off(0, 0), off(900, 0), off(900, 900), off(0, 900))),
])  # fmt: skip
def test_of_many_the_nearest_are_lines_and_all_are_counted(index, reach) -> None:
    found = index.find(read_query(reach_words(reach)))
    group = around(reach, found)
    assert group.count == len(found.entries) > 100 and len(group.lines) == MOST
    metres = [line.metres for line in group.lines]
    assert metres == sorted(metres)


def test_h930_a_line_across_the_district_is_counted_by_its_strip(index) -> None:
    """H930: the box around a river holds nearly all cameras; along it stand few."""
    river = Beside((off(-4900, -4900), off(0, 300), off(4900, 4900)), 60)
    assert index.count_within(*river.box) > 20_000
    assert index.count_in(boxes_of(river)) < 4_000, "so it is listed"
    found = index.find(read_query(reach_words(river)))
    along = [line.metres for line in around(river, found).lines]
    assert along == sorted(along) and len(found.entries) > 200
