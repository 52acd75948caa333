"""What lies on the map: the marks of each family, made when they change, and what is in sight."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.domain.geo import Point
from console.models.data_age import Age
from console.runtime.hall_time import hall_time
from console.screens.city_map.alert_marks import AlertMarks
from console.screens.city_map.families import Family, FamilyState
from console.screens.city_map.other_marks import (
    device_marks,
    force_marks,
    incident_marks,
    layer_marks,
    order_marks,
    town_lines,
    town_marks,
)
from console.screens.city_map.parts import MapParts
from console.screens.city_map.plane import PlaneMap
from console.screens.city_map.sight import cameras_in_sight, in_sight
from widgets.map.marks import Mark

SIDE = 72
"""Pixels of the square that becomes one crowd of cameras."""
CELL = (96, 34)
"""Pixels of the cell that becomes one cluster: as wide as its pill can be, and a little higher."""
NEAR = 4.0
"""Metres a pixel below which cameras are drawn as what they are."""
SOON = 100
"""Milliseconds in which what changes is drawn together."""


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


class Scene(QObject):
    """Draws the families that are on.

    Args:
        parts: where they are read.
        plane: the map they lie on.

    Signals:
        told: the families as they are now: counts and ages.
    """

    told = Signal(object)

    def __init__(self, parts: MapParts, plane: PlaneMap) -> None:
        super().__init__(plane)
        self._parts, self._plane = parts, plane
        self.alerts = AlertMarks(parts.queue, plane.to_plane_of, self)
        self._sets: dict[Family, tuple[Mark, ...]] = {}
        self._incidents: tuple[Mark, ...] = ()
        self._towns: tuple[Mark, ...] = ()
        self._laid = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.refresh)
        self.alerts.changed.connect(self.stir)
        for source in (
            parts.incidents, parts.work, parts.devices, parts.directory, parts.layers,
            parts.switches, parts.cameras, parts.age,
        ):  # fmt: skip
            source.changed.connect(self.stir)
        plane.view_moved = self.draw

    def stir(self) -> None:
        """Draw anew soon, together with what else changes."""
        if self._plane.isVisible() and not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Draw nothing any more."""
        self._soon.stop()
        self.alerts.stop()

    def refresh(self) -> None:
        """Make what is made at once anew, and draw."""
        self._lay_ground()
        if self._plane.origin is None:
            self.told.emit(self._states())
            return
        parts, to_plane = self._parts, self._plane.to_plane_of
        alerts = parts.queue.alerts()
        self._incidents = tuple(incident_marks(parts.incidents.open, parts.queue.alert, to_plane))
        self._sets = {
            Family.ORDERS: tuple(order_marks(parts.work.open_views(), to_plane)),
            Family.DEVICES: tuple(device_marks(parts.devices.all, alerts, to_plane)),
            Family.FORCES: tuple(
                force_marks(parts.directory.units(), parts.clock.now(), parts.fresh, to_plane)
            ),
            Family.LAYERS: tuple(layer_marks(parts.layers.spots(), to_plane)),
        }
        self.told.emit(self._states())
        self.draw()

    def _lay_ground(self) -> None:
        """Lay the ground once anything is known of it; towns may come later than lines."""
        towns = self._parts.directory.towns()
        lines = (*town_lines(towns), *self._parts.ground)
        has_ground = self._plane.origin is not None
        if has_ground and (not lines or len(lines) == self._laid):
            return
        self._laid = len(lines)
        self._plane.set_ground_of(lines, () if lines else self._known())
        if self._plane.origin is not None:
            self._towns = tuple(town_marks(towns, self._plane.to_plane_of))
            self.alerts.reload()

    def _known(self) -> Sequence[Point]:
        """Return where things are, for a hall without a map of lines."""
        parts = self._parts
        points = [unit.point for unit in parts.directory.units()]
        points += [alert.place.point for alert in parts.queue.alerts()]
        points += [Point(e.lon, e.lat) for e in parts.cameras.index.entries() if e.has_point]
        return [point for point in points if point is not None]

    def draw(self) -> None:
        """Draw what is in sight."""
        plane = self._plane
        if plane.origin is None:
            return
        low, high = plane.corners()
        side, is_on = plane.units_of(SIDE), self._parts.switches.is_on
        grown = self._parts.theme.grown
        cell = plane.units_of(grown(CELL[0])), plane.units_of(grown(CELL[1]))
        marks: list[Mark] = list(self._towns)
        for family, told in self._sets.items():
            if is_on(family):
                marks += in_sight(told, low, high, cell)
        if is_on(Family.ALERTS):
            marks += in_sight(self.alerts.all.values(), low, high, cell)
            marks += self._incidents
        if is_on(Family.CAMERAS):
            corners = plane.point_of(*low), plane.point_of(*high)
            is_near = plane.units_of(1) < NEAR
            index = self._parts.cameras.index
            marks += cameras_in_sight(index, *corners, side, is_near, plane.to_plane_of)
        plane.set_marks(marks)

    # Counts and ages

    def _states(self) -> Mapping[Family, FamilyState]:
        age = self._parts.age.age
        states = {family: self._state(family) for family in Family}
        if not age.is_shown:
            return states
        cut = (Family.ORDERS, Family.ALERTS, Family.DEVICES, Family.FORCES, Family.CAMERAS)
        return {
            family: FamilyState(state.count, _with(age, state.note), True)
            if family in cut
            else state
            for family, state in states.items()
        }

    def _state(self, family: Family) -> FamilyState:
        parts = self._parts
        if family is Family.CAMERAS:
            index, waiting = parts.cameras.index, parts.cameras.waiting
            note = _t("{0} still being read").format(waiting) if waiting else ""
            return FamilyState(len(index), note)
        if family is Family.ALERTS:
            placeless = len(self.alerts.placeless)
            note = _t("{0} without coordinates").format(placeless) if placeless else ""
            return FamilyState(len(self.alerts.all) + len(self._incidents), note)
        marks = self._sets.get(family, ())
        if family is Family.ORDERS:
            lost = len(parts.work.open_views()) - len(marks)
            return FamilyState(
                len(marks), _t("{0} without coordinates").format(lost) if lost else ""
            )
        old = sum(mark.is_old for mark in marks)
        if family is Family.FORCES and old:
            minutes = int(parts.fresh.total_seconds() // 60)
            return FamilyState(len(marks), _t("{0} older than {1} min").format(old, minutes))
        if family is Family.LAYERS:
            return FamilyState(len(marks), _t("{0} out of date").format(old) if old else "")
        return FamilyState(len(marks))


def _with(age: Age, note: str) -> str:
    """Return of when a family is, short: the edge of the map says the rest."""
    words = _t("as of {0}").format(hall_time(age.as_of)) if age.as_of else age.words
    return _t("{0}, {1}").format(words, note) if note else words
