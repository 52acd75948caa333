"""Long work in Python makes room while an act is being saved.

An act needs the interpreter for a few tenths of a millisecond and the disk for another few; beside
threads that never let go of the interpreter each of its turns costs a switch of threads. So what
goes on for longer asks between two rows whether somebody saves, and waits until that is over. But
once an act waits for what goes on, that must soon be over, and makes room for nobody.
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
    """Told when an act is being saved, asked by what can wait."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._under_way = 0
        self._hurrying = 0
        self._free = threading.Event()
        self._free.set()

    def __enter__(self) -> None:
        """Begin to save an act."""
        self.begin()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End."""
        self.end()

    def begin(self) -> None:
        """From now on what can wait waits a little."""
        with self._guard:
            self._under_way += 1
            if not self._hurrying:
                self._free.clear()

    def end(self) -> None:
        """Take that back; the last one lets the others go on."""
        with self._guard:
            self._under_way -= 1
            if not self._under_way:
                self._free.set()

    @property
    def is_asked(self) -> bool:
        """Whether what can wait is to wait now."""
        return bool(self._under_way and not self._hurrying)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Let nothing wait while the block waits for it."""
        with self._guard:
            self._hurrying += 1
            self._free.set()
        try:
            yield
        finally:
            with self._guard:
                self._hurrying -= 1
                if self.is_asked:
                    self._free.clear()

    def behind(self, items: Iterable[T]) -> Iterator[T]:
        """Yield `items`, each after the act that is being saved meanwhile."""
        for item in items:
            if self.is_asked:
                self._free.wait(LONGEST)
            yield item
