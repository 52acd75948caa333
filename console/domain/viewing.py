"""Who may look at restricted cameras, when and until when (调看授权): asked for, or given.

A grant names cameras or units of the area tree, hours of the day and an end; one for an incident
holds while the incident is open. Hub and seat judge by the same function, so the seat judges alike
when it is cut off. An ended grant ends by its time: nobody has to take it back.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import ClassVar, Protocol

NIGHT = 24 * 60


class ViewingState(StrEnum):
    """How a request stands: 待批, 已准, 已谢绝, 已收回; one whose time is over needs no state."""

    ASKED = "asked"
    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of the day, in minutes of the hall's day; over midnight where the end is smaller."""

    begin: int
    end: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day lies in them."""
        if self.begin <= self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end

    def __str__(self) -> str:
        return "-".join(f"{m // 60:02d}:{m % 60:02d}" for m in (self.begin, self.end))


def read_hours(text: str) -> Hours | None:
    """Read `22:00-06:00`; None for nothing.

    Raises:
        ValueError: something else.
    """
    if not text.strip():
        return None
    first, dash, last = text.replace("：", ":").replace("—", "-").partition("-")
    begin, end = _minute(first), _minute(last)
    if not dash or begin == end:
        raise ValueError(f"not hours of the day: {text!r}")
    return Hours(begin, end)


def _minute(text: str) -> int:
    hour, colon, minute = text.strip().partition(":")
    if not (colon and hour.isdecimal() and minute.isdecimal() and len(minute) == 2):
        raise ValueError(f"not a time of the day: {text!r}")
    told = int(hour) * 60 + int(minute)
    if told > NIGHT or int(minute) > 59:
        raise ValueError(f"not a time of the day: {text!r}")
    return told


class Watched(Protocol):
    """What is judged: a camera, or what a list keeps of it."""

    @property
    def id(self) -> str:
        """Id of the camera."""
        ...

    @property
    def is_restricted(self) -> bool:
        """Whether not everybody may look."""
        ...

    @property
    def town(self) -> str:
        """Name of its town."""
        ...

    @property
    def area(self) -> str:
        """Id of the lowest unit of the area tree it belongs to."""
        ...


@dataclass(frozen=True, slots=True)
class Viewing:
    """One grant, or the request for one.

    Attributes:
        id: its own.
        person, seat: whom it is for; a grant that names neither is for every seat of the hall.
        name: of the person or seat, for people.
        cameras: ids it opens.
        areas: names of towns or ids of units it opens.
        hours: of the day in which it holds (`22:00-06:00`); empty for all day.
        incident: id of the incident it belongs to: it ends with that, if not before.
        reason: why.
        minutes: how long was asked for.
        asked_at: when it was asked for, or given unasked.
        state: how it stands.
        until: its end; None before it is given.
        decided_by, decided_at, note: who decided, when and with which words.
    """

    KIND: ClassVar[str] = "viewing"

    id: str
    asked_at: datetime
    person: str = ""
    seat: str = ""
    name: str = ""
    cameras: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    hours: str = ""
    incident: str = ""
    reason: str = ""
    minutes: int = 0
    state: ViewingState = ViewingState.ASKED
    until: datetime | None = None
    decided_by: str = ""
    decided_at: datetime | None = None
    note: str = ""

    @property
    def is_live(self) -> bool:
        """Whether it waits for an answer or was given; its time may be over all the same."""
        return self.state in (ViewingState.ASKED, ViewingState.GIVEN)

    def is_for(self, person: str, seat: str) -> bool:
        """Whether it is meant for somebody at a seat."""
        if self.person:
            return self.person == person
        return not self.seat or self.seat == seat

    def names(self, camera: Watched, above: Collection[str] = ()) -> bool:
        """Whether it opens a camera, at its time; `above` are the units that contain its own."""
        where = {camera.town, camera.area, *above} - {""}
        return camera.id in self.cameras or bool(where.intersection(self.areas))

    def holds(self, now: datetime, zone: tzinfo) -> bool:
        """Whether it is given and its time is now; hours it cannot read never come."""
        if self.state is not ViewingState.GIVEN or self.until is None or now >= self.until:
            return False
        try:
            hours = read_hours(self.hours)
        except ValueError:
            return False
        here = now.astimezone(zone)
        return hours is None or hours.holds(here.hour * 60 + here.minute)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, from where, with which grants.

    Attributes:
        person, seat: who and where.
        leads: whether the right of a shift leader is held: that sees everything.
        areas: of the log-in's grant: towns, units or cameras.
        viewings: grants, whosoever they are for.
        is_open: whether an incident is still open.
        zone: of the hall, for hours of the day.
        above: tells ids and names of the units that contain a unit of the area tree.
    """

    person: str
    seat: str
    leads: bool
    areas: Collection[str]
    viewings: Sequence[Viewing]
    is_open: Callable[[str], bool]
    zone: tzinfo
    above: Callable[[str], Collection[str]] = lambda area: ()

    def may_see(self, camera: Watched, now: datetime) -> bool:
        """Whether a person may look at a camera now."""
        return self.judge(now)(camera)

    def judge(self, now: datetime) -> Callable[[Watched], bool]:
        """Return what tells whether a person may look at a camera now, of many thousand.

        Grants and their hours are looked at once, the units above each unit once.
        """
        held = self.held(now)
        ids = {*self.areas, *(id for each in held for id in each.cameras)}
        units = {*self.areas, *(area for each in held for area in each.areas)} - {""}
        known: dict[tuple[str, str], bool] = {}

        def may_see(camera: Watched) -> bool:
            if not camera.is_restricted or self.leads or camera.id in ids:
                return True
            where = camera.town, camera.area
            if where not in known:
                known[where] = not units.isdisjoint((*where, *self.above(camera.area)))
            return known[where]

        return may_see

    def opened_by(self, camera: Watched, now: datetime) -> Viewing | None:
        """Return the grant that opens a camera, the one that ends last; None where none does."""
        above = self.above(camera.area)
        found = [each for each in self.held(now) if each.names(camera, above)]
        return max(found, key=lambda each: (each.until or now, each.id), default=None)

    def held(self, now: datetime) -> list[Viewing]:
        """Return the grants that hold for this person now."""
        return [
            each
            for each in self.viewings
            if each.is_for(self.person, self.seat)
            and each.holds(now, self.zone)
            and (not each.incident or self.is_open(each.incident))
        ]


class Unit(Protocol):
    """A unit of the area tree."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def parent(self) -> str:
        """Id of the unit that contains it; empty for the highest."""
        ...


def line_above(area: str, unit: Callable[[str], Unit | None]) -> dict[str, str]:
    """Return the names of a unit and of all that contain it by their ids, the lowest first.

    Args:
        area: id of the lowest one.
        unit: looks one up by its id; None where nobody knows it.
    """
    found: dict[str, str] = {}
    while area and area not in found and (known := unit(area)) is not None:
        found[area] = known.name
        area = known.parent
    return found


def units_above(area: str, unit: Callable[[str], Unit | None]) -> set[str]:
    """Return ids and names of a unit and of all that contain it; see `line_above`."""
    line = line_above(area, unit)
    return {*line, *line.values()}
