"""Results of other threads, brought to the Qt thread in one place."""

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QBasicTimer, QCoreApplication, QObject, Qt, QTimerEvent, Signal
from shiboken6 import isValid

T = TypeVar("T")

TURN = 0.012
"""Seconds that results of other threads may take in one turn of the loop, but for the last one."""

A_LOOK = 3
"""Milliseconds between two looks whether an act is still on its way to the screen."""


class ActsFirst(Protocol):
    """Knows whether something a person did is not on the screen yet."""

    @property
    def is_act_on_its_way(self) -> bool:
        """Whether results that nobody asked for wait."""
        ...

    def act_is_taken_over(self) -> None:
        """The next paint shows what the person did."""
        ...


class _Gate(QObject):
    """The one object that other threads signal to; it lives as long as the application.

    An object that is deleted while another thread still emits its signal takes the program with it.
    What came is done in its order, for so long in one turn of the loop: Qt itself would do all of
    it before the next key, clock and paint.
    """

    came = Signal(object)
    own_came = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._waiting: deque[Callable[[], None]] = deque()
        self._begun = 0.0
        self.acts: ActsFirst | None = None
        self._turn = QBasicTimer()  # runs out when the loop has done what it had to do
        self.came.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self.own_came.connect(self._run_own, Qt.ConnectionType.QueuedConnection)

    def _run(self, call: Callable[[], None]) -> None:
        if self._waiting or (self._turn.isActive() and self._is_long):
            self._waiting.append(call)
            return
        if self._is_held:
            self._waiting.append(call)
            self._turn.start(A_LOOK, self)
            return
        if not self._turn.isActive():
            self._begin_turn()
        call()

    def _run_own(self, call: Callable[[], None]) -> None:
        """Do what shows an act of the person at once, and paint before anything else is done."""
        self._begin_turn()
        self._begun = -TURN
        call()
        if self.acts is not None:
            self.acts.act_is_taken_over()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Go on where the last turn left off."""
        self._turn.stop()
        if not self._waiting:
            return
        if self._is_held:
            self._turn.start(A_LOOK, self)
            return
        self._begin_turn()
        while self._waiting and not self._is_long:
            self._waiting.popleft()()  # one that fails leaves the others to the next turn

    def _begin_turn(self) -> None:
        self._begun = time.monotonic()
        self._turn.start(0, self)

    @property
    def _is_held(self) -> bool:
        return self.acts is not None and self.acts.is_act_on_its_way

    @property
    def _is_long(self) -> bool:
        return time.monotonic() - self._begun > TURN


def when_done(
    future: "Future[T]",
    owner: QObject,
    then: Callable[[T], None],
    failed: Callable[[BaseException], None] | None = None,
    own: bool = False,
) -> None:
    """Call `then` with the result on the Qt thread, unless `owner` is gone by then.

    Args:
        future: of any thread.
        owner: whose life bounds the wait.
        then: gets the result.
        failed: gets the error; without it the error is raised on the Qt thread, where it is seen.
        own: it shows an act of the person here: other results wait.
    """
    gate = _gate()

    def deliver(finished: "Future[T]") -> None:
        if finished.cancelled() or not isValid(owner):
            return  # what was given up tells nobody
        error = finished.exception()
        if error is None:
            then(finished.result())
        elif failed is not None:
            failed(error)
        else:
            raise error

    def arrived(finished: "Future[Any]") -> None:
        try:
            (gate.own_came if own else gate.came).emit(partial(deliver, finished))
        except RuntimeError:  # the application has ended
            return

    future.add_done_callback(arrived)


def gate_of_results() -> QObject:
    """Return what results of other threads come through: its events are their turns of the loop."""
    return _gate()


def let_acts_go_first(acts: ActsFirst | None) -> None:
    """From now on results that show no act wait while one is on its way; None ends it."""
    _gate().acts = acts


def _gate() -> _Gate:
    application = QCoreApplication.instance()
    assert application is not None, "results are brought to a Qt application"
    return application.findChild(_Gate) or _Gate(application)
