"""26,000 cameras on a map: counted by cells, never looked at one by one (H900)."""

from console.domain.geo import Point
from console.models.camera_cells import CELL, CameraCells

WEST, SOUTH, SIDE = 124.9, 29.95, 0.2


class Counting(dict[int, tuple[float, float]]):
    """Where cameras stand; counts how often that is asked."""

    asked = 0

    def __getitem__(self, key: int) -> tuple[float, float]:
        self.asked += 1
        return super().__getitem__(key)


def district(many: int) -> tuple[CameraCells, Counting]:
    cells = CameraCells()
    for n in range(many):
        cells.put(n, WEST + n * 7 % 1000 / 1000 * SIDE, SOUTH + n * 13 % 997 / 997 * SIDE)
    cells._at = counting = Counting(cells._at)
    return cells, counting


def corners(part: float) -> tuple[Point, Point]:
    return Point(WEST, SOUTH), Point(WEST + SIDE * part, SOUTH + SIDE * part)


def test_a_whole_district_is_counted_without_looking_at_a_camera() -> None:
    cells, counting = district(26_000)
    crowds = cells.crowds(*corners(1.0), side=10 * CELL)
    assert sum(crowd.many for crowd in crowds) == 26_000 and len(crowds) <= 36
    assert cells.count_within(*corners(1.0)) == 26_000
    assert counting.asked == 0


def test_from_near_those_in_sight_are_looked_at_and_no_others() -> None:
    cells, counting = district(26_000)
    crowds = cells.crowds(*corners(0.1), side=CELL / 4)
    seen = sum(crowd.many for crowd in crowds)
    assert 200 < seen < 400
    assert counting.asked < 12 * seen, "not the 26,000"


def test_the_middle_of_a_crowd_is_where_its_cameras_are() -> None:
    cells = CameraCells()
    for n in range(4):
        cells.put(n, WEST + 0.0001 * n, SOUTH)
    (crowd,) = cells.crowds(Point(WEST - 1, SOUTH - 1), Point(WEST + 1, SOUTH + 1), CELL / 4)
    assert (crowd.many, round(crowd.lon, 6)) == (4, round(WEST + 0.00015, 6))
