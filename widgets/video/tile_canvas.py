# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Tiles and what is on them, painted in one go; only what changed is painted again."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
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
from widgets.video.arrangement import Arrangement, square
from widgets.video.placement import NO_ZOOM, Zoom, decoded_size
from widgets.video.tile_edit import TileEdit
from widgets.video.tile_look import Look, look_of, said
from widgets.video.tile_painter import TilePainter
from widgets.video.tile_source import TileDress, TileSource, TileState, given_by, own_size
from widgets.video.tile_style import WALL, TileStyle
from widgets.video.tile_watch import TileWatch


@dataclass(slots=True)
class _Tile:
    source: TileSource | None = None
    dress: TileDress = field(default_factory=TileDress)
    look: Look | None = None
    sequence: int = -1
    painted: int = 0
    zoom: Zoom = NO_ZOOM


class TileCanvas(QWidget, Spoken):
    """Shows sources in any arrangement of tiles; `TileGrid` adds what a hand does.

    Signals:
        focus_moved: number of the tile keys now act on.
        pictures_resized: tiles have another size; ask `picture_size`.
    """

    focus_moved = Signal(int)
    pictures_resized = Signal()
    spoken_role = Role.List
    part_role = Role.Graphic

    def __init__(
        self, theme: Theme, style: TileStyle = WALL, count: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style = style
        self._theme = theme
        self._painter = TilePainter(theme, style)
        self._arrangement = square(count)
        self._tiles = [_Tile() for _ in range(count)]
        self._laid: list[QRect] = []
        self._asked: tuple[Sequence[int], QRegion] = ((), QRegion())
        self._placed_for = QSize()
        self._focused = -1
        self._carried = (-1, -1)
        self.editing: TileEdit | None = None
        """Follows the hand while the layout is edited; None otherwise."""
        self.watch = TileWatch(self._watched, self._has_new_look, self._repaint, self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tile_words.pictures())
        self._place()

    # What stands where

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self._tiles)

    @property
    def arrangement(self) -> Arrangement:
        """How the tiles share the room."""
        return self._arrangement

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
        """Show a square of tiles, or two; tiles that stay keep their source.

        Raises:
            ValueError: no square has so many.
        """
        self.set_arrangement(square(count))

    def set_arrangement(self, arrangement: Arrangement) -> None:
        """Lay the tiles out otherwise; those that stay keep their source and show all of it."""
        self._arrangement = arrangement
        count = len(arrangement.cells)
        kept = self._tiles[:count]
        for tile in kept:
            tile.zoom = NO_ZOOM
        self._tiles = kept + [_Tile() for _ in range(count - len(kept))]
        self._focused = min(self._focused, count - 1)
        self._place()

    def set_whole(self, is_whole: bool) -> None:
        """Show pictures of another shape whole, or let them fill their tile."""
        if is_whole != self._painter.is_whole:
            self._painter.is_whole = is_whole
            self._place()

    def set_tile(
        self, number: int, source: TileSource | None, dress: TileDress | None = None
    ) -> None:
        """Give a tile its source and what hangs on it; no source empties it."""
        tile = self._tiles[number]
        if source is not tile.source:
            tile.zoom = NO_ZOOM
        tile.source, tile.dress, tile.look = source, dress or TileDress(), None
        tile.sequence = -1
        self.watch.hurry()
        self.update(self._rects()[number])

    def set_dress(self, number: int, dress: TileDress) -> None:
        """Change what hangs on a tile."""
        if dress != self._tiles[number].dress:
            self._tiles[number].dress = dress

    def set_focused(self, number: int) -> None:
        """Choose the tile keys act on; -1 for none."""
        if number != self._focused:
            self._repaint([n for n in (self._focused, number) if n >= 0])
            self._focused = number
            tell_current(self, number)
            self.focus_moved.emit(number)

    def set_watermark(self, text: str) -> None:
        """Change the watermark of all tiles."""
        is_new = self._painter.watermark.set_text(text)
        if is_new and any(tile.source is not None for tile in self._tiles):
            self.update()

    @property
    def watermark(self) -> str:
        """What the watermark says."""
        return self._painter.watermark.text

    def source(self, number: int) -> TileSource | None:
        """Return what a tile shows."""
        return self._tiles[number].source

    def tile_rect(self, number: int) -> QRect:
        """Return where a tile is."""
        return self._rects()[number]

    def picture_size(self, number: int) -> QSize:
        """Return the size in device pixels a tile's picture should be decoded to."""
        tile, rect = self._tiles[number], self._rects()[number]
        own = QSize() if tile.source is None else own_size(tile.source)
        room = rect.size() * self.devicePixelRatioF()
        return decoded_size(room, own, self._painter.is_whole, tile.zoom)

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

    # Within

    def _tell_edit(self) -> None:
        if self.editing is not None:
            margins = self._style.margin, self._style.gap
            lines = self._arrangement.lines(self.size(), *margins)
            self.editing.lay(self._arrangement, lines)

    def _place(self) -> None:
        """Lay the tiles out anew and tell so."""
        self._placed_for = QSize()
        self._asked = (), QRegion()
        self._painter.forget()
        self._tell_edit()
        self.update()
        self.pictures_resized.emit()

    def _rects(self) -> list[QRect]:
        """Return where the tiles are; before the first show Qt has not told of a new size yet."""
        if self.size() != self._placed_for:
            self._placed_for = self.size()
            margins = self._style.margin, self._style.gap
            self._laid = self._arrangement.rects(self._placed_for, *margins)
        return self._laid

    def _watched(self) -> Sequence[_Tile]:
        return self._tiles

    def _repaint(self, numbers: Sequence[int]) -> None:
        dirty, rects = QRegion(), self._rects()
        for number in numbers:
            dirty += rects[number]
        self._asked = numbers, dirty
        self.update(dirty)

    def _has_new_look(self, number: int) -> bool:
        tile = self._tiles[number]
        return self._look(number) is not tile.look

    def _look(self, number: int) -> Look:
        tile = self._tiles[number]
        return look_of(tile.source, tile.dress, number == self._focused, tile.look, tile.zoom)

    def _paint_tile(self, painter: QPainter, number: int, rect: QRect) -> None:
        tile = self._tiles[number]
        tile.look = self._look(number)
        newest = -1 if tile.source is None else tile.source.sequence
        # Within one rectangle Qt copies pictures line by line; under the region of all dirty
        # tiles it would cut them into spans and hand those to threads.
        painter.setClipRect(rect)
        self._painter.paint(painter, number, rect, tile.source, tile.look)
        self._note(tile, newest)
        if number in self._carried:
            self._painter.mark(painter, rect)

    def _note(self, tile: _Tile, newest: int) -> None:
        """Count what was painted: the newest, or the one before it, and then the newest is due."""
        given = newest if tile.source is None else min(newest, given_by(tile.source))
        now = newest if given == tile.sequence else given
        if newest > 0 and now != tile.sequence:
            tile.painted += 1
        tile.sequence = now

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, region, rects = QPainter(self), event.region(), self._rects()
        self._painter.begin(self.devicePixelRatioF())
        numbers, asked = self._asked
        if region != asked:  # more than the tiles that changed: ground, or a part of a tile
            numbers = [n for n, rect in enumerate(rects) if region.intersects(rect)]
            self._paint_ground(painter, region, [rects[n] for n in numbers])
        for number in numbers:
            self._paint_tile(painter, number, rects[number])
        if self.editing is not None:
            painter.setClipRegion(region)
            self.editing.paint(painter, rects, self._focused, self.size())

    def _paint_ground(self, painter: QPainter, region: QRegion, tiles: Sequence[QRect]) -> None:
        """Paint what lies between the tiles."""
        ground = QRegion(region)  # a copy: `-=` would cut the region itself
        for rect in tiles:
            ground -= rect
        painter.setClipRegion(ground)
        painter.fillRect(ground.boundingRect(), palette.GROUND)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watch.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.pictures_resized.emit()
