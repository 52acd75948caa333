"""When a worker is taken for stuck: not while it starts, soon once it has spoken; and how many."""

from collections.abc import Callable
from typing import Any

from console.runtime.clock import ManualClock
from console.video.messages import Said
from console.video.pool import VideoPool
from console.video.stream import StreamRequest


class Worker:
    """A worker that says what it is told to say."""

    is_alive = True
    pid = 1

    def __init__(self, engine: str, wake: Callable[[], None]) -> None:
        self.words: list[dict[str, Any]] = []
        self.is_closed = False

    def reports(self) -> list[dict[str, Any]]:
        words, self.words = self.words, []
        return words

    def last_words(self) -> str:
        return ""

    def order(self, order: dict[str, Any]) -> None:
        pass

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
