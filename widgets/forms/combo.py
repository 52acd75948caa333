# ruff: noqa: D102 - Qt's overrides are described by Qt
"""One choice of a few, 32 px high (a target at night); the list opens as a menu, never modal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Role
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Theme


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: its id and its words."""

    id: str
    text: str


class Combo(Painted):
    """Shows the current choice; Up and Down change it, Space or a click opens the list.

    Signals:
        chosen: id of the choice a person has made.

    Args:
        theme: the theme.
        choices: what there is to choose.
        current: id of the one to begin with; the first without one.
        width: in pixels, wider where the first choice needs it.
        height: in pixels.
        name: what is chosen by it, for assistive tools.
    """

    chosen = Signal(str)
    spoken_role = Role.ComboBox

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[Choice],
        current: str = "",
        width: int = 112,
        height: int = 32,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._choices = tuple(choices)
        self._current = current or (self._choices[0].id if self._choices else "")
        self._size = QSize(width, height)
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._picked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def spoken_value(self) -> str:
        return self.current_text

    @property
    def current(self) -> str:
        """Id of the current choice."""
        return self._current

    @property
    def current_text(self) -> str:
        """Words of the current choice."""
        return next((c.text for c in self._choices if c.id == self._current), "")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Change the choices; the current id stays when it is among them."""
        self._choices = tuple(choices)
        if self._current not in {choice.id for choice in self._choices}:
            self._current = self._choices[0].id if self._choices else ""
        self.update()

    def set_current(self, choice_id: str) -> None:
        """Choose without a signal."""
        self._current = choice_id
        self.update()

    def open(self) -> None:
        """Open the list below."""
        self._menu.clear()
        for choice in self._choices:
            action = self._menu.addAction(choice.text)
            action.setData(choice.id)
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _picked(self, action: QAction) -> None:
        self._choose(str(action.data()))

    def _choose(self, choice_id: str) -> None:
        if choice_id != self._current:
            self.set_current(choice_id)
            self.chosen.emit(choice_id)

    def sizeHint(self) -> QSize:
        """Wide enough for the longest choice that has no other way to be read: the first."""
        first = self._choices[0].text if self._choices else ""
        width = round(text_width(self.theme.font(), first)) + 48
        grown = self.theme.grown
        return QSize(max(grown(self._size.width()), width), self.theme.target(self._size.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        ids = [choice.id for choice in self._choices]
        if event.key() == Qt.Key.Key_Space:
            self.open()
        elif step is not None and self._current in ids:
            at = ids.index(self._current) + step
            if 0 <= at < len(ids):
                self._choose(ids[at])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self.theme, QRectF(self.rect())
        has_focus = self.hasFocus()
        edge = theme.act if has_focus else theme.line2
        paint_box(painter, rect, theme.field, edge, width=2 if has_focus else 1)
        words = rect.adjusted(11, 0, -30, 0)
        draw_text(painter, theme.font(), theme.text2, words, self.current_text)
        at = QPointF(rect.right() - 25, rect.center().y() - 7)
        theme.icons.paint(painter, "chevron-down", at, 14, theme.text3)
