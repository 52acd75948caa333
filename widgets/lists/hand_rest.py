# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Whether a hand is in a view: keys, wheel and pointer, until none was felt for some seconds."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

RESTS_AFTER = 3_000
"""Milliseconds without a key or a movement, after which no hand is in the view."""

_FELT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    }
)


class HandRest(QObject):
    """Waits until no hand is in a view, and listens to it only while it waits.

    Attributes:
        timer: runs while it waits.

    Signals:
        rested: no hand was felt for `RESTS_AFTER`.
    """

    rested = Signal()

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        self._was_tracked = False
        self.timer = QTimer(self, singleShot=True, interval=RESTS_AFTER)
        self.timer.timeout.connect(self._rest)

    def wait(self) -> None:
        """Begin to wait; what comes in meanwhile does not make it longer, only the hand does."""
        if not self.timer.isActive():
            self.timer.start()
            viewport = self._view.viewport()
            self._was_tracked = viewport.hasMouseTracking()
            viewport.setMouseTracking(True)
            for each in (self._view, viewport):
                each.installEventFilter(self)

    def _rest(self) -> None:
        viewport = self._view.viewport()
        for each in (self._view, viewport):
            each.removeEventFilter(self)
        viewport.setMouseTracking(self._was_tracked)
        self.rested.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FELT:
            self.timer.start()
        return False
