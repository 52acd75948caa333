# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The plans one can switch to, the one that stands marked; Enter or a click switches."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.settings.plans.folder import Kept
from console.shell.plans.plan_words import plan_name
from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Part, Role, tell_current
from widgets.common.text import draw_text, text_width
from widgets.common.theme import Step, Theme

ROW = 36
WIDTH = 336


class PlanList(Painted):
    """One row a plan.

    Signals:
        used: id of the plan to switch to.
        chosen: id of the plan under the cursor.
    """

    used = Signal(str)
    chosen = Signal(str)
    spoken_role = Role.List

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._plans: Sequence[Kept] = ()
        self._standing = ""
        self._current = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(QCoreApplication.translate("plans", "Screen plans"))

    @property
    def current(self) -> str:
        """Id of the plan under the cursor."""
        return self._current

    def show_plans(self, plans: Sequence[Kept], standing: str) -> None:
        """Show plans; `standing` is the one the windows stand by."""
        self._plans, self._standing = plans, standing
        ids = [kept.id for kept in plans]
        if self._current not in ids:
            self._current = standing if standing in ids else next(iter(ids), "")
        self.setMinimumHeight(max(1, len(plans)) * self._row)
        self.update()

    def set_current(self, id: str) -> None:
        """Put the cursor on a plan."""
        self._current = id
        self.chosen.emit(id)
        tell_current(self, self.current_part())
        self.update()

    def part_count(self) -> int:
        return len(self._plans)

    def part(self, index: int) -> Part:
        kept, rect = self._plans[index], QRectF(0, index * self._row, self.width(), self._row)
        return Part(self._words(kept), rect, kept.id == self._current)

    def _words(self, kept: Kept) -> str:
        return f"{plan_name(kept)}·{self._note(kept)}"

    def _note(self, kept: Kept) -> str:
        if kept.id == self._standing:
            return QCoreApplication.translate("plans", "in use")
        if kept.is_shipped:
            return QCoreApplication.translate("plans", "as shipped")
        words = QCoreApplication.translate("plans", "saved, version {0}")
        if kept.is_halls:
            words = QCoreApplication.translate("plans", "the hall's, version {0}")
            return words.format(kept.plan.version)
        if not kept.plan.is_shared:
            words = QCoreApplication.translate("plans", "private, version {0}")
        return words.format(kept.plan.version)

    def _step(self, by: int) -> None:
        ids = [kept.id for kept in self._plans]
        if self._current in ids:
            self.set_current(ids[max(0, min(len(ids) - 1, ids.index(self._current) + by))])

    @property
    def _row(self) -> int:
        return self.theme.grown(ROW)

    def restyle(self) -> None:
        """Be as high as the rows are now."""
        self.setMinimumHeight(max(1, len(self._plans)) * self._row)

    # Qt's own

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, max(1, len(self._plans)) * self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self._step(-1)
        elif event.key() == Qt.Key.Key_Down:
            self._step(1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().y()) // self._row
        if 0 <= number < len(self._plans):
            self.set_current(self._plans[number].id)
            self.used.emit(self._current)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.fillRect(event.rect(), theme.panel)
        for number, kept in enumerate(self._plans):
            self._paint_row(painter, kept, QRectF(0, number * self._row, self.width(), self._row))

    def _paint_row(self, painter: QPainter, kept: Kept, rect: QRectF) -> None:
        theme, is_current = self.theme, kept.id == self._current
        if is_current:
            painter.fillRect(rect, theme.raised)
            if self.hasFocus():
                paint_box(painter, rect, None, theme.act, 0)
        if kept.id == self._standing:
            painter.fillRect(QRectF(0, rect.top(), 3, rect.height()), theme.act)
        font, small = theme.font(Step.BODY, kept.id == self._standing), theme.font(Step.SMALL)
        note, right = self._note(kept), Qt.AlignmentFlag.AlignRight
        room = rect.adjusted(16, 0, -24 - text_width(small, note), 0)
        draw_text(painter, font, theme.text, room, plan_name(kept))
        draw_text(painter, small, theme.text2, rect.adjusted(0, 0, -12, 0), note, right)
