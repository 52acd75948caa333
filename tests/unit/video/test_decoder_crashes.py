"""A camera that kills its decoder loses its own picture; whoever shared the decoder stands."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from console.runtime.clock import ManualClock
from console.video.frames import Shape, Surface
from console.video.messages import Said
from console.video.pool import VideoPool
from console.video.states import Reason, StreamState
from console.video.stream import StreamRequest, VideoStream

POISON = "rtsp://10.0.0.9/poison"
PATIENCE = 20_000


class Hall:
    """A pool of workers that die of one camera; each look of the pump moves the clock on."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.opened: list[str] = []
        self.workers: list[Worker] = []
        self.pool = VideoPool(self.clock, lambda: 0.5, start=self._start, may_degrade=False)

    def _start(self, engine: str, wake: Callable[[], None]) -> "Worker":
        self.workers.append(Worker(self))
        return self.workers[-1]

    def show(self, *urls: str) -> list[VideoStream]:
        return [self.pool.open(StreamRequest((url,), 32, 18, url)) for url in urls]

    def passes(self, seconds: float) -> Callable[[], bool]:
        """The question whether so much time has passed; asking moves it on."""
        end = self.clock.monotonic() + seconds

        def asked() -> bool:
            self.clock.jump(0.05)
            return self.clock.monotonic() >= end

        return asked

    def until(self, qtbot: Any, told: Callable[[], bool]) -> None:
        def asked() -> bool:
            self.clock.jump(0.05)
            return told()

        qtbot.waitUntil(asked, timeout=PATIENCE)


class Worker:
    """A worker process without one: writes pictures, and dies of the poison."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._words: list[dict[str, Any]] = [{"said": Said.ALIVE}]
        self._surfaces: dict[int, Surface] = {}
        self.pid = len(hall.workers) + 1
        self.is_alive = True

    def order(self, order: dict[str, Any]) -> None:
        if order["do"] == "close":
            self._surfaces.pop(order["stream"], None)
        if order["do"] != "open" or not self.is_alive:
            return
        (url,) = order["urls"]
        self._hall.opened.append(url)
        if url == POISON:
            self.is_alive = False
            return
        self._surfaces[order["stream"]] = Surface(Shape(*order["size"]), order["segment"])
        told = {"stream": order["stream"], "turn": order["turn"], "reason": ""}
        self._words.append({"said": Said.OPENED, **told})

    def reports(self) -> list[dict[str, Any]]:
        if self.is_alive:
            self._words.append({"said": Said.ALIVE})
            for surface in self._surfaces.values():
                slot, _ = surface.begin()
                surface.commit(slot, self._hall.clock.monotonic(), 0.0)
        words, self._words = self._words, []
        return words

    def last_words(self) -> str:
        return "Segmentation fault"

    def close(self) -> None:
        self.is_alive = False
        self._surfaces.clear()


@pytest.fixture
def hall(qapp: Any, logged_errors: Any) -> Iterator[Hall]:
    made = Hall()
    yield made
    made.pool.close()


def good(count: int) -> list[str]:
    return [f"rtsp://10.0.0.{number}/c" for number in range(1, count + 1)]


def are_live(streams: list[VideoStream]) -> Callable[[], bool]:
    return lambda: all(stream.state is StreamState.LIVE for stream in streams)


def test_h968_a_camera_that_kills_its_decoder_is_found_and_the_others_stand(qtbot, hall) -> None:
    """H968: all are opened together, so at first nobody can tell which one it is."""
    *cameras, killer = hall.show(*good(7), POISON)
    hall.until(qtbot, lambda: killer.reason is Reason.CRASHED)
    hall.until(qtbot, are_live(cameras))
    opened = [hall.opened.count(url) for url in good(7)]
    assert max(opened) <= 5, "it is sought by halves"
    began, tried = [stream.life.began for stream in cameras], hall.opened.count(POISON)
    hall.until(qtbot, hall.passes(60.0))
    assert are_live(cameras)() and [stream.life.began for stream in cameras] == began
    assert [hall.opened.count(url) for url in good(7)] == opened, "they were opened again"
    assert killer.state is StreamState.FAILED and killer.lines()
    assert 1 <= hall.opened.count(POISON) - tried <= 8, "it is tried again, less and less often"


def test_h968_one_that_is_opened_later_and_kills_the_decoder_costs_the_others_one_moment(
    qtbot, hall
) -> None:
    cameras = hall.show(*good(5))
    hall.until(qtbot, are_live(cameras))
    hall.until(qtbot, hall.passes(12.0))
    (killer,) = hall.show(POISON)
    hall.until(qtbot, lambda: killer.reason is Reason.CRASHED)
    hall.until(qtbot, are_live(cameras))
    hall.until(qtbot, hall.passes(30.0))
    assert [hall.opened.count(url) for url in good(5)] == [2] * 5, "once more, and not again"
    assert are_live(cameras)()


def test_h968_no_other_camera_is_put_beside_the_accused_and_its_process_goes_with_it(
    qtbot, hall
) -> None:
    cameras = hall.show(*good(3))
    hall.until(qtbot, are_live(cameras))
    hall.until(qtbot, hall.passes(12.0))
    (killer,) = hall.show(POISON)
    hall.until(qtbot, lambda: killer.reason is Reason.CRASHED)
    later = hall.show("rtsp://10.0.0.8/c")
    hall.until(qtbot, are_live(cameras + later))
    hall.until(qtbot, hall.passes(20.0))
    assert hall.opened.count("rtsp://10.0.0.8/c") == 1
    killer.close()
    hall.until(qtbot, lambda: len(hall.pool.worker_pids()) == 1)
