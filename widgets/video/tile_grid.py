# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Tiles in a square grid, painted in one go; only what changed is painted again.

The widget asks its sources forty times a second whether they have something new, and only while
it can be seen. Forty, not twenty-five: frames do not come in step with a timer, and at their own
rate two would fall between two looks now and then.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from widgets.common.spoken import Part, Role, Spoken, tell_current
from widgets.common.theme import Theme
from widgets.video import palette, tile_words
from widgets.video.tile_look import Look, look_of, said
from widgets.video.tile_painter import TilePainter
from widgets.video.tile_source import TileDress, TileSource, TileState
from widgets.video.tile_style import WALL, TileStyle

LAYOUTS = (1, 2, 4, 9, 16)
"""Squares; two stand side by side."""
_TICK_MS = 25
_REST_MS = 200
"""Between two looks while no tile has a picture to come."""
_LOOK_EVERY = 4
"""Ticks between two looks at state and age of a tile without a new frame."""
_AWAITED = (TileState.WAITING, TileState.LIVE, TileState.WEAK)
"""States in which the next picture may be here at any moment."""
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(slots=True)
class _Tile:
    source: TileSource | None = None
    dress: TileDress = field(default_factory=TileDress)
    look: Look | None = None
    sequence: int = -1
    painted: int = 0


