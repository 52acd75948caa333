"""A seat on duty gives memory back after a burst, once, and never in the middle of one."""

from queue import SimpleQueue

import pytest

from console.app.breathing import OVER, Breathing
from console.models.change_feed import ChangeFeed
from console.runtime.clock import ManualClock
from offline_cache.values import ChangeSet


@pytest.fixture
def seat(qapp):
    feed, clock, given = ChangeFeed(), ManualClock(), SimpleQueue()
    breathing = Breathing(feed, clock, give_back=lambda: given.put(clock.monotonic()))
    breathing._timer.stop()
    yield feed, clock, given, breathing
    feed.stop()


def test_memory_goes_back_once_after_each_burst(seat):
    feed, clock, given, breathing = seat
    clock.jump(OVER)
    breathing._look()
    assert given.get(timeout=60) == OVER
    clock.jump(OVER)
    breathing._look()
    assert given.empty(), "nothing came since"
    feed.changed.emit(ChangeSet("hub", frozenset({("alert", "a")}), "e:1"))
    clock.jump(OVER / 2)
    breathing._look()
    assert given.empty(), "it may go on"
    clock.jump(OVER / 2)
    breathing._look()
    assert given.get(timeout=60) == 3 * OVER
