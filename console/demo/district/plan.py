"""What the data files say, read and typed; and the way from metres to degrees."""

import tomllib
from dataclasses import dataclass
from math import cos, radians
from random import Random
from typing import Any

import resources
from console.demo.district.ground import XY, Shape, along, divide, ellipse, rounded
from console.domain.geo import EARTH_RADIUS, Point

METRES_A_DEGREE = radians(1.0) * EARTH_RADIUS


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its short name is what cameras are called by (望潮), its name stands in tables."""

    short: str
    code: str
    is_street: bool
    centre: XY
    shape: Shape

    @property
    def name(self) -> str:
        """望潮街道, 芦汀镇."""
        return self.short + ("街道" if self.is_street else "镇")

    @property
    def id(self) -> str:
        """Id of its org record."""
        return f"town-{self.code}"


@dataclass(frozen=True, slots=True)
class Line:
    """A river, creek, railway or road."""

    name: str
    sort: str
    width: float
    points: tuple[XY, ...]
    marks: tuple[XY, ...]
    """64 points at equal distances along it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The district's surface."""

    name: str
    origin: Point
    outline: Shape
    towns: tuple[Town, ...]
    lines: tuple[Line, ...]

    def point(self, at: XY) -> Point:
        """Return degrees (WGS-84) of metres, to a centimetre."""
        lon = self.origin.lon + at[0] / (METRES_A_DEGREE * cos(radians(self.origin.lat)))
        return Point(round(lon, 7), round(self.origin.lat + at[1] / METRES_A_DEGREE, 7))

    def town(self, short: str) -> Town:
        """Return a town by its short name.

        Raises:
            KeyError: there is none.
        """
        for town in self.towns:
            if town.short == short:
                return town
        raise KeyError(short)


def data(name: str) -> dict[str, Any]:
    """Read `resources/demo/<name>.toml`."""
    return tomllib.loads(resources.path(f"demo/{name}.toml").read_text(encoding="utf-8"))


def ground(chance: Random) -> Ground:
    """Make the surface; `chance` bends the borders."""
    plan = data("district")
    centres = [(float(t["centre"][0]), float(t["centre"][1])) for t in plan["town"]]
    outline = plan["outline"]
    whole = ellipse(tuple(outline["centre"]), tuple(outline["radii"]), outline["angles"])
    border, cells = divide(whole, centres, chance)
    return Ground(
        name=plan["name"],
        origin=Point(**plan["origin"]),
        outline=border,
        towns=tuple(
            Town(t["name"], t["code"], t["street"], centre, cell)
            for t, centre, cell in zip(plan["town"], centres, cells, strict=True)
        ),
        lines=tuple(_line(one) for one in plan["line"]),
    )


def _line(one: dict[str, Any]) -> Line:
    points = tuple(rounded(one["through"]))
    marks = tuple(along(points, i / 63) for i in range(64))
    return Line(one["name"], one["sort"], float(one["width"]), points, marks)
