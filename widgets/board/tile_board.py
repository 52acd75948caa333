# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Tiles side by side, as many columns as the room asks for; only what changed is painted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.board.rest import Rest
from widgets.board.tile_painter import TilePainter
from widgets.board.tiles import (
    BoardTile,
    BoardType,
    Grid,
    desk_types,
    grid_for,
    low_grid,
    wall_type,
)
from widgets.common.base import Painted
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text
from widgets.common.theme import Step, Theme

_LOOKED_AT = 60
_MANY = 10_000
REST = "…"
"""Id of the tile that stands for those there is no room for."""
Join = Callable[[Sequence[BoardTile]], BoardTile]


class TileBoard(Painted):
    """Shows tiles in the order they are given: eyes find them where they always are.

    Where there is no room for all, those stand first that are worst, and the last place says how
    many more there are, with the worst of them; entering it shows the next ones.

    Args:
        theme: the colours.
        join: makes the tile that stands for several; its id is `REST`.
        is_low: tiles stay small however much room there is: a list to choose from.

    Signals:
        activated: id of the tile that was entered.
        moved: the cursor stands on another tile.
    """

    activated = Signal(str)
    moved = Signal()
    spoken_role = Role.List
    part_role = Role.ListItem

    def __init__(
        self, theme: Theme, join: Join, is_low: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._join, self._is_low = join, is_low
        self._tiles: Sequence[BoardTile] = ()
        self._worst_first: Sequence[BoardTile] = ()
        self._empty = ""
        self._shown: tuple[BoardTile, ...] = ()
        self._first = 0
        self._current = ""
        self._panel = 0
        self._grid = Grid(1, 1, 1, 1, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def current(self) -> str:
        """Id of the tile keys act on."""
        return self._current

    @property
    def current_tile(self) -> BoardTile | None:
        """The tile keys act on; None where there is none, or where it stands for the rest."""
        at = self._index(self._current)
        return None if at < 0 or self._current == REST else self._shown[at]

    @property
    def shown(self) -> tuple[BoardTile, ...]:
        """The tiles that can be seen, the one for the rest with them."""
        return self._shown

    @property
    def grid(self) -> Grid:
        """Columns and rows as they are now."""
        return self._grid

    @property
    def most(self) -> int:
        """How many tiles there is room for at all, written as small as they may be."""
        sizes = wall_type(self._panel) if self._panel else desk_types(self.theme)[-1]
        give = low_grid if self._is_low else grid_for
        return give(_MANY, self.width(), self.height(), sizes).room

    def set_panel(self, panel: int) -> None:
        """Write for who stands six metres away from a panel so many pixels high; 0 for a desk."""
        if panel != self._panel:
            self._panel = panel
            self._arrange()

    def restyle(self) -> None:
        super().restyle()
        self._arrange()

    def set_tiles(
        self,
        tiles: Sequence[BoardTile],
        empty: str = "",
        worst_first: Sequence[BoardTile] | None = None,
    ) -> None:
        """Show these; places that say another thing than before are painted, no others.

        Args:
            tiles: in their order; kept as they are given, so that of ten thousand only those are
                built that are seen.
            empty: the sentence that stands where there are none.
            worst_first: the same in the order for where not all find room; none keeps theirs.
        """
        were, self._empty = self._tiles, empty
        self._tiles, self._worst_first = tiles, tiles if worst_first is None else worst_first
        if len(were) != len(self._tiles):
            self._arrange()
            return
        before, self._shown = self._shown, self._seen()
        for number, (old, new) in enumerate(zip(before, self._shown, strict=True)):
            if old != new:
                self.update(self._grid.rect(number).toAlignedRect())

    def _arrange(self) -> None:
        count = len(self._tiles)
        types = desk_types(self.theme, self.height())
        choice = (wall_type(self._panel),) if self._panel else types
        give = low_grid if self._is_low else grid_for
        for sizes in choice[-1:] if self._is_low else choice:
            self._grid = give(count, self.width(), self.height(), sizes)
            self._painter = TilePainter(self.theme, sizes)
            if self._grid.room >= count and self._are_readable():
                break
        else:
            self._widen(sizes, give)
        self._first = 0 if self._grid.room >= len(self._tiles) else self._first
        self._shown = self._seen()
        self.update()

    def _widen(self, sizes: BoardType, give: Callable[[int, int, int, BoardType], Grid]) -> None:
        """Take wider tiles where names would be cut, as far as there is width; fewer are seen."""
        wanted = max(map(self._painter.wanted_width, self._tiles[:_LOOKED_AT]), default=0.0)
        width = min(self.width(), max(sizes.width, ceil(wanted)))
        if width > self._grid.width and not self._panel:
            part = replace(sizes, width=width)
            self._grid = give(len(self._tiles), self.width(), self.height(), part)

    def _are_readable(self) -> bool:
        """Whether no name has to be cut; of very many only the first are looked at."""
        wanted = map(self._painter.wanted_width, self._tiles[:_LOOKED_AT])
        return max(wanted, default=0.0) <= self._grid.width

    def _seen(self) -> tuple[BoardTile, ...]:
        room, tiles = self._grid.room, self._tiles
        if len(tiles) <= room:
            return tuple(tiles)
        tiles = self._worst_first
        shown = Rest(tiles, self._first, room - 1)
        rest = Rest(tiles, self._first + room - 1, len(tiles) - room + 1)
        return (*shown, self._join(rest))

    def _turn(self) -> None:
        """Show the next ones."""
        self._first = (self._first + self._grid.room - 1) % max(1, len(self._tiles))
        self._arrange()

    # The hand

    def set_current(self, id: str) -> None:
        """Put the cursor on a tile."""
        if id == self._current:
            return
        self._repaint(self._current)
        self._repaint(id)
        self._current = id
        tell_current(self, self._index(id))
        self.moved.emit()

    def _index(self, id: str) -> int:
        return next((n for n, tile in enumerate(self._shown) if tile.id == id), -1)

    def _repaint(self, id: str) -> None:
        number = self._index(id)
        if number >= 0:
            self.update(self._grid.rect(number).toAlignedRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._grid.columns,
            Qt.Key.Key_Down: self._grid.columns,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._shown:
            event.ignore()
        elif key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.set_current(self._shown[0 if key == Qt.Key.Key_Home else -1].id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._index(self._current) >= 0:
            self._enter()
        else:
            event.ignore()

    def _step(self, by: int) -> None:
        at = self._index(self._current)
        wanted = 0 if at < 0 else at + by
        if 0 <= wanted < len(self._shown):
            self.set_current(self._shown[wanted].id)

    def _enter(self) -> None:
        self._turn() if self._current == REST else self.activated.emit(self._current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for number, tile in enumerate(self._shown):
            if self._grid.rect(number).contains(event.position()):
                self.set_current(tile.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._index(self._current) >= 0:
            self._enter()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._index(self._current) < 0 and self._shown:
            self.set_current(self._shown[0].id)
        self._repaint(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint(self._current)

    # What is seen and said

    def spoken_value(self) -> str:
        return "" if self._shown else self._empty

    def part_count(self) -> int:
        return len(self._shown)

    def part(self, index: int) -> Part:
        tile = self._shown[index]
        return Part(tile.said, self._grid.rect(index), tile.id == self._current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(event.rect())
        if not self._shown:
            font, middle = self.theme.font(Step.BODY), Qt.AlignmentFlag.AlignHCenter
            rect = self.rect().toRectF()
            draw_text(painter, font, self.theme.text2, rect, self._empty, middle)
        for number, tile in enumerate(self._shown):
            rect = self._grid.rect(number)
            if rect.intersects(area):
                is_current = self.hasFocus() and tile.id == self._current
                self._painter.paint(painter, tile, rect, is_current)
