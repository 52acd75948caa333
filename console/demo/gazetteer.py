"""What the player must know of the district: where named places are, and cameras by town."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from console.contract.ingest import PlaceReport
from console.domain.entity import Body, decode
from console.domain.geo import Place
from console.domain.reference import Camera, KnownPlace, Org, Unit


class _Line(msgspec.Struct):
    kind: str
    id: str
    body: dict[str, Any]


@dataclass(slots=True)
class Gazetteer:
    """Places, cameras and units of an import file."""

    name: str = ""
    places: dict[str, KnownPlace] = field(default_factory=dict)
    cameras: dict[str, list[Camera]] = field(default_factory=dict)
    """By the town's name."""
    units: dict[str, Unit] = field(default_factory=dict)
    towns: list[Org] = field(default_factory=list)
    offices: dict[str, Org] = field(default_factory=dict)
    """Bureaus and joint stations by name."""
    outline: tuple[tuple[float, float], ...] = ()
    """Of the district, lon and lat."""

    def place(self, name: str) -> Place:
        """Return a place by its name; one that covers the whole district has no point.

        Raises:
            KeyError: no place has this name.
        """
        if name in ("", "全区"):
            return Place(name)
        known = self.places[name]
        if known.sort == "elder":
            return known.place
        return Place(known.name, known.place.town, known.place.grid, known.place.point)

    def responsible(self, name: str) -> tuple[str, str]:
        """Return id and phone of who gets a 工单: a bureau, a station, a town, a force.

        Raises:
            KeyError: nobody has this name.
        """
        towns = {town.name: town for town in self.towns}
        found = self.offices.get(name) or towns.get(name) or self.units[name]
        return found.id, found.phone

    @classmethod
    def of(cls, records: Iterable[tuple[str, Body]]) -> "Gazetteer":
        """Read kind and body of each record."""
        made = cls()
        for kind, body in records:
            if kind == KnownPlace.KIND:
                made.places[body["name"]] = decode(KnownPlace, body)
            elif kind == Camera.KIND:
                camera = decode(Camera, body)
                made.cameras.setdefault(camera.place.town, []).append(camera)
            elif kind == Unit.KIND:
                made.units[body["name"]] = decode(Unit, body)
            elif kind == Org.KIND and body["level"] == "town":
                made.towns.append(decode(Org, body))
            elif kind == Org.KIND and body["level"] in ("bureau", "station"):
                made.offices[body["name"]] = decode(Org, body)
            elif kind == Org.KIND and body["level"] == "district":
                made.name = body["name"]
                made.outline = tuple((p["lon"], p["lat"]) for p in body["outline"])
        return made

    @classmethod
    def read(cls, file: Path) -> "Gazetteer":
        """Read an import file.

        Raises:
            OSError: it cannot be read.
            msgspec.MsgspecError: a line is no record.
        """
        decoder = msgspec.json.Decoder(_Line)
        with file.open("rb") as lines:
            return cls.of((line.kind, line.body) for line in map(decoder.decode, lines))


def report_of(place: Place) -> PlaceReport:
    """Return a place as a source posts it."""
    lon, lat = (None, None) if place.point is None else (place.point.lon, place.point.lat)
    return PlaceReport(name=place.name, town=place.town, grid=place.grid, lon=lon, lat=lat)
