"""The hall's lines on the ground: rivers, creeks, railway, roads; from GeoJSON, knows no Qt."""

import json
from dataclasses import dataclass

from console.domain.geo import Point


@dataclass(frozen=True, slots=True)
class GroundLine:
    """One line of the hall's map, WGS-84; `width` in metres, 0 where nobody told it."""

    sort: str
    name: str
    points: tuple[Point, ...]
    width: float = 0.0


def read_ground(text: str) -> tuple[GroundLine, ...]:
    """Read lines from GeoJSON with `sort`, `name` and `width`; anything but a line is left out.

    Raises:
        ValueError: the text is no GeoJSON.
    """
    told = json.loads(text)
    return tuple(
        GroundLine(
            str(feature["properties"].get("sort", "")),
            str(feature["properties"].get("name", "")),
            tuple(Point(p[0], p[1]) for p in feature["geometry"]["coordinates"]),
            float(feature["properties"].get("width", 0.0)),
        )
        for feature in told["features"]
        if feature["geometry"]["type"] == "LineString"
    )
