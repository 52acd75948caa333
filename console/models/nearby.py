"""周边: what lies within a reach of the ground, in the order of S6; knows no widget.

Only what the hub's directory and the open matters really tell of is listed. What nobody here tells
of (pipelines, goods) is no list that is empty: it is said by whoever shows it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from console.domain.alert import Alert
from console.domain.geo import Place, Point, direction, distance
from console.domain.incident import Incident
from console.domain.reach import Beside, Box, Reach, holds, is_within
from console.domain.reference import KnownPlace, Org, OrgLevel, Unit
from console.models.alert_rows import GRADES, short_grade_word
from console.models.camera_entry import CameraEntry
from console.models.camera_index import Cameras
from console.models.device_places import PlacedDevice
from console.models.matter_spot import spot_of
from console.models.work_order_book import OrderView
from widgets.common.theme import Grade

MOST = 30
"""Lines of one group; further ones are counted."""
OFFICES = (OrgLevel.GRID, OrgLevel.NEIGHBOURHOOD, OrgLevel.STATION)
"""Who is near: the nearest of each, even beyond the reach."""


class Group(StrEnum):
    """Groups of the column, in its order."""

    OFFICES = "offices"
    OPEN = "open"
    CAMERAS = "cameras"
    DEVICES = "devices"
    DANGERS = "dangers"
    FORCES = "forces"
    PEOPLE = "people"


class Kind(StrEnum):
    """What a line stands for; a line's id begins with it."""

    OFFICE = "org"
    ALERT = "alert"
    INCIDENT = "incident"
    ORDER = "work_order"
    CAMERA = "camera"
    DEVICE = "device"
    PLACE = "place"
    FORCE = "unit"


@dataclass(frozen=True, slots=True)
class NearLine:
    """One line.

    Attributes:
        kind, of: what it stands for, and the id of that.
        name, detail: its two lines of words; the second as the record has it.
        at: where it is.
        metres: how far away, or how far along a line.
        direction: in which of eight directions; empty along a line.
        since: of when it is; None where it has no age.
        grade, word: its severity.
        is_old: it is not of now.
        entry: of a camera.
        state: of a camera without a new picture: for how long, in words.
        level: of an office.
        is_guess: of an office: it is the nearest, nobody has told that it answers for the place.
        alert: of a device: the newest it gave.
        is_beyond: of an office: it lies beyond the reach, and is the nearest all the same.
    """

    kind: Kind
    of: str
    name: str
    at: Point | None = None
    metres: float | None = None
    detail: str = ""
    direction: str = ""
    since: datetime | None = None
    grade: Grade | None = None
    word: str = ""
    is_old: bool = False
    entry: CameraEntry | None = None
    state: str = ""
    level: OrgLevel | None = None
    is_guess: bool = False
    alert: str = ""
    is_beyond: bool = False

    @property
    def id(self) -> str:
        """Unique in the column."""
        return f"{self.kind}/{self.of}"


