"""The picture a machine found something in, brought to the screen: fetched, read, scaled down.

A picture comes from outside: it is read in a thread of its own, with a limit of memory, and what
cannot be read is said and not shown.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

WIDEST = QSize(1280, 960)
"""Larger than any tile that shows it."""

MOST_PIXELS = 60_000_000
"""A picture that claims more is not read at all."""


class NoPicture(Exception):  # noqa: N818
    """A frame that cannot be shown; `code`: `not_here`, `unreadable`, `too_many_pixels`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_picture(data: bytes) -> QImage:
    """Return a picture, not larger than a screen needs.

    Raises:
        NoPicture: it is none, or too large.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid():
        raise NoPicture("unreadable")
    if size.width() * size.height() > MOST_PIXELS:
        raise NoPicture("too_many_pixels")
    if size.width() > WIDEST.width() or size.height() > WIDEST.height():
        reader.setScaledSize(size.scaled(WIDEST, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise NoPicture("unreadable")
    return image.convertToFormat(QImage.Format.Format_RGB32)
