"""When a seat is at rest: nobody touches it and no picture is decoded, for some minutes on end."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 60_000
LOOKS = 5
"""Looks, one a minute, that have to find it at rest one after another. Looks and not the seat's
clock: what a machine that slept has missed was no rest."""


class AtRest(QObject):
    """Waits for it, once.

    Args:
        is_calm: whether it is at rest at this moment.
        come: called when it has been for long enough.
    """

    def __init__(
        self, is_calm: Callable[[], bool], come: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._is_calm, self._come = is_calm, come
        self._calm = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to wait, unless it does already."""
        if not self._timer.isActive():
            self._calm = 0
            self._timer.start()

    def stop(self) -> None:
        """Wait no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once more."""
        self._calm = self._calm + 1 if self._timer.isActive() and self._is_calm() else 0
        if self._calm >= LOOKS:
            self.stop()
            self._come()
