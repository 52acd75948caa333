"""Long work in Python makes room while an act is being saved, or while the screen has its turn.

An act needs the interpreter for a few tenths of a millisecond and the disk for another few; beside
threads that never let go of the interpreter each of its turns costs a switch of threads. So what
goes on for longer asks between two rows whether somebody saves, and waits until that is over. But
once an act waits for what goes on, that must soon be over, and makes room for nobody. The screen
comes before what fills the cache, and what it is about to show makes room for it once, not at every
row: a storm would hold itself up.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")

LONGEST = 0.02
"""Longest wait for one act, seconds: a disk that hangs must not stop what comes in."""


class Courtesy:
    """Told when an act is being saved or the screen is busy, asked by what can wait."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._acts = 0
        self._screens = 0
        self._live = 0
        self._has_live_waited = False
        self._hurrying = 0
        self._free = threading.Event()
        self._free.set()

    def __enter__(self) -> None:
        """Begin to save an act."""
        self._count(acts=1)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""
        self._count(acts=-1)

    def screen_begins(self) -> None:
        """From now on what can wait waits a little for the screen."""
        self._count(screens=1)

    def screen_ends(self) -> None:
        """Take that back."""
        self._count(screens=-1)

    def live_begins(self) -> None:
        """Something the screen is to show waits to be written: it waits for the screen once."""
        self._has_live_waited = False
        self._count(live=1)

    def live_ends(self) -> None:
        """It is written, or never will be."""
        self._count(live=-1)

    @property
    def is_asked(self) -> bool:
        """Whether what can wait is to wait now."""
        is_screen_first = self._screens and not (self._live and self._has_live_waited)
        return bool((self._acts or is_screen_first) and not self._hurrying)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Let nothing wait while the block waits for it."""
        self._count(hurrying=1)
        try:
            yield
        finally:
            self._count(hurrying=-1)

    def behind(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items`, each after the act that is being saved meanwhile."""
        for item in items:
            if self.is_asked:
                self._free.wait(LONGEST)
                self._has_live_waited = True
            yield item

    def _count(self, acts: int = 0, screens: int = 0, live: int = 0, hurrying: int = 0) -> None:
        with self._guard:
            self._acts += acts
            self._screens += screens
            self._live += live
            self._hurrying += hurrying
            if self.is_asked:
                self._free.clear()
            else:
                self._free.set()
