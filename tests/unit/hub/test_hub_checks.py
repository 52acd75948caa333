"""需人工核对 at the hub: a card is decided once, by a named person, and no fact goes with it."""

import msgspec
import pytest

from console.contract.operation import Operation
from console.hub.core.accounts import Account
from tests.unit.hub.hub_desk import Desk, orange


def closed_then_phoned(desk: Desk) -> tuple[str, Operation]:
    """An alert that was closed, and forces that were sent by phone all the same."""
    alert = desk.post(orange(1))[0].alert
    desk.send(desk.acknowledge(alert))
    key = f"alert/{alert}"
    desk.send(desk.operation("alert.verify", key, alert_id=alert, is_true=False, reason="误报"))
    phoned = desk.operation(
        "order.dispatch_by_phone", "order/O1", key, "assignment/A1",
        order_id="O1", number="云-001", alert_id=alert, text="到场排水",
        recipients=[{"assignment": "A1", "unit": "U1", "name": "排水一队"}],
    )  # fmt: skip
    (answer,) = desk.send(phoned)
    assert (answer.status, answer.code) == ("applied", "dispatched_after_close")
    return alert, phoned


def resolve(desk: Desk, card: str, choice: str, *records: str) -> Operation:
    return desk.operation("check.resolve", f"check/{card}", *records, check_id=card, choice=choice)


@pytest.mark.parametrize(
    ("choice", "disposition"), [("seat", "ordered"), ("hub", "false"), ("both", "false")]
)
def test_a_decision_says_who_and_when_and_keeps_the_fact(
    desk: Desk, choice: str, disposition: str
) -> None:
    alert, phoned = closed_then_phoned(desk)
    assert desk.body("order", "O1")["needs_check"] == "dispatched_after_close"
    desk.later(minutes=3)
    (answer,) = desk.send(resolve(desk, phoned.op, choice, f"alert/{alert}", *phoned.targets))
    assert answer.status == "applied"
    card = desk.body("check", phoned.op)
    assert (card["state"], card["choice"]) == ("decided", choice)
    assert (card["decided_by"], card["decided_name"], card["decided_seat"]) == (
        "linlan", "林岚", "seat-1",
    )  # fmt: skip
    assert card["decided_at"] > card["recorded_at"] and card["args"]["text"] == "到场排水"
    order = desk.body("order", "O1")
    assert order["by_phone"] and not order.get("needs_check")
    assert desk.body("alert", alert)["disposition"] == disposition
    last = desk.body("alert", alert)["trail"][-1]
    assert (last["what"], last["who"], last["detail"]) == ("checked", "林岚", choice)


def test_the_first_decision_counts_and_the_second_hears_whose_it_was(desk: Desk) -> None:
    alert, phoned = closed_then_phoned(desk)
    other = desk.log_in(Account("zhou", "周砚", "leader", "", ""), "seat-2")
    first = resolve(desk, phoned.op, "hub", f"alert/{alert}", *phoned.targets)
    second = msgspec.structs.replace(
        resolve(desk, phoned.op, "seat", f"alert/{alert}", *phoned.targets),
        grant=other, actor="zhou", seat="seat-2",
    )  # fmt: skip
    answers = desk.send(first, second)
    assert [a.status for a in answers] == ["applied", "refused"]
    assert (answers[1].code, answers[1].detail) == ("already_decided", "林岚")
    assert desk.body("check", phoned.op)["choice"] == "hub"
    assert desk.send(first)[0].status == "repeated"


def test_a_card_about_a_record_lets_the_seats_state_hold(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    at_hub = desk.body("alert", alert)
    at_seat = {**at_hub, "title": "积水 1（本机已改）", "novelty": 7}
    put_card(desk, alert, at_seat, at_hub)
    (answer,) = desk.send(resolve(desk, "differs", "seat", f"alert/{alert}"))
    assert answer.status == "applied"
    assert desk.body("alert", alert)["title"] == "积水 1（本机已改）"


def test_what_changed_since_the_person_looked_is_not_written_over(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    at_hub = desk.body("alert", alert)
    put_card(desk, alert, {**at_hub, "title": "旧"}, at_hub)
    desk.send(desk.acknowledge(alert))
    (answer,) = desk.send(resolve(desk, "differs", "seat", f"alert/{alert}"))
    assert (answer.status, answer.code) == ("refused", "expectation_failed")
    assert desk.body("check", "differs")["state"] == "open"
    assert desk.send(resolve(desk, "differs", "both", f"alert/{alert}"))[0].status == "applied"


@pytest.mark.parametrize("choice", ["mine", "", 7, None])
def test_an_unknown_choice_decides_nothing(desk: Desk, choice: object) -> None:
    _, phoned = closed_then_phoned(desk)
    bad = desk.operation("check.resolve", f"check/{phoned.op}", check_id=phoned.op, choice=choice)
    assert desk.send(bad)[0].code == "bad_arguments"
    assert desk.body("check", phoned.op)["state"] == "open"


def put_card(desk: Desk, alert: str, at_seat: object, at_hub: object) -> None:
    """A card as the hub makes it of a record that a seat gave back and that is another here."""
    card = {
        "id": "differs", "lane": f"alert/{alert}", "targets": [f"alert/{alert}"],
        "code": "recovered_differs", "actor": "zhou", "seat": "seat-2", "state": "open",
        "at_seat": at_seat, "at_hub": at_hub,
    }  # fmt: skip
    desk.core.do(lambda t: t.put("check", "differs", card), desk.clock.now())
