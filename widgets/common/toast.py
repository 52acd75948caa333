# ruff: noqa: D102 - Qt's overrides are described by Qt
"""A line that says what was done and lets it be taken back for five seconds."""

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.text import Run, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Theme


class Toast(Painted):
    """One line, 40 px high, over the page; it never takes the keyboard.

    Signals:
        undo_clicked: its undo word was clicked (the key belongs to the page).
        ended: its time is over; not emitted after `dismiss`.
    """

    undo_clicked = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._texts = ("", "", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, text: str, undo: str = "", key: str = "", seconds: float = 5) -> None:
        """Show `text`, then `undo` with its key cap, for some seconds.

        Lies at the foot of the parent, in its middle.
        """
        self._texts = (text, undo, key)
        self.setAccessibleName(text)
        self.resize(self.sizeHint())
        parent = self.parentWidget()
        if parent is not None:
            left = (parent.width() - self.width()) // 2
            self.move(left, parent.height() - self.height() - 64)
        self.show()
        self.raise_()
        self.update()
        self._timer.start(round(seconds * 1000))

    def dismiss(self) -> None:
        """Hide it now."""
        self._timer.stop()
        self.hide()

    def _end(self) -> None:
        self.hide()
        self.ended.emit()

    def _runs(self) -> list[Run]:
        text, undo, key = self._texts
        runs = [Run(text, Ink.TEXT, icon="check")]
        if undo:
            runs.append(Run(undo, Ink.ACT, bold=True, gap=16))
        if key:
            runs.append(key_cap(key, Ink.ACT))
        return runs

    def sizeHint(self) -> QSize:
        return QSize(round(runs_width(self.theme, self._runs())) + 33, 40)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._texts[1]:
            self.undo_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_box(painter, rect, self.theme.raised, self.theme.line2)
        paint_runs(painter, self.theme, self._runs(), 16, rect.center().y())
