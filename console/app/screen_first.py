"""While the window paints or takes over results, what fills the cache makes room, as for an act.

A paint is some hundreds of short calls into the toolkit, each of which lets go of the interpreter;
beside threads that want it all the time it takes several times as long as alone.
"""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from console.models.futures import gate_of_results, let_acts_go_first
from offline_cache.courtesy import Courtesy

_PAINT = QEvent.Type.UpdateRequest
_TURNS = (QEvent.Type.MetaCall, QEvent.Type.Timer)


class ScreenFirst(QObject):
    """Asks for room from a window's request to be painted, or a result's arrival, until it is done.

    Args:
        courtesy: asked by what can wait.
        window: the window.
    """

    def __init__(self, courtesy: Courtesy, window: QWidget) -> None:
        super().__init__(window)
        self._courtesy = courtesy
        self._is_busy = self._has_painted = False
        self._window = window
        window.installEventFilter(self)
        self._results = gate_of_results()
        self._results.installEventFilter(self)
        let_acts_go_first(courtesy)

    def stop(self) -> None:
        """Ask for room no more: the loop may never come round to what was begun."""
        self._window.removeEventFilter(self)
        self._results.removeEventFilter(self)
        let_acts_go_first(None)
        self._done()

    def _done(self) -> None:
        if self._is_busy:
            self._is_busy = False
            self._courtesy.screen_ends()
        if self._has_painted:
            self._has_painted = False
            self._courtesy.screen_is_painted()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See window or results having their turn; a timer of no length runs when it is over."""
        kind = event.type()
        self._has_painted |= kind is _PAINT
        if not self._is_busy and (kind is _PAINT or (kind in _TURNS and watched is self._results)):
            self._is_busy = True
            self._courtesy.screen_begins()
            QTimer.singleShot(0, self._done)
        return False
