"""Marks of matters, orders, devices, forces, what bureaus bring, towns: few, made anew at once."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from console.domain.alert import Alert
from console.domain.device_tally import device_of, tally_id
from console.domain.geo import Point
from console.domain.incident import Incident
from console.domain.reference import Org, Unit
from console.models.alert_rows import GRADES, short_grade_word
from console.models.device_places import PlacedDevice
from console.models.ground import GroundLine
from console.models.matter_spot import spot_of
from console.models.work_order_book import OrderView
from console.runtime.hall_time import hall_minute
from console.screens.city_map.alert_marks import ToPlane, short
from console.screens.common.grade_run import word_of
from console.screens.common.spot import Spot
from widgets.map.marks import Mark, Sign

BORDER = "border"
"""Sort of the lines that part towns."""


def incident_marks(
    incidents: Iterable[Incident], alert: Callable[[str], Alert | None], to_plane: ToPlane
) -> Iterator[Mark]:
    """Yield the open matters; each is as bad as the worst of its open alerts."""
    for incident in incidents:
        at, worst = spot_of(incident, alert)
        if at is not None:
            yield Mark(
                to_plane(at), Sign.INCIDENT, incident.id, short(incident.title),
                short_grade_word(worst), GRADES[worst],
            )  # fmt: skip


def order_marks(views: Iterable[OrderView], to_plane: ToPlane) -> Iterator[Mark]:
    """Yield the open orders that have a place."""
    for view in views:
        point = view.order.place.point
        if point is not None:
            yield Mark(to_plane(point), Sign.ORDER, view.order.id, short(view.order.title))


def device_marks(
    devices: Iterable[PlacedDevice], alerts: Iterable[Alert], to_plane: ToPlane
) -> Iterator[Mark]:
    """Yield the devices that have no open alert: the alert's own mark stands for the others."""
    speaking = {tally_id(spoken) for alert in alerts if (spoken := device_of(alert))}
    for device in devices:
        if device.id not in speaking:
            yield Mark(to_plane(device.at), Sign.DEVICE, device.id, short(device.name))


def force_marks(
    units: Iterable[Unit], now: datetime, fresh: timedelta, to_plane: ToPlane
) -> Iterator[Mark]:
    """Yield the forces where they were last; one whose position is old says of when it is."""
    for unit in units:
        if unit.point is None:
            continue
        is_old = unit.position_at is None or now - unit.position_at > fresh
        name = short(unit.name)
        if is_old and unit.position_at is not None:
            name = f"{name} {hall_minute(unit.position_at)}"
        yield Mark(to_plane(unit.point), Sign.FORCE, unit.id, name, is_old=is_old)


def layer_marks(spots: Iterable[Spot], to_plane: ToPlane) -> Iterator[Mark]:
    """Yield what bureaus bring."""
    for spot in spots:
        word = word_of(spot.grade, is_short=True) if spot.grade else ""
        yield Mark(
            to_plane(spot.at), Sign.LAYER, "", short(spot.name), word, spot.grade,
            is_old=spot.is_old,
        )  # fmt: skip


def town_marks(towns: Iterable[Org], to_plane: ToPlane) -> Iterator[Mark]:
    """Yield the names of towns."""
    for town in towns:
        at = town.point or _middle(town.outline)
        if at is not None:
            yield Mark(to_plane(at), Sign.NAME, town.id, town.name)


def town_lines(towns: Iterable[Org]) -> list[GroundLine]:
    """Return the borders of towns."""
    return [
        GroundLine(BORDER, "", (*town.outline, town.outline[0]))
        for town in towns
        if len(town.outline) > 2
    ]


def _middle(points: tuple[Point, ...]) -> Point | None:
    if not points:
        return None
    lons, lats = [p.lon for p in points], [p.lat for p in points]
    return Point((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)
