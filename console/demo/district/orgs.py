"""The tree: 1 district, 14 towns, 85 grids, 43 joint stations, 351 neighbourhoods, and bureaus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from console.demo.district.ground import XY
from console.demo.district.naming import Namer, chinese_number
from console.demo.district.plan import Ground, Town
from console.demo.district.sites import Site
from console.domain.call_out import Contact
from console.domain.reference import Org, OrgLevel

GRIDS, STATIONS, NEIGHBOURHOODS = 85, 43, 351
DISTRICT = "district"
DUTY = "town duty"
"""What the names of who is called after a town's duty person are drawn from."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid (城运网格): its name, its middle, its org."""

    name: str
    at: XY
    org: Org


@dataclass(slots=True)
class OrgBuilder:
    """Makes the records of the tree, town by town."""

    ground: Ground
    namer: Namer
    chance: Random
    _phone: int = 6100

    def top(self) -> Iterator[Org]:
        """Yield the district and its towns, with their outlines."""
        g = self.ground
        outline = tuple(g.point(c) for c in g.outline.corners)
        duty = Namer(self.namer.words, Random(DUTY))  # drawn apart: every other name stays
        yield Org(
            DISTRICT, g.name, OrgLevel.DISTRICT, phone="0000-6001", point=g.origin, outline=outline
        )
        for number, town in enumerate(g.towns, start=1):
            yield Org(
                town.id,
                town.name,
                OrgLevel.TOWN,
                parent=DISTRICT,
                town=town.name,
                phone=f"0000-{6200 + number}",
                contacts=(Contact(duty.person(), f"0000-{6300 + number}"),),
                duty_person=self.namer.person(),
                point=g.point(town.centre),
                outline=tuple(g.point(c) for c in town.shape.corners),
            )

    def grids(self, town: Town, count: int) -> list[Grid]:
        """Return the grids of a town; their middles lie round the town's."""
        made = []
        for number in range(1, count + 1):
            at = _spread(town, self.chance)
            name = f"{town.short}{chinese_number(number)}网格"
            made.append(Grid(name, at, self._org(f"grid-{town.code}-{number:02d}", name, town, at)))
        return made

    def stations(self, town: Town, count: int, first: int) -> Iterator[Org]:
        """Yield the joint stations (联勤联动站) of a town."""
        for number in range(1, count + 1):
            name = f"{town.short}第{chinese_number(number)}联勤联动站"
            at = _spread(town, self.chance)
            yield self._org(f"station-{first + number:02d}", name, town, at, OrgLevel.STATION)

    def neighbourhoods(
        self, town: Town, sites: Sequence[Site], count: int, grids: Sequence[Grid], first: int
    ) -> Iterator[tuple[Org, Site]]:
        """Yield the neighbourhoods, each named for an estate or a village of the town."""
        homes = [site for site in sites if site.sort in ("village", "estate")]
        homes.sort(key=lambda site: (not site.is_story, site.sort != "village"))
        for number, site in enumerate(homes[:count], start=first + 1):
            ending = "村委会" if site.sort == "village" else "居委会"
            grid = min(
                grids, key=lambda g: (g.at[0] - site.at[0]) ** 2 + (g.at[1] - site.at[1]) ** 2
            )
            org = self._org(
                f"neighbourhood-{number:03d}",
                site.name + ending,
                town,
                site.at,
                OrgLevel.NEIGHBOURHOOD,
                grid.org.id,
            )
            yield org, site

    def bureaus(self, plan: dict[str, Any]) -> Iterator[Org]:
        """Yield bureaus and companies that sit in the hall or are called."""
        for one in plan["bureau"]:
            yield Org(
                one["id"],
                one["name"],
                OrgLevel.BUREAU,
                parent=DISTRICT,
                phone=one["phone"],
                duty_person=self.namer.person(),
            )

    def _org(
        self,
        id: str,
        name: str,
        town: Town,
        at: XY,
        level: OrgLevel = OrgLevel.GRID,
        parent: str = "",
    ) -> Org:
        self._phone = 6600 + (self._phone - 6599) % 400
        return Org(
            id,
            name,
            level,
            parent=parent or town.id,
            town=town.name,
            phone=f"0000-{self._phone}",
            duty_person=self.namer.person(),
            point=self.ground.point(at),
        )


def shares(total: int, parts: int) -> list[int]:
    """Return `total` as `parts` nearly equal numbers, the larger ones first."""
    return [total // parts + (1 if i < total % parts else 0) for i in range(parts)]


def _spread(town: Town, chance: Random) -> XY:
    xs = [x for x, _ in town.shape.corners]
    ys = [y for _, y in town.shape.corners]
    while True:
        at = (chance.uniform(min(xs), max(xs)), chance.uniform(min(ys), max(ys)))
        if town.shape.holds(at) and town.shape.distance_to_edge(at) > 100:
            return (round(at[0], 2), round(at[1], 2))
