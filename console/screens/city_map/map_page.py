# ruff: noqa: D102 - Qt's overrides are described by Qt
"""一张图: everything the hall knows where it is; layers at the left, 周边 at the right."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.commands import map_commands
from console.models.subject import Subject
from console.screens.city_map.families import Family, FamilyState
from console.screens.city_map.layer_pane import WIDTH, LayerPane
from console.screens.city_map.near_hand import NearHand
from console.screens.city_map.near_pane import WIDTH as NEAR_WIDTH
from console.screens.city_map.near_pane import NearPane
from console.screens.city_map.parts import MapParts
from console.screens.city_map.plane import PlaneMap
from console.screens.city_map.scene import Scene
from console.screens.common.page_shortcuts import bind_shortcuts
from widgets.common.base import Painted
from widgets.common.empty_note import EmptyNote
from widgets.common.key_words import SCOPE
from widgets.map.marks import Mark, Sign


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


class MapPage(Painted):
    """Layers at the left, the map beside them.

    Args:
        parts: everything it is built from. Its commands are added to `parts.commands`.

    Signals:
        alert_requested, order_requested, incident_requested, camera_requested: id of what
            somebody wants to see.
        wall_requested: title, Cameras, and id of a matter (or empty): onto the wall.
        patrol_requested: title and pool of a patrol that is kept nowhere.
        deploy_requested: id of an alert, and ids of units to tick: send forces.
        said: something was done; in passing.
        refused: something was not, and why.
    """

    alert_requested = Signal(str)
    order_requested = Signal(str)
    incident_requested = Signal(str)
    camera_requested = Signal(str)
    wall_requested = Signal(str, object, str)
    patrol_requested = Signal(str, str)
    deploy_requested = Signal(str, object)
    said = Signal(str)
    refused = Signal(str)

    def __init__(self, parts: MapParts, parent: QWidget | None = None) -> None:
        super().__init__(parts.theme, parent)
        self._parts = parts
        self.setProperty(SCOPE, map_commands.PAGE)
        self.plane = PlaneMap(parts.theme)
        self.layers = LayerPane(parts)
        self.scene = Scene(parts, self.plane)
        self.near = NearPane(parts)
        self.hand = NearHand(parts, self)
        self.empty = EmptyNote(parts.theme, self.plane)
        self.chosen: Mark | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.layers)
        row.addWidget(self.plane, 1)
        row.addWidget(self.near)
        self.setFocusProxy(self.plane)
        self._connect()

    def _connect(self) -> None:
        commands, parts = self._parts.commands, self._parts
        for family, command in map_commands.SWITCHES.items():
            commands.add(command, partial(self._turn, Family(family)))
        commands.add(map_commands.NEXT, self.show_next)
        commands.add(map_commands.GO, self.go)
        self.hand.add_commands(commands)
        bind_shortcuts(self, commands, [command.id for command in map_commands.COMMANDS])
        self.plane.picked.connect(self._pick)
        self.plane.left.connect(self.leave)
        self.scene.told.connect(self._tell)
        parts.incidents.load()
        parts.work.load()
        parts.devices.load()
        parts.places.load()
        self.scene.refresh()

    def stop(self) -> None:
        """Draw nothing any more: the seat goes."""
        self.scene.stop()
        self.near.stop()

    # What a person does

    def _turn(self, family: Family) -> None:
        if family is Family.LAYERS and not self._parts.layers.all:
            self.refused.emit(_t("No bureau brings a layer to the map"))
            self.layers.refresh()
            return
        self._parts.switches.turn(family)

    def show_next(self) -> None:
        """Go to the next open alert, the worst first; after the last to the first again."""
        alerts = sorted(self.scene.alerts.all.values(), key=lambda mark: (-mark.rank, mark.id))
        if not alerts:
            self.refused.emit(_t("No open alert has a place"))
            return
        ids = [mark.id for mark in alerts]
        at = ids.index(self.chosen.id) + 1 if self.chosen and self.chosen.id in ids else 0
        mark = alerts[at % len(alerts)]
        self.plane.go_to(mark.at)
        self.choose(mark)

    def choose(self, mark: Mark) -> None:
        """Ring what is meant, and list what lies around it."""
        self.chosen = mark
        self.plane.set_chosen(mark.at)
        self.hand.ask(mark)

    def leave(self) -> None:
        """Let go what was chosen."""
        self.chosen = None
        self.plane.set_chosen(None)
        self.hand.put_away()

    def go(self) -> None:
        """Show the page of what is chosen."""
        mark = self.chosen
        wished = {
            Sign.ALERT: self.alert_requested,
            Sign.INCIDENT: self.incident_requested,
            Sign.ORDER: self.order_requested,
            Sign.CAMERA: self.camera_requested,
        }
        if mark is None or mark.sign not in wished:
            self.refused.emit(_t("Choose an alert, an order, a matter or a camera first"))
            return
        wished[mark.sign].emit(mark.id)

    def _pick(self, x: float, y: float) -> None:
        mark = self.plane.mark_at(x, y)
        if mark is not None and mark.count > 1:
            self.plane.bring_closer(mark.at)
        elif mark is None:
            self.chosen = None
            self.plane.set_chosen((x, y))
            self.hand.ask_at(x, y)
        elif mark.sign is Sign.CAMERA and mark == self.chosen:
            self.camera_requested.emit(mark.id)
        else:
            self.choose(mark)

    # What is said

    def _tell(self, states: Mapping[Family, FamilyState]) -> None:
        self.layers.tell(states)
        self.near.stir()
        if self.plane.origin is None:
            self.empty.say(
                _t("Nothing here has a place yet"),
                _t("Towns, cameras and forces come with the hub's directory; alerts as they come"),
            )
        else:
            self.empty.say("")

    def subject(self) -> Subject | None:
        """Return what is chosen, for a note."""
        mark = self.chosen
        if mark is None or mark.sign not in _KINDS:
            return None
        return Subject(mark.name, (f"{_KINDS[mark.sign]}/{mark.id}",))

    def subject_under(self, at: QPoint) -> Subject | None:
        """Return the point under the mouse, for a note."""
        return self.plane.subject_under(at)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._parts.layers.look(self, True)
        self.scene.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._parts.layers.look(self, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.layers.setFixedWidth(min(self.theme.grown(WIDTH), max(1, self.width() // 4)))
        self.near.setFixedWidth(min(self.theme.grown(NEAR_WIDTH), max(1, self.width() // 3)))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), self.theme.line)

    def sizeHint(self) -> QSize:
        return QSize(1856, 984)


_KINDS = {
    Sign.ALERT: "alert",
    Sign.INCIDENT: "incident",
    Sign.ORDER: "work_order",
    Sign.CAMERA: "camera",
}
"""Kinds of the records that marks stand for."""
