# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Press and hold: the last step of something that cannot be taken back lightly.

The mouse holds it by pressing; a page holds it by key through `press` and `release`, or the
button does so itself with Space while it has the focus. Letting go too early does nothing.
"""

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.base import Painted, paint_box
from widgets.common.spoken import Role
from widgets.common.text import Run, key_cap, paint_runs, runs_width
from widgets.common.theme import Ink, Step, Theme


class HoldButton(Painted):
    """56 px high; fills from the left while held (at once where nothing is to move).

    Signals:
        held: it was held to the end, once for each hold.
        let_go: it was let go before the end.

    Args:
        theme: the theme.
        label: bold words in the title step.
        note: quieter words behind them.
        key: what the key cap says.
        milliseconds: how long it must be held.
    """

    held = Signal()
    let_go = Signal()
    spoken_role = Role.Button

    def __init__(
        self,
        theme: Theme,
        label: str,
        note: str = "",
        key: str = "",
        milliseconds: int = 1000,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._texts = ("", "", "")
        self._needed = milliseconds
        self._elapsed = QElapsedTimer()
        self._is_held = False
        self._timer = QTimer(self)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._go_on)
        self.set_texts(label, note, key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_texts(self, label: str, note: str = "", key: str = "") -> None:
        """Change the words."""
        self._texts = (label, note, key)
        self.setAccessibleName(" ".join(word for word in (label, note) if word))
        self.setAccessibleDescription(key)
        self.update()

    @property
    def progress(self) -> float:
        """How much of the hold is done, from 0 to 1."""
        if not self._is_held:
            return 0.0
        return min(1.0, self._elapsed.elapsed() / self._needed)

    def press(self) -> None:
        """Begin to hold; while held already, nothing changes."""
        if self.isEnabled() and not self._is_held:
            self._is_held = True
            self._elapsed.start()
            self._timer.start()
            self.update()

    def release(self) -> None:
        """Let go."""
        if self._is_held:
            self._stop()
            self.let_go.emit()

    def _go_on(self) -> None:
        self.update()
        if self.progress >= 1.0:
            self._stop()
            self.held.emit()

    def _stop(self) -> None:
        self._is_held = False
        self._timer.stop()
        self.update()

    def _runs(self) -> list[Run]:
        label, note, key = self._texts
        ink = Ink.ON_ACT if self.isEnabled() else Ink.TEXT3
        runs = [Run(label, ink, bold=True, step=Step.TITLE)]
        if note:
            runs.append(Run(note, ink, gap=12))
        if key:
            runs.append(key_cap(key, ink, gap=12))
        return runs

    def sizeHint(self) -> QSize:
        return QSize(round(runs_width(self.theme, self._runs())) + 48, self.theme.grown(56))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.press()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.release()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.press()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.release()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.release()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, rect = self.theme, QRectF(self.rect())
        if not self.isEnabled():
            paint_box(painter, rect, None, theme.line2)
        else:
            paint_box(painter, rect, theme.act, theme.act)
            done = QColor(theme.on_act)
            done.setAlphaF(0.28)
            part = float(self._is_held) if theme.look.is_still else self.progress
            filled = rect.adjusted(0, 0, (part - 1) * rect.width(), 0)
            paint_box(painter, filled, done, None)
        if self.hasFocus():
            paint_box(painter, rect, None, theme.text, width=2)
        runs = self._runs()
        x = (rect.width() - runs_width(theme, runs)) / 2
        paint_runs(painter, theme, runs, round(x), rect.center().y())
