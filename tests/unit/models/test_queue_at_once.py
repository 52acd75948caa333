"""Thousands of rows that change at the same moment: no turn of the loop takes all of them."""

from dataclasses import replace

from console.domain.alert import Owner
from console.models.alert_queue import AT_ONCE
from tests.unit.commands.seat_desk import T0, alert

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
