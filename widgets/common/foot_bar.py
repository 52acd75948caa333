# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The fixed bar at the foot of a pane: whom the keys act on, and the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted
from widgets.common.key_button import KeyButton
from widgets.common.runs_label import paint_line
from widgets.common.text import Run
from widgets.common.theme import Theme

_GAP = 8


class KeysFoot(Painted):
    """A foot with the keys of a pane and whom they act on: no notice may lie over it."""


class FootBar(KeysFoot):
    """85 px with an id line, 64 px without; its buttons share the spare width evenly.

    Args:
        theme: the theme.
        has_line: whether the id line stands above the buttons.
        padding: space at both ends.
    """

    def __init__(
        self,
        theme: Theme,
        has_line: bool = True,
        padding: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._has_line = has_line
        self._padding = padding
        self._line: tuple[Run, ...] = ()
        self._right: tuple[Run, ...] = ()
        self._buttons: list[KeyButton] = []
        self.restyle()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        """Be as high as the buttons need."""
        self.setFixedHeight(
            self.theme.size.button + (self.theme.grown(21) + 24 if self._has_line else 24)
        )
        self.arrange()

    def set_line(self, left: Sequence[Run], right: Sequence[Run] = ()) -> None:
        """Set the id line; runs are best in the small step."""
        self._line, self._right = tuple(left), tuple(right)
        self.update()

    def set_buttons(self, buttons: Sequence[KeyButton]) -> None:
        """Replace the buttons; the bar becomes their parent."""
        for old in self._buttons:
            if old not in buttons:
                old.hide()
                old.deleteLater()
        self._buttons = list(buttons)
        for button in self._buttons:
            button.setParent(self)
            button.show()
        self.arrange()

    @property
    def buttons(self) -> Sequence[KeyButton]:
        """The buttons from left to right."""
        return self._buttons

    def arrange(self) -> None:
        """Lay the buttons out; call it after a label has changed."""
        if not self._buttons:
            return
        hints = [button.sizeHint().width() for button in self._buttons]
        room = self.width() - 2 * self._padding - _GAP * (len(hints) - 1)
        share = max(0.0, (room - sum(hints)) / len(hints))
        line = self.theme.grown(21) if self._has_line else 0
        x, top = float(self._padding), 12 + line
        for button, hint in zip(self._buttons, hints, strict=True):
            end = x + hint + share
            button.setGeometry(round(x), top, round(end) - round(x), self.theme.size.button)
            x = end + _GAP

    def sizeHint(self) -> QSize:
        hints = sum(button.sizeHint().width() + _GAP for button in self._buttons)
        return QSize(hints + 2 * self._padding, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        ground = theme.raised if theme.raised.lightness() < 128 else theme.surface
        painter.fillRect(self.rect(), ground)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.line2)
        if self._has_line:
            rect = QRectF(0, 8, self.width(), 22)
            paint_line(painter, theme, self._line, self._right, rect, self._padding)
