"""What a person does with 周边: asks, widens, opens a line, walls, patrols, sends forces."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt

from console.commands import map_commands
from console.commands.registry import CommandTable
from console.domain.reach import Around, Beside, Reach, Within
from console.models.camera_query import reach_words
from console.models.nearby import Group, Kind, NearLine
from console.screens.city_map.asked_place import AskedPlace, asked_at, asked_of
from console.screens.city_map.draw_hint import DrawHint, drawn_words
from console.screens.city_map.parts import MapParts
from widgets.map.marks import Mark
from widgets.map.outline import Outline, OutlineKind

if TYPE_CHECKING:
    from console.screens.city_map.map_page import MapPage

LEAST_RADIUS = 20.0
"""Metres of the smallest circle that is drawn."""
KINDS = {
    map_commands.CIRCLE: OutlineKind.CIRCLE,
    map_commands.LINE: OutlineKind.LINE,
    map_commands.AREA: OutlineKind.AREA,
    map_commands.BOX: OutlineKind.BOX,
}


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


class NearHand(QObject):
    """Leads the column and the outline on the map.

    Args:
        parts: what the page is built from.
        page: the page.
    """

    def __init__(self, parts: MapParts, page: "MapPage") -> None:
        super().__init__(page)
        self._parts, self._page = parts, page
        self._plane, self._near = page.plane, page.near
        self._near.opened.connect(self._open)
        self._near.left.connect(self._back_to_map)
        self._hint = DrawHint(page.plane)
        page.plane.drawn.connect(self._take_drawn)
        page.plane.drawing_changed.connect(self._give_up)

    def add_commands(self, commands: CommandTable) -> None:
        """Let the keys do it."""
        commands.add(map_commands.AROUND, self.ask_here)
        commands.add(map_commands.REACH, self.widen)
        commands.add(map_commands.WALL, self.show_wall)
        commands.add(map_commands.PATROL, self.patrol)
        commands.add(map_commands.DISPATCH, self.dispatch)
        for command, kind in KINDS.items():
            commands.add(command, partial(self.draw, kind))

    # What is asked

    def ask(self, mark: Mark) -> None:
        """Ask what lies around a mark."""
        self.show(asked_of(mark, self._plane.point_of(*mark.at), self._parts))

    def ask_at(self, x: float, y: float) -> None:
        """Ask what lies around a point of the plane."""
        self.show(asked_at(self._plane.point_of(x, y), self._parts))

    def ask_here(self) -> None:
        """Ask about what is chosen, else about the point below the cross."""
        page = self._page
        if self._plane.origin is None:
            page.refused.emit(_t("Nothing here has a place yet"))
        elif page.chosen is not None:
            self.ask(page.chosen)
        else:
            self._plane.set_chosen(self._plane.cross)
            self.ask_at(*self._plane.cross)

    def show(self, asked: AskedPlace) -> None:
        """List what lies around, and draw how far that is."""
        if self._near.isHidden():
            self._plane.hold_ground()
        self._near.show_around(asked)
        self._plane.set_outline(self._outline(asked))

    # What is drawn

    def draw(self, kind: OutlineKind) -> None:
        """Begin to draw; the same key once more gives it up."""
        plane = self._plane
        if plane.origin is None:
            self._page.refused.emit(_t("Nothing here has a place yet"))
        elif plane.drawing is not None and plane.drawing.kind is kind:
            plane.end_drawing()
        else:
            plane.begin_drawing(kind)
            plane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        """Show again what was asked before, where nothing came of it."""
        if self._plane.drawing is None and self._near.asked is not None:
            self._plane.set_outline(self._outline(self._near.asked))

    def _take_drawn(self, drawn: Outline) -> None:
        """List what was drawn; the alert that was asked about stays the one forces are sent to."""
        points = tuple(self._plane.point_of(*point) for point in drawn.points)
        reach: Reach = Within(points)
        if drawn.kind is OutlineKind.CIRCLE:
            reach = Around(points[0], max(LEAST_RADIUS, drawn.reach))
        elif drawn.kind is OutlineKind.LINE:
            reach = Beside(points, float(self._parts.rules.beside[0]))
        asked, title = self._near.asked, drawn_words(drawn.kind)
        if asked is not None and asked.alert:
            whose = asked.whose or asked.title
            title = _t("{0} for {1}").format(title, whose)
            drawn_for = replace(asked, title=title, reach=reach, is_drawn=True, whose=whose)
        else:
            drawn_for = AskedPlace(title, reach, is_drawn=True)
        self._plane.set_chosen(None)
        self._page.chosen = None
        self.show(drawn_for)

    def put_away(self) -> None:
        """List nothing."""
        if not self._near.isHidden():
            self._plane.hold_ground()
        self._near.put_away()
        self._plane.set_outline(None)

    def _outline(self, asked: AskedPlace) -> Outline:
        reach, to_plane = asked.reach, self._plane.to_plane_of
        if isinstance(reach, Around):
            return Outline(OutlineKind.CIRCLE, (to_plane(reach.middle),), reach.metres)
        if isinstance(reach, Beside):
            points = tuple(to_plane(point) for point in reach.points)
            return Outline(OutlineKind.LINE, points, reach.metres)
        corners = tuple(to_plane(point) for point in reach.corners)
        return Outline(OutlineKind.BOX if len(corners) == 2 else OutlineKind.AREA, corners)

    def _back_to_map(self) -> None:
        self._plane.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def _asked(self) -> AskedPlace | None:
        if self._near.asked is None:
            self._page.refused.emit(_t("Choose a place on the map first"))
        return self._near.asked

    def widen(self) -> None:
        """Take the next reach."""
        asked = self._asked()
        if asked is None:
            return
        wider = asked.next_width(self._parts.rules)
        if wider is None:
            self._page.refused.emit(_t("An area has no other reach: draw it anew"))
        else:
            self.show(wider)

    def show_wall(self) -> None:
        """Bring the cameras around onto the wall."""
        asked, found = self._asked(), self._near.found
        if asked is None:
            return
        if found.is_too_much:
            self._page.refused.emit(_t("Too many to be listed: take a smaller reach"))
        else:
            self._page.wall_requested.emit(asked.title, found.cameras, asked.incident)

    def patrol(self) -> None:
        """Go round the cameras around."""
        asked = self._asked()
        if asked is not None:
            self._page.patrol_requested.emit(asked.title, reach_words(asked.reach))

    def dispatch(self) -> None:
        """Send forces to the alert that is meant.

        It is the one under the cursor while the keyboard is in the column, else the one that is
        asked about, else the only one there. Of an area that was drawn its forces are ticked.
        """
        asked, near = self._asked(), self._near
        if asked is None:
            return
        line = near.current if near.table.hasFocus() else None
        alerts = [each.of for each in near.lines_of(Group.OPEN) if each.kind is Kind.ALERT]
        alert = line.of if line is not None and line.kind is Kind.ALERT else asked.alert
        if not alert and len(alerts) == 1:
            alert = alerts[0]
        if not alert or self._parts.queue.alert(alert) is None:
            self._page.refused.emit(_t("Choose the alert the forces are sent to"))
            return
        units = [each.of for each in near.lines_of(Group.FORCES) if asked.is_drawn]
        if line is not None and line.kind is Kind.FORCE and line.of not in units:
            units.append(line.of)
        self._page.deploy_requested.emit(alert, units)

    def _open(self, line: NearLine) -> None:
        """Show what a line stands for; what has no page is shown on the map."""
        page = self._page
        alert = line.of if line.kind is Kind.ALERT else line.alert
        if alert and self._parts.queue.alert(alert) is not None:
            page.alert_requested.emit(alert)
        elif line.kind is Kind.INCIDENT:
            page.incident_requested.emit(line.of)
        elif line.kind is Kind.ORDER:
            page.order_requested.emit(line.of)
        elif line.kind is Kind.CAMERA:
            page.camera_requested.emit(line.of)
        elif line.at is None:
            page.refused.emit(_t("Nobody has told where it is"))
        else:
            at = self._plane.to_plane_of(line.at)
            self._plane.go_to(at)
            self._plane.set_chosen(at)
