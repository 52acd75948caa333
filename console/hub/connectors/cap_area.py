"""Where a CAP alert is: the middle of its first polygon or circle. CAP writes latitude first."""

from collections.abc import Sequence

from console.domain.geo import Point
from console.hub.core.reports import point_of

_Pair = tuple[float, float]


def point_in(polygons: Sequence[str], circles: Sequence[str]) -> Point | None:
    """Return a point for the first outline that makes sense, None when none does."""
    for text in polygons:
        ring = pairs(text)
        if ring:
            lat, lon = centroid(ring)
            return point_of(lon, lat)
    for text in circles:
        ring = pairs(text.strip().split(" ")[0])
        if ring:
            return point_of(ring[0][1], ring[0][0])
    return None


def pairs(text: str) -> list[_Pair]:
    """Return `lat,lon lat,lon …` as numbers; nothing when any of it is none."""
    try:
        found = [tuple(map(float, pair.split(","))) for pair in text.split()]
    except ValueError:
        return []
    return [(p[0], p[1]) for p in found] if all(len(p) == 2 for p in found) else []


def centroid(ring: Sequence[_Pair]) -> _Pair:
    """Return the centre of area of a closed ring; the mean of its corners when it has no area."""
    area = lat = lon = 0.0
    first = ring[0]
    for (a_lat, a_lon), (b_lat, b_lon) in zip(ring, [*ring[1:], first], strict=True):
        a_y, a_x, b_y, b_x = a_lat - first[0], a_lon - first[1], b_lat - first[0], b_lon - first[1]
        cross = a_x * b_y - b_x * a_y
        area += cross
        lat += (a_y + b_y) * cross
        lon += (a_x + b_x) * cross
    if abs(area) < 1e-12:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    return first[0] + lat / (3 * area), first[1] + lon / (3 * area)