@dataclass(frozen=True, slots=True)
class NearGroup:
    """One group: its first lines, and how many there are in all."""

    lines: tuple[NearLine, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Nearby:
    """What was found."""

    groups: Mapping[Group, NearGroup] = field(default_factory=dict)

    def lines(self) -> Iterator[NearLine]:
        """Yield every line in the order of the column."""
        for group in Group:
            yield from self.groups.get(group, NearGroup()).lines


@dataclass(frozen=True, slots=True)
class Known:
    """What is looked through.

    Attributes:
        alert: an open alert by its id.
        silent: by the id of a camera known to give no new picture: for how long, in words.
        grid: name or id of the grid that answers for what is asked about; empty where nobody
            tells.
        fresh: from which age on the position of a force is old.
    """

    alerts: Iterable[Alert]
    incidents: Iterable[Incident]
    orders: Iterable[OrderView]
    cameras: Cameras
    devices: Iterable[PlacedDevice]
    dangerous: Iterable[KnownPlace]
    units: Iterable[Unit]
    orgs: Iterable[Org]
    alert: Callable[[str], Alert | None]
    now: datetime
    fresh: timedelta
    silent: Mapping[str, str] = field(default_factory=dict)
    grid: str = ""


def look_around(reach: Reach, known: Known) -> Nearby:
    """Return what lies within a reach, each group by distance."""
    look = _Look(reach)
    found = {
        Group.OFFICES: _offices(reach, known),
        Group.OPEN: look.sorted(_open(known, reach.box)),
        Group.DEVICES: look.sorted(_devices(known.devices)),
        Group.DANGERS: look.sorted(_dangers(known.dangerous)),
        Group.FORCES: look.sorted(_forces(known)),
    }
    groups = {group: NearGroup(tuple(lines[:MOST]), len(lines)) for group, lines in found.items()}
    groups[Group.CAMERAS] = _cameras(reach, known.cameras, known.silent)
    return Nearby(groups)


class _Look:
    """Keeps what lies in a reach and says how far away it is."""

    def __init__(self, reach: Reach) -> None:
        self._reach, self._box = reach, reach.box

    def sorted(self, lines: Iterable[NearLine]) -> list[NearLine]:
        """Return the lines that lie in it, the nearest first; of the worst first at one place."""
        return sorted(self._within(lines), key=lambda line: (line.metres or 0.0, line.id))

    def _within(self, lines: Iterable[NearLine]) -> Iterator[NearLine]:
        box, reach = self._box, self._reach
        for line in lines:
            if line.at is None or not holds(box, line.at):
                continue
            metres = reach.away(line.at)
            if metres is not None:
                yield _placed(line, metres, reach)


def _placed(line: NearLine, metres: float, reach: Reach) -> NearLine:
    return replace(line, metres=metres, direction=_way(reach, line.at))


def _way(reach: Reach, at: Point | None) -> str:
    """Return in which direction something lies; along a line nobody asks for one."""
    return "" if at is None or isinstance(reach, Beside) else direction(reach.middle, at)


def _open(known: Known, box: Box) -> Iterator[NearLine]:
    for alert in known.alerts:
        if alert.place.point is None or not holds(box, alert.place.point):
            continue  # of thousands few are near: no line is made for the others
        grade = None if alert.is_exercise else GRADES[alert.severity]
        word = "" if alert.is_exercise else short_grade_word(alert.severity)
        yield NearLine(
            Kind.ALERT, alert.id, alert.title, alert.place.point, detail=_where(alert.place),
            since=alert.received_at, grade=grade, word=word,
        )  # fmt: skip
    for incident in known.incidents:
        at, worst = spot_of(incident, known.alert)
        yield NearLine(
            Kind.INCIDENT, incident.id, incident.title, at, detail=_where(incident.place),
            since=incident.opened_at, grade=GRADES[worst], word=short_grade_word(worst),
        )  # fmt: skip
    for view in known.orders:
        order = view.order
        yield NearLine(
            Kind.ORDER, order.id, order.title, order.place.point, detail=order.number,
            since=order.created_at,
        )  # fmt: skip


def _cameras(reach: Reach, found: Cameras, silent: Mapping[str, str]) -> NearGroup:
    """Return the first cameras as lines; of thousands the others are counted alone."""
    placed = [(entry, Point(entry.lon, entry.lat)) for entry in found.entries]
    if found.metres:
        told = [(found.metres[entry.id], entry, at) for entry, at in placed[:MOST]]
    else:
        told = [(distance(reach.middle, at), entry, at) for entry, at in placed]
        told.sort(key=lambda each: (each[0], each[1].id))
    lines = (
        NearLine(
            Kind.CAMERA, entry.id, entry.name, at, metres, entry.number, _way(reach, at),
            is_old=entry.is_off or entry.id in silent, entry=entry, state=silent.get(entry.id, ""),
        )
        for metres, entry, at in told[:MOST]
    )  # fmt: skip
    return NearGroup(tuple(lines), len(placed))


def _devices(devices: Iterable[PlacedDevice]) -> Iterator[NearLine]:
    for device in devices:
        yield NearLine(
            Kind.DEVICE, device.id, device.name, device.at, detail=device.source,
            since=device.told_at, alert=device.alert,
        )  # fmt: skip


def _dangers(places: Iterable[KnownPlace]) -> Iterator[NearLine]:
    for place in places:
        yield NearLine(Kind.PLACE, place.id, place.name, place.place.point, detail=place.hazards)


def _forces(known: Known) -> Iterator[NearLine]:
    for unit in known.units:
        at = unit.position_at
        is_old = at is None or known.now - at > known.fresh
        yield NearLine(
            Kind.FORCE, unit.id, unit.name, unit.point,
            detail=" ".join(each for each in (unit.sort, unit.phone) if each),
            since=at, is_old=is_old,
        )  # fmt: skip


def _offices(reach: Reach, known: Known) -> list[NearLine]:
    """Return who answers for a point: its grid, who is nearest, its town, and their phones."""
    at, orgs = reach.middle, list(known.orgs)
    town = next((o for o in orgs if o.level is OrgLevel.TOWN and _holds(o, at)), None)
    found: list[Org] = []
    for level in OFFICES:
        here = [o for o in orgs if o.level is level and o.point and _is_of(o, town)]
        told = [o for o in here if level is OrgLevel.GRID and known.grid in (o.id, o.name)]
        nearest = min(here, key=lambda o: _metres(at, o), default=None)
        chosen = told[0] if told else nearest
        if chosen is not None:
            found.append(chosen)
    if town is not None:
        found.append(town)
    found += [o for o in orgs if o.level is OrgLevel.DISTRICT][:1]
    return [_office(org, reach, known.grid) for org in found]


def _office(org: Org, reach: Reach, grid: str) -> NearLine:
    at = reach.middle
    has_way = org.point is not None and org.level in OFFICES
    metres = _metres(at, org) if has_way else None
    way = direction(at, org.point) if has_way and org.point is not None else ""
    is_sure = org.level not in OFFICES or (bool(grid) and grid in (org.id, org.name))
    told = " ".join(each for each in (org.phone, org.duty_person) if each)
    return NearLine(
        Kind.OFFICE, org.id, org.name, org.point, metres, told, way,
        level=org.level, is_guess=not is_sure,
        is_beyond=has_way and org.point is not None and reach.away(org.point) is None,
    )  # fmt: skip


def _is_of(org: Org, town: Org | None) -> bool:
    return town is None or org.town in (town.name, town.id) or org.parent == town.id


def _holds(town: Org, at: Point) -> bool:
    return len(town.outline) > 2 and is_within(town.outline, at)


def _metres(at: Point, org: Org) -> float:
    assert org.point is not None
    return distance(at, org.point)


def _where(place: Place) -> str:
    return place.name or place.town
