# ruff: noqa: D102 - Qt's overrides are described by Qt
"""Whether a hand is writing now: keys, and what an input method is still composing.

Only the widget that has the keyboard is watched; it alone hears of a composition.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from console.runtime.clock import Clock


class HandRest(QObject):
    """Watches who has the keyboard.

    Args:
        app: says who has it.
        clock: counts.
        rest: seconds after the last key until the hand is said to rest.
    """

    def __init__(self, app: QGuiApplication, clock: Clock, rest: float, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._clock = clock
        self._rest = rest
        self._last = float("-inf")
        self._is_composing = False
        app.focusObjectChanged.connect(self._watch)
        self._watch(app.focusObject())

    @property
    def rests(self) -> bool:
        """Whether nothing is being written, composed or held with the mouse."""
        is_held = self._app.mouseButtons() != Qt.MouseButton.NoButton
        quiet = self._clock.monotonic() - self._last >= self._rest
        return quiet and not self._is_composing and not is_held

    def _watch(self, target: QObject | None) -> None:
        self._is_composing = False
        if target is not None:
            target.removeEventFilter(self)
            target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            self._last = self._clock.monotonic()
        elif isinstance(event, QInputMethodEvent):
            self._last = self._clock.monotonic()
            self._is_composing = bool(event.preeditString())
        return False
