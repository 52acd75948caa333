"""What a mouse does on a grid of tiles: choose, open, swap by dragging, come closer, look around.

Dragging a tile that is zoomed moves the picture; any other tile is carried to another place.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from widgets.video.tile_grid import TileGrid

WHEEL_STEP = 1.25
"""How much closer a picture comes with one notch of the wheel, or one key."""


class TileHand:
    """Follows the mouse on one grid."""

    def __init__(self, grid: "TileGrid") -> None:
        self._grid = grid
        self._pressed = -1
        self._from = QPoint()
        self._is_dragging = False

    def press(self, event: QMouseEvent) -> None:
        """Choose the tile under the mouse."""
        self._from = event.position().toPoint()
        self._pressed = self._grid.tile_at(self._from)
        self._is_dragging = False
        if self._pressed >= 0:
            self._grid.set_focused(self._pressed)
        if self._grid.editing is not None and self._pressed >= 0:
            rect = self._grid.tile_rect(self._pressed)
            self._grid.editing.press(event, self._pressed, rect)

    def move(self, event: QMouseEvent) -> None:
        """Drag the picture within its tile, or the tile over others."""
        at = event.position().toPoint()
        if self._pressed < 0 or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._grid.editing is not None:
            self._grid.editing.move(event, self._grid.tile_at(at))
            return
        far = QApplication.startDragDistance()
        if not self._is_dragging and (at - self._from).manhattanLength() < far:
            return
        self._is_dragging = True
        if not self._grid.zoom(self._pressed).is_none:
            self._look_around(at)
        else:
            self._grid.show_carried(self._pressed, self._grid.tile_at(at))

    def release(self, event: QMouseEvent) -> None:
        """Put a carried tile down."""
        pressed, self._pressed = self._pressed, -1
        if self._grid.editing is not None:
            self._grid.editing.release()
            return
        if not self._is_dragging or pressed < 0:
            return
        self._is_dragging = False
        self._grid.show_carried(-1, -1)
        target = self._grid.tile_at(event.position().toPoint())
        if self._grid.zoom(pressed).is_none and target not in (-1, pressed):
            self._grid.carry(pressed, target)

    def wheel(self, event: QWheelEvent) -> bool:
        """Bring the picture under the mouse closer or farther; return whether there is one."""
        number = self._grid.tile_at(event.position().toPoint())
        notches = event.angleDelta().y() / 120
        if number < 0 or not notches:
            return False
        self._grid.zoom_by(number, WHEEL_STEP**notches, event.position())
        return True

    def _look_around(self, at: QPoint) -> None:
        moved, self._from = at - self._from, at
        tile = self._grid.tile_rect(self._pressed)
        self._grid.move_zoomed(self._pressed, -moved.x() / tile.width(), -moved.y() / tile.height())
