"""Grants as a seat knows them: whoever follows hears also of what the clock alone changes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from shiboken6 import delete

from console.domain.camera import Camera
from console.domain.geo import Place
from console.domain.incident import Incident, IncidentStatus
from console.domain.viewing import Viewing, ViewingState
from console.models.viewing_book import Sitter, ViewingBook
from tests.unit.commands.seat_desk import T0

GATE = Camera("C1", "2 号岗", Place("云杉街道"), is_restricted=True)
ZHOU = Sitter("zhou", "seat-2", False, ())


@pytest.fixture
def book(qtbot, desk):
    made = ViewingBook(desk.cache, desk.feed, desk.clock.now, lambda: ZHOU)
    yield made
    delete(made)  # it looks again by its own timer, and the cache is closed next


def given(minutes: float, **more) -> Viewing:
    more.setdefault("state", ViewingState.GIVEN)
    return Viewing("V1", T0, cameras=("C1",), until=T0 + timedelta(minutes=minutes), **more)


def test_the_end_of_a_grant_is_told_though_nobody_writes_it_down(qtbot, desk, book) -> None:
    """H984."""
    with qtbot.waitSignal(book.changed):
        desk.say(given(30))
    assert book.may_see(GATE)
    with qtbot.assertNotEmitted(book.changed):
        book.look()
    desk.clock.jump(31 * 60)
    with qtbot.waitSignal(book.changed):
        book.look()
    assert not book.may_see(GATE)
    with qtbot.assertNotEmitted(book.changed):
        book.look()


def test_the_hours_of_a_grant_are_told_when_they_begin(qtbot, desk, book) -> None:
    """H984."""
    with qtbot.waitSignal(book.changed):
        desk.say(given(600, hours="21:00-23:00"))
    assert not book.may_see(GATE)
    desk.clock.jump(45 * 60)
    with qtbot.waitSignal(book.changed):
        book.look()
    assert book.may_see(GATE)


def test_a_grant_is_not_listed_beyond_its_incident(qtbot, desk, book) -> None:
    """H984: the list said until when, and the incident with which it ended was closed."""
    incident = Incident("I1", "走失", T0, "linlan", "林岚", "seat-1")
    desk.put(incident)
    with qtbot.waitSignal(book.changed):
        desk.say(given(600, incident="I1"))
    assert [each.id for each in book.given] == ["V1"] and book.may_see(GATE)
    desk.put(replace(incident, status=IncidentStatus.CLOSED))
    with qtbot.waitSignal(book.changed):
        book.look()
    assert book.given == [] and not book.may_see(GATE)
