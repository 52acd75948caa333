"""Places on the ground: WGS-84 points, distance and direction as a person would say it."""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import ClassVar

EARTH_RADIUS = 6_371_008.8
"""Mean radius of the earth, metres (IUGG)."""

DIRECTIONS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


@dataclass(frozen=True, slots=True)
class Point:
    """Longitude and latitude, degrees, WGS-84."""

    IS_SHARED: ClassVar[bool] = True

    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is, as told: the town, the name on screen, and a point when one is known."""

    IS_SHARED: ClassVar[bool] = True
    """Many records lie at one place: what was read twice is one object (`entity`)."""

    name: str = ""
    town: str = ""
    grid: str = ""
    point: Point | None = None


NOWHERE = Place()
"""No place is known."""


def distance(a: Point, b: Point) -> float:
    """Return metres between two points on the sphere."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    h = (
        sin((lat_b - lat_a) / 2) ** 2
        + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(h)))


def direction(a: Point, b: Point) -> str:
    """Return the one of eight directions in which `b` lies, seen from `a`."""
    lat_a, lat_b, dlon = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    east = sin(dlon) * cos(lat_b)
    north = cos(lat_a) * sin(lat_b) - sin(lat_a) * cos(lat_b) * cos(dlon)
    return DIRECTIONS[round(degrees(atan2(east, north)) % 360 / 45) % 8]
