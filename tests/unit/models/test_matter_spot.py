"""A matter stands where its record says, else where its alerts are, and is as bad as the worst."""

from datetime import datetime

from console.domain.alert import Alert, Severity
from console.domain.geo import Place, Point
from console.domain.incident import Incident
from console.models.matter_spot import spot_of
from console.runtime.clock import CHINA

NOW = datetime(2026, 7, 9, 20, 24, tzinfo=CHINA)
HERE, THERE = Point(120.1, 30.1), Point(120.2, 30.2)
ALERTS = {
    "lost": Alert("lost", "积水", Severity.RED, NOW, place=Place("梧影路一带")),
    "there": Alert("there", "积水", Severity.BLUE, NOW, place=Place(point=THERE)),
}


def spot(at: Point | None, *members: str) -> tuple[Point | None, Severity]:
    told = Incident(
        "I1", "车辆被淹", NOW, "p1", "林岚", "01", members=members, place=Place(point=at)
    )
    return spot_of(told, ALERTS.get)


def test_what_the_record_says_goes_before_where_its_alerts_are():
    assert spot(HERE, "there") == (HERE, Severity.BLUE)


def test_without_a_place_it_stands_at_the_first_alert_that_has_one_and_is_as_bad_as_the_worst():
    assert spot(None, "lost", "there") == (THERE, Severity.RED)


def test_alerts_that_are_no_longer_open_say_nothing():
    assert spot(None, "gone") == (None, Severity.NOTICE)
