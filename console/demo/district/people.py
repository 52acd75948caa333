"""800 households whose water meter is watched: places without a name, a door or a person."""

from collections.abc import Iterator, Sequence
from random import Random

from console.demo.district.ground import XY
from console.demo.district.plan import Ground, Town
from console.demo.district.sites import Site
from console.domain.geo import Place
from console.domain.reference import KnownPlace

MASKED = "地址已隐去"
"""What stands for the address (shown as `鹤渚镇·地址已隐去`)."""


def elders(
    town: Town,
    homes: Sequence[tuple[Site, str]],
    count: int,
    ground: Ground,
    chance: Random,
) -> Iterator[KnownPlace]:
    """Yield the households of a town; the point is that of the neighbourhood, never the door.

    Args:
        town: whose they are.
        homes: places of its neighbourhoods and the grid of each.
        count: how many.
        ground: for degrees.
        chance: spreads them over the neighbourhoods.
    """
    for number in range(1, count + 1):
        site, grid = homes[0] if number == 17 else chance.choice(homes)
        at: XY = site.at
        yield KnownPlace(
            id=f"elder-{town.code}-{number:03d}",
            name=f"独居老人 {town.short}-{number:03d}",
            place=Place(MASKED, town.name, grid, ground.point(at)),
            sort="elder",
            hazards="智能水表；连续 24 小时无用水即告警",
        )
