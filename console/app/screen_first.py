"""While the window is painted, what fills the cache makes room, as it does for an act.

A paint is some hundreds of short calls into the toolkit, each of which lets go of the interpreter;
beside threads that want it all the time it takes several times as long as alone.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from offline_cache.courtesy import Courtesy


class ScreenFirst(QObject):
    """Asks for room from a window's request to be painted until it is done.

    Args:
        courtesy: asked by what can wait.
        window: the window.
    """

    def __init__(self, courtesy: Courtesy, window: QWidget) -> None:
        super().__init__(window)
        self._courtesy = courtesy
        self._is_painting = False
        window.installEventFilter(self)

    def _painted(self) -> None:
        self._is_painting = False
        self._courtesy.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the window being asked to paint; a timer of no length runs when it has."""
        if event.type() == QEvent.Type.UpdateRequest and not self._is_painting:
            self._is_painting = True
            self._courtesy.begin()
            QTimer.singleShot(0, self._painted)
        return False
