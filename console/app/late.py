"""What is built once: on its first need, or before that when the program has nothing else to do."""

from collections import deque
from collections.abc import Callable, Iterable
from threading import get_ident
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

from console.runtime.clock import Clock

Built = TypeVar("Built")

BETWEEN = 30
"""Milliseconds between two that are built ahead: keys and rows come first."""

PAUSE = 0.5
"""Seconds without a touch before one is built: it takes longer than a letter may take to show."""

LONGEST_WAIT = 10.0
"""Seconds after which one is built though somebody types: what begins with them must begin."""


class Late(Generic[Built]):
    """Something that stands once somebody asked for it.

    Timers and signals of a Qt object live in the thread that built it, so only the thread that
    declared it builds it (H666); what stands may be asked for anywhere.

    Args:
        build: builds it, and connects it with everything; called at most once.
    """

    def __init__(self, build: Callable[[], Built]) -> None:
        self._build = build
        self._built: Built | None = None
        self._thread = get_ident()

    def __call__(self) -> Built:
        """Return it, built now if it was not.

        Raises:
            RuntimeError: it does not stand yet, and another thread than its own asks for it.
        """
        if self._built is None:
            if get_ident() != self._thread:
                raise RuntimeError(f"{self._build} is asked for before its own thread built it")
            self._built = self._build()
        return self._built

    @property
    def if_built(self) -> Built | None:
        """It, where it stands already."""
        return self._built


class BuiltAhead(QObject):
    """Builds what was not asked for yet, one after the other, in the pauses of the hand.

    Args:
        builders: each builds one thing, or finds that it stands already.
        idle: gives the seconds since somebody last touched keyboard or mouse.
        clock: counts how long one has waited.
    """

    def __init__(
        self,
        builders: Iterable[Callable[[], object]],
        idle: Callable[[], float],
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._builders = deque(builders)
        self._idle = idle
        self._clock = clock
        self._built_at = clock.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN)
        self._timer.timeout.connect(self._build_next)

    def start(self) -> None:
        """Begin: what the person needs first stands."""
        self._built_at = self._clock.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Build nothing any more."""
        self._timer.stop()

    def _build_next(self) -> None:
        if not self._builders:
            self._timer.stop()
        elif self._is_due():
            self._builders.popleft()()
            self._built_at = self._clock.monotonic()

    def _is_due(self) -> bool:
        waited = self._clock.monotonic() - self._built_at
        return waited >= LONGEST_WAIT or self._idle() >= PAUSE
