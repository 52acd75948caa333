# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The walls of other seats, small: whose each is, as of when, and what is on it.

A picture is dragged from and to them; their seat takes it or declines.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from console.settings.plans.panes import Box
from console.shell.plans.wall_sight import (
    TITLE,
    TilePlace,
    paint_tiles,
    paint_title,
    room_of,
    tile_under,
)
from console.shell.wall_list import Target
from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role
from widgets.common.text import draw_text, elided
from widgets.common.theme import Step, Theme

HEIGHT, EACH = 148, 236
_EDGE, _GAP = 16, 8


class OtherWalls(Painted):
    """Draws them side by side; more than there is room for are counted.

    Signals:
        tile_dragged: where the mouse is on the desktop while a picture is dragged.
        tile_dropped: the tile a picture was taken from, and where the mouse let it go.
    """

    tile_dragged = Signal(QPoint)
    tile_dropped = Signal(object, QPoint)
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._walls: Sequence[Target] = ()
        self._source: TilePlace | None = None
        self._marked: TilePlace | None = None
        self._from = QPoint()
        self.setAccessibleName(QCoreApplication.translate("plans", "Walls of other seats"))
        self.setMouseTracking(True)
        self.hold_height(lambda: theme.grown(HEIGHT))

    def show_walls(self, walls: Sequence[Target]) -> None:
        """Show walls; without any there is nothing to see."""
        self._walls = tuple(walls)
        self.setVisible(bool(walls))
        self.update()

    def mark(self, place: TilePlace | None) -> None:
        """Show where a dragged picture would go."""
        if place != self._marked:
            self._marked = place
            self.update()

    def place_at(self, desktop: QPoint) -> TilePlace | None:
        """Return the tile at a point of the desktop."""
        point = self.mapFromGlobal(desktop)
        if self.isHidden():
            return None
        for wall, box in self._drawn():
            tile = tile_under(room_of(box), len(wall.names), point)
            if tile >= 0:
                return TilePlace(wall.id, tile, is_own=False)
        return None

    def _drawn(self) -> list[tuple[Target, Box]]:
        each, height = self.theme.grown(EACH), self.height() - TITLE - 8
        fits = max(1, (self.width() - 2 * _EDGE) // (each + _GAP))
        return [
            (wall, Box(_EDGE + n * (each + _GAP), TITLE + 4, each, height))
            for n, wall in enumerate(self._walls[:fits])
        ]

    def part_count(self) -> int:
        return len(self._drawn())

    def part(self, index: int) -> Part:
        wall, box = self._drawn()[index]
        words = QCoreApplication.translate("plans", "{0}, {1}; {2} of {3} tiles used")
        used = sum(bool(name) for name in wall.names)
        told = words.format(wall.title, wall.note, used, len(wall.names))
        return Part(told, QRect(box.left, box.top, box.width, box.height))

    def sizeHint(self) -> QSize:
        return QSize(760, self.theme.grown(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().toPoint()
        self._source = self.place_at(self._from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            place = self.place_at(event.globalPosition().toPoint())
            names = {wall.id: wall.names for wall in self._walls}
            self.setToolTip(names[place.wall][place.tile] if place else "")
            return
        if self._source is not None:
            self.tile_dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        source, self._source = self._source, None
        at = event.globalPosition().toPoint()
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if source is not None and far:
            self.tile_dropped.emit(source, at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(event.rect(), theme.surface)
        drawn, font = self._drawn(), theme.font(Step.SMALL)
        more = len(self._walls) - len(drawn)
        head = QCoreApplication.translate("plans", "Walls of other seats")
        if more:
            head = QCoreApplication.translate("plans", "Walls of other seats, and {0} more")
        room = QRectF(_EDGE, 0, self.width() - 2 * _EDGE, TITLE + 4)
        draw_text(painter, font, theme.text2, room, elided(font, head.format(more), room.width()))
        for wall, box in drawn:
            rect = QRectF(box.left, box.top, box.width, box.height)
            paint_box(painter, rect, theme.panel, theme.line2)
            words = QCoreApplication.translate("plans", "{0}, {1}").format(wall.title, wall.note)
            paint_title(painter, theme, rect, words)
            is_here = self._marked is not None and self._marked.wall == wall.id
            marked = self._marked.tile if is_here and self._marked else -1
            paint_tiles(painter, theme, room_of(box), wall.names, marked)
