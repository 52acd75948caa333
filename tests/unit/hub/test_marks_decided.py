"""Marks on 工单 as the hub decides them, a proposal put in force, and what is taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.operation import Answer, Operation
from console.domain.dictionary import IN_FORCE, PROPOSED
from console.domain.matter import Matter
from console.hub.core.accounts import Account
from console.hub.dictionary import versions
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk
from tests.unit.hub.test_work_orders_decided import register, say, step

LIFT = Matter("lift", "电梯困人", ("困人",), lead="区市场监管局", version="")
LEADER = Account("zhou", "周屿定", "leader", "", "")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub")
    yield made
    made.core.close()


def as_leader(desk: Desk, made: Operation) -> Operation:
    grant = desk.core.signed_grant(LEADER, ("seat-1", "一席"), desk.clock.now())[1]
    return msgspec.structs.replace(made, actor="zhou", grant=grant)


def tick(desk: Desk, item: str, **args: Any) -> Answer:
    at = to_text(desk.clock.now())
    made = desk.operation(
        "work_order.tick", "work_order/W1", order_id="W1", item=item, at=at, **args
    )
    (answer,) = desk.send(made)
    return answer


def sample(desk: Desk, leads: bool = True, **args: Any) -> Answer:
    made = desk.operation("work_order.sample", "work_order/W1", order_id="W1", **args)
    (answer,) = desk.send(as_leader(desk, made) if leads else made)
    return answer


def test_items_are_ticked_one_by_one_with_who_and_when_and_a_wrong_tick_goes(desk: Desk) -> None:
    """H578: each tick is a fact of its own; the same act told twice is one."""
    register(desk, items=["清理垃圾", "回访居民"])
    assert tick(desk, "清理垃圾", unit_name="望潮站").status == "applied"
    assert tick(desk, "回访居民").status == "applied"
    assert tick(desk, "回访居民", is_done=False).status == "applied"
    assert tick(desk, "井盖复位").status == "applied", "not listed, and a fact"
    marks = desk.body("work_order", "W1")["ticks"]
    assert [(m["item"], m.get("is_done", True)) for m in marks] == [
        ("清理垃圾", True), ("回访居民", True), ("回访居民", False), ("井盖复位", True),
    ]  # fmt: skip
    assert all(m["name"] and m["at"] and m["seat"] for m in marks)
    assert marks[0]["unit"] == "望潮站"


def test_a_closed_order_is_sampled_by_somebody_else_with_what_was_found(desk: Desk) -> None:
    """H579: 抽查 names who looked and what was found; whoever sent the order does not judge it."""
    register(desk)
    assert sample(desk, passed=True).code == "work_order_step", "only what is closed"
    for word in ("sign", "feedback"):
        say(desk, word, "green")
    step(desk, "review")
    step(desk, "check", solved=True)
    assert step(desk, "close").status == "applied"
    assert sample(desk, leads=False, passed=True).code == "sampled_own"
    assert sample(desk, passed=False).code == "reason_needed"
    assert sample(desk, passed=False, found="垃圾仍在").status == "applied"
    (made,) = desk.body("work_order", "W1")["samples"]
    assert (made["name"], made["found"], made.get("passed", False)) == ("周屿定", "垃圾仍在", False)


def test_a_proposal_is_put_in_force_from_a_seat_as_a_whole(desk: Desk) -> None:
    """H581: what was read is what holds; another proposal by then is refused."""
    desk.core.do(
        lambda t: versions.take(t, [LIFT], versions.Wish("林岚", "一.csv")), desk.clock.now()
    )
    wish = versions.Wish("程砚", "二.csv", "夏季版")
    changed = replace(LIFT, lead="区消防救援支队")
    proposed = desk.core.do(lambda t: versions.propose(t, [changed], wish), desk.clock.now())

    def adopt(version: str, leads: bool = True) -> Answer:
        made = desk.operation(
            "dictionary.adopt", "dictionary/proposed", version=version, released="沈一清"
        )
        (answer,) = desk.send(as_leader(desk, made) if leads else made)
        return answer

    assert adopt(proposed.version, leads=False).code == "no_right"
    assert adopt("another").code == "proposal_changed"
    assert desk.body("matter", "lift")["lead"] == "区市场监管局", "nothing held so far"
    assert adopt(proposed.version).status == "applied"
    assert desk.body("matter", "lift")["lead"] == "区消防救援支队"
    held = versions.state(desk.core.short_reads, IN_FORCE)
    assert (held.version, held.title) == (proposed.version, "夏季版")
    assert held.by == "周屿定，沈一清"
    assert not versions.state(desk.core.short_reads, PROPOSED).version, "it is a proposal no more"
    assert adopt(proposed.version).code == "proposal_changed", "twice is not two versions"
    assert len(held.loads) == 2


def test_a_proposal_whose_entries_are_kept_no_more_is_refused_and_nothing_holds(
    desk: Desk,
) -> None:
    wish = versions.Wish("程砚", "二.csv")
    proposed = desk.core.do(lambda t: versions.propose(t, [LIFT], wish), desk.clock.now())
    desk.core.do(lambda t: t.sql.execute("DELETE FROM dictionary_versions"), desk.clock.now())
    made = desk.operation("dictionary.adopt", "dictionary/proposed", version=proposed.version)
    (answer,) = desk.send(as_leader(desk, made))
    assert (answer.status, answer.code) == ("refused", "not_found")
    assert not versions.state(desk.core.short_reads).version
    assert not versions.state(desk.core.short_reads, PROPOSED).adoption


def test_a_signed_group_is_taken_back_but_what_went_on(desk: Desk) -> None:
    ids = [
        answer.alert
        for answer in desk.post(
            *({"id": f"g{n}", "severity": "blue", "title": "点位中断"} for n in range(3))
        )
    ]
    seen = [{"alert": id, "episode": 1, "severity": "blue"} for id in ids]
    targets = [f"alert/{id}" for id in ids]
    sign = desk.operation("alert.acknowledge_all", *targets, seen=seen)
    note = desk.operation("alert.note", targets[0], alert_id=ids[0], text="已派人")
    desk.send(sign, note)

    def take_back() -> Answer:
        made = desk.operation("alert.withdraw_all", *targets, acknowledgement=sign.op, alerts=ids)
        (answer,) = desk.send(made)
        return answer

    assert take_back().status == "applied"
    assert [bool(desk.body("alert", id).get("acks")) for id in ids] == [True, False, False]
    assert take_back().code == "went_on"
