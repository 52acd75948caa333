"""突发事件 at the hub: numbers, cards of counts told apart; what has ended leaves `open`."""

from typing import Any

import msgspec

from console.contract.operation import Operation
from tests.unit.hub.hub_desk import Desk, orange


def opened(desk: Desk, id: str, alert: str = "") -> Operation:
    members = [{"alert": alert, "episode": 1, "severity": "orange"}] if alert else []
    targets = [f"incident/{id}", *([f"alert/{alert}"] if alert else [])]
    made = desk.operation(
        "incident.open", *targets, incident_id=id, number=f"01-{id}", title="积水", members=members
    )
    return msgspec.structs.replace(made, v=2)


def on(desk: Desk, kind: str, id: str, **args: Any) -> Operation:
    return desk.operation(kind, f"incident/{id}", incident_id=id, **args)


def dead(desk: Desk, count: int, **more: Any) -> Operation:
    told = [{"what": "dead", "count": count, **more}]
    at = desk.clock.now().isoformat()
    return on(desk, "incident.figures", "I1", told=told, at=at, source="区卫健委")


def shown(desk: Desk) -> set[str]:
    """Return the matters a seat is told of that reads `open` anew."""
    rows = desk.core.short_reads.execute(
        "SELECT id FROM records WHERE kind = 'incident' AND is_open = 1"
    )
    return {row[0] for row in rows}


def test_the_hub_gives_each_matter_a_number_of_its_own_series(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    desk.send(opened(desk, "I1", alert), opened(desk, "I2"))
    numbers = [desk.body("incident", id)["official"] for id in ("I1", "I2")]
    assert [number.partition("-")[0] for number in numbers] == ["TF", "TF"]
    assert [number.rpartition("-")[2] for number in numbers] == ["0001", "0002"]
    assert desk.body("alert", alert)["incident"] == "I1"


def test_what_has_ended_leaves_what_is_open_and_comes_back_when_opened_again(desk: Desk) -> None:
    desk.send(opened(desk, "I1"), opened(desk, "I2"), opened(desk, "I3"))
    assert shown(desk) == {"I1", "I2", "I3"}
    merge = desk.operation(
        "incident.merge", "incident/I2", "incident/I3", incident_id="I2", into="I3"
    )
    desk.send(on(desk, "incident.close", "I1", result="已排"), merge)
    assert shown(desk) == {"I3"}
    desk.later(hours=1)
    desk.send(on(desk, "incident.reopen", "I1", reason="又积水"))
    assert shown(desk) == {"I1", "I3"}


def test_each_count_told_apart_makes_a_card_of_its_own(desk: Desk) -> None:
    """G10: a second contradiction is asked for as well, not only the first."""
    desk.send(opened(desk, "I1"))
    answers = desk.send(*(dead(desk, count) for count in (3, 2, 4)))
    assert [(a.status, a.code) for a in answers] == [
        ("applied", ""),
        ("applied", "figures_apart"),
        ("applied", "figures_apart"),
    ]
    cards = desk.bodies("check")
    assert [card["operation"] for card in cards] == [a.op for a in answers[1:]]
    assert [each["count"] for each in desk.body("incident", "I1")["figures"]] == [3, 2, 4]


def test_a_count_that_was_lost_on_the_way_and_sent_again_is_counted_once(desk: Desk) -> None:
    """G2."""
    desk.send(opened(desk, "I1"))
    told = dead(desk, 3)
    first, again = desk.send(told)[0], desk.send(told)[0]
    assert (first.status, again.status) == ("applied", "repeated")
    assert len(desk.body("incident", "I1")["figures"]) == 1


def test_a_count_of_a_matter_nobody_knows_is_kept_and_asked_about(desk: Desk) -> None:
    (answer,) = desk.send(dead(desk, 3))
    assert (answer.status, answer.code) == ("applied", "not_found")
    assert len(desk.bodies("check")) == 1


def test_what_version_1_opened_gets_a_trail_and_closes_like_any_other(desk: Desk) -> None:
    """G13: a record of the version before is worked on, and an act on it is known as done."""
    alert = desk.post(orange(1))[0].alert
    order = {
        "order": "O1", "number": "01-1", "text": "查明", "points": [alert],
        "recipient": {"assignment": "S1", "unit": "t1", "name": "技术保障"},
    }  # fmt: skip
    targets = ("incident/I1", f"alert/{alert}", "order/O1", "assignment/S1")
    seen = [{"alert": alert, "episode": 1, "severity": "orange"}]
    args = {"incident_id": "I1", "title": "节点 2", "orders": [order], "members": seen}
    desk.send(desk.operation("incident.open", *targets, **args))
    close = desk.operation("incident.close", *targets, incident_id="I1", result="恢复")
    (refused,) = desk.send(close)
    assert refused.code == "still_open" and "技术保障" in refused.detail
    assert "处置结束" in refused.reason_zh
    desk.later(minutes=1)
    points = ["assignment/S1", f"alert/{alert}"]
    accepted = desk.operation(
        "incident.close", *targets, incident_id="I1", result="恢复", accepted=points
    )
    assert desk.send(accepted)[0].status == "applied"
    assert desk.body("incident", "I1")["status"] == "closed"
