"""What a widget draws: every piece of text with its place and colour, every colour used.

The widgets paint into a drawing made of elements instead of pixels, so that nothing has to be
guessed from a picture: an ellipsis, a word that leaves its widget, a colour of another theme.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsView, QWidget

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBERS = re.compile(r"-?[\d.]+(?:e-?\d+)?")


@dataclass(frozen=True)
class DrawnText:
    """One piece of text.

    Attributes:
        words: as drawn.
        rect: its line box in the widget's coordinates.
        colour: with its opacity.
        pixels: size of the type.
        is_bold: weight 700.
    """

    words: str
    rect: QRectF
    colour: QColor
    pixels: float
    is_bold: bool


@dataclass(frozen=True)
class Drawing:
    """What one widget draws, without its children."""

    texts: tuple[DrawnText, ...]
    colours: frozenset[str]


def shown_widgets(top: QWidget) -> Iterator[QWidget]:
    """Yield `top` and every visible widget in it."""
    yield top
    plots = top.findChildren(QGraphicsView)  # their lines are said by the widget that holds them
    drawn_apart = {*plots, *(plot.viewport() for plot in plots)}
    for widget in top.findChildren(QWidget):
        is_seen = widget.isVisibleTo(top) and widget.width() > 0 and widget.height() > 0
        if is_seen and widget not in drawn_apart:
            yield widget


def drawing(widget: QWidget) -> Drawing:
    """Let a widget draw itself."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    paper = QSvgGenerator()
    paper.setOutputDevice(buffer)
    paper.setSize(widget.size())
    painter = QPainter(paper)
    # A view of graphics has a render of its own, which takes other things.
    QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    tree = ElementTree.fromstring(bytes(buffer.data().data()))
    return Drawing(tuple(_texts(tree, widget.font())), frozenset(_colours(tree)))


def _colours(tree: ElementTree.Element) -> Iterator[str]:
    """Yield the colours something is drawn in; a colour that was only set is not used."""
    for group in tree.iter(f"{_SVG}g"):
        for element in group:
            if element.tag != f"{_SVG}g":
                own = element if element.tag == f"{_SVG}text" else group
                yield from (own.get(name, "none") for name in ("fill", "stroke"))


def _texts(tree: ElementTree.Element, font: QFont) -> Iterator[DrawnText]:
    for group in tree.iter(f"{_SVG}g"):
        turn = _transform(group.get("transform", ""))
        for element in group.findall(f"{_SVG}text"):
            words = unescape("".join(element.itertext()))
            if words.strip():
                yield _text(words, element, turn, font)


def _text(words: str, element: ElementTree.Element, turn: QTransform, font: QFont) -> DrawnText:
    pixels, weight = float(element.get("font-size", "0")), int(element.get("font-weight", "400"))
    drawn = QFont(font)
    drawn.setFamilies((element.get("font-family") or "").split(","))
    drawn.setPixelSize(round(pixels))
    drawn.setWeight(QFont.Weight(weight))
    metrics = QFontMetricsF(drawn)
    at = QPointF(float(element.get("x", "0")), float(element.get("y", "0")) - metrics.ascent())
    box = QRectF(at.x(), at.y(), metrics.horizontalAdvance(words), metrics.height())
    colour = QColor(element.get("fill", "#000000"))
    colour.setAlphaF(float(element.get("fill-opacity", "1")))
    return DrawnText(words, turn.mapRect(box), colour, pixels, weight >= 600)


def _transform(text: str) -> QTransform:
    if not text:
        return QTransform()
    a, b, c, d, x, y = (float(part) for part in _NUMBERS.findall(text.split("(", 1)[1]))
    return QTransform(a, b, c, d, x, y)
