"""Thousands of rows that change at the same moment: no turn of the loop takes all of them."""

import threading
from collections.abc import Sequence
from dataclasses import replace

from console.domain.alert import Owner
from console.models.alert_queue import AT_ONCE, AlertQueue
from console.models.change_feed import OWN, ChangeFeed
from console.models.crowd_reads import A_PIECE, UNDER_WAY
from offline_cache.lanes import ThreadLane
from offline_cache.values import ChangeSet, Row
from tests.unit.commands.seat_desk import T0, alert
from tests.unit.models.conftest import PROFILE

ROWS = 5 * AT_ONCE


def test_what_settles_at_the_same_moment_is_taken_over_in_pieces(qtbot, desk) -> None:
    mine = Owner("linlan", "林岚", "seat-1", T0)
    desk.put(*(alert(number) for number in range(ROWS)))
    with qtbot.waitSignal(desk.queue.loaded):
        desk.queue.load()
    qtbot.waitUntil(lambda: desk.queue.rowCount() == ROWS)
    taken: list[int] = []
    desk.queue.counts_changed.connect(lambda: taken.append(desk.queue.counts.mine))
    desk.say(*(replace(alert(number), owner=mine) for number in range(ROWS)))
    qtbot.waitUntil(lambda: desk.queue.counts.mine == ROWS)
    assert taken == [AT_ONCE * (turn + 1) for turn in range(5)]


class SlowReads:
    """The seat's cache, where the first crowd is read only once the test lets it; notes sizes."""

    def __init__(self, cache) -> None:
        self._cache = cache
        self.is_at_it, self.may_go_on = threading.Event(), threading.Event()
        self.sizes: list[int] = []

    def rows(self, kind: str, ids: Sequence[str]) -> list[Row]:
        if not self.is_at_it.is_set():
            self.is_at_it.set()
            assert self.may_go_on.wait(20)
        self.sizes.append(len(ids))
        return self._cache.rows(kind, ids)

    def select(self, *args, **named) -> list[Row]:
        return self._cache.select(*args, **named)


def test_what_a_person_did_is_read_between_two_pieces_of_a_crowd(qtbot, desk) -> None:
    """B-20: a signature was read behind up to two hundred rows that had changed meanwhile."""
    crowd = [alert(number) for number in range(3 * A_PIECE)]
    desk.put(*crowd)
    lane, feed, source = ThreadLane("pages"), ChangeFeed(), SlowReads(desk.cache)
    queue = AlertQueue(desk.cache, feed, desk.clock, "seat-1", PROFILE, lane)
    try:
        queue.load()
        qtbot.waitUntil(lambda: queue.rowCount() == len(crowd))
        queue.read_from(source)
        feed.publish(desk.put(*(replace(each, count=2) for each in crowd)))
        qtbot.waitUntil(source.is_at_it.is_set)
        mine = Owner("linlan", "林岚", "seat-1", T0)
        keys = desk.put(replace(crowd[-1], count=2, owner=mine)).keys
        feed.publish(ChangeSet(OWN, keys, None))
        qtbot.waitUntil(lambda: feed.is_quiet)
        source.may_go_on.set()
        qtbot.waitUntil(lambda: all(each.count == 2 for each in queue.alerts()))
        assert source.sizes == [A_PIECE, 1, A_PIECE, A_PIECE]
        shown = queue.alert(crowd[-1].id)
        assert shown is not None and shown.owner == mine
    finally:
        feed.stop()
        queue._due.stop()
        lane.close()


def test_what_changes_again_while_it_waits_is_read_once(qtbot, desk) -> None:
    """P6: a storm faster than it can be read leaves the screen one round behind, never more."""
    crowd = [alert(number) for number in range(2 * UNDER_WAY * AT_ONCE)]
    desk.put(*crowd)
    lane, feed, source = ThreadLane("pages"), ChangeFeed(), SlowReads(desk.cache)
    queue = AlertQueue(desk.cache, feed, desk.clock, "seat-1", PROFILE, lane)
    try:
        queue.load()
        qtbot.waitUntil(lambda: queue.rowCount() == len(crowd))
        queue.read_from(source)
        for count in range(2, 7):
            feed.publish(desk.put(*(replace(each, count=count) for each in crowd)))
            qtbot.waitUntil(lambda: feed.is_quiet)
        source.may_go_on.set()
        qtbot.waitUntil(lambda: all(each.count == 6 for each in queue.alerts()))
        qtbot.waitUntil(lambda: not queue._crowd._under_way)  # nothing is read any more
        assert sum(source.sizes) <= 2 * len(crowd), "five times told, read twice at most"
    finally:
        feed.stop()
        queue._due.stop()
        lane.close()
