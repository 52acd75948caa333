# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Tiles under a hand: chosen, opened, swapped, zoomed, and their layout edited."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from widgets.common.theme import Theme
from widgets.video.placement import Zoom, placed
from widgets.video.tile_canvas import TileCanvas
from widgets.video.tile_edit import TileEdit
from widgets.video.tile_hand import TileHand
from widgets.video.tile_keys import TileKeys
from widgets.video.tile_style import WALL, TileStyle


class TileGrid(TileCanvas):
    """Shows sources in any arrangement of tiles, and tells what a person wants of them.

    Signals:
        tile_activated: number of a tile that was double-clicked or chosen by Enter.
        tile_carried: numbers of a tile that was dragged, and of the one it was put down on.
        tile_zoomed: number of a tile that shows another part of its picture.
        finding_requested: number of the tile `F` was pressed on.
        remedy_requested: number of a tile without permission whose button was pressed.
    """

    tile_activated = Signal(int)
    tile_carried = Signal(int, int)
    tile_zoomed = Signal(int)
    finding_requested = Signal(int)
    remedy_requested = Signal(int)

    def __init__(
        self, theme: Theme, style: TileStyle = WALL, count: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, style, count, parent)
        self._hand = TileHand(self)
        self._keys = TileKeys(self)

    def zoom(self, number: int) -> Zoom:
        """Return what part of its picture a tile shows."""
        return self._tiles[number].zoom

    def zoom_by(self, number: int, factor: float, at: QPointF | None = None) -> None:
        """Bring a picture closer around a point, the middle of its tile by itself."""
        rect, tile = self._rects()[number], self._tiles[number]
        lies = placed(rect.toRectF(), rect.size().toSizeF(), False, tile.zoom)
        self.set_zoom(number, tile.zoom.by(factor, at or rect.toRectF().center(), lies))

    def move_zoomed(self, number: int, across: float, down: float) -> None:
        """Look at another part of a picture, by fractions of what is seen."""
        self.set_zoom(number, self._tiles[number].zoom.moved(across, down))

    def set_zoom(self, number: int, zoom: Zoom) -> None:
        """Show a part of a picture; `NO_ZOOM` shows it exactly as before."""
        tile = self._tiles[number]
        if zoom != tile.zoom and (tile.source is not None or zoom.is_none):
            tile.zoom = zoom
            self._repaint([number])
            self.tile_zoomed.emit(number)

    def show_carried(self, source: int, target: int) -> None:
        """Mark the tile that is dragged and the one under the mouse; -1 for neither."""
        before, self._carried = self._carried, (source, target)
        if before != self._carried:
            self._repaint([n for n in (*before, source, target) if 0 <= n < self.count])

    def carry(self, source: int, target: int) -> None:
        """Tell that a tile was put down on another."""
        self.tile_carried.emit(source, target)

    def begin_edit(self) -> TileEdit:
        """Let hand and keys change the layout until `end_edit`."""
        self.editing = TileEdit(self._theme, self)
        self.editing.changed.connect(self.update)
        self._tell_edit()
        self.update()
        return self.editing

    def end_edit(self) -> None:
        """Show pictures again, and nothing but them."""
        if self.editing is not None:
            self.editing.deleteLater()
            self.editing = None
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.tile_at(event.position().toPoint())
        if number >= 0 and self.editing is None:
            self.tile_activated.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.editing is not None or not self._hand.wheel(event):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)
