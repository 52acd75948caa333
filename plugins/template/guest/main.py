"""Test data for the first look; put the bureau's own reading in place of `measured`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime

from hall_guest import Guest, Value

STATIONS = (("s1", "一号测站"), ("s2", "二号测站"), ("s3", "三号测站"))

guest = Guest("1.0.0")


def measured(number: int, now: datetime) -> float:
    """Return a level that rises and falls, so that the page can be seen to live."""
    return round(2.5 + math.sin(now.timestamp() / 60 + number), 2)


@guest.every(5)
def read() -> None:
    """Tell the page what is known."""
    now = datetime.now(UTC)
    guest.data(
        "gauges",
        [
            {"id": id, "name": name, "level": measured(number, now), "at": now.isoformat()}
            for number, (id, name) in enumerate(STATIONS)
        ],
    )


@guest.on_command("refresh")
def refresh(args: Mapping[str, Value]) -> str:
    """Read at once."""
    read()
    return "已重读"


guest.run()
