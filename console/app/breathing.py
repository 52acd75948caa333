"""The interpreter's own work, kept out of the way of the hand: thread switches, garbage, memory.

A full collection over the rows of a storm takes a second, and would come when it likes. Here the
oldest generation is only looked at when nothing has arrived for a minute; `garbage` looks at the
young ones. What a burst no longer needs goes back to the system as soon as it is over.
"""

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from console.app.garbage import look_at_all
from console.models.change_feed import ChangeFeed
from console.runtime.clock import Clock
from console.runtime.memory import give_back

CALM = 60.0
"""Seconds without a change after which there is time for a full collection."""

OVER = 10.0
"""Seconds without a change after which a burst is over."""

SELDOM = 3600.0
"""Seconds between full collections."""

EVERY = 10_000
"""Milliseconds between looks whether it is calm."""

SWITCH = 0.0001
"""Seconds a thread may keep the interpreter while screen or act wait (the default is 5 ms)."""


class Breathing(QObject):
    """Collects garbage in calm moments.

    Args:
        feed: tells when something arrives.
        clock: tells how long ago that was.
        give_back: returns free memory to the system; runs in a thread of its own.
    """

    def __init__(
        self,
        feed: ChangeFeed,
        clock: Clock,
        parent: QObject | None = None,
        give_back: Callable[[], object] = give_back,
    ) -> None:
        super().__init__(parent)
        self._give_back = give_back
        self._has_arrived = True
        self._clock = clock
        self._arrived_at = self._collected_at = clock.monotonic()
        sys.setswitchinterval(SWITCH)
        feed.changed.connect(self._arrived)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(EVERY)

    def _arrived(self, _: object) -> None:
        self._has_arrived = True
        self._arrived_at = self._clock.monotonic()

    def _look(self) -> None:
        now = self._clock.monotonic()
        if self._has_arrived and now - self._arrived_at >= OVER:
            self._has_arrived = False
            threading.Thread(target=self._give_back, name="give-back", daemon=True).start()
        if now - self._arrived_at >= CALM and now - self._collected_at >= SELDOM:
            self._collected_at = now
            look_at_all()
