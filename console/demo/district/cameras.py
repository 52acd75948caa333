"""26,000 cameras: every place gets its views until the town has its share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from console.demo.district.camera_facts import with_facts
from console.demo.district.ground import XY, shifted
from console.demo.district.plan import Ground, Town
from console.demo.district.sites import INSIDE, Site, View
from console.domain.geo import Place
from console.domain.reference import Camera

RESTRICTED = 0.115
"""Share of an estate's own cameras that the hall may not see; some 3 % of all."""

LEVELS = {
    1: {"underpass", "pump", "dyke", "metro", "hospital", "works", "platform"},
    2: {"crossing", "school", "shed", "site", "river", "waterfront", "sensor"},
}


SCENES = {
    "underpass": (2, 7),
    "crossing": (1, 6, 15),
    "estate": (3, 11),
    "shed": (5, 12),
    "works": (8, 13),
    "site": (8, 13),
    "river": (0, 9),
    "waterfront": (0, 9),
    "dyke": (9, 0),
    "pump": (9, 0),
}
"""Numbers of the simulator's drawn scenes that suit a sort of place."""

STREETS = (4, 10, 14)
"""Scenes for every other place."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the simulator serves cameras; empty when nobody does."""

    rtsp: str = ""
    http: str = ""

    def of(self, camera: str, scene: int) -> tuple[str, ...]:
        """Return the addresses of a camera, the preferred first; `scene` is what it looks at."""
        asked = f"?scene={scene}"
        rtsp = (f"{self.rtsp.rstrip('/')}/{camera}{asked}",) if self.rtsp else ()
        http = (f"{self.http.rstrip('/')}/{camera}.ts{asked}",) if self.http else ()
        return (*rtsp, *http)


def quotas(towns: Sequence[Town], total: int) -> list[int]:
    """Return how many cameras each town has; a street has a fifth more than a rural town."""
    weights = [6 if town.is_street else 5 for town in towns]
    shares = [total * weight // sum(weights) for weight in weights]
    least = sorted(range(len(towns)), key=weights.__getitem__)
    for i in least[: total - sum(shares)]:  # what is left over goes to those who have least
        shares[i] += 1
    return shares


def cameras(
    town: Town,
    sites: Sequence[Site],
    more: Iterator[Site],
    count: int,
    ground: Ground,
    grids: Sequence[tuple[str, XY]],
    addresses: Addresses,
    chance: Random,
    homes: Sequence[tuple[str, XY]] = (),
) -> Iterator[Camera]:
    """Yield `count` cameras of a town: all of the story's, then round by round of the others."""
    for number, (site, view) in enumerate(islice(_views(sites, more), count), start=1):
        at = _inside(site, view)
        camera = f"cam-{town.code}-{number:05d}"
        lottery = site.sort == "estate" and not site.is_story and chance.random() < RESTRICTED
        made = Camera(
            id=camera,
            name=f"{town.short}·{view.name}",
            place=Place(site.name, town.name, nearest(grids, at), ground.point(at)),
            tags=site.tags,
            level=level(site.sort),
            urls=addresses.of(camera, scene_for(site.sort, number)),
            is_restricted=view.is_restricted or lottery,
        )
        yield with_facts(made, site, number, at, homes)


def scene_for(sort: str, number: int) -> int:
    """Return the drawn scene for a camera at a sort of place; neighbours look different."""
    fit = SCENES.get(sort, STREETS)
    return fit[number % len(fit)]


def nearest(grids: Sequence[tuple[str, XY]], at: XY) -> str:
    """Return the name of the grid whose middle is nearest."""
    return min(grids, key=lambda g: (g[1][0] - at[0]) ** 2 + (g[1][1] - at[1]) ** 2)[0]


def level(sort: str) -> int:
    """Return 1 for a key place, 2 for an important one, else 3."""
    return next((number for number, sorts in LEVELS.items() if sort in sorts), 3)


def _views(sites: Sequence[Site], more: Iterable[Site]) -> Iterator[tuple[Site, View]]:
    for site in sites:
        if site.is_story:
            yield from ((site, view) for view in site.views)
    others = [site for site in sites if not site.is_story]
    for turn in range(max((len(site.views) for site in others), default=0)):
        yield from ((site, site.views[turn]) for site in others if turn < len(site.views))
    for site in more:
        yield from ((site, view) for view in site.views)


def _inside(site: Site, view: View) -> XY:
    metres = view.metres
    at = shifted(site.at, view.bearing, metres)
    while metres >= INSIDE and not site.town.shape.holds(at):
        metres /= 2
        at = shifted(site.at, view.bearing, metres)
    return at
