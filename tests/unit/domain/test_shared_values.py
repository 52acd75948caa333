"""A hundred thousand alerts open at once: what they have in common is kept once."""

import json

from console.domain.alert import Alert
from console.domain.entity import decode

AT = "2026-07-09T12:00:00.013+08:00"


def read(number: int, place: int = 7) -> Alert:
    """Read an alert from text, as it comes from the file: no two strings are one object."""
    body = {
        "id": f"alert {number}",
        "title": "望汐路下立交积水 7 厘米，仍在上涨，车辆绕行",
        "severity": "blue",
        "received_at": AT,
        "occurred_at": AT,
        "source": "水务物联",
        "place": {
            "town": "望潮街道",
            "name": f"望汐路与闻涛路交叉口下立交 {place} 号泵站",
            "point": {"lon": 125.0, "lat": 30.0},
        },
    }
    return decode(Alert, json.loads(json.dumps(body)))


def test_towns_sources_and_times_of_many_alerts_are_single_objects() -> None:
    one, other = read(1), read(2)
    assert one.place.town is other.place.town and one.source is other.source
    assert one.received_at is one.occurred_at is other.received_at
    assert one.received_at.isoformat(timespec="milliseconds") == AT


def test_alerts_of_one_place_hold_one_place_and_none_that_is_not_theirs() -> None:
    one, other = read(1), read(2)
    assert one.place is other.place
    assert read(3, place=8).place.name.endswith("8 号泵站"), "another place is not taken for it"
    assert read(3, place=8).place.point is one.place.point


def test_times_of_another_zone_stay_in_it() -> None:
    body = {"id": "a", "title": "t", "severity": "red", "received_at": "2026-07-09T04:00:00+00:00"}
    read_as = decode(Alert, body)
    assert read_as.received_at == decode(Alert, {**body, "received_at": AT}).received_at.replace(
        microsecond=0
    )
    assert read_as.received_at.isoformat() == "2026-07-09T04:00:00+00:00"


def test_the_first_line_of_what_came_in_one_message_is_kept_once() -> None:
    line = {"at": AT, "what": "received", "detail": "水务物联"}
    signed = {"at": AT, "what": "acknowledged", "who": "林岚", "seat": "seat-1", "op": "op 1"}

    def with_trail(number: int, *lines: dict[str, str]) -> Alert:
        body = {"id": f"{number}", "title": "t", "severity": "blue", "received_at": AT}
        return decode(Alert, json.loads(json.dumps({**body, "trail": lines})))

    one, other = with_trail(1, line), with_trail(2, line)
    assert one.trail is other.trail
    later = with_trail(3, line, signed)
    assert later.trail[0] is one.trail[0] and later.trail[1].who == "林岚"
    assert with_trail(4, {**line, "detail": "气象"}).trail[0].detail == "气象"
