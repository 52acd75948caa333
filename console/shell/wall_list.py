# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The walls a picture can go to: own ones first, then those of other seats, each on a digit."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text, elided
from widgets.common.theme import Step, Theme

WIDTH = 400
ROW = 48


@dataclass(frozen=True, slots=True)
class Target:
    """A wall a picture can go to.

    Attributes:
        id: of its record, or of the page for a wall of this seat.
        title: whose it is and what it is called.
        note: who sits there, and as of when that is known.
        names: what stands on its tiles; empty for an empty tile.
        is_own: whether it is a wall of this seat.
    """

    id: str
    title: str
    note: str
    names: tuple[str, ...]
    is_own: bool

    @property
    def free(self) -> int:
        """The first empty tile, else the last one."""
        empty = (number for number, name in enumerate(self.names) if not name)
        return next(empty, max(0, len(self.names) - 1))


class WallList(Painted):
    """One row a wall: its digit, whose it is, and who sits there.

    Signals:
        chosen: another one is under the cursor.
        activated: Enter or a double click on one; its number.
    """

    chosen = Signal()
    activated = Signal(int)
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._targets: Sequence[Target] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("wall", "Walls"))

    @property
    def target(self) -> Target | None:
        """The wall under the cursor."""
        return self._targets[self._current] if self._current < len(self._targets) else None

    @property
    def targets(self) -> Sequence[Target]:
        """All of them."""
        return self._targets

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show walls; the cursor goes to the first."""
        self._targets, self._current = tuple(targets), 0
        self.restyle()
        self.update()

    def set_number(self, number: int) -> None:
        """Put the cursor on a wall, from 0."""
        if 0 <= number < len(self._targets):
            self._current = number
            self.chosen.emit()
            self.update()
            tell_current(self, number)

    def restyle(self) -> None:
        """Be as high as the rows are now."""
        self.setFixedHeight(max(1, len(self._targets)) * self._row)

    @property
    def _row(self) -> int:
        return self.theme.grown(ROW)

    def part_count(self) -> int:
        return len(self._targets)

    def part(self, index: int) -> Part:
        target = self._targets[index]
        rect = QRectF(0, index * self._row, self.width(), self._row)
        return Part(f"{index + 1} {target.title} {target.note}", rect, index == self._current)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, max(1, len(self._targets)) * self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.set_number(self._current - 1)
        elif event.key() == Qt.Key.Key_Down:
            self.set_number(self._current + 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self._current)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.set_number(int(event.position().y()) // self._row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.activated.emit(self._current)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(event.rect(), theme.raised)
        body, small, middle = theme.font(Step.BODY), theme.font(Step.SMALL), self._row / 2
        for number, target in enumerate(self._targets):
            rect = QRectF(0, number * self._row, self.width(), self._row)
            if number == self._current:
                edge = theme.act if self.hasFocus() else theme.line2
                paint_box(painter, rect, theme.hover, edge, 4)
            digit = rect.adjusted(12, 0, 0, 0)
            draw_text(painter, small, theme.text2, digit, str(number + 1) if number < 9 else "")
            upper = QRectF(36, rect.top() + 2, rect.width() - 44, middle)
            lower = upper.translated(0, middle - 4)
            title = elided(body, target.title, upper.width())
            draw_text(painter, body, theme.text, upper, title)
            draw_text(painter, small, theme.text2, lower, elided(small, target.note, lower.width()))
