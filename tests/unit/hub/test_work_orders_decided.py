"""工单 as the hub decides them: registered, sent on, returned, and what units said by phone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.operation import Answer
from console.hub.core.accounts import Account
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk

LEADER = Account("zhou", "周屿定", "leader", "", "")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub")
    yield made
    made.core.close()


def alert(desk: Desk, id: str = "a") -> str:
    told = {"id": id, "severity": "yellow", "title": "杉影里 12 弄树木倒伏", "channel": "hotline"}
    return desk.post(told)[0].alert


def register(desk: Desk, *points: str, id: str = "W1", **fields: Any) -> Answer:
    order = {
        "id": id, "number": f"01-{id}", "title": "树木倒伏", "unit": "green",
        "unit_name": "绿化市容", "points": list(points), **fields,
    }  # fmt: skip
    targets = [f"work_order/{id}", *(f"alert/{point}" for point in points)]
    (answer,) = desk.send(desk.operation("work_order.register", *targets, orders=[order]))
    return answer


def step(desk: Desk, step: str, id: str = "W1", leads: bool = False, **args: Any) -> Answer:
    made = desk.operation("work_order.step", f"work_order/{id}", order_id=id, step=step, **args)
    if leads:
        grant = desk.core.signed_grant(LEADER, ("seat-1", "一席"), desk.clock.now())[1]
        made = msgspec.structs.replace(made, actor="zhou", grant=grant)
    (answer,) = desk.send(made)
    return answer


def say(desk: Desk, step: str, unit: str, minutes_ago: int = 0, id: str = "W1") -> Answer:
    at = to_text(desk.clock.now() - timedelta(minutes=minutes_ago))
    made = desk.operation(
        "work_order.say", f"work_order/{id}", order_id=id, step=step, at=at, note="树木属小区",
        unit=unit, unit_name=unit,
    )  # fmt: skip
    (answer,) = desk.send(made)
    return answer


def test_an_order_for_an_alert_stands_on_both_with_official_number(desk: Desk) -> None:
    about = alert(desk)
    assert register(desk, about).status == "applied"
    order, seen = desk.body("work_order", "W1"), desk.body("alert", about)
    assert order["official"] == f"GD-{desk.clock.now():%Y}-0001"
    assert [each["state"] for each in order["times"]] == ["registered", "filed", "dispatched"]
    assert (seen["disposition"], seen["orders"]) == ("ordered", ["W1"])
    assert seen["trail"][-1]["what"] == "work_ordered"


def test_the_same_act_told_again_is_the_same_order(desk: Desk) -> None:
    """G2: nothing is ordered twice."""
    about = alert(desk)
    register(desk, about)
    assert register(desk, about).code == "exists"
    assert len(desk.bodies("work_order")) == 1


def test_an_order_without_words_or_for_a_closed_alert_is_refused(desk: Desk) -> None:
    about = alert(desk)
    assert register(desk, title=" ").code == "bad_arguments"
    desk.send(desk.operation("alert.verify", f"alert/{about}", alert_id=about, is_true=False,
                             reason="误报"))  # fmt: skip
    assert register(desk, about).code == "already_closed"
    assert desk.bodies("work_order") == []


def test_returned_twice_then_done_and_checked(desk: Desk) -> None:
    """A complaint that 绿化市容 and 区房管局 gave back, each by a named approver (B.3)."""
    register(desk)
    assert say(desk, "ask_return", "green").status == "applied"
    assert step(desk, "decide_return", is_granted=True).code == "authority_needed"
    given = {"unit": "houses", "unit_name": "区房管局", "is_granted": True}
    assert step(desk, "decide_return", approver="值班长 周屿定", **given).status == "applied"
    say(desk, "ask_return", "houses")
    back = {"unit": "town-9", "unit_name": "云杉街道", "is_granted": True}
    assert step(desk, "decide_return", leads=True, **back).status == "applied"
    for each in ("sign", "contact", "handle"):
        assert step(desk, each).status == "applied"
    assert step(desk, "feedback", note="已清理").status == "applied"
    assert step(desk, "review").status == "applied"
    assert step(desk, "close").code == "work_order_first"
    assert step(desk, "check", solved=True, satisfaction="satisfied").status == "applied"
    assert step(desk, "close").status == "applied"
    order = desk.body("work_order", "W1")
    assert order["state"] == "closed" and order["satisfaction"] == "satisfied"
    assert [each["approver"] for each in order["returns"]] == ["值班长 周屿定", "周屿定"]
    assert [each["unit"] for each in order["hands"]] == ["green", "houses", "town-9"]


def test_an_illegal_step_names_the_legal_ones_in_words(desk: Desk) -> None:
    register(desk)
    refused = step(desk, "close")
    assert refused.code == "work_order_step"
    assert "签收" in refused.reason_zh and "退单" in refused.reason_zh
    assert "sign" in refused.reason_en


def test_what_a_unit_said_after_it_was_given_to_another_asks_a_person(desk: Desk) -> None:
    register(desk)
    step(desk, "redispatch", unit="houses", unit_name="区房管局", note="权属在小区")
    desk.clock.jump(60)
    assert say(desk, "sign", "green").status == "applied", "a fact is never refused"
    order = desk.body("work_order", "W1")
    assert (order["state"], order["needs_check"]) == ("dispatched", "work_order_contradicts")
    (card,) = desk.bodies("check")
    resolved = desk.operation("check.resolve", f"check/{card['id']}", "work_order/W1",
                              check_id=card["id"], choice="both")  # fmt: skip
    desk.send(resolved)
    assert desk.body("work_order", "W1")["needs_check"] == ""


def test_a_fact_of_an_unknown_order_asks_a_person(desk: Desk) -> None:
    assert say(desk, "sign", "green", id="nowhere").status == "applied"
    assert [card["code"] for card in desk.bodies("check")] == ["not_found"]


def test_joined_orders_keep_one_way_and_both_trails(desk: Desk) -> None:
    """合并 and 关联."""
    for id in ("W1", "W2", "W3"):
        register(desk, id=id)
    ends = {"order_id": "W1", "other_id": "W2", "is_merge": True}
    join = desk.operation("work_order.link", "work_order/W1", "work_order/W2", **ends)
    assert [a.status for a in desk.send(join, join)] == ["applied", "repeated"]
    assert desk.body("work_order", "W1")["merged_into"] == "W2"
    assert desk.body("work_order", "W2")["related"] == ["W1"]
    itself = desk.operation("work_order.link", "work_order/W3", order_id="W3", other_id="W3")
    assert desk.send(itself)[0].code == "work_order_target"
    over = desk.operation("work_order.link", "work_order/W3", "work_order/W1", order_id="W3",
                          other_id="W1", is_merge=True)  # fmt: skip
    assert desk.send(over)[0].code == "work_order_target"


def test_a_matter_and_its_orders_are_one_act(desk: Desk) -> None:
    """并案处置: one order a responsible unit, with its points; who comes second is told."""
    one, two, three = (alert(desk, id) for id in "abc")
    seen = [{"alert": id, "episode": 1, "severity": "yellow"} for id in (one, two, three)]
    orders = [
        {"id": "W1", "number": "01-1", "title": "停电", "unit": "power", "points": [one, two]},
        {"id": "W2", "number": "01-2", "title": "停电", "unit": "water", "points": [three]},
    ]
    matter = {"incident": "I1", "title": "停电", "members": seen}
    targets = ["incident/I1", "work_order/W1", "work_order/W2"]
    targets += [f"alert/{id}" for id in (one, two, three)]
    told = {"orders": orders, "matter": matter}
    assert desk.send(desk.operation("work_order.register", *targets, **told))[0].status == "applied"
    assert desk.body("incident", "I1")["members"] == [one, two, three]
    assert desk.body("work_order", "W1")["points"] == [one, two]
    assert desk.body("alert", three)["orders"] == ["W2"]
    again = {"orders": [{**orders[0], "id": "W3"}], "matter": {**matter, "incident": "I2"}}
    targets = ["incident/I2", "work_order/W3", *targets[3:]]
    assert desk.send(desk.operation("work_order.register", *targets, **again))[0].code == (
        "already_joined"
    )


def test_what_is_over_leaves_the_open_records(desk: Desk) -> None:
    register(desk)
    step(desk, "void", note="重复登记", approver="值班长 周屿定")
    row = desk.core.short_reads.execute("SELECT is_open FROM records WHERE id = 'W1'").fetchone()
    assert row[0] == 0
