"""Part 0: an open 红 does not stay in the hands of a seat that has gone silent."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from console.domain.entity import Body
from console.hub.api.seats_heard import SeatsHeard
from console.hub.core.accounts import Account
from console.runtime.clock import ManualClock
from tests.unit.hub.hub_desk import Desk, orange


def held(desk: Desk, **fields: Any) -> str:
    (answer,) = desk.post(orange(1, **{"severity": "red", **fields}))
    own = desk.operation("alert.own", f"alert/{answer.alert}", alert_id=answer.alert)
    assert desk.send(own)[0].status == "applied"
    return answer.alert


def let_go(desk: Desk, away: bool = True) -> int:
    job = desk.core.left_reds_job(lambda seat: away and seat == "seat-1")
    return desk.core.do(job, desk.clock.now())


def owner(desk: Desk, alert: str) -> Any:
    return desk.body("alert", alert).get("owner")


def last(desk: Desk, alert: str) -> Body:
    return dict(desk.body("alert", alert)["trail"][-1])


def test_the_red_of_a_silent_seat_goes_back_to_the_pool_and_says_whose_it_was(desk: Desk) -> None:
    red = held(desk)
    assert let_go(desk, away=False) == 0 and owner(desk, red)
    assert let_go(desk) == 1
    assert not owner(desk, red)
    line = last(desk, red)
    assert (line["what"], line["who"], line["seat"]) == ("left_away", "林岚", "seat-1")
    assert let_go(desk) == 0, "once"


@pytest.mark.parametrize("fields", [{"severity": "orange"}, {"exercise": True}])
def test_what_is_no_open_red_stays_with_its_owner(desk: Desk, fields: dict[str, Any]) -> None:
    kept = held(desk, **fields)
    assert let_go(desk) == 0 and owner(desk, kept)


def test_what_is_closed_stays_with_its_owner(desk: Desk) -> None:
    red = held(desk)
    for kind, args in (("alert.verify", {"is_true": True}), ("alert.close", {"result": "已处理"})):
        sent = desk.operation(kind, f"alert/{red}", alert_id=red, **args)
        assert desk.send(sent)[0].status == "applied"
    assert let_go(desk) == 0 and owner(desk, red)


def test_a_seat_lets_go_of_its_own_alone_and_is_never_refused_for_being_late(desk: Desk) -> None:
    red = held(desk)
    letting = desk.operation("alert.leave", f"alert/{red}", alert_id=red, how="left_logged_out")
    desk.grant = desk.log_in(Account("zhouyan", "周砚", "officer", "", ""), "seat-2")
    other = desk.operation("alert.leave", f"alert/{red}", alert_id=red, how="left_idle")
    other = replace(other, actor="zhouyan", seat="seat-2")
    assert desk.send(other)[0].status == "applied" and owner(desk, red)
    assert desk.send(letting)[0].status == "applied" and not owner(desk, red)
    assert last(desk, red)["what"] == "left_logged_out"
    own = desk.operation("alert.own", f"alert/{red}", alert_id=red)
    own = replace(own, actor="zhouyan", seat="seat-2")
    assert desk.send(own)[0].status == "applied"
    assert owner(desk, red)["name"] == "周砚"


def test_a_bureau_seat_signs_nothing_for_the_hall(desk: Desk) -> None:
    (answer,) = desk.post(orange(1, severity="red"))
    desk.grant = desk.log_in(Account("linlan", "林岚", "bureau", "", ""))
    (refused,) = desk.send(desk.acknowledge(answer.alert))
    assert (refused.status, refused.code) == ("refused", "no_right")
    assert not desk.body("alert", answer.alert).get("acks")


def test_a_seat_is_away_after_its_time_and_a_hub_that_starts_waits_for_everybody(
    tmp_path: Path,
) -> None:
    clock = ManualClock()
    seats = SeatsHeard(clock, 300)
    clock.jump(200)
    seats.note("seat-1")
    assert not seats.is_away("seat-1") and not seats.is_away("seat-2")
    clock.jump(150)
    assert not seats.is_away("seat-1") and seats.is_away("seat-2")
    clock.jump(150)
    assert seats.is_away("seat-1")
