"""A picture somebody sent, decoded with care: its size is looked at before anything is decoded."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_BYTES = 40_000_000
MOST_PIXELS = 60_000_000
"""Beyond it a few kilobytes could ask for all the memory there is."""
FORMATS = frozenset((b"jpeg", b"png", b"webp", b"bmp", b"gif"))
"""What is decoded; a drawing (svg) or a document is none of them."""


def decoded(content: bytes, within: QSize) -> QImage | None:
    """Return a picture no larger than `within`, the right way up; None where it is not shown.

    It may run in any thread: nothing of the screen is touched.
    """
    if len(content) > MOST_BYTES:
        return None
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if reader.format().data() not in FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    is_turned = bool(reader.transformation().value & 4)
    room = within.transposed() if is_turned else within
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
