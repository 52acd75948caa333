"""Presence at the wall (S5): asked at most every half hour, and never during an alert."""

import pytest

from console.domain.patrol_presence import Attendance, PatrolPresence, PresenceRules

RULES = PresenceRules(seconds=1800, answer=60, gap=1800, holds=300)
HERE, ASKED, ABSENT = Attendance.HERE, Attendance.ASKED, Attendance.ABSENT


class Seat:
    """A seat whose last touch is known; time is moved by hand."""

    def __init__(self, rules: PresenceRules = RULES) -> None:
        self.now, self.touched = 1000.0, 1000.0
        self.presence = PatrolPresence(rules, self.now)

    def after(self, seconds: float, is_alert: bool = False) -> Attendance:
        self.now += seconds
        return self.presence.look(self.now, self.now - self.touched, is_alert)

    def touch(self) -> None:
        self.touched = self.now = self.now + 1


@pytest.fixture
def seat() -> Seat:
    return Seat()


def test_nobody_is_asked_before_the_time_and_any_touch_begins_it_anew(seat: Seat) -> None:
    assert seat.after(1799) is HERE
    seat.touch()
    assert seat.after(1799) is HERE
    assert seat.after(2) is ASKED


def test_a_touch_answers_and_the_next_question_is_half_an_hour_away(seat: Seat) -> None:
    assert seat.after(1800) is ASKED
    assert seat.presence.left(seat.now) == 60
    seat.touch()
    assert seat.after(1) is HERE
    assert seat.after(1790) is HERE


def test_no_answer_is_absent_until_somebody_comes_back(seat: Seat) -> None:
    seat.after(1800)
    assert seat.after(59) is ASKED
    assert seat.after(2) is ABSENT
    assert seat.after(3600) is ABSENT
    seat.touch()
    assert seat.after(1) is HERE


def test_questions_keep_their_distance_where_a_hall_asks_sooner() -> None:
    seat = Seat(PresenceRules(seconds=600, answer=60, gap=1800, holds=300))
    assert seat.after(600) is ASKED
    seat.touch()
    assert seat.after(1700) is HERE
    assert seat.after(100) is ASKED


def test_nobody_is_asked_during_an_alert_and_a_question_gives_way_to_one(seat: Seat) -> None:
    assert seat.after(1810, is_alert=True) is HERE
    assert seat.after(100) is ASKED
    assert seat.after(5, is_alert=True) is HERE
    assert seat.after(5) is ASKED


def test_an_alert_nobody_touches_does_not_excuse_for_ever(seat: Seat) -> None:
    """An empty room with an unsigned alert is not called present all night."""
    assert seat.after(2099, is_alert=True) is HERE
    assert seat.after(2, is_alert=True) is ABSENT
