"""Store care's hours where there is no Qt: a first look in a while, then one each minute."""

import threading
from collections.abc import Callable

FIRST = 20.0
"""Seconds between the start and the first look: whoever starts a seat wants to use it first."""

EVERY = 60.0


class CareClock:
    """Calls `look` from a thread of its own until stopped.

    Args:
        look: begins what is due; returns at once.
        first, every: seconds.
    """

    def __init__(
        self, look: Callable[[], None], first: float = FIRST, every: float = EVERY
    ) -> None:
        self._look = look
        self._first, self._every = first, every
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="care-clock", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; a second call, or one before `start`, does nothing."""
        self._is_over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        wait = self._first
        while not self._is_over.wait(wait):
            self._look()
            wait = self._every
