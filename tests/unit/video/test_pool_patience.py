"""When a worker is taken for stuck: not while it starts, soon once it has spoken; and how many."""

import errno
import os
import threading
from collections.abc import Callable
from typing import Any

import pytest

from console.runtime.clock import ManualClock
from console.video.messages import Said
from console.video.pool import VideoPool
from console.video.states import Reason, StreamState
from console.video.stream import StreamRequest
from console.video.worker_link import WorkerLink


class Worker:
    """A worker that says what it is told to say."""

    is_alive = True
    pid = 1

    def __init__(self, engine: str, wake: Callable[[], None]) -> None:
        self.words: list[dict[str, Any]] = []
        self.opened: list[str] = []
        self.is_closed = False

    def reports(self) -> list[dict[str, Any]]:
        words, self.words = self.words, []
        return words

    def last_words(self) -> str:
        return ""

    def order(self, order: dict[str, Any]) -> None:
        if order["do"] == "open":
            self.opened += order["urls"]

    def close(self) -> None:
        self.is_closed = True


def test_a_worker_may_take_long_to_start_and_is_ended_when_it_falls_silent(logged_errors) -> None:
    """On a busy machine a worker was ended while it started, and so was each one after it."""
    with VideoPool(ManualClock(), lambda: 0.5, start=Worker) as pool, pool._guard:
        (crew,) = pool._crews
        first = crew.link
        pool._move_on(crew, 59.0)
        assert crew.link is first, "it is still starting"
        first.words.append({"said": Said.ALIVE})
        pool._move_on(crew, 59.5)
        pool._move_on(crew, 65.0)
        assert crew.link is first
        pool._move_on(crew, 65.6)
        assert first.is_closed and crew.link is not first, "six seconds without a word"
        second = crew.link
        pool._move_on(crew, 125.0)
        assert crew.link is second, "the next one may take its time, too"
        pool._move_on(crew, 125.7)
        assert second.is_closed


def test_streams_that_are_let_go_and_opened_again_take_no_second_worker() -> None:
    """A page opened in the moment the one before it was closed started one: 24 MB for nothing."""
    with VideoPool(ManualClock(), lambda: 0.5, per_worker=1, start=Worker) as pool:
        for number in range(100):
            pool.open(StreamRequest((f"rtsp://10.0.0.1/{number}",), 16, 9, "cam")).close()
        assert len(pool.worker_pids()) == 1


class Granting:
    """Starts workers as long as the system grants processes."""

    def __init__(self) -> None:
        self.made: list[Worker] = []
        self.refused = 0
        self.is_short = False

    def __call__(self, engine: str, wake: Callable[[], None]) -> Worker:
        if self.is_short:
            self.refused += 1
            raise OSError(errno.EAGAIN, "Resource temporarily unavailable")
        self.made.append(Worker(engine, wake))
        return self.made[-1]


CAMERA = "rtsp://10.0.0.1/c"


def passing(clock: ManualClock, told: Callable[[], bool]) -> Callable[[], bool]:
    """The same question; each time it is asked time goes on."""

    def asked() -> bool:
        clock.jump(0.1)
        return told()

    return asked


def test_h967_a_decoder_that_cannot_be_started_is_tried_again_until_it_can(
    qtbot, logged_errors
) -> None:
    """H967: one refusal of the system ended the pump, and with it every picture of the seat."""
    clock, start = ManualClock(), Granting()
    with VideoPool(clock, lambda: 0.5, start=start) as pool:
        stream = pool.open(StreamRequest((CAMERA,), 16, 9, "cam"))
        qtbot.waitUntil(lambda: start.made[0].opened == [CAMERA])
        start.is_short = True
        start.made[0].is_alive = False
        qtbot.waitUntil(passing(clock, lambda: stream.state is StreamState.FAILED), timeout=20_000)
        assert stream.reason is Reason.WORKER and stream.lines()
        qtbot.waitUntil(passing(clock, lambda: start.refused >= 4), timeout=20_000)
        start.is_short = False
        qtbot.waitUntil(
            passing(clock, lambda: len(start.made) > 1 and start.made[1].opened == [CAMERA]),
            timeout=20_000,
        )
    assert any("temporarily unavailable" in each.getMessage() for each in logged_errors)


