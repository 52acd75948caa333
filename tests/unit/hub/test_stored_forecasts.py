"""Stored messages of a weather station, replayed against this version: each is what it was.

`tests/fixtures/forecasts` was written by hand once; `outcomes.toml` says what a person would see.
"""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from console.domain.alert import Alert
from console.domain.call_out import CallOut, Reply
from console.domain.entity import decode
from console.domain.forecast import standing
from console.runtime.clock import from_text
from tests.unit.hub.hub_desk import Desk

FOLDER = Path(__file__).parents[2] / "fixtures" / "forecasts"
MESSAGES = tomllib.loads((FOLDER / "outcomes.toml").read_text("utf-8"))["message"]


@pytest.fixture
def hall(tmp_path: Path):
    made = Desk(tmp_path / "hub")
    yield made
    made.core.close()


def take(hall: Desk, told: dict[str, Any]) -> Any:
    hall.clock.moment = from_text(told["at"])
    raw = (FOLDER / told["file"]).read_bytes()
    post = hall.post_cap if told["file"].endswith(".xml") else hall.post_raw
    return post(raw)[0]


def test_every_stored_message_becomes_what_it_became_before(hall: Desk) -> None:
    lines: dict[str, int] = {}
    for told in MESSAGES:
        answer = take(hall, told)
        where = f"{told['file']} at {told['at']}"
        assert answer.status == told.get("status", "new"), where
        if answer.status == "quarantined":
            assert answer.code == told["code"], where
            continue
        assert answer.effect == told.get("effect", answer.effect), where
        alert = decode(Alert, hall.body("alert", answer.alert))
        seen = {
            "severity": alert.severity.name.lower(),
            "forecast": alert.forecast.value if alert.forecast else "",
            "round": alert.round,
            "standing": standing(alert, hall.clock.now()).value,
            "place": alert.place.name,
            "is_exercise": alert.is_exercise,
            "trail": [line.what for line in alert.trail[lines.get(alert.id, 0) :]],
        }
        lines[alert.id] = len(alert.trail)
        assert {name: seen[name] for name in seen if name in told} == {
            name: told[name] for name in seen if name in told
        }, where
        if told.get("as_older_hubs_kept_it"):
            forget_steps(hall, answer.alert)
    assert len(hall.bodies("alert")) == 5


def forget_steps(hall: Desk, id: str) -> None:
    """Let the record be as a hub kept it that knew no steps and no rounds."""

    def write(transaction: Any) -> None:
        body = {k: v for k, v in hall.body("alert", id).items() if k not in ("forecast", "round")}
        transaction.put("alert", id, body)

    hall.core.do(write, hall.clock.now())


def test_calls_that_older_seats_wrote_down_are_read_and_counted() -> None:
    """Without what was added since: `withdrawn_by`, contacts that come after the duty person."""
    told = {
        "id": "A.1.t1", "alert": "A", "round": 1, "severity": "orange", "town": "t1",
        "town_name": "芦汀镇", "started_at": "2026-07-09T20:22:30+08:00",
        "calls": [{"at": "2026-07-09T20:24:00+08:00", "reply": "no_answer", "op": "B"},
                  {"at": "2026-07-09T20:25:00+08:00", "reply": "repeated", "op": "C",
                   "later": "a field of tomorrow"}],
    }  # fmt: skip
    one = decode(CallOut, told)
    assert one.answer is not None and one.answer.reply is Reply.REPEATED and one.is_repeated
    limits = {one.severity: timedelta(minutes=15)}
    assert (one.answer_by(limits), one.next_contact) == (None, None)
