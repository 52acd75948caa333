"""Where names stand on a small map, so that none lies over another or over what it names.

Names are placed in the order of their weight: a name of less weight gives way, to another place or
altogether; one that must be read stands at its first place even where it is crowded.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSizeF

from widgets.map.taken import Taken

HEIGHT = 20
_EDGE = 4
_APART = 6
"""Pixels between two names, so that they are not read as one."""


class Labels:
    """The places that are taken on one map.

    Args:
        room: the map.
    """

    def __init__(self, room: QRectF) -> None:
        self._room = room.adjusted(_EDGE, 2, -_EDGE, -2)
        self._taken = Taken()

    def keep_free(self, rect: QRectF) -> None:
        """Let no name stand in `rect`."""
        self._taken.take(rect)

    def is_free(self, rect: QRectF) -> bool:
        """Whether nothing stands in `rect` yet."""
        return self._taken.is_free(rect)

    def take(self, place: QRectF) -> None:
        """Let a name stand at a place that was found free."""
        self.keep_free(place.adjusted(-_APART, 0, _APART, 0))

    def place(self, corners: Iterable[QPointF], width: float, must: bool = False) -> QRectF | None:
        """Return the first free place of a name and take it.

        Args:
            corners: upper left corners, the best first.
            width: of the name in pixels.
            must: the name is read even where there is no free place.
        """
        best = None  # one by one: a long line has thousands of places, and mostly the first is free
        for at in corners:
            place = self._inside(QRectF(at, QSizeF(width, HEIGHT)))
            if self.is_free(place):
                self.take(place)
                return place
            if best is None:
                best = place
        if not must or best is None:
            return None
        self.keep_free(best)
        return best

    def _inside(self, rect: QRectF) -> QRectF:
        left = min(max(self._room.left(), rect.left()), self._room.right() - rect.width())
        top = min(max(self._room.top(), rect.top()), self._room.bottom() - rect.height())
        return QRectF(left, top, rect.width(), rect.height())
