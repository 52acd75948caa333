"""The name bar at the foot of a tile: name at the left, what is to be known at the right.

What is well is quiet and gives way to the name; what is not well is bold and stays. Of a weak link
the sign and the seconds are enough where its word would cut the name.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from widgets.common.theme import Step, Theme
from widgets.common.wrapping import elided_within
from widgets.video import palette, tile_words
from widgets.video.tile_look import Look
from widgets.video.tile_source import TIME_PARTS, TileState
from widgets.video.tile_style import TileStyle

_APART, _TIME = 8, 2
_SIGN = 48
"""Pixels of the sign of a weak link and of the space around it and the name."""
LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class NameBar:
    """Draws name bars.

    Args:
        theme: gives the fonts.
        style: gives height and type step.
    """

    def __init__(self, theme: Theme, style: TileStyle) -> None:
        self._theme = theme
        self._style = style
        self._inks = palette.DAY

    def draw(self, look: Look, width: int, ratio: float, inks: palette.Inks) -> QPixmap:
        """Return the bar of a look, to be laid on at every frame."""
        self._inks = inks
        height = self._style.bar
        pixmap = QPixmap(QSize(round(width * ratio), round(height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(palette.BAR_FOCUSED if look.focused else palette.BAR)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.focused:
            painter.fillRect(0, 0, 4, height, self._inks.act)
            painter.fillRect(0, 0, width, 2, self._inks.act)
        if look.dress.time_left:
            self._time_left(painter, look.dress.time_left, width)
        end = self._bar_right(painter, look, width - 8)
        font = self._theme.font(self._style.step)
        room = end - 16
        if look.dress.name:  # a page that gives its own has its place before it
            front = Qt.TextElideMode.ElideLeft
            name = QFontMetricsF(font).elidedText(look.dress.name, front, room)
        else:
            name = elided_within(font, look.name, room)
        painter.setFont(font)
        painter.setPen(self._inks.text)
        painter.drawText(QRectF(8, 0, room, height), LEFT_MIDDLE, name)
        painter.end()
        return pixmap

    def _bar_right(self, painter: QPainter, look: Look, end: float) -> float:
        """Draw state, age and words from the right; return where they begin."""
        step, inks = self._style.step, self._inks
        end = self._state(painter, look, end)
        for words in _bold(look):
            end = self._right_text(painter, words, end, step, inks.text, bold=True) - _APART
        if look.dress.right:
            end = self._right_text(painter, look.dress.right, end, step, inks.text2)
        return end

    def _time_left(self, painter: QPainter, parts: int, width: int) -> None:
        """Draw how much of its time the picture still stands: a line at the foot that runs out.

        No ring: that is the shape of a grade, and it took the room of the name.
        """
        top = self._style.bar - _TIME
        painter.fillRect(QRectF(0, top, width, _TIME), _faint(self._inks.text))
        painter.fillRect(QRectF(0, top, width * parts / TIME_PARTS, _TIME), self._inks.text2)

    def _state(self, painter: QPainter, look: Look, end: float) -> float:
        word = look.word
        room = end - self._width(word) - 48 - self._width(_name(look))
        if look.state is TileState.WEAK:
            step, inks = self._style.step, self._inks
            if look.age:
                end = self._right_text(painter, look.age, end, step, inks.text, bold=True) - 4
            beside = sum(self._width(words) + _APART for words in _words(look) if words)
            needed = self._width(_name(look)) + self._width(word) + _SIGN + beside
            if not look.age or needed <= end:
                end = self._right_text(painter, word, end, step, inks.text)
            self._weak_icon(painter, QPointF(end - 24, (self._style.bar - 18) / 2))
            return end - 24 - _APART
        if look.state is TileState.PLAYBACK:
            if room > self._width(look.then):  # the plate over the picture says it, too
                step, ink = self._style.step, self._inks.text
                end = self._right_text(painter, look.then, end, step, ink, bold=True) - 6
            end = self._right_text(painter, word, end, self._style.step, self._inks.text, True)
            at = QPointF(end - 20, (self._style.bar - 16) / 2)
            self._theme.icons.paint(painter, "history", at, 16, self._inks.text)
            return end - 20 - _APART
        if look.state is TileState.LIVE and word and room > sum(map(self._width, _words(look))):
            end = self._right_text(painter, word, end, Step.SMALL, self._inks.text2)
            at = QPointF(end - 16, (self._style.bar - 14) / 2)
            self._theme.icons.paint(painter, "player-play", at, 14, self._inks.text2)
            return end - 16 - _APART
        return end

    def _width(self, text: str) -> float:
        return QFontMetricsF(self._theme.font(self._style.step)).horizontalAdvance(text)

    def _right_text(
        self,
        painter: QPainter,
        text: str,
        end: float,
        step: Step,
        colour: QColor,
        bold: bool = False,
    ) -> float:
        font = self._theme.font(step, bold)
        left = end - QFontMetricsF(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRectF(left, 0, end - left + 2, self._style.bar), LEFT_MIDDLE, text)
        return left

    def _weak_icon(self, painter: QPainter, at: QPointF) -> None:
        unit = 18 / 24
        faint = _faint(self._inks.text)
        bars = ((4, 19, 16), (9, 19, 13), (14, 19, 16.5), (19, 19, 16.5))
        rest = ((14, 13, 10), (19, 13, 6))
        for colour, group in ((self._inks.text, bars), (faint, rest)):
            pen = QPen(colour, 2.6 * unit)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            for x, low, high in group:
                painter.drawLine(at + QPointF(x, low) * unit, at + QPointF(x, high) * unit)


def _name(look: Look) -> str:
    return look.dress.name or look.name


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(0.32)
    return faint


def _bold(look: Look) -> list[str]:
    """Return what is not as usual, from the right."""
    zoom = "" if look.zoom.is_none else tile_words.zoom_words(look.zoom.scale)
    covered = tile_words.covered_words(len(look.covered)) if look.covered else ""
    told = (look.dress.note, covered, tile_words.mode_words(look.mode), zoom)
    return [words for words in told if words]


def _words(look: Look) -> list[str]:
    return [*_bold(look), look.dress.right]
