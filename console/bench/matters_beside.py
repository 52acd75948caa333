"""What stands beside a suggestion on the screen: the nearest of many forces."""

import time
from datetime import datetime
from random import Random
from typing import Any

from console.bench.targets import percentile
from console.domain.force_choice import Chooser, ranked
from console.domain.geo import Point
from console.domain.reference import Unit
from console.runtime.clock import CHINA

NOW = datetime(2026, 7, 25, 20, 20, tzinfo=CHINA)
SORTS = ("排水", "交警", "消防", "救护", "电梯", "街镇", "绿化", "环卫")
TIMES = 40


def nearest_figures(number: int) -> dict[str, Any]:
    """Time the search for the nearest of so many forces."""
    chance = Random(number)
    units = [_unit(chance, count) for count in range(number)]
    lasted, worked = [], []
    for _ in range(TIMES):
        point, needs = _point(chance), [f"{sort}*2" for sort in chance.sample(SORTS, 3)]
        began, work = time.perf_counter(), time.thread_time()
        Chooser("望潮街道", NOW, NOW).choose(ranked(units, point), needs)
        lasted.append(time.perf_counter() - began)
        worked.append(time.thread_time() - work)
    return {
        "forces": number,
        "nearest_p95_ms": percentile(lasted, 0.95) * 1000,
        "nearest_cpu_p95_ms": percentile(worked, 0.95) * 1000,
    }


def _unit(chance: Random, count: int) -> Unit:
    sort = SORTS[count % len(SORTS)]
    return Unit(f"u{count}", f"{sort}{count}队", sort, point=_point(chance), position_at=NOW)


def _point(chance: Random) -> Point:
    return Point(125 + chance.random() / 5, 30 + chance.random() / 5)