class TileGrid(QWidget, Spoken):
    """Shows 1, 4, 9 or 16 sources.

    Signals:
        focus_moved: number of the tile keys now act on.
        tile_activated: number of a tile that was double-clicked or chosen by Enter.
        finding_requested: number of the tile `F` was pressed on.
        remedy_requested: number of a tile without permission whose button was pressed.
        pictures_resized: tiles have another size; ask `picture_size`.
    """

    focus_moved = Signal(int)
    tile_activated = Signal(int)
    finding_requested = Signal(int)
    remedy_requested = Signal(int)
    pictures_resized = Signal()
    spoken_role = Role.List
    part_role = Role.Graphic

    def __init__(
        self, theme: Theme, style: TileStyle = WALL, count: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._painter = TilePainter(theme, style)
        self._tiles = [_Tile() for _ in range(count)]
        self._laid: list[QRect] = []
        self._placed_for = QSize()
        self._focused = -1
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._look_around)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tile_words.pictures())
        self._place()

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self._tiles)

    @property
    def focused_tile(self) -> int:
        """Number of the tile keys act on, -1 for none."""
        return self._focused

    @property
    def live_count(self) -> int:
        """How many tiles show a moving picture now."""
        moving = (TileState.LIVE, TileState.WEAK)
        return sum(t.source is not None and t.source.state in moving for t in self._tiles)

    def set_count(self, count: int) -> None:
        """Show 1, 2, 4, 9 or 16 tiles; tiles that stay keep their source.

        Raises:
            ValueError: another number.
        """
        if count not in LAYOUTS:
            raise ValueError(f"a grid has 1, 2, 4, 9 or 16 tiles, not {count}")
        kept = self._tiles[:count]
        self._tiles = kept + [_Tile() for _ in range(count - len(kept))]
        self._focused = min(self._focused, count - 1)
        self._place()

    def set_tile(
        self, number: int, source: TileSource | None, dress: TileDress | None = None
    ) -> None:
        """Give a tile its source and what hangs on it; no source empties it."""
        tile = self._tiles[number]
        tile.source, tile.dress, tile.look = source, dress or TileDress(), None
        tile.sequence = -1
        self._timer.setInterval(_TICK_MS)
        self.update(self._rects()[number])

    def set_dress(self, number: int, dress: TileDress) -> None:
        """Change what hangs on a tile."""
        self._tiles[number].dress = dress

    def set_focused(self, number: int) -> None:
        """Choose the tile keys act on; -1 for none."""
        if number != self._focused:
            for changed in (self._focused, number):
                if changed >= 0:
                    self.update(self._rects()[changed])
            self._focused = number
            tell_current(self, number)
            self.focus_moved.emit(number)

    def set_watermark(self, text: str) -> None:
        """Change the watermark of all tiles."""
        if self._painter.watermark.set_text(text):
            self.update()

    def tile_rect(self, number: int) -> QRect:
        """Return where a tile is."""
        return self._rects()[number]

    def picture_size(self, number: int) -> QSize:
        """Return the size in device pixels a tile's picture should be decoded to."""
        return self._rects()[number].size() * self.devicePixelRatioF()

    def painted_frames(self) -> Sequence[int]:
        """Return how many different frames each tile has painted since it got its source."""
        return [tile.painted for tile in self._tiles]

    def tile_at(self, point: QPoint) -> int:
        """Return the number of the tile at a point, -1 between tiles."""
        return next((i for i, rect in enumerate(self._rects()) if rect.contains(point)), -1)

    def part_count(self) -> int:
        return len(self._tiles)

    def part(self, index: int) -> Part:
        tile, is_focused = self._tiles[index], index == self._focused
        return Part(said(tile.source, tile.dress), self._rects()[index], is_focused)

    def _place(self) -> None:
        """Lay the tiles out anew and tell so."""
        self._placed_for = QSize()
        self._painter.forget()
        self.update()
        self.pictures_resized.emit()

    def _rects(self) -> list[QRect]:
        """Return where the tiles are; before the first show Qt has not told of a new size yet."""
        if self.size() != self._placed_for:
            self._placed_for = self.size()
            self._laid = self._lay_out()
        return self._laid

    def _lay_out(self) -> list[QRect]:
        side, count = self._side(), len(self._tiles)
        lines = -(-count // side)
        margin, gap = self._style.margin, self._style.gap
        wide = (self.width() - 2 * margin - (side - 1) * gap) // side
        high = (self.height() - 2 * margin - (lines - 1) * gap) // lines
        return [
            QRect(
                margin + number % side * (wide + gap),
                margin + number // side * (high + gap),
                wide,
                high,
            )
            for number in range(count)
        ]

    def _side(self) -> int:
        """Return how many tiles stand beside each other."""
        return ceil(sqrt(len(self._tiles)))

    def _look_around(self) -> None:
        """Ask every source for new frames, and now and then how it looks otherwise."""
        self._ticks += 1
        is_resting = self._timer.interval() == _REST_MS
        dirty = QRegion()
        for number, tile in enumerate(self._tiles):
            is_new = tile.source is not None and tile.source.sequence != tile.sequence
            is_turn = is_resting or (self._ticks + number) % _LOOK_EVERY == 0
            if is_new or (is_turn and self._has_new_look(number)):
                dirty += self._rects()[number]
        if not dirty.isEmpty():
            self.update(dirty)
        if is_resting or self._ticks % _LOOK_EVERY == 0:
            self._pace(is_resting)

    def _pace(self, is_resting: bool) -> None:
        """Rest while there is nothing to come; what moves is looked at forty times a second."""
        awaits = any(t.source is not None and t.source.state in _AWAITED for t in self._tiles)
        if awaits == is_resting:
            self._timer.setInterval(_TICK_MS if awaits else _REST_MS)

    def _has_new_look(self, number: int) -> bool:
        tile = self._tiles[number]
        focused = number == self._focused
        return look_of(tile.source, tile.dress, focused, tile.look) is not tile.look

    def _step(self, across: int, down: int) -> None:
        side = self._side()
        now = max(0, self._focused)
        column = min(side - 1, max(0, now % side + across))
        row = min((len(self._tiles) - 1) // side, max(0, now // side + down))
        self.set_focused(row * side + column if self._focused >= 0 else 0)

    def _is_denied(self, number: int) -> bool:
        tile = self._tiles[number]
        return tile.source is not None and tile.source.state == TileState.DENIED

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        region = event.region()
        ground = region
        for number, (tile, rect) in enumerate(zip(self._tiles, self._rects(), strict=True)):
            if not region.intersects(rect):
                continue
            ground -= rect
            focused = number == self._focused
            tile.look = look_of(tile.source, tile.dress, focused, tile.look)
            sequence = -1 if tile.source is None else tile.source.sequence
            if sequence > 0 and sequence != tile.sequence:
                tile.painted += 1
            tile.sequence = sequence
            # Within one rectangle Qt copies pictures line by line; under the region of all dirty
            # tiles it would cut them into spans and hand those to threads.
            painter.setClipRect(rect)
            self._painter.paint(painter, rect, tile.source, tile.look)
        painter.setClipRegion(ground)
        painter.fillRect(ground.boundingRect(), palette.GROUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.pictures_resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.tile_at(event.position().toPoint())
        if number >= 0:
            self.set_focused(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.tile_at(event.position().toPoint())
        if number >= 0:
            self.tile_activated.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step(*_STEPS[key])
        elif self._focused >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tile_activated.emit(self._focused)
        elif self._focused >= 0 and key == Qt.Key.Key_F and not event.modifiers():
            self.finding_requested.emit(self._focused)
        elif self._focused >= 0 and key == Qt.Key.Key_P and self._is_denied(self._focused):
            self.remedy_requested.emit(self._focused)
        else:
            super().keyPressEvent(event)
