"""P2, P5: what the screen has to do does not fight with what fills the cache."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from console.app.screen_first import ScreenFirst
from console.models.futures import when_done
from offline_cache import courtesy
from offline_cache.courtesy import Courtesy


class Window(QWidget):
    """Notes how far the other thread came while it was painting."""

    def __init__(self, done: list[int], may_paint: threading.Event) -> None:
        super().__init__()
        self._done = done
        self._may_paint = may_paint
        self.came_on: list[int] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        before = len(self._done)
        self._may_paint.wait(0.1)  # lets the interpreter go, as each call into the toolkit does
        self.came_on.append(len(self._done) - before)


@contextmanager
def filling(polite: Courtesy) -> Iterator[list[int]]:
    """Fill the cache beside the screen; yields what is filled so far."""
    done, is_over = list[int](), threading.Event()

    def fill() -> None:
        for number in polite.behind(iter(int, 1)):
            done.append(number)
            if is_over.wait(0.001):
                return

    thread = threading.Thread(target=fill)
    thread.start()
    try:
        yield done
    finally:
        is_over.set()
        thread.join()


def come_on(done: list[int], until: Callable[..., None]) -> None:
    """Wait until the filling has gone on."""
    at = len(done)
    until(lambda: len(done) > at + 3)


def test_what_can_wait_waits_while_the_window_is_painted(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(courtesy, "LONGEST", 5.0)
    polite = Courtesy()
    with filling(polite) as done:
        window = Window(done, threading.Event())
        qtbot.addWidget(window)
        ScreenFirst(polite, window)
        with qtbot.waitExposed(window):
            window.show()
        come_on(done, qtbot.waitUntil)
        window.came_on.clear()
        window.update()
        qtbot.waitUntil(lambda: bool(window.came_on))
        assert window.came_on[0] <= 1, "the row under way is finished, the next one waits"
        come_on(done, qtbot.waitUntil)  # and goes on when it has painted


def test_what_can_wait_waits_while_results_are_taken_over(qtbot, monkeypatch) -> None:
    """Rows of an outage that settle at once are taken over by the screen beside the catch-up."""
    monkeypatch.setattr(courtesy, "LONGEST", 5.0)
    polite, came_on, owner = Courtesy(), list[int](), QObject()
    window = QWidget()
    qtbot.addWidget(window)
    ScreenFirst(polite, window)
    with filling(polite) as done:
        come_on(done, qtbot.waitUntil)

        def take(_: int) -> None:
            before = len(done)
            threading.Event().wait(0.1)
            came_on.append(len(done) - before)

        future: Future[int] = Future()
        when_done(future, owner, take)
        future.set_result(1)
        qtbot.waitUntil(lambda: bool(came_on))
        assert came_on[0] <= 1
        come_on(done, qtbot.waitUntil)


def test_a_seat_that_ends_in_the_midst_of_a_paint_keeps_nobody_waiting(qtbot) -> None:
    polite = Courtesy()
    window = QWidget()
    qtbot.addWidget(window)
    first = ScreenFirst(polite, window)
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    assert polite.is_asked, "the loop has not come round yet"
    first.stop()
    assert not polite.is_asked
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    assert not polite.is_asked
