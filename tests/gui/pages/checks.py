"""What is wrong with a page as it stands: found from what its widgets draw and from its pixels."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QRawFont
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QLineEdit, QTextEdit, QWidget

import resources
from console.shell.overlay import Overlay
from tests.gui.pages.drawing import DrawnText, drawing, shown_widgets
from widgets.lists.handled_rows import HandledRows

_ELLIPSIS = "…"
_LATIN = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*[a-z]")
LATIN_ALLOWED = re.compile(
    r"\b(?:Enter|Esc|Delete|Del|Backspace|Ctrl|Shift|Alt|Tab|Home|End|PgUp|PgDn|hh:mm|MM-DD)\b"
    r"|https?://\S+|\b[a-z]+(?:_[a-z]+)+\b|\b\w+\.(?:db|csv|pdf|png)\b|\b\w*/\S+|\bseat-\d+"
    r"|\b\w+\.toml L\d+ \S+"
    r"|\b(?:CN|O)=[^,]*|\b[\w.-]+\.example\b|\bFFmpeg\b|\b[a-z_]+(?:\.[a-z_]+)+:\d+"
)
"""Keys, forms of times, addresses, codes, files with line and key, hosts.

All capitals are codes: AI, PIN, TL3.
"""

MAY_BE_CUT = {
    "FootBar": "the whole title stands at the head of the same pane",
    "InlineAsk": "the whole titles of the candidates stand in the queue",
}
"""Where the elision of what a person wrote is declared, and why nothing is lost by it."""


@dataclass(frozen=True)
class Piece:
    """One text with the widget that draws it and its place in the window."""

    text: DrawnText
    widget: QWidget
    at: QRectF

    def __str__(self) -> str:
        owner = self.widget.parentWidget()
        names = type(self.widget).__name__, type(owner).__name__ if owner else "-"
        return f"{'<'.join(names)} {self.text.words!r}"


def pieces(window: QWidget) -> list[Piece]:
    """Return every text of a window."""
    found = []
    for widget in shown_widgets(window):
        origin = QPointF(widget.mapTo(window, QPoint()))
        for text in drawing(widget).texts:
            found.append(Piece(text, widget, text.rect.translated(origin)))
    return found


def elided(texts: Iterable[Piece]) -> Iterator[str]:
    """Yield texts that are cut short; cells of tables may be, their whole text is in the detail."""
    for piece in texts:
        if not piece.text.words.rstrip().endswith(_ELLIPSIS) or _is_cell(piece.widget):
            continue
        above = set(_above(piece.widget))
        if "KeyButton" in above and "InlineAsk" not in above:
            yield f"a button is cut short: {piece}"
        elif MAY_BE_CUT.keys().isdisjoint(above):
            yield f"cut short: {piece}"


def outside(window: QWidget, texts: Iterable[Piece]) -> Iterator[str]:
    """Yield texts that leave their widget, and widgets that leave the window."""
    for piece in texts:
        room, rect = QRectF(piece.widget.rect()), piece.text.rect
        if isinstance(piece.widget, QLabel) and "\n" in piece.widget.text():
            continue  # a drawing joins the lines of one label
        is_wide = rect.left() < room.left() - 1.5 or rect.right() > room.right() + 1.5
        middle = rect.center().y()
        half = piece.text.pixels * 0.45
        is_high = middle - half < room.top() - 1 or middle + half > room.bottom() + 1
        if not _scrolls(piece.widget) and (is_wide or is_high):
            yield f"outside its widget: {piece}"
    for widget in shown_widgets(window):
        place = QRect(widget.mapTo(window, QPoint()), widget.size())
        if not window.rect().contains(place) and not _is_scrolled(widget, window):
            name = f"{type(widget).__name__}<{type(widget.parentWidget()).__name__}"
            yield f"outside the window: {name} {place.getRect()}"


def too_large(window: QWidget) -> Iterator[str]:
    """Yield pages that cannot be as small as what they were given; they would be cut off."""
    for widget in shown_widgets(window):
        layout = widget.layout()
        if layout is None or _is_scrolled(widget, window):
            continue
        least = layout.totalMinimumSize()
        if least.width() > widget.width() or least.height() > widget.height():
            yield f"wants {least.toTuple()} of {widget.size().toTuple()}: {type(widget).__name__}"


def covered(window: QWidget, texts: Iterable[Piece]) -> Iterator[str]:
    """Yield texts that lie below another widget, but for one that takes the place of all of it."""
    for piece in texts:
        if _is_on_top(piece, window) or _scrolls(piece.widget):
            continue
        over = window.childAt(piece.at.center().toPoint())
        if over in piece.widget.children() and over.geometry() == piece.widget.rect():
            continue
        is_note = piece.widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if not (_is_scrolled(piece.widget, window) or _is_over(over, window) or is_note):
            yield f"covered by {type(over).__name__}: {piece}"


def overlapping(texts: Iterable[Piece]) -> Iterator[str]:
    """Yield texts of one widget that run into each other."""
    by_widget: dict[int, list[Piece]] = {}
    for piece in texts:
        by_widget.setdefault(id(piece.widget), []).append(piece)
    for group in by_widget.values():
        ordered = sorted(group, key=lambda p: (round(p.at.center().y()), p.at.left()))
        for one, two in pairwise(ordered):
            both = one.text.rect.intersected(two.text.rect)
            half = min(one.text.pixels, two.text.pixels) / 2
            if both.width() > 2 and both.height() > half:
                yield f"runs into the next: {one} / {two.text.words!r}"


def glyphless(texts: Iterable[Piece]) -> Iterator[str]:
    """Yield characters that the typeface which comes along does not have."""
    font = QRawFont(str(resources.path("fonts/CommandHallSans-Regular.otf")), 15)
    for piece in texts:
        lost = [
            c for c in piece.text.words if not c.isspace() and not font.supportsCharacter(ord(c))
        ]
        if lost:
            yield f"no glyph for {lost}: {piece}"


def latin(texts: Iterable[Piece]) -> Iterator[str]:
    """Yield Latin words of a Chinese page that are no key, unit, code or address."""
    for piece in texts:
        left = _LATIN.findall(LATIN_ALLOWED.sub("", piece.text.words))
        if left and not isinstance(piece.widget, QLineEdit) and not is_report(piece.widget):
            yield f"Latin {left}: {piece}"


def is_report(widget: QWidget) -> bool:
    """Whether it is written in the typeface of programs, for whoever mends them."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    return widget.font().family() == fixed.family()


