"""Forces: those of `forces.toml`, and a squad, a patrol and a police post in every town."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from console.demo.district.ground import shifted
from console.demo.district.naming import Namer
from console.demo.district.plan import Ground, Town
from console.domain.reference import Unit

SPEED = 18.0
"""Kilometres an hour in the rain; 1.8 km take six minutes."""

OF_EVERY_TOWN = (
    ("防汛突击队", "街镇", "队长", 6240, "沙袋、警示锥"),
    ("城管中队", "城管", "值班", 6270, "隔离、拆除"),
    ("派出所", "公安", "值班", 6450, "警戒、疏散"),
)


def forces(
    ground: Ground, plan: dict[str, Any], namer: Namer, now: datetime, chance: Random
) -> Iterator[Unit]:
    """Yield all units with their positions as known at `now`."""
    names = {one["name"] for one in plan["unit"]}
    for number, one in enumerate(plan["unit"], start=1):
        town = one.get("town", "")
        yield Unit(
            id=f"unit-{number:03d}",
            name=one["name"],
            sort=one["sort"],
            town=ground.town(town).name if town else "",
            leader=one["leader"],
            phone=f"0000-{one['phone']}",
            point=ground.point((float(one["at"][0]), float(one["at"][1]))),
            position_at=now - timedelta(seconds=one["age"]),
            speed_kmh=float(one.get("speed", SPEED)),
            skills=tuple(one["skills"]),
            next_contact=one.get("next", ""),
        )
    for town in ground.towns:
        yield from _of_town(town, names, ground, namer, now, chance)


def _of_town(
    town: Town,
    names: set[str],
    ground: Ground,
    namer: Namer,
    now: datetime,
    chance: Random,
) -> Iterator[Unit]:
    for number, (ending, sort, post, phone, skill) in enumerate(OF_EVERY_TOWN, start=1):
        name = town.short + ending
        at = shifted(town.centre, chance.uniform(0, 360), chance.uniform(200, 700))
        age = timedelta(seconds=chance.randrange(8, 120))
        if name in names:
            continue
        yield Unit(
            id=f"unit-{town.code}-{number}",
            name=name,
            sort=sort,
            town=town.name,
            leader=f"{post} {namer.person()}",
            phone=f"0000-{_phone(name, phone + int(town.code))}",
            point=ground.point(at),
            position_at=now - age,
            speed_kmh=SPEED,
            skills=(skill,),
        )


def _phone(name: str, usual: int) -> int:
    """Return the number the handling cards name, or the usual one of that row."""
    return {"映川城管中队": 6270, "望潮城管中队": 6261, "听澜派出所": 6110}.get(name, usual)
