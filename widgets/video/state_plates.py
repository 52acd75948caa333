"""What stands on a tile for its state: the plate of a frozen picture, words where there is none."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from widgets.common.hatch import paint_hatch
from widgets.common.theme import Step, Theme
from widgets.video import palette, tile_words
from widgets.video.tile_bar import LEFT_MIDDLE
from widgets.video.tile_look import Look
from widgets.video.tile_source import TileDress, TileState
from widgets.video.tile_style import WALL, TileStyle

_ICONS = {
    TileState.WAITING: "loader",
    TileState.DENIED: "lock",
    TileState.FAILED: "unlink",
    TileState.NO_SESSION: "video-off",
}


class StatePlates:
    """Paints the words of states.

    Args:
        theme: gives fonts and icons.
        style: the measures.
    """

    def __init__(self, theme: Theme, style: TileStyle) -> None:
        self._theme = theme
        self._style = style

    def frozen(self, painter: QPainter, above: QRectF, look: Look, inks: palette.Inks) -> None:
        """Hatch a picture that stands still and say since when."""
        paint_hatch(painter, above, palette.HATCH, self._style.hatch_pitch, 2)
        whole = f"{look.age} · {look.last}" if look.last else look.age
        fits = self._plate_width(look, whole, self._small) <= above.width()
        self._plate(painter, above, look, whole if fits else look.age, inks)

    def playback(self, painter: QPainter, above: QRectF, look: Look, inks: palette.Inks) -> None:
        """Say over a recording that it is one, and of when; its middle stays free."""
        top = QRectF(above.left(), above.top(), above.width(), self._style.plate + 16)
        self._plate(painter, top, look, look.then, inks)

    def _plate(
        self, painter: QPainter, within: QRectF, look: Look, more: str, inks: palette.Inks
    ) -> None:
        """Lay a plate with the word of a state, and more, in the middle of an area."""
        style = self._style
        word, gap = tile_words.word_of(look.state), 8.0
        font = self._theme.font(style.plate_step, bold=True)
        if self._plate_width(look, more, font) > within.width():
            font = self._small
        text_width = QFontMetricsF(font).horizontalAdvance(word)
        plate = QRectF(0, 0, round(self._plate_width(look, more, font)), style.plate)
        plate.moveCenter(within.center())
        plate.moveTopLeft(QPointF(round(plate.left()), round(plate.top())))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.inverse)
        painter.drawRoundedRect(plate, 4, 4)
        x = plate.left() + 16
        icon_at = QPointF(x, plate.center().y() - style.plate_icon / 2)
        if look.state is TileState.FROZEN:
            self._pause(painter, icon_at, style.plate_icon)
        else:
            ink = palette.ON_INVERSE
            self._theme.icons.paint(painter, "history", icon_at, style.plate_icon, ink)
        painter.setFont(font)
        painter.setPen(palette.ON_INVERSE)
        x += style.plate_icon + gap
        for text in (word, more):
            painter.drawText(
                QRectF(x, plate.top(), plate.width(), plate.height()), LEFT_MIDDLE, text
            )
            x += text_width + gap
        painter.restore()

    @property
    def _small(self) -> QFont:
        return self._theme.font(Step.SMALL, bold=True)

    def _plate_width(self, look: Look, more: str, font: QFont) -> float:
        words = f"{tile_words.word_of(look.state)}{more}"
        around = 32 + self._style.plate_icon + 16
        return around + QFontMetricsF(font).horizontalAdvance(words)

    def _pause(self, painter: QPainter, at: QPointF, size: int) -> None:
        unit = size / 24
        pen = QPen(palette.ON_INVERSE, 2.6 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for x in (8.5, 15.5):
            painter.drawLine(at + QPointF(x, 5) * unit, at + QPointF(x, 19) * unit)

    def message(self, painter: QPainter, above: QRectF, look: Look, inks: palette.Inks) -> None:
        """Say in place of a picture for how long there is none, why, and what can be done."""
        if look.state not in _ICONS:
            return
        style, wide = self._style, above.width()
        font = self._theme.font(style.word_step)
        word, told = tile_words.word_of(look.state), look.lines
        if look.age and QFontMetricsF(font).horizontalAdvance(f"{word} {look.age}") + 34 < wide:
            word = f"{word} {look.age}"
        elif look.age:
            told = (look.age, *told)
        if look.last:
            told = (look.last, *told)
        line_top = 32 if style is WALL else 24
        remedy = look.state is TileState.DENIED and bool(look.dress.remedy)
        room = above.height() - line_top - (40 if remedy else 0)
        lines = told[: max(0, int(room // (style.line_height + 2)))]
        height = line_top + len(lines) * (style.line_height + 2) + (40 if remedy else 0)
        top = above.center().y() - height / 2
        width = QFontMetricsF(font).horizontalAdvance(word) + 34
        x = round(above.center().x() - width / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._state_icon(painter, QPointF(x, top + line_top / 2 - 12), look.state, inks.text)
        painter.setFont(_regular(font))
        painter.setPen(inks.text)
        painter.drawText(QRectF(x + 34, top, width, line_top), LEFT_MIDDLE, word)
        painter.setFont(self._theme.font(style.line_step))
        painter.setPen(inks.text2)
        y = top + line_top + 2
        for line in lines:
            area = QRectF(above.left() + 8, y, above.width() - 16, style.line_height)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, line)
            y += style.line_height + 2
        if remedy:
            self._remedy(painter, above, y + 6, look.dress, inks)
        painter.restore()

    def _state_icon(self, painter: QPainter, at: QPointF, state: TileState, ink: QColor) -> None:
        if state is TileState.WAITING:
            pen = QPen(ink, 1.75)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(QRectF(at.x() + 4, at.y() + 4, 16, 16), 90 * 16, -270 * 16)
            return
        self._theme.icons.paint(painter, _ICONS[state], at, 24, ink)

    def _remedy(
        self,
        painter: QPainter,
        above: QRectF,
        top: float,
        dress: TileDress,
        inks: palette.Inks,
    ) -> None:
        metrics = QFontMetricsF(self._theme.font(Step.BODY))
        words = metrics.horizontalAdvance(dress.remedy)
        box = QRectF(0, 0, round(words + (48 if dress.remedy_key else 24)), 32)
        box.moveTopLeft(QPointF(round(above.center().x() - box.width() / 2), round(top)))
        painter.setPen(QPen(palette.EDGE, 1))
        painter.setBrush(palette.BUTTON)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._theme.font(Step.BODY))
        painter.setPen(inks.text)
        painter.drawText(box.adjusted(12, 0, 0, 0), LEFT_MIDDLE, dress.remedy)
        if dress.remedy_key:
            key = QRectF(box.right() - 26, box.top() + 7, 18, 18)
            painter.setFont(self._theme.font(Step.SMALL))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(inks.text2, 1))
            painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, dress.remedy_key)


def _regular(font: QFont) -> QFont:
    """Return the same size in weight 400: a word in place of a picture is no heading."""
    plain = QFont(font)
    plain.setWeight(QFont.Weight.Normal)
    return plain
