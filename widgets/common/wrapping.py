"""Single lines cut with an ellipsis, and wrapped ones: hanzi break anywhere, figures stay whole."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from widgets.common.theme import Step, Theme

ELLIPSIS = "…"
_IN_FIGURES = ".,:-"

KEPT = 4096
"""Texts whose widths are kept: the same words are painted again and again, and shaping hanzi takes
ten times as long as looking them up."""


_FIGURES = str.maketrans("123456789", "000000000")


def text_width(font: QFont, text: str) -> float:
    """Return the advance of `text` in pixels.

    All figures of our fonts are equally wide, so a clock that runs is measured once.
    """
    return _kept_width(font, text.translate(_FIGURES)) if text else 0.0


@lru_cache(KEPT)
def _kept_width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


@lru_cache(KEPT)
def elided(font: QFont, text: str, width: float) -> str:
    """Return `text`, cut with an ellipsis when it is wider than `width`."""
    if text_width(font, text) <= width:
        return text
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    cut = len(shown) - len(ELLIPSIS)
    whole = before_figure(text, cut)
    return shown if whole == cut else text[:whole].rstrip() + ELLIPSIS


def elided_within(font: QFont, text: str, width: float) -> str:
    """Return `text`, cut in its middle: what names of one place differ in stands at their end."""
    if text_width(font, text) <= width:
        return text
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideMiddle, width)
    head, _, tail = shown.partition(ELLIPSIS)
    start = len(text) - len(tail)
    while _is_inside_figure(text, start):
        start += 1
    cut = before_figure(text, len(head))
    return text[:cut].rstrip() + ELLIPSIS + text[start:].lstrip()


def before_figure(text: str, cut: int) -> int:
    """Return where to cut so that no figure is parted: of 260 no 26 may be left.

    A text that begins with its figure is cut where it was to be: nothing would be left of it.
    """
    place = cut
    while _is_inside_figure(text, place):
        place -= 1
    return place or cut


def _is_inside_figure(text: str, place: int) -> bool:
    return 0 < place < len(text) and _is_figure(text, place - 1) and _is_figure(text, place)


def _is_figure(text: str, at: int) -> bool:
    """Whether a letter belongs to a figure: digits, and what stands between two of them."""
    if text[at] not in _IN_FIGURES:
        return text[at].isdigit()
    return text[max(0, at - 1) : at].isdigit() and text[at + 1 : at + 2].isdigit()


def draw_text(
    painter: QPainter,
    font: QFont,
    colour: QColor,
    rect: QRectF,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one elided line centred vertically in `rect`."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = elided(font, text, rect.width())
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), shown)


def draw_wrapped(
    painter: QPainter, theme: Theme, step: Step, colour: QColor, rect: QRectF, text: str, lines: int
) -> None:
    """Draw `text` over at most `lines` lines of the step's line height; the last one is elided."""
    font, height = theme.font(step), theme.line_height(step)
    for index, line in enumerate(wrap(font, text, rect.width(), lines)):
        row = QRectF(rect.left(), rect.top() + index * height, rect.width(), height)
        draw_text(painter, font, colour, row, line)


def wrap(font: QFont, text: str, width: float, lines: int) -> list[str]:
    """Break `text` into at most `lines` lines of `width`; hanzi may break anywhere."""
    metrics = QFontMetricsF(font)
    rest, out = text, list[str]()
    while rest and len(out) < lines - 1:
        cut = _fitting(metrics, rest, width)
        out.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        out.append(elided(font, rest, width))
    return out


_NOT_FIRST = "，。、；：？！）》】”’·…％%,.;:?!)"
_NOT_LAST = "（《【“‘("
"""Marks that close may not begin a line, marks that open may not end one."""
_MARKS = 4
"""How many of them in a row are kept together."""


def _fitting(metrics: QFontMetricsF, text: str, width: float) -> int:
    newline = text.find("\n")
    cut = len(text) if newline < 0 else newline + 1
    while cut > 1 and metrics.horizontalAdvance(text[:cut].rstrip()) > width:
        cut -= 1
    cut = _between_words(text, cut)
    if cut < len(text) and text[cut].isascii() and text[cut].isalnum():
        start = cut
        while start > 0 and text[start - 1].isascii() and text[start - 1].isalnum():
            start -= 1
        cut = _between_words(text, start) if start else cut
    return cut


def _between_words(text: str, cut: int) -> int:
    """Return the place at or before `cut` where no mark is parted from what it belongs to."""
    for place in range(cut, max(0, cut - _MARKS), -1):
        if place >= len(text) or not (text[place] in _NOT_FIRST or text[place - 1] in _NOT_LAST):
            return place
    return cut
