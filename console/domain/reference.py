"""What the hall knows before anything happens: orgs, places, cameras, units, dictionary, cards."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from console.domain.call_out import Contact
from console.domain.camera import Camera as Camera
from console.domain.feed import Feed as Feed
from console.domain.geo import Place, Point
from console.domain.matter import Matter as Matter


class OrgLevel(StrEnum):
    """Tiers of the tree: 区 街镇 网格 联勤联动站 居村 委办局."""

    DISTRICT = "district"
    TOWN = "town"
    GRID = "grid"
    STATION = "station"
    NEIGHBOURHOOD = "neighbourhood"
    BUREAU = "bureau"


@dataclass(frozen=True, slots=True)
class Org:
    """A node of the tree; towns carry their outline as lon, lat pairs."""

    KIND: ClassVar[str] = "org"

    id: str
    name: str
    level: OrgLevel
    parent: str = ""
    town: str = ""
    phone: str = ""
    duty_person: str = ""
    point: Point | None = None
    outline: tuple[Point, ...] = ()
    contacts: tuple[Contact, ...] = ()
    """Who is called after the duty person, in this order."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place people name on the phone (最小管理单元): underpass, estate, shed, site."""

    KIND: ClassVar[str] = "place"

    id: str
    name: str
    place: Place
    sort: str = ""
    aliases: tuple[str, ...] = ()
    hazards: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A force that can be sent (力量)."""

    KIND: ClassVar[str] = "unit"

    id: str
    name: str
    sort: str
    town: str = ""
    leader: str = ""
    phone: str = ""
    point: Point | None = None
    position_at: datetime | None = None
    speed_kmh: float = 24.0
    skills: tuple[str, ...] = ()
    next_contact: str = ""
    crew: int | None = None
    """People on duty; None where nobody told."""
    rests_until: datetime | None = None
    """It is at rest until then (轮休)."""


@dataclass(frozen=True, slots=True)
class Card:
    """A handling card (处置卡): first steps and numbers to call."""

    KIND: ClassVar[str] = "card"

    id: str
    name: str
    steps: tuple[str, ...]
    phones: tuple[str, ...] = ()
    """`name number`, the first two are shown without a click."""
    types: tuple[str, ...] = ()
    source: str = ""
    version: str = ""
    plugin: str = ""
    """Which brought it; empty for the hall's own."""
