"""The first change at once, then batches; nothing is lost on the way between threads."""

import threading
import time
from collections import deque

import pytest

from console.models.change_feed import SLOW, ChangeFeed, join
from offline_cache.values import ChangeSet

pytestmark = pytest.mark.alone


def one(number: int, origin: str = "hub") -> ChangeSet:
    return ChangeSet(origin, frozenset({("alert", f"A{number}")}), f"e:{number}")


class Ears:
    def __init__(self, feed: ChangeFeed) -> None:
        self.heard: list[ChangeSet] = []
        self.at: list[float] = []
        self.threads: set[int] = set()
        feed.changed.connect(self._hear)

    def _hear(self, changes: ChangeSet) -> None:
        self.heard.append(changes)
        self.at.append(time.monotonic())
        self.threads.add(threading.get_ident())

    def keys(self) -> set[tuple[str, str]]:
        return {key for changes in self.heard for key in changes.keys or ()}


@pytest.fixture
def feed(qtbot):
    feed = ChangeFeed()
    yield feed
    feed.stop()


@pytest.fixture
def ears(feed):
    return Ears(feed)


def test_the_first_change_comes_at_once(qtbot, feed, ears) -> None:
    begun = time.monotonic()
    feed.publish(one(1))
    qtbot.waitUntil(lambda: ears.heard == [one(1)])
    assert ears.at[0] - begun < 0.03


def test_what_follows_quickly_comes_joined(qtbot, feed, ears) -> None:
    feed.publish(one(1))
    qtbot.waitUntil(lambda: len(ears.heard) == 1)
    for number in range(2, 20):
        feed.publish(one(number))
    qtbot.waitUntil(lambda: len(ears.keys()) == 19)
    assert len(ears.heard) == 2
    assert ears.heard[1].cursor == "e:19"
    assert ears.at[1] - ears.at[0] >= 0.02


def test_a_steady_stream_is_at_most_thirty_batches_a_second(qtbot, feed, ears) -> None:
    over, number = time.monotonic() + 0.6, 0
    while time.monotonic() < over:
        number += 1
        feed.publish(one(number))
        qtbot.wait(5)
    qtbot.waitUntil(lambda: len(ears.keys()) == number)
    assert len(ears.heard) <= 0.6 * 30 + 3


def test_what_was_done_here_does_not_wait_for_the_batch_of_a_crowd(qtbot, feed, ears) -> None:
    """B-20: a key shows what it does in a storm, and the crowd is joined as ever."""
    crowd = [ChangeSet("hub", frozenset(("alert", f"B{n}{m}") for m in range(50)), f"e:{n}")
             for n in range(3)]  # fmt: skip
    feed.publish(crowd[0])
    qtbot.waitUntil(lambda: len(ears.heard) == 1)
    feed.publish(crowd[1])
    feed.publish(one(1, "seat"))
    feed.publish(crowd[2])
    qtbot.waitUntil(lambda: one(1).keys <= ears.keys())
    assert ears.heard[-1].keys == one(1).keys, "alone, ahead of the batch that is due"
    feed.publish(one(2, "seat"))
    qtbot.waitUntil(lambda: len(ears.keys()) == 152)
    assert len(ears.heard) <= 4, "the crowd is one batch, whatever was done here"


def test_a_crowd_is_at_most_ten_batches_a_second(qtbot, feed, ears) -> None:
    number = 0
    over = time.monotonic() + 0.6
    while time.monotonic() < over:
        keys = frozenset(("alert", f"A{number + n}") for n in range(50))
        number += 50
        feed.publish(ChangeSet("hub", keys, f"e:{number}"))
        qtbot.wait(5)
    qtbot.waitUntil(lambda: len(ears.keys()) == number)
    assert len(ears.heard) <= 0.6 * 10 + 3


def test_what_other_threads_announce_arrives_whole_on_this_one(qtbot, feed, ears) -> None:
    def announce(first: int) -> None:
        for number in range(first, first + 200):
            feed.publish(one(number))

    threads = [threading.Thread(target=announce, args=(1000 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: len(ears.keys()) == 800)
    assert ears.threads == {threading.get_ident()}


def test_nothing_is_announced_of_nothing(qtbot, feed, ears) -> None:
    feed.publish(ChangeSet("hub", frozenset(), "e:1"))
    qtbot.wait(60)
    assert ears.heard == []


def test_anything_may_have_changed_swallows_the_rest() -> None:
    everything = ChangeSet("snapshot", None, "e:5")
    assert join(deque([one(1), everything, one(2)])).keys is None
    assert join(deque([one(1), one(2)])).keys == {("alert", "A1"), ("alert", "A2")}
    assert join(deque([one(1)])) == one(1)


def test_a_feed_that_was_stopped_delivers_nothing(qtbot, feed, ears) -> None:
    feed.publish(one(1))
    feed.stop()
    qtbot.wait(60)
    assert ears.heard == []


def test_after_a_batch_that_took_long_there_is_as_much_rest_as_after_any(qtbot, feed) -> None:
    slow_turns = [0.08]

    def take_over(_: ChangeSet) -> None:
        until = time.monotonic() + (slow_turns.pop() if slow_turns else 0.0)
        while time.monotonic() < until:
            pass

    feed.changed.connect(take_over)
    ears = Ears(feed)  # hears when the other has done its work
    for first in (0, 100):
        keys = frozenset(("alert", f"A{first + n}") for n in range(100))
        feed.publish(ChangeSet("hub", keys, f"e:{first}"))
        qtbot.waitUntil(lambda wanted=first + 100: len(ears.keys()) == wanted)
    assert ears.at[1] - ears.at[0] >= SLOW / 1000
