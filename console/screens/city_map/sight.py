"""What is in sight of a map: as it is, or above 200 of a sort as clusters."""

from collections.abc import Iterable

from console.domain.geo import Point
from console.models.camera_entry import CameraEntry
from console.models.camera_index import CameraIndex
from console.screens.city_map.alert_marks import ToPlane
from console.screens.common.ground_lines import METRES_A_DEGREE
from widgets.map.marks import Mark, Sign, clustered

MOST = 200
"""Marks of one sort in sight; above it they stand in clusters."""
NAMED = 40
"""Cameras in sight up to which their names are written."""
_EDGES = 4
"""Times `MOST` that the cells of an area may hold and still be looked at one by one."""
Plane = tuple[float, float]


def in_sight(marks: Iterable[Mark], low: Plane, high: Plane, cell: Plane) -> list[Mark]:
    """Return the marks between two corners.

    Args:
        marks: of one sort.
        low: lower left corner of what is in sight.
        high: upper right corner.
        cell: how wide and how high the cell is that becomes one cluster, metres.
    """
    (left, bottom), (right, top) = low, high
    seen = [m for m in marks if left <= m.at[0] <= right and bottom <= m.at[1] <= top]
    return clustered(seen, cell) if len(seen) > MOST else seen


def cameras_in_sight(
    index: CameraIndex, low: Point, high: Point, side: float, is_near: bool, to_plane: ToPlane
) -> list[Mark]:
    """Return the cameras between two corners; a district is counted without looking at each.

    Args:
        index: all cameras.
        low: lower left corner of what is in sight.
        high: upper right corner.
        side: of the square that becomes one crowd, metres.
        is_near: whether they are drawn as what they are.
        to_plane: where a point lies on the map.
    """
    if index.count_within(low, high) <= _EDGES * MOST:
        seen = index.entries_within(low, high)
        if len(seen) <= MOST:
            has_names = is_near and len(seen) <= NAMED
            return [_camera(entry, is_near, has_names, to_plane) for entry in seen]
    crowds = index.crowds(low, high, side / METRES_A_DEGREE)
    return [
        Mark(to_plane(Point(lon, lat)), Sign.CAMERA, count=count, is_small=not is_near)
        for count, lon, lat in crowds
    ]


def _camera(entry: CameraEntry, is_near: bool, has_name: bool, to_plane: ToPlane) -> Mark:
    at = to_plane(Point(entry.lon, entry.lat))
    name = entry.name.rpartition("·")[2] if has_name else ""
    return Mark(at, Sign.CAMERA, entry.id, name, is_old=entry.is_off, is_small=not is_near)
