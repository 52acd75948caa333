"""The hand of `bench handling`: keys on the queue, and how long until each shows."""

import asyncio
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from console.screens.duty.duty_page import DutyPage

PATIENCE = 20.0
KEYS = {"Down": Qt.Key.Key_Down, "Up": Qt.Key.Key_Up, "Space": Qt.Key.Key_Space}


class Hand(QObject):
    """Presses keys where the cursor is; an effect is over when the list is painted with it.

    Attributes:
        pressed: how many keys were pressed.
    """

    def __init__(self, page: DutyPage) -> None:
        super().__init__(page)
        self._page = page
        self._list = page.queue.list
        self._shown = asyncio.Event()
        self._is_so: Callable[[], bool] | None = None
        self._shown_at = 0.0
        self.pressed = 0
        self._list.painted_ids = self._painted

    def press(self, key: str) -> None:
        """Press a key."""
        self.pressed += 1
        code = KEYS.get(key) or Qt.Key(ord(key))
        text = "" if key in ("Down", "Up") else " " if key == "Space" else key.lower()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.postEvent(self._list, event)

    async def attend(self) -> None:
        """Have the keyboard: a window that is not active takes no keys of a page."""
        while not self._list.hasFocus():
            self._page.window().activateWindow()
            self._list.setFocus()
            await asyncio.sleep(0.01)

    async def shows(self, key: str, is_so: Callable[[], bool]) -> float:
        """Press a key and return the seconds until what it does is painted."""
        await self.attend()
        self._shown.clear()
        self._is_so = is_so
        begun = time.monotonic()
        self.press(key)
        await asyncio.wait_for(self._shown.wait(), PATIENCE)
        return self._shown_at - begun

    async def moves(self, key: str) -> float:
        """Press Down or Up and return the seconds until the cursor stands on another row."""
        before = self._list.current_id
        return await self.shows(key, lambda: self._list.current_id != before)

    def _painted(self, ids: set[str]) -> None:
        if self._is_so is not None and self._list.current_id in ids and self._is_so():
            self._shown_at = time.monotonic()
            self._is_so = None
            QTimer.singleShot(0, self._shown.set)


class Gaps(QObject):
    """How long the loop was away, at most, between two looks.

    Attributes:
        longest: seconds on the wall's clock.
        busiest: seconds of the processor this thread took meanwhile: other programs, and the other
            threads of this one, are not in it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._at, self._used = time.monotonic(), time.thread_time()
        self.longest = self.busiest = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def begin(self) -> None:
        """Forget what was."""
        self.longest = self.busiest = 0.0
        self._at, self._used = time.monotonic(), time.thread_time()

    def _tick(self) -> None:
        now, used = time.monotonic(), time.thread_time()
        self.longest = max(self.longest, now - self._at)
        self.busiest = max(self.busiest, used - self._used)
        self._at, self._used = now, used


class Beats(QObject):
    """When something happened, and how often a second at most."""

    def __init__(self) -> None:
        super().__init__()
        self._at: list[float] = []

    def begin(self) -> None:
        """Forget what was."""
        self._at.clear()

    def beat(self) -> None:
        """It happened."""
        self._at.append(time.monotonic())

    @property
    def most_a_second(self) -> int:
        """The most within any one second."""
        most = first = 0
        for last, moment in enumerate(self._at):
            while moment - self._at[first] >= 1.0:
                first += 1
            most = max(most, last - first + 1)
        return most


async def until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until it is so."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"not so after {seconds} s")
        await asyncio.sleep(0.002)
