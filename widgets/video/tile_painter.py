"""Paints one tile: picture or what stands in its place, then state, name bar, alert, watermark.

What does not change with every frame (name bar, alert, watermark, icons) is drawn once and kept.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap

from widgets.common.hatch import paint_hatch
from widgets.common.theme import Step, Theme
from widgets.video import palette, tile_words
from widgets.video.alert_tag import draw_tag
from widgets.video.tile_bar import LEFT_MIDDLE, NameBar
from widgets.video.tile_look import Look
from widgets.video.tile_source import TileDress, TileSource, TileState
from widgets.video.tile_style import WALL, TileStyle
from widgets.video.watermark import Watermark

_ICONS = {
    TileState.WAITING: "loader",
    TileState.DENIED: "lock",
    TileState.FAILED: "unlink",
    TileState.NO_SESSION: "video-off",
}
_WITH_PICTURE = (TileState.LIVE, TileState.WEAK, TileState.FROZEN)
_WEAK_EDGE = 8
_FRAME = 4


_Drawn = dict[tuple[int, int, int], tuple[Look, QPixmap]]
"""What was drawn for the look of a tile, by its place."""


class TilePainter:
    """Paints the tiles of one grid.

    Args:
        theme: gives fonts, icons and grades; the tile's colours are its own.
        style: the measures.
    """

    def __init__(self, theme: Theme, style: TileStyle = WALL) -> None:
        self._theme = theme
        self._style = style
        self._name_bar = NameBar(theme, style)
        self._inks = palette.DAY
        self._bars: _Drawn = {}
        self._tags: _Drawn = {}
        self.watermark = Watermark(theme.font(Step.BODY))

    def forget(self) -> None:
        """Forget what was drawn for tiles at places that are no more."""
        self._bars.clear()
        self._tags.clear()

    def _follow_night(self) -> None:
        inks = palette.NIGHT if self._theme.look.is_night else palette.DAY
        if inks is not self._inks:
            self._inks = inks
            self.forget()

    def paint(self, painter: QPainter, rect: QRect, source: TileSource | None, look: Look) -> None:
        """Paint a tile as it looks."""
        self._follow_night()
        state = look.state
        if state in _WITH_PICTURE:
            self._picture(painter, rect, source)
        else:
            painter.fillRect(rect, palette.NO_PICTURE)
        if state is not TileState.LIVE:
            self._state(painter, QRectF(rect.adjusted(0, 0, 0, -self._style.bar)), look)
        self._bar(painter, rect, look)
        if look.dress.number:
            self._number(painter, rect, look.dress.number)
        if look.dress.alert is not None:
            self._alert(painter, rect, look)
        self.watermark.paint(painter, rect)

    def _state(self, painter: QPainter, above: QRectF, look: Look) -> None:
        if look.state is TileState.FROZEN:
            self._frozen(painter, above, look)
        elif look.state is TileState.WEAK:
            edge = QRectF(above.left(), above.top(), _WEAK_EDGE, above.height())
            painter.fillRect(edge, palette.SURFACE)
            paint_hatch(painter, edge, self._inks.text2, 8.0, 1.4)
        else:
            self._message(painter, above, look)

    def _picture(self, painter: QPainter, rect: QRect, source: TileSource | None) -> None:
        image = None if source is None else source.image()
        if image is None:
            painter.fillRect(rect, palette.NO_PICTURE)
        elif image.size() == rect.size():
            painter.drawImage(rect.topLeft(), image)
        elif image.size() == rect.size() * painter.device().devicePixelRatioF():
            painter.drawImage(rect, image)
        else:
            painter.fillRect(rect, palette.NO_PICTURE)
            whole = image.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(rect.topLeft(), whole)
            place.moveCenter(rect.center())
            painter.drawImage(place, image)

    def _frozen(self, painter: QPainter, above: QRectF, look: Look) -> None:
        style = self._style
        paint_hatch(painter, above, palette.HATCH, style.hatch_pitch, 2)
        word, gap, around = tile_words.word_of(TileState.FROZEN), 8.0, 32 + style.plate_icon + 16
        font = self._theme.font(style.plate_step, bold=True)
        if around + QFontMetricsF(font).horizontalAdvance(word + look.age) > above.width():
            font = self._theme.font(Step.SMALL, bold=True)
        metrics = QFontMetricsF(font)
        text_width = metrics.horizontalAdvance(word)
        width = around + text_width + metrics.horizontalAdvance(look.age)
        plate = QRectF(0, 0, round(width), style.plate)
        plate.moveCenter(above.center())
        plate.moveTopLeft(QPointF(round(plate.left()), round(plate.top())))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._inks.inverse)
        painter.drawRoundedRect(plate, 4, 4)
        x = plate.left() + 16
        icon_at = QPointF(x, plate.center().y() - style.plate_icon / 2)
        self._pause(painter, icon_at, style.plate_icon)
        painter.setFont(font)
        painter.setPen(palette.ON_INVERSE)
        x += style.plate_icon + gap
        for text in (word, look.age):
            painter.drawText(
                QRectF(x, plate.top(), plate.width(), plate.height()), LEFT_MIDDLE, text
            )
            x += text_width + gap
        painter.restore()

    def _pause(self, painter: QPainter, at: QPointF, size: int) -> None:
        unit = size / 24
        pen = QPen(palette.ON_INVERSE, 2.6 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for x in (8.5, 15.5):
            painter.drawLine(at + QPointF(x, 5) * unit, at + QPointF(x, 19) * unit)

    def _message(self, painter: QPainter, above: QRectF, look: Look) -> None:
        word = tile_words.word_of(look.state)
        if not word:
            return
        style = self._style
        font = self._theme.font(style.word_step)
        line_top = 32 if style is WALL else 24
        remedy = look.state is TileState.DENIED and bool(look.dress.remedy)
        room = above.height() - line_top - (40 if remedy else 0)
        lines = look.lines[: max(0, int(room // (style.line_height + 2)))]
        height = line_top + len(lines) * (style.line_height + 2) + (40 if remedy else 0)
        top = above.center().y() - height / 2
        width = QFontMetricsF(font).horizontalAdvance(word) + 34
        x = round(above.center().x() - width / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._state_icon(painter, QPointF(x, top + line_top / 2 - 12), look.state)
        painter.setFont(_regular(font))
        painter.setPen(self._inks.text)
        painter.drawText(QRectF(x + 34, top, width, line_top), LEFT_MIDDLE, word)
        painter.setFont(self._theme.font(style.line_step))
        painter.setPen(self._inks.text2)
        y = top + line_top + 2
        for line in lines:
            area = QRectF(above.left() + 8, y, above.width() - 16, style.line_height)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, line)
            y += style.line_height + 2
        if remedy:
            self._remedy(painter, above, y + 6, look.dress)
        painter.restore()

    def _state_icon(self, painter: QPainter, at: QPointF, state: TileState) -> None:
        if state is TileState.WAITING:
            pen = QPen(self._inks.text, 1.75)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(QRectF(at.x() + 4, at.y() + 4, 16, 16), 90 * 16, -270 * 16)
            return
        self._theme.icons.paint(painter, _ICONS[state], at, 24, self._inks.text)

    def _remedy(self, painter: QPainter, above: QRectF, top: float, dress: TileDress) -> None:
        metrics = QFontMetricsF(self._theme.font(Step.BODY))
        words = metrics.horizontalAdvance(dress.remedy)
        box = QRectF(0, 0, round(words + (48 if dress.remedy_key else 24)), 32)
        box.moveTopLeft(QPointF(round(above.center().x() - box.width() / 2), round(top)))
        painter.setPen(QPen(palette.EDGE, 1))
        painter.setBrush(palette.BUTTON)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._theme.font(Step.BODY))
        painter.setPen(self._inks.text)
        painter.drawText(box.adjusted(12, 0, 0, 0), LEFT_MIDDLE, dress.remedy)
        if dress.remedy_key:
            key = QRectF(box.right() - 26, box.top() + 7, 18, 18)
            painter.setFont(self._theme.font(Step.SMALL))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._inks.text2, 1))
            painter.drawRoundedRect(key.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.drawText(key, Qt.AlignmentFlag.AlignCenter, dress.remedy_key)

    def _bar(self, painter: QPainter, rect: QRect, look: Look) -> None:
        """Lay the name bar on; it is drawn again only for another look."""
        if not look.name:
            return
        place = (rect.x(), rect.y(), rect.width())
        kept = self._bars.get(place)
        if kept is None or kept[0] is not look:
            ratio = painter.device().devicePixelRatioF()
            kept = self._bars[place] = (
                look,
                self._name_bar.draw(look, rect.width(), ratio, self._inks),
            )
        painter.drawPixmap(rect.left(), rect.bottom() + 1 - self._style.bar, kept[1])

    def _number(self, painter: QPainter, rect: QRect, number: str) -> None:
        box = QRect(rect.right() - 23, rect.top(), 24, 24)
        painter.fillRect(box, palette.BAR)
        painter.setFont(self._theme.font(Step.SMALL, bold=True))
        painter.setPen(self._inks.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)

    def _alert(self, painter: QPainter, rect: QRect, look: Look) -> None:
        """Frame the tile and lay the tag on; the tag is drawn again only for another look."""
        alert = look.dress.alert
        assert alert is not None
        place = (rect.x(), rect.y(), rect.width())
        kept = self._tags.get(place)
        if kept is None or kept[0] is not look:
            ratio = painter.device().devicePixelRatioF()
            kept = self._tags[place] = (look, draw_tag(self._theme, alert, rect.width(), ratio))
        fill = self._theme.grade(alert.grade).fill
        for side in _frame_of(rect):
            painter.fillRect(side, fill)
        painter.drawPixmap(rect.topLeft(), kept[1])


def _frame_of(rect: QRect) -> tuple[QRect, QRect, QRect, QRect]:
    """Return the four sides of a frame inside a rectangle."""
    x, y, wide, high = rect.x(), rect.y(), rect.width(), rect.height()
    low = high - 2 * _FRAME
    return (
        QRect(x, y, wide, _FRAME),
        QRect(x, y + high - _FRAME, wide, _FRAME),
        QRect(x, y + _FRAME, _FRAME, low),
        QRect(x + wide - _FRAME, y + _FRAME, _FRAME, low),
    )


def _regular(font: QFont) -> QFont:
    """Return the same size in weight 400: a word in place of a picture is no heading."""
    plain = QFont(font)
    plain.setWeight(QFont.Weight.Normal)
    return plain
