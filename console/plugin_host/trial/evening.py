"""The recorded evening: what guests may read of a hall while a storm passes over it.

`plugins/storm/evening.jsonl` is made by `packaging/write_storm.py` from the demo's own scenario:
the first line holds cameras and the beginning, every other what has changed at a moment of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from console.plugin_host.shipped import SHIPPED
from console.runtime.clock import CHINA

FILE = SHIPPED / "storm" / "evening.jsonl"
Body = Mapping[str, Any]
"""A record as guests read it: a choice of plain fields."""


class Head(Struct, frozen=True, kw_only=True):
    """How it was made, and what does not change.

    Attributes:
        seed: of the scenario.
        begins: the first moment, by the scenario's clock.
        cameras: the camera directory as guests read it.
    """

    seed: int
    begins: datetime
    cameras: tuple[dict[str, Any], ...] = ()


class Moment(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became otherwise.

    Attributes:
        at: seconds after the beginning.
        title: what the scenario tells here.
        alerts, orders: those that are new or changed, whole.
        closed: ids of alerts that are open no more.
    """

    at: float
    title: str = ""
    alerts: tuple[dict[str, Any], ...] = ()
    orders: tuple[dict[str, Any], ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """What a guest is told has changed."""
        told = (("alerts", self.alerts or self.closed), ("orders", self.orders))
        return tuple(kind for kind, changed in told if changed)


@dataclass(frozen=True, slots=True)
class Hall:
    """What guests may read at one moment, the newest first."""

    alerts: tuple[Body, ...] = ()
    orders: tuple[Body, ...] = ()
    cameras: tuple[Body, ...] = ()


@dataclass(frozen=True)
class Evening:
    """All of it."""

    head: Head
    moments: tuple[Moment, ...]

    @property
    def seconds(self) -> float:
        """How long it takes, by the scenario's clock."""
        return self.moments[-1].at if self.moments else 0.0

    def clock_at(self, at: float) -> str:
        """Return the time of the evening at so many seconds after the beginning (`20:20:00`)."""
        moment = self.head.begins + timedelta(seconds=at)
        return moment.astimezone(CHINA).strftime("%H:%M:%S")

    @property
    def first(self) -> float:
        """Seconds after the beginning of the first moment; before it where it is negative."""
        return self.moments[0].at if self.moments else 0.0

    @cached_property
    def halls(self) -> tuple[Hall, ...]:
        """The hall after each moment."""
        alerts: dict[str, Body] = {}
        orders: dict[str, Body] = {}
        made = []
        for moment in self.moments:
            alerts.update((each["id"], each) for each in moment.alerts)
            orders.update((each["id"], each) for each in moment.orders)
            for id in moment.closed:
                alerts.pop(id, None)
            newest = sorted(alerts.values(), key=lambda each: str(each["received_at"]))[::-1]
            made.append(Hall(tuple(newest), tuple(orders.values())[::-1], self.head.cameras))
        return tuple(made)

    def hall(self, at: float) -> Hall:
        """Return the hall at so many seconds after the beginning."""
        passed = sum(moment.at <= at for moment in self.moments)
        return self.halls[passed - 1] if passed else Hall(cameras=self.head.cameras)


def read_evening(file: Path = FILE) -> Evening:
    """Read the recording.

    Raises:
        OSError, msgspec.MsgspecError: it is not whole.
    """
    head, *lines = file.read_bytes().splitlines()
    moments = tuple(msgspec.json.decode(line, type=Moment) for line in lines)
    return Evening(msgspec.json.decode(head, type=Head), moments)


def write_evening(evening: Evening) -> bytes:
    """Return the recording as it stands in its file."""
    return b"".join(msgspec.json.encode(each) + b"\n" for each in (evening.head, *evening.moments))
