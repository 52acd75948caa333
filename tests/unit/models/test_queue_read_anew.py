"""A reading of all: what was there before it, what it changed and what it no longer found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.alert import Alert, Severity
from console.models.alert_queue import FIRST_ROWS, AlertQueue
from offline_cache.values import ChangeSet
from tests.unit.commands.seat_desk import T0, alert
from tests.unit.models.test_alert_queue import fed, signed

__all__ = ["fed"]
ALL = ChangeSet("snapshot", None, None)


class Told:
    """What a queue told since the last look."""

    def __init__(self, queue: AlertQueue) -> None:
        self.found: list[str] = []
        self.changed: list[str] = []
        self.opened: list[str] = []
        queue.alerts_found.connect(lambda some: self.found.extend(a.id for a in some))
        queue.alerts_changed.connect(self.changed.extend)
        queue.alerts_opened.connect(lambda some: self.opened.extend(a.id for a in some))

    def take(self) -> tuple[list[str], list[str], list[str]]:
        told = sorted(self.found), sorted(self.changed), sorted(self.opened)
        for each in (self.found, self.changed, self.opened):
            each.clear()
        return told


@pytest.fixture
def told(fed) -> Told:
    return Told(fed[2])


def keep(memory, *alerts: Alert) -> None:
    memory.alerts = {a.id: a for a in alerts}


def test_h915_all_that_was_there_at_the_start_is_found_however_much_it_is(qtbot, fed, told) -> None:
    """H915: what was unsigned before a start rings again, the four-hundred-and-first too."""
    memory, _, queue = fed
    keep(memory, *(alert(number, Severity.ORANGE) for number in range(FIRST_ROWS + 50)))
    queue.load()
    qtbot.waitUntil(lambda: queue.rowCount() == FIRST_ROWS + 50)
    assert told.take() == (sorted(memory.alerts), [], [])


def test_h915_what_a_reading_of_all_no_longer_finds_is_told(qtbot, fed, told) -> None:
    """H915: what is on no screen any more must not go on ringing."""
    memory, feed, queue = fed
    one, other, third = alert(1, Severity.RED), alert(2, Severity.RED), alert(3)
    keep(memory, one, other, third)
    with qtbot.waitSignal(queue.loaded):
        queue.load()
    told.take()
    keep(memory, signed(other), third)
    with qtbot.waitSignal(queue.modelReset):
        feed.publish(ALL)
    assert told.take() == ([], [one.id, other.id], [])
    keep(memory)
    with qtbot.waitSignal(queue.modelReset):
        feed.publish(ALL)
    assert told.take() == ([], [other.id, third.id], [])


def test_what_a_reading_of_all_finds_worse_or_for_the_first_time_is_told(qtbot, fed, told) -> None:
    memory, feed, queue = fed
    known = alert(1, Severity.ORANGE)
    keep(memory, known)
    with qtbot.waitSignal(queue.loaded):
        queue.load()
    told.take()
    rose = replace(known, severity=Severity.RED, unsigned_since=T0 + timedelta(seconds=9))
    keep(memory, rose, alert(2))
    with qtbot.waitSignal(queue.modelReset):
        feed.publish(ALL)
    assert told.take() == ([alert(2).id], [known.id], [known.id])
