"""A page that is woken at once has the decoders for itself, for a moment."""

import threading

import pytest

from console.video import rush as rushes
from console.video.rush import MANY, Rush
from tests.support.patience import PATIENCE


class Stream:
    """Waits on a thread of its own, as one that is shown does before each packet."""

    def __init__(self, rush: Rush) -> None:
        self.has_gone_on = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(rush,))
        self._thread.start()

    def _run(self, rush: Rush) -> None:
        rush.wait()
        self.has_gone_on.set()

    def end(self) -> None:
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def rush(monkeypatch) -> Rush:
    monkeypatch.setattr(rushes, "LONGEST", PATIENCE)
    return Rush()


def test_few_that_wake_hold_nobody_up(rush: Rush) -> None:
    for _ in range(MANY - 1):
        rush.begins()
    stream = Stream(rush)
    assert stream.has_gone_on.wait(PATIENCE)
    stream.end()


def test_many_that_wake_have_the_decoders_until_the_last_is_awake(rush: Rush) -> None:
    for _ in range(MANY):
        rush.begins()
    stream = Stream(rush)
    for _ in range(MANY - 1):
        rush.ended()
    assert not stream.has_gone_on.is_set()
    rush.ended()
    assert stream.has_gone_on.wait(PATIENCE)
    stream.end()


def test_what_is_shown_waits_only_so_long(monkeypatch) -> None:
    monkeypatch.setattr(rushes, "LONGEST", 0.01)
    rush = Rush()
    for _ in range(MANY):
        rush.begins()
    stream = Stream(rush)
    assert stream.has_gone_on.wait(PATIENCE), "a stream that does not wake holds no other for ever"
    stream.end()
