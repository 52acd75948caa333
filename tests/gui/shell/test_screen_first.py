"""P2, P5: a window that wants to paint does not fight with what fills the cache."""

import threading

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from console.app.screen_first import ScreenFirst
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


def test_what_can_wait_waits_while_the_window_is_painted(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(courtesy, "LONGEST", 5.0)
    polite, done, is_over = Courtesy(), list[int](), threading.Event()
    window = Window(done, threading.Event())
    qtbot.addWidget(window)
    ScreenFirst(polite, window)
    with qtbot.waitExposed(window):
        window.show()

    def fill() -> None:
        for number in polite.behind(iter(int, 1)):
            done.append(number)
            if is_over.wait(0.001):
                return

    thread = threading.Thread(target=fill)
    thread.start()
    try:
        qtbot.waitUntil(lambda: len(done) > 3)
        window.came_on.clear()
        window.update()
        qtbot.waitUntil(lambda: bool(window.came_on))
        assert window.came_on[0] <= 1, "the row under way is finished, the next one waits"
        at = len(done)
        qtbot.waitUntil(lambda: len(done) > at + 3)  # and goes on when it has painted
    finally:
        is_over.set()
        thread.join()
