"""When a worker is taken for stuck: not while it starts, soon once it has spoken."""

from collections.abc import Callable
from typing import Any

from console.runtime.clock import ManualClock
from console.video.messages import Said
from console.video.pool import VideoPool


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
