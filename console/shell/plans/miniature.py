# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The monitors as they stand, small: which window and which pages are on each.

Arrow keys choose a page; what a key then does with it, the panel says. With the mouse a page is
dragged to another pane, to its edge, or onto another monitor.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from console.settings.plans.area import Side
from console.settings.plans.monitor import Monitor
from console.settings.plans.panes import Box, box_at, lay_out, side_at
from console.settings.plans.placement import Placement, Standing
from console.settings.plans.plan import Kind
from console.shell.plans.page_area import Shelf
from console.shell.plans.wall_sight import (
    TilePlace,
    paint_tiles,
    paint_title,
    room_of,
    tile_under,
)
from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text, elided
from widgets.common.theme import Step, Theme

_EDGE, _GAP, _HEAD = 16, 12, 22


@dataclass(frozen=True, slots=True)
class Drawn:
    """A pane in the picture: its window, the page in front, the pages behind it, and where."""

    window: str
    pages: tuple[str, ...]
    shown: str
    box: Box
    is_home: bool


class Miniature(Painted):
    """Draws a placement.

    Args:
        theme: the theme.
        shelf: has the words of pages.

    Signals:
        chosen: id of the page that is chosen now.
        moved: page, name of the window it goes to, the page beside it, and the side.
        sent: page, and the text of the identity of an empty monitor it goes to.
        tile_dragged: where the mouse is on the desktop while a picture is dragged.
        tile_dropped: the tile a picture was taken from, and where the mouse let it go.
    """

    chosen = Signal(str)
    moved = Signal(str, str, str, str)
    sent = Signal(str, str)
    tile_dragged = Signal(QPoint)
    tile_dropped = Signal(object, QPoint)
    spoken_role = Role.List

    def __init__(self, theme: Theme, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shelf = shelf
        self._placement = Placement((), ())
        self._monitors: Sequence[Monitor] = ()
        self._current = ""
        self._dragged = ""
        self._at = QPoint()
        self._from = QPoint()
        self._source: TilePlace | None = None
        self._marked: TilePlace | None = None
        self.owner = ""
        """Whose the monitors are, in words."""
        self.tiles: Callable[[str], Sequence[str]] = _no_tiles
        """What stands on the tiles of a page of the wall."""
        self.patrol: Callable[[str], str] = _no_patrol
        """Which patrol runs on a page of the wall."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(160)
        self.setMouseTracking(True)  # a small tile says by a tool tip what it is

    @property
    def current(self) -> str:
        """Id of the page that is chosen."""
        return self._current

    def show_placement(self, placement: Placement, monitors: Sequence[Monitor]) -> None:
        """Show how the windows stand."""
        self._placement, self._monitors = placement, monitors
        shown = [one.shown for one in self.panes()]
        if self._current not in shown:
            self._current = shown[0] if shown else ""
        self.setAccessibleName(self.words)
        self.update()

    @property
    def words(self) -> str:
        """The picture as it is read out: each monitor with its pages."""
        told = []
        for standing in self._placement.standing:
            panes = [p for p in self.panes() if p.window == standing.window.name]
            names = "、".join(self._title(pane) for pane in panes)
            told.append(f"{standing.monitor.id.short}：{names}")
        return "；".join(told)

    def choose(self, page: str) -> None:
        """Choose a page."""
        if page != self._current:
            self._current = page
            self.chosen.emit(page)
            self.update()
            tell_current(self, self.current_part())

    def mark(self, place: TilePlace | None) -> None:
        """Show where a dragged picture would go."""
        if place != self._marked:
            self._marked = place
            self.update()

    def place_at(self, desktop: QPoint) -> TilePlace | None:
        """Return the tile at a point of the desktop."""
        point = self.mapFromGlobal(desktop)
        pane = self._pane_at(point)
        if pane is None or not (names := self.tiles(pane.shown)):
            return None
        tile = tile_under(room_of(pane.box), len(names), point)
        return TilePlace(pane.shown, tile, is_own=True) if tile >= 0 else None

    def part_count(self) -> int:
        return len(self.panes())

    def part(self, index: int) -> Part:
        pane = self.panes()[index]
        box = QRect(pane.box.left, pane.box.top, pane.box.width, pane.box.height)
        words, names = self._title(pane), self.tiles(pane.shown)
        if names:
            told = QCoreApplication.translate("plans", "{0}, {1} of {2} tiles used")
            words = told.format(words, sum(bool(name) for name in names), len(names))
        return Part(words, box, pane.shown == self._current)

    # Where things are

    def screen_rect(self, monitor: Monitor) -> QRect:
        """Where a monitor is in the picture."""
        left = min(m.left for m in self._monitors)
        top = min(m.top for m in self._monitors)
        right = max(m.left + m.width for m in self._monitors)
        bottom = max(m.top + m.height for m in self._monitors)
        scale = min(
            (self.width() - 2 * _EDGE) / (right - left),
            (self.height() - 2 * _EDGE) / (bottom - top),
        )
        x = round(_EDGE + (monitor.left - left) * scale)
        y = round(_EDGE + (monitor.top - top) * scale)
        width, height = round(monitor.width * scale), round(monitor.height * scale)
        return QRect(x, y, width - _GAP, height)

    def panes(self) -> list[Drawn]:
        """The panes of all windows, each monitor's in reading order, loose windows last."""
        ordered = sorted(self._placement.standing, key=lambda s: s.window.kind is Kind.LOOSE)
        return [pane for standing in ordered for pane in self._panes_of(standing)]

    def _panes_of(self, standing: Standing) -> list[Drawn]:
        screen = self.screen_rect(standing.monitor).adjusted(4, _HEAD + 2, -4, -4)
        frame = standing.window.frame
        if standing.window.kind is Kind.LOOSE and frame is not None:
            monitor = standing.monitor
            screen = QRect(
                screen.x() + screen.width() * frame.left // monitor.width,
                screen.y() + screen.height() * frame.top // monitor.height,
                max(60, screen.width() * frame.width // monitor.width),
                max(30, screen.height() * frame.height // monitor.height),
            )
        box = Box(screen.x(), screen.y(), screen.width(), screen.height())
        is_desk = standing.window.kind is Kind.DESK
        panes, _ = lay_out(standing.area, box)
        return [
            Drawn(standing.window.name, p.leaf.pages, p.leaf.shown, p.box, is_desk and n == 0)
            for n, p in enumerate(panes)
        ]

    def pane_of(self, page: str) -> Drawn | None:
        """Return the pane a page is in front of."""
        return next((pane for pane in self.panes() if pane.shown == page), None)

    def _pane_at(self, point: QPoint) -> Drawn | None:
        hit = [pane for pane in self.panes() if pane.box.holds(point.x(), point.y())]
        return hit[-1] if hit else None

    def _title(self, pane: Drawn) -> str:
        words, patrol = self._shelf.title(pane.shown), self.patrol(pane.shown)
        words = f"{words}·{patrol}" if patrol else words
        behind = [p for p in pane.pages if p != pane.shown]
        if pane.is_home or not behind:
            return words
        return "·".join((words, *(self._shelf.title(page) for page in behind)))

    # Qt's own

    def sizeHint(self) -> QSize:
        return QSize(760, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [pane.shown for pane in self.panes()]
        step = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is None or self._current not in shown or event.modifiers():
            event.ignore()
            return
        self.choose(shown[(shown.index(self._current) + step) % len(shown)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pane, at = self._pane_at(event.position().toPoint()), event.position().toPoint()
        if pane is not None and pane.shown:
            self.choose(pane.shown)
            self._source = self.place_at(event.globalPosition().toPoint())
            self._dragged, self._from = "" if self._source else pane.shown, at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not event.buttons():
            place = self.place_at(event.globalPosition().toPoint())
            self.setToolTip(self.tiles(place.wall)[place.tile] if place else "")
            return
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._source is not None and far:
            self.tile_dragged.emit(event.globalPosition().toPoint())
        if self._dragged and far:
            self._at = at
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        page, at, was_dragged = self._dragged, event.position().toPoint(), not self._at.isNull()
        self._dragged, self._at = "", QPoint()
        source, self._source = self._source, None
        self.update()
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if source is not None and far:
            self.tile_dropped.emit(source, event.globalPosition().toPoint())
        if not (page and was_dragged):
            return
        pane = self._pane_at(at)
        if pane is not None:
            side = side_at(pane.box, at.x(), at.y())
            self.moved.emit(page, pane.window, pane.shown, side.value)
            return
        empty = [m for m in self._monitors if self.screen_rect(m).contains(at)]
        if empty:
            self.sent.emit(page, empty[0].id.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(event.rect(), theme.surface)
        taken = {s.monitor for s in self._placement.standing if s.window.kind is not Kind.LOOSE}
        for monitor in self._monitors:
            self._paint_monitor(painter, monitor, monitor not in taken)
        for pane in self.panes():
            self._paint_pane(painter, pane)
        target = self._pane_at(self._at) if self._dragged and not self._at.isNull() else None
        if target is not None:
            side = side_at(target.box, self._at.x(), self._at.y())
            self._paint_target(painter, target.box, side)

    def _paint_monitor(self, painter: QPainter, monitor: Monitor, is_empty: bool) -> None:
        theme, rect = self.theme, self.screen_rect(monitor)
        paint_box(painter, QRectF(rect), theme.track if is_empty else theme.panel, theme.line2)
        name = monitor.id.short
        if monitor.scale != 1:
            name += f"·{round(monitor.scale * 100)} %"
        if self.owner and not is_empty:
            name += f"·{self.owner}"
        font = theme.font(Step.SMALL)
        head = QRectF(rect.x() + 8, rect.y() + 2, rect.width() - 16, _HEAD - 2)
        draw_text(painter, font, theme.text2, head, elided(font, name, head.width()))
        if is_empty:
            words = QCoreApplication.translate("plans", "Nothing on this monitor")
            middle = QRectF(rect)
            draw_text(painter, font, theme.text2, middle, words, Qt.AlignmentFlag.AlignHCenter)

    def _paint_pane(self, painter: QPainter, pane: Drawn) -> None:
        theme, box = self.theme, pane.box
        rect = QRectF(box.left, box.top, box.width, box.height)
        is_current = pane.shown == self._current
        edge = theme.act if is_current else theme.line2
        fill = theme.raised if is_current else theme.card
        paint_box(painter, rect, fill, edge, 4, 2 if is_current and self.hasFocus() else 1)
        names = self.tiles(pane.shown)
        if names:
            used = sum(bool(name) for name in names)
            paint_title(painter, theme, rect, f"{self._title(pane)} {used}/{len(names)}")
            is_here = self._marked is not None and self._marked.wall == pane.shown
            marked = self._marked.tile if is_here and self._marked else -1
            paint_tiles(painter, theme, room_of(box), names, marked)
            return
        font = theme.font(Step.BODY, is_current)
        words = elided(font, self._title(pane), rect.width() - 12)
        draw_text(painter, font, theme.text, rect, words, Qt.AlignmentFlag.AlignHCenter)

    def _paint_target(self, painter: QPainter, box: Box, side: Side) -> None:
        part = box_at(box, side)
        rect = QRectF(part.left, part.top, part.width, part.height)
        painter.setOpacity(0.25)
        painter.fillRect(rect, self.theme.act)
        painter.setOpacity(1)
        paint_box(painter, rect, None, self.theme.act, 4, 2)


def _no_patrol(_: str) -> str:
    return ""


def _no_tiles(_: str) -> Sequence[str]:
    return ()
