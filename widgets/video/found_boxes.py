"""Frames around what a machine found, with what it says: laid over a picture."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from widgets.common.theme import Step, Theme
from widgets.video import palette
from widgets.video.placement import inside, own_picture
from widgets.video.tile_source import TileBox

_LINE = 20
_PEN = 2.0


def paint_boxes(
    painter: QPainter,
    theme: Theme,
    boxes: Iterable[TileBox],
    image: QSize,
    own: QSize,
    placed: QRectF,
) -> None:
    """Paint the boxes of a picture.

    Args:
        painter: where; clipped to the tile.
        theme: gives fonts and grades.
        boxes: what was found.
        image: size of the decoded picture.
        own: size of the camera's own picture; empty where unknown.
        placed: where all of the decoded picture lies.
    """
    whole = own_picture(image, own) if own.width() > 0 else QRectF(0, 0, 1, 1)
    painter.save()
    for box in boxes:
        _box(painter, theme, box, inside(inside(box.area, whole), placed))
    painter.restore()


def _box(painter: QPainter, theme: Theme, box: TileBox, at: QRectF) -> None:
    colour = theme.grade(box.grade).fill
    dark = QPen(palette.ON_INVERSE, _PEN + 2)
    bright = QPen(colour, _PEN)
    if box.is_then:
        bright.setStyle(Qt.PenStyle.DashLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (dark, bright):
        painter.setPen(pen)
        painter.drawRect(at)
    if not box.text:
        return
    font = theme.font(Step.SMALL)
    words = QRectF(0, 0, QFontMetricsF(font).horizontalAdvance(box.text) + 12, _LINE)
    above = at.top() - _LINE - 1
    words.moveTopLeft(QPointF(at.left() - 1, above if above > 0 else at.bottom() + 1))
    painter.fillRect(words, palette.BAR)
    painter.setFont(font)
    painter.setPen(palette.DAY.text)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, box.text)
