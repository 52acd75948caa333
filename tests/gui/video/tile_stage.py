"""Sources of tiles whose picture, state and own size a test sets."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.video.tile_source import TileState

RED, BLUE, GREEN = QColor(200, 40, 40), QColor(20, 60, 200), QColor(30, 160, 60)


class Quarters:
    """A picture of four quarters, two of them alike: where one looks can be told by colour."""

    name = "南汀·望汐路下立交西口"

    def __init__(self, width: int = 640, height: int = 360) -> None:
        self.state = TileState.LIVE
        self.sequence = 1
        self.own_size = (width, height)
        self.mode = ""
        self.covered = ()
        self.picture = quarters(QSize(width, height))

    def age(self) -> float:
        return 0.0

    def lines(self) -> tuple[str, ...]:
        return ()

    def image(self) -> QImage:
        return self.picture


def quarters(size: QSize) -> QImage:
    """Red, blue above; blue, green below."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    painter = QPainter(image)
    wide, high = size.width() // 2, size.height() // 2
    painter.fillRect(0, 0, wide, high, RED)
    painter.fillRect(wide, high, size.width() - wide, size.height() - high, GREEN)
    painter.end()
    return image
