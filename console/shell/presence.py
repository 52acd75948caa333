# ruff: noqa: D102 - Qt's overrides are described by Qt
"""When somebody last touched the keyboard or the mouse of this seat's windows."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

from console.runtime.clock import Clock

_TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class Presence(QObject):
    """Watches the windows.

    Args:
        app: its windows are watched.
        clock: counts.
    """

    def __init__(self, app: QGuiApplication, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._clock = app, clock
        self._touched = clock.monotonic()
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    @property
    def idle(self) -> float:
        """Seconds since the last touch; windows that never had the keyboard count from now on."""
        for window in self._app.allWindows():
            self._watch(window)
        return self._clock.monotonic() - self._touched

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # one of twice the same would be called twice
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._clock.monotonic()
        return False
