"""The watermark: who looks, at which seat, when; faint, turned, twice on every tile, topmost.

White alone cannot be read on a bright picture: a shadow as faint keeps it legible there too.
"""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap, QTransform

from widgets.video.palette import WATERMARK, WATERMARK_SHADOW

_ANGLE = -18.0
_PLACES = ((128 / 478, 79 / 258), (352 / 478, 175 / 258))


class Watermark:
    """One turned line of text, drawn once and then only laid on.

    Args:
        font: of the text, 15 px on walls.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._text = ""
        self._drawn: QPixmap | None = None
        self._places: dict[int, tuple[QPoint, ...]] = {}

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> bool:
        """Change the text; return whether it was another one."""
        if text == self._text:
            return False
        self._text, self._drawn = text, None
        return True

    def forget_places(self) -> None:
        """The tiles lie otherwise from now on."""
        self._places.clear()

    def paint(self, painter: QPainter, number: int, tile: QRect, ratio: float) -> None:
        """Lay the text on a tile, at the same two places of every tile.

        Args:
            painter: of the tile.
            number: of the tile.
            tile: where it is, until `forget_places`.
            ratio: device pixels of one pixel.
        """
        if not self._text:
            return
        if self._drawn is None:
            self._drawn = self._draw(ratio)
            self._places.clear()
        if (places := self._places.get(number)) is None:
            places = self._places[number] = _places(tile, self._drawn.deviceIndependentSize())
        for place in places:
            painter.drawPixmap(place, self._drawn)

    def _draw(self, ratio: float) -> QPixmap:
        metrics = QFontMetricsF(self._font)
        line = QRectF(0, 0, metrics.horizontalAdvance(self._text) + 4, metrics.height())
        box = QTransform().rotate(_ANGLE).mapRect(line)
        pixmap = QPixmap(QSize(round(box.width() * ratio) + 2, round(box.height() * ratio) + 2))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self._font)
        painter.translate(pixmap.deviceIndependentSize().width() / 2, box.height() / 2)
        painter.rotate(_ANGLE)
        line.moveCenter(QPointF(0, 0))
        for ink, aside in ((WATERMARK_SHADOW, 1.0), (WATERMARK, 0.0)):
            painter.setPen(ink)
            at = line.translated(aside, aside)
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
        return pixmap


def _places(tile: QRect, own: QSizeF) -> tuple[QPoint, ...]:
    return tuple(
        QPoint(
            tile.left() + round(across * tile.width() - own.width() / 2),
            tile.top() + round(down * tile.height() - own.height() / 2),
        )
        for across, down in _PLACES
    )
