"""Where a picture lies on its tile: filled or whole, and the part of it that zoom shows."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF

USUAL = QSize(16, 9)
"""The shape of a picture whose source has not told it."""
MOST_ZOOM = 16.0
MOST_WIDE = 1920
"""A zoomed picture is decoded no wider than this: there is no more detail in it."""
_MOST_CUT = 0.15
"""What the scaler cuts off rather than putting bars beside the picture."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """What part of a picture is looked at: how large, and around which point of it (fractions)."""

    scale: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def is_none(self) -> bool:
        """Whether the whole picture is seen."""
        return self.scale <= 1.0

    def by(self, factor: float, at: QPointF, placed: QRectF) -> "Zoom":
        """Return it larger by a factor, so that what is at a point stays there.

        Args:
            factor: above 1 to come closer.
            at: the point, where the picture lies.
            placed: where the picture lies now.
        """
        scale = min(MOST_ZOOM, max(1.0, self.scale * factor))
        if scale <= 1.0:
            return NO_ZOOM
        fx = (at.x() - placed.left()) / placed.width()
        fy = (at.y() - placed.top()) / placed.height()
        kept = self.scale / scale
        return Zoom(scale, _within(fx + (self.x - fx) * kept), _within(fy + (self.y - fy) * kept))

    def moved(self, across: float, down: float) -> "Zoom":
        """Return it moved by fractions of the part that is seen."""
        return replace(
            self,
            x=_within(self.x + across / self.scale),
            y=_within(self.y + down / self.scale),
        )


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))


NO_ZOOM = Zoom()


def decoded_size(tile: QSize, own: QSize, is_whole: bool, zoom: Zoom) -> QSize:
    """Return the size in which a picture should be decoded for a tile, device pixels.

    It covers the tile, or lies whole in it; where a few percent are cut off anyway, it is the tile
    itself, which costs nothing when it is painted.
    """
    shape = QSizeF(own if own.width() > 0 else USUAL)
    fill = max(tile.width() / shape.width(), tile.height() / shape.height())
    whole = min(tile.width() / shape.width(), tile.height() / shape.height())
    if whole / fill >= 1 - _MOST_CUT and not is_whole:
        size = QSizeF(tile)
    else:
        size = shape * (whole if is_whole else fill)
    grown = min(zoom.scale, max(1.0, MOST_WIDE / size.width()))
    return QSize(max(2, round(size.width() * grown)), max(2, round(size.height() * grown)))


def placed(tile: QRectF, image: QSizeF, is_whole: bool, zoom: Zoom) -> QRectF:
    """Return where a picture lies: it fills the tile, or all of it is inside; then zoom.

    A zoomed picture never leaves a gap at a side where it could cover it.
    """
    across, down = tile.width() / image.width(), tile.height() / image.height()
    scale = min(across, down) if is_whole else max(across, down)
    size = QSizeF(image.width() * scale * zoom.scale, image.height() * scale * zoom.scale)
    return QRectF(
        QPointF(
            _start(tile.left(), tile.width(), size.width(), zoom.x),
            _start(tile.top(), tile.height(), size.height(), zoom.y),
        ),
        size,
    )


def _start(room: float, length: float, size: float, centre: float) -> float:
    if size <= length + 0.5:
        return room + (length - size) / 2
    wanted = room + length / 2 - centre * size
    return min(room, max(room + length - size, wanted))


def own_picture(image: QSize, own: QSize) -> QRectF:
    """Return where all of a camera's picture lies in a decoded one, in fractions of that.

    The decoded one has lost up to 15 % at two sides, or has bars there (see `video/fit`).
    """
    across, down = image.width() / own.width(), image.height() / own.height()
    fill, whole = max(across, down), min(across, down)
    scale = fill if whole / fill >= 1 - _MOST_CUT else whole
    wide, high = own.width() * scale / image.width(), own.height() * scale / image.height()
    return QRectF((1 - wide) / 2, (1 - high) / 2, wide, high)


def inside(part: QRectF, whole: QRectF) -> QRectF:
    """Return where a part given in fractions lies when the whole lies somewhere."""
    return QRectF(
        whole.left() + part.left() * whole.width(),
        whole.top() + part.top() * whole.height(),
        part.width() * whole.width(),
        part.height() * whole.height(),
    )
