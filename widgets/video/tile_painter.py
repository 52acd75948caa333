"""Paints one tile: picture or what stands in its place, then state, name bar, alert, watermark.

What does not change with every frame (name bar, alert, watermark, icons) is drawn once and kept.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from widgets.common.hatch import paint_hatch
from widgets.common.theme import Step, Theme
from widgets.video import palette
from widgets.video.alert_tag import draw_tag
from widgets.video.found_boxes import paint_boxes
from widgets.video.placement import placed
from widgets.video.privacy import paint_covers
from widgets.video.state_plates import StatePlates
from widgets.video.tile_bar import NameBar
from widgets.video.tile_look import Look
from widgets.video.tile_source import TileSource, TileState, own_size
from widgets.video.tile_style import WALL, TileStyle
from widgets.video.watermark import Watermark

_WITH_PICTURE = (TileState.LIVE, TileState.WEAK, TileState.FROZEN, TileState.PLAYBACK)
_WEAK_EDGE = 8
_FRAME = 4


@dataclass(frozen=True, slots=True)
class _Laid:
    """What is laid on a tile at every frame and drawn once for its look.

    Attributes:
        look: it was drawn for.
        plain: size in device pixels of a picture that needs nothing but to be copied.
        is_plain: whether nothing but that is shown of the picture.
        bar: the name bar, and where; None without a name.
        tag: of the alert.
        frame: the sides of the alert's frame.
    """

    look: Look
    plain: QSize
    is_plain: bool
    bar: tuple[QPoint, QPixmap] | None
    tag: QPixmap | None
    frame: tuple[QRect, ...]


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
        self._plates = StatePlates(theme, style)
        self._inks = palette.DAY
        self._laid: dict[int, _Laid] = {}
        self._ratio = 1.0
        self.is_whole = style is not WALL
        """Whether pictures of another shape are shown whole; otherwise they fill their tile."""
        self.watermark = Watermark(theme.font(Step.BODY))
        self._then_mark = Watermark(theme.font(Step.BODY))

    def forget(self) -> None:
        """Forget what was drawn for tiles at places that are no more."""
        self._laid.clear()
        self.watermark.forget_places()
        self._then_mark.forget_places()

    def begin(self, ratio: float) -> None:
        """Look at what all tiles of one painting have in common.

        Args:
            ratio: device pixels of one pixel.
        """
        if ratio != self._ratio:
            self._ratio = ratio
            self.forget()
        inks = palette.NIGHT if self._theme.look.is_night else palette.DAY
        if inks is not self._inks:
            self._inks = inks
            self.forget()

    def paint(
        self, painter: QPainter, number: int, rect: QRect, source: TileSource | None, look: Look
    ) -> None:
        """Paint a tile as it looks."""
        laid, state = self._laid.get(number), look.state
        if laid is None or laid.look is not look:
            laid = self._laid[number] = self._lay(rect, look)
        image = None if source is None or state not in _WITH_PICTURE else source.image()
        if source is None or image is None:
            painter.fillRect(rect, self._inks.empty)
        elif laid.is_plain and image.size() == laid.plain:
            painter.drawImage(rect, image)
        else:
            self._picture(painter, rect, source, image, look)
        if state is not TileState.LIVE:
            self._state(painter, QRectF(rect.adjusted(0, 0, 0, -self._style.bar)), look)
        if laid.bar is not None:
            painter.drawPixmap(*laid.bar)
        if look.dress.number:
            self._number(painter, rect, look.dress.number)
        if laid.tag is not None and look.dress.alert is not None:
            fill = self._theme.grade(look.dress.alert.grade).fill
            for side in laid.frame:
                painter.fillRect(side, fill)
            painter.drawPixmap(rect.topLeft(), laid.tag)
        if source is not None:
            self._mark_of(look).paint(painter, number, rect, self._ratio)

    def _mark_of(self, look: Look) -> Watermark:
        """Return who looks; over a recording, that it is one before that."""
        if not look.then:
            return self.watermark
        self._then_mark.set_text(f"{look.word} {self.watermark.text}")
        return self._then_mark

    def _lay(self, rect: QRect, look: Look) -> _Laid:
        """Draw what stays as long as a tile looks the same."""
        alert, wide, bar, tag = look.dress.alert, rect.width(), None, None
        if look.name:
            drawn = self._name_bar.draw(look, wide, self._ratio, self._inks)
            bar = QPoint(rect.left(), rect.bottom() + 1 - self._style.bar), drawn
        if alert is not None:
            tag = draw_tag(self._theme, alert, wide, self._ratio)
        is_plain = look.zoom.is_none and not (look.covered or look.dress.boxes)
        return _Laid(look, rect.size() * self._ratio, is_plain, bar, tag, _frame_of(rect))

    def _state(self, painter: QPainter, above: QRectF, look: Look) -> None:
        if look.state is TileState.FROZEN:
            self._plates.frozen(painter, above, look, self._inks)
        elif look.state is TileState.PLAYBACK:
            self._plates.playback(painter, above, look, self._inks)
        elif look.state is TileState.WEAK:
            edge = QRectF(above.left(), above.top(), _WEAK_EDGE, above.height())
            painter.fillRect(edge, palette.SURFACE)
            paint_hatch(painter, edge, self._inks.text2, 8.0, 1.4)
        else:
            self._plates.message(painter, above, look, self._inks)

    def _picture(
        self, painter: QPainter, rect: QRect, source: TileSource, image: QImage, look: Look
    ) -> None:
        """Paint a picture and what belongs to it: covered parts, then what was found in it.

        The watermark comes after all of it and does not grow with the zoom.
        """
        at = placed(QRectF(rect), QSizeF(image.size()), self.is_whole, look.zoom)
        if not at.contains(QRectF(rect)):
            painter.fillRect(rect, self._inks.empty)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not look.zoom.is_none)
        _draw_part(painter, QRectF(rect) & at, at, image)
        own = own_size(source)
        if look.covered:
            paint_covers(painter, image, at, own, look.covered)
        if look.dress.boxes:
            paint_boxes(painter, self._theme, look.dress.boxes, image.size(), own, at)

    def mark(self, painter: QPainter, rect: QRect) -> None:
        """Frame a tile that is carried, or that one is put down on."""
        for side in _frame_of(rect):
            painter.fillRect(side, self._inks.act)

    def _number(self, painter: QPainter, rect: QRect, number: str) -> None:
        box = QRect(rect.right() - 23, rect.top(), 24, 24)
        painter.fillRect(box, palette.BAR)
        painter.setFont(self._theme.font(Step.SMALL, bold=True))
        painter.setPen(self._inks.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


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


def _draw_part(painter: QPainter, seen: QRectF, at: QRectF, image: QImage) -> None:
    """Draw the part of a picture that is seen; never more of it is read than that."""
    across, down = image.width() / at.width(), image.height() / at.height()
    part = QRectF(
        (seen.left() - at.left()) * across,
        (seen.top() - at.top()) * down,
        seen.width() * across,
        seen.height() * down,
    )
    painter.drawImage(seen, image, part)
