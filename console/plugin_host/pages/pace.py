"""Takes changes from any thread over to the main one, at most ten times a second."""

from collections.abc import Callable, Iterator
from threading import Lock
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

PACE = 100
"""Milliseconds between two drawings, at least."""
_REST = 4
"""Times a drawing's own length that is left to everybody else before the next."""

_OVER = object()


class Pace(QObject):
    """Notes what changed and has it drawn when its turn has come.

    Args:
        draw: draws what changed, given its ids, a piece for each step: keys and paints come
            between two of them. Called on the main thread.
    """

    _came = Signal()

    def __init__(self, draw: Callable[[frozenset[str]], Iterator[None]], parent: QObject) -> None:
        super().__init__(parent)
        self._draw = draw
        self._lock = Lock()
        self._changed: set[str] = set()
        self._steps: Iterator[None] | None = None
        self._took = 0.0
        self._is_held = True
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go)
        self._came.connect(self._wait)
        self._next = 0.0

    def note(self, id: str) -> None:
        """Something changed; may be called from any thread."""
        with self._lock:
            is_first = not self._changed
            self._changed.add(id)
        if is_first:
            self._came.emit()

    def hold(self, is_held: bool) -> None:
        """Draw nothing while nobody looks; what changed meanwhile is drawn afterwards."""
        self._is_held = is_held
        self._turn.stop() if is_held else self._wait()

    def _wait(self) -> None:
        with self._lock:
            is_needed = (bool(self._changed) or self._steps is not None) and not self._is_held
        if is_needed and not self._turn.isActive():
            self._turn.start(max(0, round(1000 * (self._next - perf_counter()))))

    def _go(self) -> None:
        """Draw a piece; the last one says when the next drawing may begin."""
        if self._steps is None:
            with self._lock:
                changed, self._changed = frozenset(self._changed), set()
            self._steps, self._took = self._draw(changed), 0.0
        begun = perf_counter()
        is_over = next(self._steps, _OVER) is _OVER
        self._took += perf_counter() - begun
        if is_over:
            self._steps = None
            self._next = perf_counter() + max(PACE / 1000, _REST * self._took)
        self._wait()
