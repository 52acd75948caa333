"""What stands on the tiles of all walls, seen small: own ones and those of other seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, SignalInstance
from PySide6.QtGui import QPainter

from console.settings.plans.panes import Box
from console.shell.wall_list import Target
from widgets.common.text import draw_text, elided
from widgets.common.theme import Step, Theme
from widgets.video.tile_chart import paint_tile, tile_rects

TITLE = 18
"""Pixels over the tiles, by which the page itself is dragged."""


@dataclass(frozen=True, slots=True)
class TilePlace:
    """One tile: of a page of this seat, or of the record of another seat's wall."""

    wall: str
    tile: int
    is_own: bool


class WallSight(Protocol):
    """Who knows what stands where, and moves it."""

    changed: SignalInstance

    @property
    def owner(self) -> str:
        """Whose the monitors here are: the seat and who sits at it."""
        ...

    def tiles(self, page: str) -> Sequence[str]:
        """Return the names on the tiles of a page here; nothing for a page without tiles."""
        ...

    def patrol(self, page: str) -> str:
        """Say which patrol runs on a page here; empty for none."""
        ...

    def others(self) -> Sequence[Target]:
        """Return the walls of other seats, as the hub tells them."""
        ...

    def move(self, source: TilePlace, target: TilePlace) -> None:
        """Put what stands on one tile on another."""
        ...


def room_of(box: Box) -> QRectF:
    """Return where the tiles are in a pane."""
    return QRectF(box.left + 3, box.top + TITLE, box.width - 4, box.height - TITLE - 3)


def tile_under(room: QRectF, count: int, point: QPoint) -> int:
    """Return the number of the tile at a point; -1 for none."""
    hit = (n for n, rect in enumerate(tile_rects(room, count)) if rect.contains(point.toPointF()))
    return next(hit, -1)


def paint_tiles(
    painter: QPainter, theme: Theme, room: QRectF, names: Sequence[str], marked: int = -1
) -> None:
    """Paint the tiles of a wall; one may be marked, as where a picture would go."""
    for number, rect in enumerate(tile_rects(room, len(names))):
        paint_tile(painter, theme, rect, names[number], number, number == marked)


def paint_title(painter: QPainter, theme: Theme, rect: QRectF, words: str) -> None:
    """Paint the words over the tiles."""
    font = theme.font(Step.SMALL)
    room = QRectF(rect.left() + 6, rect.top(), rect.width() - 12, TITLE)
    draw_text(painter, font, theme.text, room, elided(font, words, room.width()))
