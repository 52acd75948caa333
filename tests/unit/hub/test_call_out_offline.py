"""叫应 by two seats, one of them cut off: what the hub takes, what it refuses, and what is said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.operation import Answer, Operation
from console.domain.call_out import CallOut
from console.domain.entity import decode, encode
from console.domain.operations.call_out_operations import Town
from console.hub.core.accounts import Account
from console.runtime.clock import from_text, to_text
from tests.unit.hub.hub_desk import Desk

RAIN = {"id": "w1", "key": "rain", "channel": "forecast", "title": "暴雨橙色预警信号"}
TOWNS = ("t1", "t2")
OTHER = Account("zhou", "周宁", "officer", "", "")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub")
    yield made
    made.core.close()


@pytest.fixture
def forecast(hall: Desk) -> str:
    return hall.post({**RAIN, "severity": "orange"})[0].alert


def raised(hall: Desk) -> None:
    hall.later(minutes=1)
    hall.post({**RAIN, "id": "w2", "severity": "red"})


def by_other(hall: Desk, made: Operation) -> Operation:
    grant = hall.log_in(OTHER, "seat-2")
    return msgspec.structs.replace(made, seat="seat-2", actor="zhou", grant=grant)


def begin(hall: Desk, forecast: str, round: int = 1) -> Operation:
    ids = [f"{forecast}.{round}.{town}" for town in TOWNS]
    targets = [f"alert/{forecast}", *(f"call_out/{id}" for id in ids)]
    towns = [encode(Town(town, f"{town}镇")) for town in TOWNS]
    return hall.operation(
        "forecast.call_out", *targets, alert_id=forecast, round=round, towns=towns
    )


def called(hall: Desk, forecast: str, reply: str, **more: Any) -> Operation:
    id = f"{forecast}.1.t1"
    seen = {
        "alert": forecast, "round": 1, "severity": "orange", "town": "t1", "town_name": "t1镇",
    }  # fmt: skip
    at = to_text(hall.clock.now())
    return hall.operation(
        "call_out.report", f"call_out/{id}", call_out_id=id, reply=reply, at=at, seen=seen, **more
    )


def word(hall: Desk, operation: Operation) -> Answer:
    return hall.send(operation)[0]


def test_two_begin_at_once_and_both_call_the_same_towns(hall: Desk, forecast: str) -> None:
    first = word(hall, begin(hall, forecast))
    hall.later(seconds=3)
    second = word(hall, by_other(hall, begin(hall, forecast)))
    assert (first.status, second.status) == ("applied", "applied")
    bodies = hall.bodies("call_out")
    assert [body["town"] for body in bodies] == list(TOWNS)
    assert {body["started_by"] for body in bodies} == {"林岚"}


def test_begun_cut_off_and_raised_meanwhile_the_round_is_refused_and_the_calls_stand(
    hall: Desk, forecast: str
) -> None:
    """H371: the second seat hears why, and what it may do instead; nobody's call is lost."""
    begun = by_other(hall, begin(hall, forecast))
    hall.later(minutes=1)
    call = by_other(hall, called(hall, forecast, "repeated", contact="李敏"))
    call = msgspec.structs.replace(call, after=[begun.op])
    raised(hall)
    hall.later(minutes=5)
    refused, kept = word(hall, begun), word(hall, call)
    assert (refused.status, refused.code) == ("refused", "expectation_failed")
    assert "与所见不同" in refused.reason_zh and RAIN["title"] in refused.detail
    assert kept.status == "applied"
    (body,) = hall.bodies("call_out")
    assert (body["round"], body["town_name"], body["calls"][0]["name"]) == (1, "t1镇", "周宁")
    assert hall.bodies("check") == []
    assert word(hall, begin(hall, forecast, round=2)).status == "applied"
    assert len(hall.bodies("call_out")) == 3


def test_both_reach_the_same_town_and_both_calls_stand_in_the_order_they_were_made(
    hall: Desk, forecast: str
) -> None:
    word(hall, begin(hall, forecast))
    cut_off = by_other(hall, called(hall, forecast, "no_answer"))
    hall.later(minutes=2)
    word(hall, called(hall, forecast, "repeated"))
    hall.later(minutes=2)
    assert word(hall, cut_off).status == "applied"
    assert word(hall, cut_off).status == "repeated"
    town = decode(CallOut, hall.body("call_out", f"{forecast}.1.t1"))
    calls = [(call.name, call.reply.value) for call in town.in_order]
    assert calls == [("周宁", "no_answer"), ("林岚", "repeated")]
    assert town.is_over and town.last_call == town.answer


def test_mended_by_another_seat_the_town_is_open_again(hall: Desk, forecast: str) -> None:
    word(hall, begin(hall, forecast))
    wrong = called(hall, forecast, "repeated")
    word(hall, wrong)
    id = f"{forecast}.1.t1"
    mend = hall.operation("call_out.withdraw", f"call_out/{id}", call_out_id=id, call=wrong.op)
    assert word(hall, by_other(hall, mend)).status == "applied"
    body = hall.body("call_out", id)
    assert (body.get("is_over", False), body["calls"][0]["withdrawn_by"]) == (False, "周宁")


def test_closed_by_a_seat_that_did_not_hear_that_it_holds_on(hall: Desk, forecast: str) -> None:
    """H370: the hub knows that it holds, and says what is left to do; past its end it takes it."""
    cap = (Path(__file__).parents[2] / "fixtures/forecasts/01_issued_yellow.xml").read_text("utf-8")
    alert = hall.post_cap(cap)[0].alert
    assert alert != forecast and hall.clock.now() < from_text("2026-07-09T22:40:00+08:00")
    close = hall.operation("alert.close", f"alert/{alert}", alert_id=alert, result="已核实")
    answer = word(hall, by_other(hall, close))
    assert (answer.status, answer.code) == ("refused", "still_in_force")
    assert "解除或过期后" in answer.reason_zh and "现在可办：" in answer.reason_zh
    hall.later(hours=3)
    late = hall.operation("alert.close", f"alert/{alert}", alert_id=alert, result="已核实")
    assert word(hall, by_other(hall, late)).status == "applied"
