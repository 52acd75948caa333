"""Long work in Python makes room while an act is being saved, or while the screen has its turn.

An act needs the interpreter for a few tenths of a millisecond and the disk for another few; beside
threads that never let go of the interpreter each of its turns costs a switch of threads. So what
goes on for longer asks between two rows whether somebody saves, and waits until that is over. But
once an act waits for what goes on, that must soon be over, and makes room for nobody. An act is on
its way until the screen shows it: reading it back, taking it over and painting it go ahead of a
crowd, too. The screen comes before what fills the cache, and what it is about to show makes room
for it once, not at every row: a storm would hold itself up.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")

LONGEST = 0.02
"""Longest wait for one act, seconds: a disk that hangs must not stop what comes in."""

A_PIECE_WAITS = 0.005
"""Longest wait of a piece of a crowd that is read for the screen, seconds."""

ON_ITS_WAY = 0.2
"""Longest time an act counts as on its way to the screen, seconds: some show nothing there."""


class Courtesy:
    """Told when an act is being saved or the screen is busy, asked by what can wait."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._acts = 0
        self._screens = 0
        self._live = 0
        self._has_live_waited = False
        self._hurrying = 0
        self._shown_by = 0.0
        self._is_act_taken = False
        self._free = threading.Event()
        self._free.set()
        self._calm = threading.Event()
        self._calm.set()

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

    def act_sets_out(self) -> None:
        """A person does something: until it is shown, crowds stand aside.

        After one that was not shown in time they have as long for themselves: a key that is held
        down holds up nothing for ever.
        """
        now = time.monotonic()
        if now < self._shown_by + ON_ITS_WAY:
            return
        self._is_act_taken = False
        self._shown_by = now + ON_ITS_WAY
        self._count()

    def act_is_taken_over(self) -> None:
        """What the screen shows knows of it: the next paint shows it."""
        self._is_act_taken = True

    def screen_is_painted(self) -> None:
        """What was taken over stands on the screen."""
        if self._is_act_taken:
            self._shown_by = 0.0
            self._count()

    @property
    def is_act_on_its_way(self) -> bool:
        """Whether something a person did is not on the screen yet."""
        return time.monotonic() < self._shown_by

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
        is_first = self._acts or is_screen_first or self.is_act_on_its_way
        return bool(is_first and not self._hurrying)

    @property
    def _is_calm(self) -> bool:
        return not (self._acts or self.is_act_on_its_way)

    def pause(self) -> None:
        """Let an act go ahead of the next piece of a crowd that is read, for a moment.

        Not the screen: a storm keeps it busy, and what it is to show would fall ever further back.
        """
        if not self._is_calm:
            self._calm.wait(LONGEST if self._hurrying else A_PIECE_WAITS)

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
            _show(self._free, not self.is_asked)
            _show(self._calm, self._is_calm)


def _show(event: threading.Event, is_so: bool) -> None:
    if is_so:
        event.set()
    else:
        event.clear()
