"""The watermark: who looks, at which seat, when; faint, turned, twice on every tile, topmost.

White alone cannot be read on a bright picture: a shadow as faint keeps it legible there too.
"""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap, QTransform

from widgets.video.palette import WATERMARK, WATERMARK_SHADOW

_ANGLE = -18.0
_PLACES = ((128 / 478, 79 / 258), (352 / 478, 175 / 258))


class Watermark:
    """One turned text, drawn once and then only laid on.

    Args:
        font: of the text, 15 px on walls.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._text = ""
        self._drawn: dict[str, QPixmap] = {}
        self._laid: dict[int, tuple[QPixmap, tuple[QPoint, ...]]] = {}

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_text(self, text: str) -> bool:
        """Change the text; return whether it was another one."""
        if text == self._text:
            return False
        self._text = text
        self._drawn.clear()
        self._laid.clear()
        return True

    def forget_places(self) -> None:
        """The tiles lie otherwise from now on."""
        self._laid.clear()

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
        if (laid := self._laid.get(number)) is None:
            laid = self._laid[number] = self._lay(tile, ratio)
        pixmap, places = laid
        for place in places:
            painter.drawPixmap(place, pixmap)

    def _lay(self, tile: QRect, ratio: float) -> tuple[QPixmap, tuple[QPoint, ...]]:
        """Return what is laid on a tile: in two lines where one would leave it at its side."""
        room = 2 * _PLACES[0][0] * tile.width()
        drawn = self._draw(self._text, ratio)
        if drawn.deviceIndependentSize().width() > room:
            drawn = self._draw(_in_two(self._text), ratio)
        return drawn, _places(tile, drawn.deviceIndependentSize())

    def _draw(self, text: str, ratio: float) -> QPixmap:
        if text in self._drawn:
            return self._drawn[text]
        size = QFontMetricsF(self._font).size(0, text)
        lines = QRectF(0, 0, size.width() + 4, size.height())
        box = QTransform().rotate(_ANGLE).mapRect(lines)
        pixmap = QPixmap(QSize(round(box.width() * ratio) + 2, round(box.height() * ratio) + 2))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self._font)
        painter.translate(pixmap.deviceIndependentSize().width() / 2, box.height() / 2)
        painter.rotate(_ANGLE)
        lines.moveCenter(QPointF(0, 0))
        for ink, aside in ((WATERMARK_SHADOW, 1.0), (WATERMARK, 0.0)):
            painter.setPen(ink)
            at = lines.translated(aside, aside)
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        self._drawn[text] = pixmap
        return pixmap


def _in_two(text: str) -> str:
    """Return a text in two lines, as equal as its words allow."""
    spaces = [at for at, sign in enumerate(text) if sign == " "]
    if not spaces:
        return text
    middle = min(spaces, key=lambda at: abs(2 * at - len(text)))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def _places(tile: QRect, own: QSizeF) -> tuple[QPoint, ...]:
    return tuple(
        QPoint(
            tile.left() + round(across * tile.width() - own.width() / 2),
            tile.top() + round(down * tile.height() - own.height() / 2),
        )
        for across, down in _PLACES
    )
