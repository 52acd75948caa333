"""What happened at the hub while a seat was away: alerts that came and went, lines of the log.

An alert lives through three changes, opened, signed and closed by other seats, and leaves a line of
the duty log: four changes, spread so that no page of the feed holds two of one alert.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from console.bench.cache_rows import alert_body
from console.domain.duty import START, chain_hash
from offline_cache.values import Body

LIFE = 1000
"""Alerts that are open at a time."""

A_TURN = 4
"""Changes that one alert brings."""

Record = tuple[str, str, Body]
"""Kind, id, body."""

_STATES = ("unverified", "unverified", "closed")


def known(count: int, now: datetime) -> list[Record]:
    """Return the open alerts the seat knew before; orange, so that 签收 writes a line as well."""
    return [_alert("KNOWN", number, 1, now) for number in range(count)]


def changed_meanwhile(records: list[Record], seat: str, now: datetime) -> list[Record]:
    """Return alerts as another seat has taken them on, which an act made offline cannot know."""
    owner = {"person": "p-9", "name": "周敏", "seat": seat, "at": _text(now)}
    return [(kind, id, body | {"owner": owner}) for kind, id, body in records]


def missed(changes: int, began: datetime, seconds: float) -> Iterator[Record]:
    """Yield so many changes, spread over the time of the outage."""
    turns = changes // A_TURN
    hash = START
    for turn in range(turns + LIFE):
        now = began + timedelta(seconds=seconds * turn / (turns + LIFE))
        for state, lag in enumerate((0, LIFE // 2, LIFE)):
            if 0 <= turn - lag < turns:
                yield _alert("AWAY", turn - lag, state, now)
        if turn < turns:
            line = _log_line(turn, hash, now)
            hash = line[2]["hash"]
            yield line
    for number in range(turns, turns + changes % A_TURN):
        yield _log_line(number, hash, began + timedelta(seconds=seconds))


def _alert(name: str, number: int, state: int, now: datetime) -> Record:
    id = f"01{name}{number:020d}"
    body = alert_body(id, number, now, is_closed=state > 0 and name == "AWAY")
    if name == "KNOWN":
        body["severity"] = "orange"
    body["disposition"] = _STATES[state]
    return "alert", id, body


def _log_line(number: int, previous: str, now: datetime) -> Record:
    id = f"01LINE{number:020d}"
    told: dict[str, Any] = {
        "category": "签收", "text": f"签收黄色告警：望汐路 {number} 号路面积水", "refs": [],
        "occurred_at": _text(now), "recorded_at": _text(now), "person": "p-9", "name": "周敏",
    }  # fmt: skip
    canonical = f'{{"n":{number}}}'
    chain = {
        "id": id, "seat": "seat-2", "incarnation": "bench", "number": number + 1,
        "previous": previous, "hash": chain_hash(previous, canonical), "canonical": canonical,
    }  # fmt: skip
    return "log_entry", id, told | chain


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
