"""Row 55, B.3: what the 110 desk hands on is taken or given back in time, and the desk is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.operation import Answer
from console.demo.district.generate import STORY_START, generate
from console.demo.gazetteer import Gazetteer
from console.demo.story import Story, Telling
from console.domain.alert import Alert
from console.domain.diversion import Agreed
from console.domain.entity import decode
from console.domain.operations.diversion_operations import FIRST_TAKES_IT
from console.domain.suggestion import matter_for
from console.hub.profile import load_clocks
from console.hub.settings import HubSettings
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk

CLOCKS = load_clocks("default")
THREE = ["110 台 0000-6110", "区绿化市容局 0000-6109", "本席 0000-6001"]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub", HubSettings(hall="yunting", clocks=CLOCKS))
    yield made
    made.core.close()


def post(hall: Desk, **fields: Any) -> str:
    told = {"id": "1", "title": "树木倒伏", "severity": "yellow", "channel": "police"}
    return hall.post({**told, "source": "110 分流", **fields})[0].alert


def act(hall: Desk, kind: str, alert: str, **args: Any) -> Answer:
    targets = (f"alert/{alert}", f"diversion/{alert}")
    seen = {} if kind == "diversion.call" else {"episode": 1, "severity_seen": "yellow"}
    (answer,) = hall.send(hall.operation(kind, *targets, alert_id=alert, **seen, **args))
    return answer


def call(hall: Desk, alert: str, agreed: Agreed, **args: Any) -> Answer:
    at = to_text(hall.clock.now())
    return act(hall, "diversion.call", alert, at=at, parties=THREE, agreed=agreed.value, **args)


def alert_of(hall: Desk, id: str) -> Alert:
    return decode(Alert, hall.body("alert", id))


def test_taking_it_signs_it_and_the_desk_can_read_it(hall: Desk) -> None:
    id = post(hall)
    assert act(hall, "diversion.take", id).status == "applied"
    alert = alert_of(hall, id)
    assert alert.is_acknowledged and alert.owner is not None and not alert.awaits_answer
    told = hall.body("diversion", id)
    assert (told["answer"], told["name"], told["source"]) == ("taken", "林岚", "110 分流")
    changes, _ = hall.core.changes_after(0, {"open"})
    assert any(change.kind == "diversion" and change.id == id for change in changes)


def test_giving_it_back_needs_a_reason_and_ends_it_here(hall: Desk) -> None:
    id = post(hall)
    assert act(hall, "diversion.return", id, reason=" ").code == "reason_needed"
    assert act(hall, "diversion.return", id, reason="不属本区管辖").status == "applied"
    assert not alert_of(hall, id).is_open
    assert hall.body("diversion", id)["reason"] == "不属本区管辖"


def test_the_second_answer_is_refused_with_who_gave_the_first(hall: Desk) -> None:
    """H387: two seats answer the desk differently."""
    id = post(hall)
    act(hall, "diversion.take", id)
    answer = act(hall, "diversion.return", id, reason="重复分流")
    assert (answer.status, answer.code) == ("refused", "diversion_answered")
    assert "林岚 seat-1 20:20:00" in answer.detail
    assert hall.body("diversion", id)["answer"] == "taken"


def test_what_is_no_diversion_is_neither_taken_nor_given_back(hall: Desk) -> None:
    id = post(hall, channel="hotline")
    assert act(hall, "diversion.take", id).code == "not_a_diversion"


def test_what_forces_were_sent_to_is_not_given_back(hall: Desk) -> None:
    id = post(hall)
    unit = {"assignment": "S1", "unit": "u1", "name": "绿化应急一队"}
    order = hall.operation(
        "order.dispatch", f"alert/{id}", "order/O1", "assignment/S1", order_id="O1",
        number="O1", alert_id=id, text="清障", recipients=[unit],
    )  # fmt: skip
    assert hall.send(order)[0].status == "applied"
    assert act(hall, "diversion.return", id, reason="重复分流").code == "diversion_ordered"
    assert call(hall, id, Agreed.RETURNED).code == "diversion_ordered"
    assert alert_of(hall, id).needs_check == "diversion_ordered", "a person calls them back"


@pytest.mark.parametrize(
    ("kind", "args"),
    [
        ("alert.close", {"result": "已处理"}),
        ("alert.verify", {"is_true": False, "reason": "现场无情况"}),
        ("alert.merge", {"into": ""}),
    ],
)
def test_nothing_leaves_the_list_while_the_desk_waits(
    hall: Desk, kind: str, args: dict[str, Any]
) -> None:
    """H388."""
    id, other = post(hall), post(hall, id="2", channel="hotline")
    targets = [f"alert/{id}"]
    if "into" in args:
        targets.append(f"alert/{other}")
        args = {"into": other}
    send = lambda: hall.send(hall.operation(kind, *targets, alert_id=id, **args))[0]  # noqa: E731
    refused = send()
    assert (refused.status, refused.code) == ("refused", "diversion_unanswered")
    act(hall, "diversion.take", id)
    assert send().status == "applied"


def test_a_call_of_three_is_a_fact_and_what_stays_unclear_is_taken(hall: Desk) -> None:
    """Facts B.3: still unclear, the first receiver takes it."""
    id = post(hall)
    assert call(hall, id, Agreed.UNCLEAR).status == "applied"
    alert = alert_of(hall, id)
    assert alert.diversion is not None and alert.diversion.reason == FIRST_TAKES_IT
    assert alert.diversion.by_phone and not alert.awaits_answer
    line = next(line for line in alert.trail if line.what == "diversion_call")
    assert line.detail == "unclear " + "、".join(THREE)


def test_a_call_that_contradicts_stands_beside_the_answer_and_asks_a_person(hall: Desk) -> None:
    """H387: offline one seat agreed by phone, another had answered meanwhile."""
    id = post(hall)
    act(hall, "diversion.take", id)
    answer = call(hall, id, Agreed.RETURNED, reason="不属本区管辖")
    assert answer.code == "diversion_contradicts"
    assert hall.body("diversion", id)["answer"] == "taken"
    (card,) = hall.bodies("check")
    decide = hall.operation(
        "check.resolve", f"check/{card['id']}", *card["targets"],
        check_id=card["id"], choice="seat",
    )  # fmt: skip
    assert hall.send(decide)[0].status == "applied"
    assert hall.body("diversion", id)["answer"] == "returned", "the desk reads what holds"
    alert = alert_of(hall, id)
    assert alert.diversion is not None and alert.is_closed and not alert.needs_check


def test_the_same_call_twice_is_one_and_an_agreeing_one_changes_nothing(hall: Desk) -> None:
    id = post(hall)
    at = to_text(hall.clock.now())
    operation = hall.operation(
        "diversion.call", f"alert/{id}", f"diversion/{id}", alert_id=id, at=at,
        parties=THREE, agreed="taken",
    )  # fmt: skip
    assert [a.status for a in hall.send(operation, operation)] == ["applied", "repeated"]
    before = hall.body("diversion", id)
    assert call(hall, id, Agreed.UNCLEAR).status == "applied"
    assert hall.body("diversion", id) == before


def test_a_call_about_an_alert_the_hub_lost_is_kept_with_a_card(hall: Desk) -> None:
    answer = call(hall, "gone", Agreed.TAKEN)
    assert answer.code == "alert_unknown" and hall.body("diversion", "gone")["answer"] == "taken"


def test_unanswered_in_time_it_goes_to_the_shift_leader(hall: Desk) -> None:
    """H388: ten minutes of the profile, though it was signed at once."""
    assert CLOCKS is not None and CLOCKS.profile.divert == timedelta(minutes=10)
    id = post(hall)
    sign = hall.acknowledge(id)
    hall.send(msgspec.structs.replace(sign, args={**sign.args, "severity_seen": "yellow"}))
    hall.later(minutes=9)
    hall.core.do(hall.core.call_job(), hall.clock.now())
    assert alert_of(hall, id).escalations == ()
    hall.later(minutes=2)
    hall.core.do(hall.core.call_job(), hall.clock.now())
    (step,) = alert_of(hall, id).escalations
    assert (step.post, step.why.value) == ("shift_leader", "not_answered")


def test_answered_in_time_nobody_is_called(hall: Desk) -> None:
    id = post(hall)
    act(hall, "diversion.take", id)
    hall.later(minutes=30)
    hall.core.do(hall.core.call_job(), hall.clock.now())
    assert alert_of(hall, id).escalations == ()


def test_an_older_profile_sets_no_limit(hall: Desk) -> None:
    assert CLOCKS is not None
    profile = replace(CLOCKS.profile, divert=None)
    assert profile.divert_by(alert_of(hall, post(hall))) is None


def test_line_03_55_of_the_evening_is_taken_in_time_and_ordered(hall: Desk) -> None:
    """Screens 3: taken, given to 绿化市容 by the dictionary, and no longer waiting."""
    district = generate(7, 6000)
    gazetteer = Gazetteer.of((kind, body) for kind, _, body in district.records())
    step = next(s for s in Story(gazetteer, Telling(), STORY_START).steps() if s.line == "03:55")
    (told,) = hall.post(*step.reports)
    assert alert_of(hall, told.alert).awaits_answer
    assert act(hall, "diversion.take", told.alert).status == "applied"
    matter = matter_for(alert_of(hall, told.alert).title, district.matters)
    assert matter is not None and matter.lead == "区绿化市容局"
    unit = {"assignment": "S1", "unit": "u1", "name": "绿化应急一队"}
    order = hall.operation(
        "order.dispatch", f"alert/{told.alert}", "order/O1", "assignment/S1", order_id="O1",
        number="O1", alert_id=told.alert, text="清除倒伏树木", recipients=[unit],
    )  # fmt: skip
    assert hall.send(order)[0].status == "applied"
    hall.later(minutes=20)
    hall.core.do(hall.core.call_job(), hall.clock.now())
    assert alert_of(hall, told.alert).escalations == ()
    assert hall.body("diversion", told.alert)["answer"] == "taken"
