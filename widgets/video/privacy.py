"""Covering parts of a picture (隐私遮挡): so coarse that nobody can be told there.

The parts are fractions of the camera's own picture. Where it is not known how the own picture lies
in the decoded one, all of it is covered: a part that is missed cannot be taken back.
"""

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from widgets.video.placement import inside, own_picture

_BLOCKS = 6
"""Blocks along the longer side of a covered part."""
_ALL = QRectF(0, 0, 1, 1)


def parts_on(image: QSize, own: QSize, covered: Iterable[QRectF]) -> list[QRectF]:
    """Return where parts of the own picture lie in a decoded one, in fractions of that."""
    if own.width() <= 0 or own.height() <= 0 or image.isEmpty():
        return [_ALL]
    whole = own_picture(image, own)
    return [part for each in covered if not (part := inside(each, whole) & _ALL).isEmpty()]


def paint_covers(
    painter: QPainter, image: QImage, placed: QRectF, own: QSize, covered: Iterable[QRectF]
) -> None:
    """Lay coarse blocks over the covered parts of a picture that is painted already.

    Args:
        painter: where; clipped to the tile.
        image: the decoded picture.
        placed: where all of it lies.
        own: size of the camera's own picture; empty where unknown.
        covered: fractions of the own picture.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    for part in parts_on(image.size(), own, covered):
        at = inside(part, placed).toAlignedRect()
        painter.drawImage(at, coarse(image, part))
    painter.restore()


def coarse(image: QImage, part: QRectF) -> QImage:
    """Return a part of a picture in a few blocks of one colour each."""
    size = QRectF(0, 0, image.width(), image.height())
    area: QRect = inside(part, size).toAlignedRect() & image.rect()
    blocks = area.size().scaled(_BLOCKS, _BLOCKS, Qt.AspectRatioMode.KeepAspectRatio)
    few = QSize(max(1, blocks.width()), max(1, blocks.height()))
    return image.copy(area).scaled(
        few, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def covered_copy(image: QImage, own: QSize, covered: Iterable[QRectF]) -> QImage:
    """Return a copy of a picture with its covered parts made coarse, to be kept or sent."""
    copy = image.copy()
    parts = tuple(covered)
    if parts:
        painter = QPainter(copy)
        paint_covers(painter, image, QRectF(image.rect()), own, parts)
        painter.end()
    return copy


def png(image: QImage) -> bytes:
    """Return a picture as a PNG file; empty where it cannot be written."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs lack what Qt takes
    return bytes(buffer.data().data())
