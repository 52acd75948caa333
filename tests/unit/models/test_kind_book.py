"""Books of one kind of record: however many change while they are read, they are read once more."""

import sqlite3
from collections import deque
from concurrent.futures import Future
from dataclasses import replace

import pytest

from console.domain.incident import Incident
from console.models.incident_list import IncidentList
from tests.unit.commands.seat_desk import T0

MATTER = Incident("I", "下立交积水", T0, "zhou", "周宁", "seat-2", ("A",))


class HeldLane:
    """Does a call when the test says so, in its order."""

    def __init__(self):
        self.waiting = deque()
        self.is_disk_gone = False

    def submit(self, call, *, urgent=True, own=False):
        future = Future()
        self.waiting.append((call, future))
        return future

    def step(self):
        call, future = self.waiting.popleft()
        try:
            if self.is_disk_gone:
                raise sqlite3.OperationalError("disk I/O error")
            future.set_result(call())
        except sqlite3.OperationalError as error:
            future.set_exception(error)


@pytest.fixture
def lane():
    return HeldLane()


@pytest.fixture
def matters(desk, lane):
    return IncidentList(desk.cache, desk.feed, lane)


@pytest.fixture
def told(qtbot, desk):
    """Return what lets the hub say a matter's newest title, and waits until the models heard it."""

    def say(number):
        with qtbot.waitSignal(desk.feed.changed):
            desk.say(replace(MATTER, title=f"下立交积水 {number}"))

    return say


def test_nothing_is_read_before_it_is_asked_for(told, lane, matters):
    told(1)
    assert not lane.waiting and matters.open == ()


def test_a_storm_while_they_are_read_costs_one_more_reading(qtbot, told, lane, matters):
    """H876: each change of a storm had them all read anew, in the thread the pages wait for."""
    matters.load()
    for number in range(20):
        told(number)
    assert len(lane.waiting) == 1
    lane.step()
    qtbot.waitUntil(lambda: len(lane.waiting) == 1)
    with qtbot.waitSignal(matters.changed, raising=False, timeout=50):
        lane.step()
    assert [each.title for each in matters.open] == ["下立交积水 19"]
    assert not lane.waiting


def test_after_a_reading_that_failed_the_next_change_is_read(qtbot, told, lane, matters):
    lane.is_disk_gone = True
    matters.load()
    with qtbot.captureExceptions() as errors:
        lane.step()
        qtbot.waitUntil(lambda: bool(errors))
    lane.is_disk_gone = False
    told(7)
    with qtbot.waitSignal(matters.changed):
        lane.step()
    assert [each.title for each in matters.open] == ["下立交积水 7"]
