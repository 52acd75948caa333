"""The tag of an alert in the corner of its tile: shape, grade and what it is about."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPixmap

from widgets.common.shapes import paint_shape
from widgets.common.theme import Step, Theme
from widgets.video.tile_bar import LEFT_MIDDLE
from widgets.video.tile_source import TileAlert

_HEIGHT = 32


def draw_tag(theme: Theme, alert: TileAlert, tile_width: int, ratio: float) -> QPixmap:
    """Return the tag of an alert, to be laid on at every frame of a tile so wide."""
    bold, plain = theme.font(Step.BODY, bold=True), theme.font(Step.BODY)
    word_width = QFontMetricsF(bold).horizontalAdvance(alert.word)
    room = tile_width - 60 - word_width
    text = QFontMetricsF(plain).elidedText(alert.text, Qt.TextElideMode.ElideRight, room)
    width = 12 + 16 + 8 + word_width + 8 + QFontMetricsF(plain).horizontalAdvance(text) + 12
    tag = QRectF(0, 0, round(width), _HEIGHT)
    pixmap = QPixmap(QSize(round(tag.width() * ratio), round(_HEIGHT * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colours = theme.grade(alert.grade)
    painter.setBrush(colours.fill)
    painter.drawPath(_outline(tag))
    paint_shape(painter, theme, alert.grade, QPointF(12, 8), 16, colours.on)
    painter.setPen(colours.on)
    x = 36.0
    for font, words in ((bold, alert.word), (plain, text)):
        painter.setFont(font)
        painter.drawText(QRectF(x, 0, tag.width(), _HEIGHT), LEFT_MIDDLE, words)
        x += word_width + 8
    painter.end()
    return pixmap


def _outline(box: QRectF) -> QPainterPath:
    """Return a box whose lower right corner alone is round."""
    path = QPainterPath(box.topLeft())
    path.lineTo(box.topRight())
    path.lineTo(box.right(), box.bottom() - 4)
    path.quadTo(box.bottomRight(), QPointF(box.right() - 4, box.bottom()))
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    return path
