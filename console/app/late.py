"""What is built once: on its first need, or before that when the program has nothing else to do."""

from collections import deque
from collections.abc import Callable, Iterable
from threading import get_ident
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

Built = TypeVar("Built")

BETWEEN = 30
"""Milliseconds between two that are built ahead: keys and rows come first."""


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
    """Builds what was not asked for yet, one after the other.

    Args:
        builders: each builds one thing, or finds that it stands already.
    """

    def __init__(self, builders: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._builders = deque(builders)
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN)
        self._timer.timeout.connect(self._build_next)

    def start(self) -> None:
        """Begin: what the person needs first stands."""
        self._timer.start()

    def stop(self) -> None:
        """Build nothing any more."""
        self._timer.stop()

    def _build_next(self) -> None:
        if self._builders:
            self._builders.popleft()()
        else:
            self._timer.stop()
