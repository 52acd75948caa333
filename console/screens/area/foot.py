# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The line at the foot of the wall: what is not seen above, in letters for six metres."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.board.tiles import wall_type
from widgets.common.base import Painted, paint_box
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Step, Theme


class WallFoot(Painted):
    """An inverse chip with words behind it; hidden while all there is can be seen above."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._chip, self._icon = "", "eye-off"
        self._forms: tuple[str, ...] = ("",)
        self._panel = 1
        self.hide()

    @property
    def words(self) -> str:
        """What is said now; empty while all can be seen."""
        return "" if self.isHidden() else self.accessibleName()

    def set_panel(self, panel: int) -> None:
        """Write for a panel so many logical pixels high."""
        self._panel = max(1, panel)
        self.setFixedHeight(round(96 * self._panel / 1080))

    def say(self, chip: str, forms: Sequence[str], icon: str = "eye-off") -> None:
        """Say what cannot be seen, in the longest form that has room; no form hides the line."""
        self._chip, self._forms, self._icon = chip, tuple(forms) or ("",), icon
        self.setAccessibleName(f"{chip} {_all(self._forms)}")
        self.setVisible(bool(forms))
        self.update()

    def _font(self, bold: bool) -> QFont:
        font = QFont(self.theme.font(Step.BODY, bold))
        font.setPixelSize(wall_type(self._panel).word)
        return font

    def sizeHint(self) -> QSize:
        return QSize(960, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, sizes = QPainter(self), self.theme, wall_type(self._panel)
        bold, plain = self._font(True), self._font(False)
        painter.fillRect(self.rect(), theme.surface)
        icon, high = sizes.shape, self.height() * 0.86
        pad = sizes.padding * 1.25
        width = icon + text_width(bold, self._chip) + 3 * pad
        box = QRectF(0, (self.height() - high) / 2, width, high)
        paint_box(painter, box, theme.inverse, None)
        at = QPointF(pad, (self.height() - icon) / 2)
        theme.icons.paint(painter, self._icon, at, icon, theme.on_inverse)
        draw_text(
            painter, bold, theme.on_inverse, box.adjusted(2 * pad + icon, 0, 0, 0), self._chip
        )
        rest = QRectF(width + 2 * pad, 0, self.width() - width - 2 * pad, self.height())
        fitting = (form for form in self._forms if text_width(plain, form) <= rest.width())
        words = next(fitting, self._forms[-1])
        draw_text(painter, plain, theme.text, rest, words, Qt.AlignmentFlag.AlignLeft)


def _all(forms: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(forms))
