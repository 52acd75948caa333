"""Cycles that hold Qt objects are taken apart on the Qt thread, whoever makes objects meanwhile."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer

from console.app import garbage
from console.app.garbage import YoungGarbage


class Ringing(QObject):
    """A timer, and a cycle around it."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self
        self.timer = QTimer(self)
        self.timer.start(1000)


def make_objects(stop: threading.Event) -> None:
    while not stop.is_set():
        _ = [[] for _ in range(500)]


def test_cycles_with_timers_end_on_the_qt_thread_while_lanes_are_busy(qtbot, request) -> None:
    """Python's own turn would come in the busy thread: Qt then ends the program."""
    stop, looked = threading.Event(), []

    def looked_at(phase: str, _: object) -> None:
        looked.append(threading.current_thread().name)

    gc.enable()
    young = YoungGarbage()
    request.addfinalizer(gc.disable)  # as the other tests have it
    gc.callbacks.append(looked_at)
    busy = [threading.Thread(target=make_objects, args=(stop,)) for _ in range(2)]
    try:
        for thread in busy:
            thread.start()
        dropped = [weakref.ref(Ringing()) for _ in range(garbage.YOUNG)]
        for _ in range(3 * garbage.OLDER // garbage.YOUNG):
            young.look()
            _ = [[] for _ in range(garbage.YOUNG)]
    finally:
        stop.set()
        for thread in busy:
            thread.join()
        gc.callbacks.remove(looked_at)
        young.stop()
    assert not any(each() for each in dropped)
    assert set(looked) == {threading.main_thread().name}


def test_a_burst_is_looked_at_soon_again_and_its_survivors_stay_few(request) -> None:
    """Gaps on screen grow with the objects of one look, whoever made them."""
    generations: list[int] = []

    def began(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            generations.append(told["generation"])

    gc.enable()
    young = YoungGarbage()
    request.addfinalizer(gc.disable)
    gc.collect(0)
    assert young.look() == garbage.REST, "at rest it is woken seldom"
    gc.callbacks.append(began)
    try:
        kept = [[] for _ in range(garbage.OLDER + garbage.YOUNG)]
        assert young.look() == garbage.SOON
        assert generations == [1], "many at a time: they do not wait for more"
        kept += [[] for _ in range(garbage.YOUNG + 100)]
        assert young.look() == garbage.SOON
        assert generations == [1, 0]
        kept += [[] for _ in range(garbage.FEW)]
        assert young.look() == garbage.EVERY
        assert young.look() == garbage.REST, "what was made before the last look does not count"
        assert len(gc.get_objects(generation=1)) < garbage.OLDER
    finally:
        gc.callbacks.remove(began)
        young.stop()
    assert len(kept) == garbage.OLDER + 2 * garbage.YOUNG + 100 + garbage.FEW


def test_what_a_start_builds_is_set_aside_and_looked_at_when_nobody_waits(request) -> None:
    """A look at a whole seat takes 40 ms; it fell into the first paint."""
    young = YoungGarbage()
    request.addfinalizer(gc.disable)
    before = gc.get_freeze_count()
    built: list[object] = [[] for _ in range(garbage.BUILT + 1)]
    ring = Ringing()
    gone = weakref.ref(ring)
    del ring
    assert young.look() == garbage.SOON
    assert gc.get_freeze_count() > before + garbage.BUILT
    assert gone() is not None, "set aside with the rest"
    garbage.look_at_all()
    assert gone() is None
    assert len(built) > garbage.BUILT
