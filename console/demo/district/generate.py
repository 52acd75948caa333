"""Puts the district together: one seed in, records out, always in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from console.demo.district import dictionary, people
from console.demo.district.camera_facts import numbered
from console.demo.district.cameras import Addresses, cameras, nearest, quotas
from console.demo.district.forces import forces
from console.demo.district.ground import XY
from console.demo.district.naming import Namer
from console.demo.district.orgs import (
    GRIDS,
    NEIGHBOURHOODS,
    STATIONS,
    Grid,
    OrgBuilder,
    shares,
)
from console.demo.district.plan import Ground, data, ground
from console.demo.district.sites import Site, TownBuilder, story_sites
from console.domain.dictionary import GridCode
from console.domain.entity import Body, encode
from console.domain.geo import Place
from console.domain.reference import Camera, Card, Feed, KnownPlace, Matter, Org, Unit
from console.runtime.clock import CHINA

CAMERAS = 26_000
ELDERS = 800
STORY_START = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA)
"""T+00:00 of the evening; ages of positions count from here."""


@dataclass(slots=True)
class District:
    """Everything the hall knows before anything happens."""

    ground: Ground
    orgs: list[Org] = field(default_factory=list)
    places: list[KnownPlace] = field(default_factory=list)
    cameras: list[Camera] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    codes: list[GridCode] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    feeds: list[Feed] = field(default_factory=list)

    def records(self) -> Iterator[tuple[str, str, Body]]:
        """Yield kind, id and body of every record, what others refer to first."""
        for group in (
            self.orgs,
            self.places,
            self.units,
            self.matters,
            self.codes,
            self.cards,
            self.feeds,
            self.cameras,
        ):
            for entity in group:
                yield entity.KIND, entity.id, encode(entity)


def generate(
    seed: int,
    camera_count: int = CAMERAS,
    addresses: Addresses | None = None,
    now: datetime = STORY_START,
) -> District:
    """Make the district of a seed.

    Args:
        seed: chance; the same seed gives the same district.
        camera_count: how many cameras; those of the evening's places come first.
        addresses: where the simulator serves them.
        now: the moment ages of positions count from.
    """
    chance = Random(seed)
    district = District(ground(Random(f"{seed}-ground")))
    names = Namer(data("names"), chance)
    plan = data("dictionary")
    told = story_sites(district.ground, data("places"))
    for site in told:
        names.take(site.name)
    orgs = OrgBuilder(district.ground, names, chance)
    district.orgs.extend(orgs.top())
    _fill_towns(district, told, orgs, camera_count, addresses or Addresses(), seed)
    district.orgs.extend(orgs.bureaus(plan))
    district.units.extend(forces(district.ground, data("forces"), names, now, chance))
    district.matters.extend(dictionary.matters(plan))
    district.codes.extend(dictionary.codes(plan["defaults"]["version"]))
    district.cards.extend(dictionary.cards(plan))
    district.feeds.extend(dictionary.feeds(plan, now))
    return district


def _fill_towns(
    district: District,
    told: list[Site],
    orgs: OrgBuilder,
    camera_count: int,
    addresses: Addresses,
    seed: int,
) -> None:
    towns = district.ground.towns
    per_town = zip(
        towns,
        quotas(towns, camera_count),
        shares(GRIDS, len(towns)),
        shares(STATIONS, len(towns)),
        shares(NEIGHBOURHOODS, len(towns)),
        shares(ELDERS, len(towns)),
        strict=True,
    )
    stations_before = neighbourhoods_before = 0
    for order, (
        town,
        camera_share,
        grid_share,
        station_share,
        home_share,
        elder_share,
    ) in enumerate(per_town):
        chance = Random(f"{seed}-{town.code}")
        builder = TownBuilder(town, district.ground, orgs.namer, chance)
        sites = [*(s for s in told if s.town is town), *builder.sites()]
        grids = orgs.grids(town, grid_share)
        district.orgs.extend(g.org for g in grids)
        district.orgs.extend(orgs.stations(town, station_share, stations_before))
        homes: list[tuple[Site, str]] = []
        units: list[tuple[str, XY]] = []
        for org, site in orgs.neighbourhoods(town, sites, home_share, grids, neighbourhoods_before):
            district.orgs.append(org)
            homes.append((site, nearest(_middles(grids), site.at)))
            units.append((org.id, site.at))
        stations_before += station_share
        neighbourhoods_before += home_share
        district.places.extend(_places(sites, grids, district.ground, town.code))
        district.places.extend(people.elders(town, homes, elder_share, district.ground, chance))
        made = cameras(
            town,
            sites,
            builder.more_roads(),
            camera_share,
            district.ground,
            _middles(grids),
            addresses,
            chance,
            units,
        )
        district.cameras.extend(numbered(list(made), order))


def _places(
    sites: list[Site], grids: list[Grid], ground: Ground, code: str
) -> Iterator[KnownPlace]:
    for number, site in enumerate(sites, start=1):
        yield KnownPlace(
            id=f"place-{code}-{number:04d}",
            name=site.name,
            place=Place(
                site.name, site.town.name, nearest(_middles(grids), site.at), ground.point(site.at)
            ),
            sort=site.sort,
            aliases=site.aliases,
            hazards=site.hazards,
        )


def _middles(grids: list[Grid]) -> list[tuple[str, tuple[float, float]]]:
    return [(grid.name, grid.at) for grid in grids]
