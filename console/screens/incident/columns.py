# ruff: noqa: D102 - Qt's overrides are described by Qt
"""The three columns of the room; where they have no room beside each other they take turns."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.segmented import Segment, Segmented
from widgets.common.theme import Theme

FACTS, TRAIL, FORCES = "facts", "trail", "forces"
LEFT, RIGHT, LEAST_MIDDLE = 440, 552, 600


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class RoomColumns(QWidget):
    """Facts at the left, pictures and trail in the middle, forces at the right.

    Signals:
        shared: other columns are seen now.
    """

    shared = Signal()

    def __init__(self, theme: Theme, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.panes = {FACTS: left, TRAIL: middle, FORCES: right}
        self.sides = Segmented(theme, self._segments(3), FACTS, name=_t("Shown here"))
        self._columns = 3
        self._turns = QHBoxLayout()
        self._turns.addWidget(self.sides)
        self._turns.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for pane in (left, middle, right):
            row.addWidget(pane, 1 if pane is middle else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._turns)
        column.addLayout(row, 1)
        self.sides.chosen.connect(self._share)
        self._share()

    def show_side(self, side: str) -> None:
        """Bring a column to the front where they take turns."""
        if self._columns == 3 or (self._columns == 2 and side == TRAIL):
            return
        self.sides.set_current(side)
        self._share()

    def restyle(self) -> None:
        """See anew how many columns there is room for."""
        grown, width = self._theme.grown, self.width()
        left, right, middle = grown(LEFT), grown(RIGHT), grown(LEAST_MIDDLE)
        columns = 3 if width >= left + middle + right else 2 if width >= middle + right else 1
        if columns != self._columns:
            self._columns = columns
            if columns == 2 and self.sides.current == TRAIL:
                self.sides.set_current(FACTS)
            self.sides.set_segments(self._segments(columns))
        self._share()

    @staticmethod
    def _segments(columns: int) -> list[Segment]:
        facts, forces = Segment(FACTS, _t("Facts")), Segment(FORCES, _t("Forces"))
        return [facts, Segment(TRAIL, _t("Trail")), forces] if columns == 1 else [facts, forces]

    def _share(self, _: str = "") -> None:
        turn, columns = self.sides.current, self._columns
        self.sides.setVisible(columns < 3)
        self._turns.setContentsMargins(*((16, 8, 16, 8) if columns < 3 else (0, 0, 0, 0)))
        self.panes[FACTS].setVisible(columns == 3 or turn == FACTS)
        self.panes[FORCES].setVisible(columns == 3 or turn == FORCES)
        self.panes[TRAIL].setVisible(columns > 1 or turn == TRAIL)
        for side, width in ((FACTS, LEFT), (FORCES, RIGHT)):
            pane = self.panes[side]
            if columns == 1:
                pane.setMinimumWidth(0)
                pane.setMaximumWidth(16_777_215)
            else:
                pane.setFixedWidth(self._theme.grown(width))
        self.shared.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.line)
        if self.sides.isVisible():
            rest = self.rect()
            rest.setBottom(self.sides.geometry().bottom() + 8)
            painter.fillRect(rest, self._theme.panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyle()
