"""Two seats handle the same group at once: one order a unit; the second is told who was first."""

from console.contract.operation import Operation
from tests.unit.hub.hub_desk import Desk, orange


def opened(desk: Desk, id: str, alerts: list[str]) -> Operation:
    order = {
        "order": f"O{id}", "number": f"01-{id}", "text": "查明节点原因", "points": alerts,
        "recipient": {"assignment": f"S{id}", "unit": "t1", "name": "技术保障"},
    }  # fmt: skip
    return desk.operation(
        "incident.open", f"incident/{id}", *(f"alert/{a}" for a in alerts), f"order/O{id}",
        f"assignment/S{id}", incident_id=id, title="节点 2 离线", orders=[order],
        members=[{"alert": a, "episode": 1, "severity": "orange"} for a in alerts],
    )  # fmt: skip


def test_the_second_of_two_seats_is_told_who_was_first_and_nothing_goes_out_twice(
    desk: Desk,
) -> None:
    alerts = [answer.alert for answer in desk.post(*(orange(n) for n in range(3)))]
    (first,) = desk.send(opened(desk, "I1", alerts[:2]))
    (second,) = desk.send(opened(desk, "I2", alerts[1:]))
    assert first.status == "applied"
    assert (second.status, second.code) == ("refused", "already_joined")
    assert "林岚" in second.detail and second.reason_zh
    assert [order["id"] for order in desk.bodies("order")] == ["OI1"]
    assert [desk.body("alert", a).get("incident", "") for a in alerts] == ["I1", "I1", ""]


def test_the_same_act_sent_again_is_answered_and_not_done_again(desk: Desk) -> None:
    alerts = [answer.alert for answer in desk.post(orange(1), orange(2))]
    operation = opened(desk, "I1", alerts)
    desk.send(operation)
    (again,) = desk.send(operation)
    assert (again.status, again.first) == ("repeated", "applied")
    assert len(desk.bodies("incident")) == 1


def test_a_member_that_is_gone_does_not_hold_up_the_rest(desk: Desk) -> None:
    alerts = [answer.alert for answer in desk.post(orange(1), orange(2))]
    seen = [{"alert": a, "episode": 1, "severity": "orange"} for a in (*alerts, "nothing")]
    targets = [f"alert/{a}" for a in (*alerts, "nothing")]
    (answer,) = desk.send(desk.operation("alert.acknowledge_all", *targets, seen=seen))
    assert answer.status == "applied"
    assert [len(desk.body("alert", a)["acks"]) for a in alerts] == [1, 1]


def test_an_order_that_revokes_one_of_several_points_is_about_all_of_them(desk: Desk) -> None:
    """H706: members but the first showed neither the order nor that it was revoked."""
    alerts = [answer.alert for answer in desk.post(orange(1), orange(2))]
    desk.send(opened(desk, "I1", alerts))
    unit = {"assignment": "S2", "unit": "t1", "name": "技术保障"}
    targets = ("order/O2", "order/OI1", f"alert/{alerts[0]}", "assignment/S2", "assignment/SI1")
    (answer,) = desk.send(
        desk.operation("order.recall", *targets, order_id="O2", number="01-2", recalls="OI1",
                       alert_id=alerts[0], text="停止查修", recipients=[unit])
    )  # fmt: skip
    assert answer.status == "applied"
    assert desk.body("order", "O2")["points"] == alerts
    assert desk.body("assignment", "SI1")["recalled_by"] == "O2"
