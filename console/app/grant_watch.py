"""Tells when the grant of whoever sits here ends for work without the hub, and a while before."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from console.contract.grant import Grant
from console.runtime.clock import from_text

SOON = timedelta(minutes=30)
EVERY = 15_000
"""Milliseconds between looks; the executor judges each act by itself."""


class GrantWatch(QObject):
    """Looks at the grant's last end.

    Args:
        grant: returns the grant of whoever sits here now.
        now: the device's time set right by the known offset.

    Signals:
        ends_soon: the moment it ends; once for each grant.
        changed: whether it is over.
    """

    ends_soon = Signal(object)
    changed = Signal(bool)

    def __init__(
        self,
        grant: Callable[[], Grant],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._grant = grant
        self._now = now
        self._warned = ""
        self.is_over = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Look now."""
        grant, now = self._grant(), self._now()
        end = from_text(grant.offline_until)
        if now >= end - SOON and now < end and self._warned != grant.id:
            self._warned = grant.id
            self.ends_soon.emit(end)
        if (now >= end) != self.is_over:
            self.is_over = now >= end
            self.changed.emit(self.is_over)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
