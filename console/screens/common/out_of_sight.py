"""Tells a page that was put away from one that only goes to another window.

Qt hides a widget that gets another parent and shows it again a moment later; what must run on
meanwhile (streams) waits one turn of the loop before it believes that nobody looks.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class OutOfSight(QObject):
    """Calls once when its owner has really gone out of sight.

    Args:
        gone: what to do then.
        owner: hides and shows.
    """

    def __init__(self, gone: Callable[[], None], owner: QObject) -> None:
        super().__init__(owner)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(gone)

    def hidden(self) -> None:
        """The owner was hidden."""
        self._turn.start(0)

    def shown(self) -> bool:
        """The owner was shown; return whether it had only moved."""
        has_moved = self._turn.isActive()
        self._turn.stop()
        return has_moved