def loose_dots(texts: Iterable[Piece]) -> Iterator[str]:
    """Yield words of a Chinese page with spaces about a “·”: the glyph has its own (tokens)."""
    for piece in texts:
        if " · " in piece.text.words:
            yield f"spaces about the dot: {piece}"


def faint(window: QWidget, texts: Iterable[Piece]) -> Iterator[str]:
    """Yield texts with less contrast than AA asks for against the ground they stand on."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for piece in texts:
        if _is_picture(piece.widget) or not piece.widget.isEnabled():
            continue
        if not _is_all_on_top(piece, window):
            continue
        if not window.rect().contains(piece.at.center().toPoint()):
            continue  # scrolled out: what is left of its ground says nothing
        ground = _ground(image, piece.at)
        if ground is None:
            continue  # below the edge of the window
        ratio = contrast(_over(piece.text.colour, ground), ground)
        is_large = piece.text.pixels >= 24 or (piece.text.is_bold and piece.text.pixels >= 19)
        if ratio < (3.0 if is_large else 4.45):
            yield f"{ratio:.1f} to 1 on {ground.name()}: {piece} {piece.text.colour.name()}"


def contrast(one: QColor, two: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 reckons it."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    """Return the relative luminance, 0 to 1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _is_on_top(piece: Piece, window: QWidget) -> bool:
    at = piece.at.center().toPoint()
    return window.rect().contains(at) and window.childAt(at) in (piece.widget, None)


def _is_all_on_top(piece: Piece, window: QWidget) -> bool:
    at, left, right = piece.at, piece.at.left() + 1, piece.at.right() - 1
    heights = at.top() + 2, at.center().y(), at.bottom() - 2  # none of it below an edge either
    across = [left + (right - left) * part / 8 for part in range(9)]
    points = [QPointF(x, y).toPoint() for x in across for y in heights]
    return all(_shows(piece.widget, window.childAt(at)) for at in points)


def _shows(widget: QWidget, found: QWidget | None) -> bool:
    """Whether nothing lies over it; who lets clicks through is not found, but what it lies on."""
    if found in (widget, None):
        return True
    on = widget.parentWidget()
    lets_through = widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return lets_through and on is not None and (found is on or on.isAncestorOf(found))


def _ground(image: QImage, rect: QRectF) -> QColor | None:
    """Return the colour most pixels of a line of text have."""
    area = rect.toRect().adjusted(-6, 0, 6, 0).intersected(image.rect())
    pixels, line = memoryview(image.constBits()).cast("I"), image.bytesPerLine() // 4
    counts: Counter[int] = Counter()
    for y in range(area.top(), area.bottom() + 1, 2):
        counts.update(pixels[y * line + area.left() : y * line + area.right() + 1 : 2])
    return QColor(counts.most_common(1)[0][0]) if counts else None


def _over(colour: QColor, ground: QColor) -> QColor:
    alpha = colour.alphaF()
    parts = (
        (getattr(colour, part)() * alpha + getattr(ground, part)() * (1 - alpha))
        for part in ("redF", "greenF", "blueF")
    )
    return QColor.fromRgbF(*parts)


def _is_cell(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), HandledRows)


def _above(widget: QWidget | None) -> Iterator[str]:
    while widget is not None:
        yield type(widget).__name__
        widget = widget.parentWidget()


def _is_picture(widget: QWidget) -> bool:
    return type(widget).__name__ in (
        "TileGrid",
        "SmallMap",
        "PlaceMap",
        "SlipSheet",
        "CameraTile",
    )


def _scrolls(widget: QWidget) -> bool:
    """Whether what it draws may lie outside it because it scrolls."""
    parent = widget.parentWidget()
    is_viewport = isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    return is_viewport or isinstance(widget, QLineEdit | QTextEdit)


def _is_scrolled(widget: QWidget, window: QWidget) -> bool:
    """Whether it stands in something that scrolls."""
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _is_over(widget: QWidget | None, window: QWidget) -> bool:
    """Whether it belongs to something that is meant to lie over the page."""
    while widget is not None and widget is not window:
        if isinstance(widget, Overlay) or type(widget).__name__ in _OVERLAYS:
            return True
        widget = widget.parentWidget()
    return False


_OVERLAYS = ("SlipPreview", "AgeMark", "FoundList", "Notices")
