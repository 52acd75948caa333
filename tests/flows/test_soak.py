"""P6: hub and seat go on for ever without growing; the long form is `./hall bench soak`."""

import pytest

from console.bench.soak import soak, targets
from console.bench.soak_hall import Windows

pytestmark = pytest.mark.alone

EVENTS = 12_000
OPEN = 200
WINDOWS = Windows(changes=2000, raw_seconds=1.5, past=300)
BY_TIME = ("raw_messages", "message_ids")
"""Kept for some seconds: how many rows those are is a matter of the machine's pace."""


def test_nothing_grows_while_alerts_come_and_go() -> None:
    looks, hall = soak(EVENTS, OPEN, WINDOWS)
    assert hall.closed > 200, "hardly an alert came to its end"
    rising = [each for each in targets(looks) if not each.is_ok]
    assert [str(each) for each in rising if not any(n in each.metric for n in BY_TIME)] == []
    assert all(looks[-1].marks[f"hub.{name}"] < EVENTS / 1000 for name in BY_TIME), looks[-1]


def test_a_seat_that_keeps_everything_it_hears_is_caught() -> None:
    looks, _ = soak(EVENTS // 2, OPEN, WINDOWS, seat="tests.support.hoarding_seat")
    assert "soak.seat.memory.rise" in [each.metric for each in targets(looks) if not each.is_ok]
