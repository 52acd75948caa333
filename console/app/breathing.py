"""The interpreter's own work, kept out of the way of the hand: garbage and thread switches.

A full collection over the rows of a storm takes a tenth of a second and more, and comes when it
likes. Here the oldest generation is only looked at while nothing arrives; what survives is then
set aside (`gc.freeze`), so that the next look is short. Reference counting frees rows as before.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from console.models.change_feed import ChangeFeed
from console.runtime.clock import Clock

CALM = 3.0
"""Seconds without a change after which there is time for a full collection."""

EVERY = 5000
"""Milliseconds between looks."""

YOUNG = 20_000
"""Allocations between collections of the youngest generation."""

SWITCH = 0.001
"""Seconds a thread may keep the interpreter while the screen waits (the default is 5 ms)."""


class Breathing(QObject):
    """Collects garbage in calm moments.

    Args:
        feed: tells when something arrives.
        clock: tells how long ago that was.
    """

    def __init__(self, feed: ChangeFeed, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._arrived_at = clock.monotonic()
        sys.setswitchinterval(SWITCH)
        gc.set_threshold(YOUNG, 50, 1_000_000)
        feed.changed.connect(self._arrived)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(EVERY)

    def _arrived(self, _: object) -> None:
        self._arrived_at = self._clock.monotonic()

    def _look(self) -> None:
        if self._clock.monotonic() - self._arrived_at >= CALM:
            gc.collect()
            gc.freeze()
