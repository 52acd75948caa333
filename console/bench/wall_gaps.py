"""How long the event loop of a measured window is held up.

Its looks are turns of Python, a hundred a second: they stand still while CPU is counted.
"""

from PySide6.QtCore import QObject, Qt, QTimer

from console.runtime.clock import Clock

LOOK_MS = 10
"""Milliseconds between two looks."""


class LoopGaps:
    """Longest time between two turns of the event loop, while it is entered (`with`).

    Args:
        clock: seconds.
        owner: of the timer.

    Attributes:
        longest: since it was entered last, seconds.
    """

    def __init__(self, clock: Clock, owner: QObject) -> None:
        self._clock = clock
        self.longest = self._last = 0.0
        self._timer = QTimer(owner)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> "LoopGaps":
        self.longest, self._last = 0.0, self._clock.monotonic()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._look()
        self._timer.stop()

    def _look(self) -> None:
        now = self._clock.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now
