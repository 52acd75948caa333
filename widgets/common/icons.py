"""Outline icons of `resources/icons`, tinted, cached per name, size, colour and pixel ratio."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_Key = tuple[str, int, int, float, float]


class IconSet:
    """Draws icons of one set; keeps what it has drawn.

    Args:
        stroke: line width in the 24 px drawing.
    """

    def __init__(self, stroke: float = 1.75) -> None:
        self._stroke = stroke
        self._drawn: dict[_Key, QPixmap] = {}

    def pixmap(
        self, name: str, size: int, colour: QColor, ratio: float = 1.0, stroke: float | None = None
    ) -> QPixmap:
        """Return the icon as a square pixmap of `size` logical pixels.

        Raises:
            FileNotFoundError: no icon of that name is in the set.
        """
        width = self._stroke if stroke is None else stroke
        key = (name, size, colour.rgba(), ratio, width)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = _draw(name, size, colour, ratio, width)
        return found

    def paint(
        self,
        painter: QPainter,
        name: str,
        at: QPointF,
        size: int,
        colour: QColor,
        stroke: float | None = None,
    ) -> None:
        """Paint the icon with its upper left corner at `at`."""
        ratio = painter.device().devicePixelRatioF()
        pixmap = self.pixmap(name, size, colour, ratio, stroke)
        painter.drawPixmap(QPointF(round(at.x()), round(at.y())), pixmap)

    def icon(self, name: str, size: int, colour: QColor) -> QIcon:
        """Return the icon for widgets that take a `QIcon`."""
        return QIcon(self.pixmap(name, size, colour))


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons of the set."""
    return tuple(sorted(file.stem for file in resources.path("icons").glob("*.svg")))


@cache
def _source(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")


def _draw(name: str, size: int, colour: QColor, ratio: float, stroke: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour.name())
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