def test_h967_a_person_need_not_wait_for_the_next_try(qtbot, logged_errors) -> None:
    clock, start = ManualClock(), Granting()
    start.is_short = True
    with VideoPool(clock, lambda: 0.5, start=start) as pool:
        stream = pool.open(StreamRequest((CAMERA,), 16, 9, "cam"))
        qtbot.waitUntil(passing(clock, lambda: start.refused >= 5), timeout=20_000)
        qtbot.waitUntil(passing(clock, lambda: stream.retry_in() > 3), timeout=20_000)
        start.is_short = False
        stream.retry_now()  # no time passes from here on
        qtbot.waitUntil(lambda: bool(start.made and start.made[0].opened), timeout=20_000)


def test_h967_a_page_that_needs_one_more_decoder_opens_and_says_why_it_waits(
    qtbot, logged_errors
) -> None:
    clock, start = ManualClock(), Granting()
    with VideoPool(clock, lambda: 0.5, per_worker=1, start=start) as pool:
        first = pool.open(StreamRequest((CAMERA,), 16, 9, "cam"))
        qtbot.waitUntil(lambda: start.made[0].opened == [CAMERA])
        start.is_short = True
        second = pool.open(StreamRequest((CAMERA,), 16, 9, "cam"))
        qtbot.waitUntil(passing(clock, lambda: second.reason is Reason.WORKER), timeout=20_000)
        assert second.state is StreamState.FAILED
        assert first.reason is Reason.NONE, "the other decoder goes on"
        assert len(pool.worker_pids()) == 1


def test_h967_a_seat_without_room_for_a_spare_shows_what_it_has(qtbot, logged_errors) -> None:
    """The pictures are there already; the process that would only wait is refused."""
    clock, start = ManualClock(), Granting()
    with VideoPool(clock, lambda: 0.5, start=start) as pool:
        stream = pool.open(StreamRequest((CAMERA,), 16, 9, "cam"))
        qtbot.waitUntil(lambda: start.made[0].opened == [CAMERA])
        start.is_short = True
        told = {"stream": 1, "turn": stream.life.turn, "reason": ""}
        start.made[0].words.append({"said": Said.OPENED, **told})
        qtbot.waitUntil(passing(clock, lambda: start.refused > 0), timeout=20_000)
        second = pool.open(StreamRequest((CAMERA + "2",), 16, 9, "cam"))
        qtbot.waitUntil(lambda: CAMERA + "2" in start.made[0].opened, timeout=20_000)
        second.close()


class Mad(Worker):
    """Says what nobody understands."""

    def reports(self) -> list[dict[str, Any]]:
        return [{"said": Said.ALIVE}, {}] if self.opened else []


def test_h967_what_nobody_thought_of_in_one_decoder_stops_no_other(qtbot, logged_errors) -> None:
    made: list[Worker] = []

    def start(engine: str, wake: Callable[[], None]) -> Worker:
        made.append((Worker if made else Mad)(engine, wake))
        return made[-1]

    with VideoPool(ManualClock(), lambda: 0.5, per_worker=1, start=start) as pool:
        pool.open(StreamRequest((CAMERA,), 16, 9, "cam"))
        qtbot.waitUntil(lambda: made[0].opened == [CAMERA])
        pool.open(StreamRequest((CAMERA,), 16, 9, "cam"))
        qtbot.waitUntil(lambda: len(made) > 1 and made[1].opened == [CAMERA], timeout=20_000)
    assert len(logged_errors) == 1, "it is told, and not ten times a second"


def test_h967_where_no_thread_is_granted_no_process_is_left(monkeypatch) -> None:
    start, asked = threading.Thread.start, list[str]()

    def started(thread: threading.Thread) -> None:
        asked.append(thread.name)
        if len(asked) > 1:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", started)
    with pytest.raises(OSError, match="new thread"):
        WorkerLink("ffmpeg", lambda: None)
    with pytest.raises(ProcessLookupError):
        os.kill(int(asked[0].split("-")[1]), 0)
