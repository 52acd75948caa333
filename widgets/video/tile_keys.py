"""What keys do on a grid of tiles: another tile, open, closer, another part of the picture."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from widgets.video.placement import NO_ZOOM
from widgets.video.tile_hand import WHEEL_STEP
from widgets.video.tile_source import TileState

if TYPE_CHECKING:
    from widgets.video.tile_grid import TileGrid

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CLOSER = {
    Qt.Key.Key_Plus: WHEEL_STEP,
    Qt.Key.Key_Equal: WHEEL_STEP,
    Qt.Key.Key_Minus: 1 / WHEEL_STEP,
}
_PAN = 0.2
"""How far one key moves a zoomed picture, of what is seen of it."""
_BACK = (Qt.Key.Key_Home, Qt.Key.Key_Escape)


class TileKeys:
    """Follows the keys on one grid."""

    def __init__(self, grid: "TileGrid") -> None:
        self._grid = grid

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; return whether it was one of the grid's."""
        grid, key = self._grid, Qt.Key(event.key())
        if grid.editing is not None and grid.editing.key(event, grid.focused_tile):
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in _ARROWS:
            is_pan = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._pan(*_ARROWS[key]) if is_pan else self._step(*_ARROWS[key])
            return True
        return grid.focused_tile >= 0 and (self._zoom(key) or self._wish(event, key))

    def _step(self, across: int, down: int) -> None:
        grid, now = self._grid, self._grid.focused_tile
        grid.set_focused(grid.arrangement.beside(now, across, down) if now >= 0 else 0)

    def _pan(self, across: int, down: int) -> None:
        number = max(0, self._grid.focused_tile)
        if not self._grid.zoom(number).is_none:
            self._grid.move_zoomed(number, across * _PAN, down * _PAN)

    def _zoom(self, key: Qt.Key) -> bool:
        grid, number = self._grid, self._grid.focused_tile
        if key in _CLOSER:
            grid.zoom_by(number, _CLOSER[key])
            return True
        if key in _BACK and not grid.zoom(number).is_none:
            grid.set_zoom(number, NO_ZOOM)
            return True
        return False

    def _wish(self, event: QKeyEvent, key: Qt.Key) -> bool:
        grid, number = self._grid, self._grid.focused_tile
        source = grid.source(number)
        is_denied = source is not None and source.state == TileState.DENIED
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            grid.tile_activated.emit(number)
        elif key == Qt.Key.Key_F and not event.modifiers():
            grid.finding_requested.emit(number)
        elif key == Qt.Key.Key_P and is_denied:
            grid.remedy_requested.emit(number)
        else:
            return False
        return True
