"""How the hub decides what seats send."""

import logging
from datetime import timedelta

import msgspec
import pytest

from console.contract.operation import ActTime
from console.hub.core import accounts, decide
from console.hub.core.accounts import Account
from console.runtime.clock import to_text
from tests.unit.hub.hub_desk import Desk, orange


def raise_one(desk: Desk) -> str:
    return desk.post(orange(1))[0].alert


def test_an_acknowledgement_is_applied_once_and_answered_the_same_when_sent_again(
    desk: Desk,
) -> None:
    alert = raise_one(desk)
    operation = desk.acknowledge(alert)
    (first,) = desk.send(operation)
    (again,) = desk.send(operation)
    assert first.status == "applied"
    assert (again.status, again.first) == ("repeated", "applied")
    assert again.settled_at == first.settled_at == f"{desk.core.epoch}:2"
    assert len(desk.body("alert", alert)["acks"]) == 1


def test_the_answer_is_remembered_over_a_restart(desk: Desk) -> None:
    operation = desk.acknowledge(raise_one(desk))
    (first,) = desk.send(operation)
    desk.restart()
    (again,) = desk.send(operation)
    assert (again.status, again.settled_at) == ("repeated", first.settled_at)


def test_another_body_under_the_same_id_is_refused_and_the_first_stands(desk: Desk) -> None:
    operation = desk.acknowledge(raise_one(desk))
    desk.send(operation)
    (other,) = desk.send(msgspec.structs.replace(operation, args={"alert_id": "x"}))
    assert (other.status, other.code) == ("refused", "exists")
    (again,) = desk.send(operation)
    assert again.first == "applied"


def test_an_intent_that_may_not_be_is_refused_with_words_in_both_languages(desk: Desk) -> None:
    alert = raise_one(desk)
    (answer,) = desk.send(
        desk.operation("alert.close", f"alert/{alert}", alert_id=alert, result="已处理")
    )
    assert (answer.status, answer.code) == ("refused", "still_active")
    assert answer.reason_zh
    assert answer.reason_en
    assert answer.settled_at == f"{desk.core.epoch}:1"


def test_what_builds_on_a_refused_act_is_refused_with_it_and_nothing_waits_for_ever(
    desk: Desk,
) -> None:
    """G8: a lane whose first act was refused must not stand still behind it."""
    alert = raise_one(desk)
    refused = desk.operation("alert.close", f"alert/{alert}", alert_id=alert, result="已处理")
    built = desk.operation("alert.own", f"alert/{alert}", alert_id=alert)
    built = msgspec.structs.replace(built, after=[refused.op])
    other = desk.acknowledge(alert)
    answers = desk.send(refused, built, other)
    assert [a.status for a in answers] == ["refused", "refused", "applied"]
    assert (answers[1].code, answers[1].detail) == ("builds_on_refused", refused.op)
    assert answers[1].settled_at


def test_a_signature_after_a_refused_act_counts(desk: Desk) -> None:
    """G8, G10: 签收 means the same whatever became of the act before it."""
    alert = raise_one(desk)
    refused = desk.operation("alert.close", f"alert/{alert}", alert_id=alert, result="已处理")
    signed = desk.acknowledge(alert, after=[refused.op])
    assert [a.status for a in desk.send(refused, signed)] == ["refused", "applied"]
    assert [ack["op"] for ack in desk.body("alert", alert)["acks"]] == [signed.op]


def test_an_act_of_before_the_restoring_is_over_in_the_new_epoch(desk: Desk) -> None:
    """G2, G6: an answer of a dead epoch would leave it pending at the seat, and shown twice."""
    operation = desk.acknowledge(raise_one(desk))
    desk.send(operation)
    desk.core.database.renew_epoch()
    (again,) = desk.send(operation)
    assert (again.status, again.first) == ("repeated", "applied")
    assert again.settled_at == f"{desk.core.epoch}:2"


def test_an_act_that_waits_for_less_than_before_is_the_same_act(desk: Desk) -> None:
    alert = raise_one(desk)
    first = desk.acknowledge(alert)
    second = desk.acknowledge(alert, after=[first.op])
    desk.send(first, second)
    (again,) = desk.send(msgspec.structs.replace(second, after=[]))
    assert (again.status, again.first) == ("repeated", "applied")


def test_what_builds_on_an_act_that_has_not_come_yet_is_taken_after_it(desk: Desk) -> None:
    alert = raise_one(desk)
    first = desk.acknowledge(alert)
    second = msgspec.structs.replace(
        desk.operation("alert.note", f"alert/{alert}", alert_id=alert, text="已看视频"),
        after=[first.op],
    )
    assert desk.send(second)[0].status == "blocked"
    assert [a.status for a in desk.send(first, second)] == ["applied", "applied"]


def test_a_kind_of_a_newer_seat_waits_and_decides_nothing(desk: Desk) -> None:
    newer = desk.operation("alert.teleport", "alert/x")
    (answer,) = desk.send(newer)
    assert (answer.status, answer.code, answer.settled_at) == ("later", "unknown_kind", "")
    assert desk.send(newer)[0].status == "later"


def test_a_field_that_changed_since_the_person_looked_refuses_the_act(desk: Desk) -> None:
    alert = raise_one(desk)
    desk.send(desk.operation("alert.own", f"alert/{alert}", alert_id=alert))
    late = desk.operation("alert.own", f"alert/{alert}", alert_id=alert)
    (answer,) = desk.send(msgspec.structs.replace(late, expects={"owner": None}))
    assert (answer.status, answer.code) == ("refused", "expectation_failed")


def test_a_phoned_dispatch_about_an_unknown_alert_stands_and_asks_a_person(desk: Desk) -> None:
    phoned = desk.operation(
        "order.dispatch_by_phone",
        "order/O1",
        "alert/gone",
        "assignment/A1",
        order_id="O1",
        number="云-001",
        alert_id="gone",
        text="到场排水",
        recipients=[{"assignment": "A1", "unit": "U1", "name": "排水一队"}],
    )
    (answer,) = desk.send(phoned)
    assert (answer.status, answer.code) == ("applied", "alert_unknown")
    assert desk.body("order", "O1")["by_phone"]
    card = desk.body("check", phoned.op)
    assert card["operation"] == phoned.op
    assert card["targets"] == phoned.targets
    assert "alert" in card["reason_en"]


def test_a_fact_whose_function_refuses_is_recorded_all_the_same(desk: Desk) -> None:
    told = desk.operation("assignment.report", "assignment/A9", assignment_id="A9", stage="wrong")
    (answer,) = desk.send(told)
    assert (answer.status, answer.code) == ("applied", "bad_arguments")
    assert desk.body("check", told.op)["args"]["stage"] == "wrong"
    assert desk.send(told)[0].first == "applied"


def test_a_report_about_an_assignment_nobody_knows_asks_a_person(desk: Desk) -> None:
    at = to_text(desk.clock.now())
    told = desk.operation(
        "assignment.report", "assignment/A9", assignment_id="A9", stage="on_scene", at=at
    )
    assert desk.send(told)[0].code == "not_found"
    assert desk.body("check", told.op)["state"] == "open"


@pytest.mark.parametrize("canonical", ['{"text":"雨停","refs":5}', "[" * 100_000, "no json"])
def test_a_log_line_of_any_form_is_stored_verbatim(desk: Desk, canonical: str) -> None:
    line = desk.operation(
        "log.append", "log_entry/L1", entry_id="L1", incarnation="i", number=1, previous="0",
        hash="x", canonical=canonical,
    )  # fmt: skip
    (answer,) = desk.send(line)
    assert (answer.status, answer.code) == ("applied", "")
    assert desk.body("log_entry", "L1")["canonical"] == canonical


def test_an_act_whose_function_breaks_is_recorded_and_stops_nobody(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, logged_errors: list[logging.LogRecord]
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError

    alert = raise_one(desk)
    intent, other = desk.acknowledge(alert), desk.acknowledge(alert)
    fact = desk.operation("assignment.unreached", "assignment/A1", assignment_id="A1")
    monkeypatch.setattr(decide, "run", breaks)
    answers = desk.send(intent, fact)
    monkeypatch.undo()
    answers += desk.send(other)
    assert [a.status for a in answers] == ["refused", "applied", "applied"]
    assert desk.body("check", fact.op)["code"] == "internal"
    assert len(logged_errors) == 2


def test_a_grant_counts_at_the_time_of_the_act_not_at_the_time_it_arrives(desk: Desk) -> None:
    alert = raise_one(desk)
    in_time = desk.acknowledge(alert)
    desk.later(hours=30)
    still_offline = desk.acknowledge(alert)
    desk.later(hours=30)
    too_late = desk.acknowledge(alert)
    fact = desk.operation("log.append", "log_entry/L1", entry_id="L1", incarnation="i", number=1,
                          previous="0", hash="x", canonical="{}")  # fmt: skip
    answers = desk.send(in_time, still_offline, too_late, fact)
    assert [a.status for a in answers] == ["applied", "applied", "refused", "applied"]
    assert answers[2].code == answers[3].code == "grant_expired"
    assert desk.body("log_entry", "L1")["person"] == "linlan"
    assert desk.body("check", fact.op)["code"] == "grant_expired"


def test_nobody_acts_in_anothers_name_or_with_a_forged_grant(desk: Desk) -> None:
    alert = raise_one(desk)
    other = desk.acknowledge(alert, actor="zhou")
    seat = desk.acknowledge(alert, seat="seat-9")
    payload, _, signature = desk.grant.partition(".")
    forged = desk.acknowledge(alert, grant=f"{payload[:-8]}AAAA{payload[-4:]}.{signature}")
    empty = desk.acknowledge(alert, grant="")
    codes = [a.code for a in desk.send(other, seat, forged, empty)]
    assert codes == ["other_actor", "other_actor", "bad_grant", "bad_grant"]
    assert desk.body("alert", alert).get("acks", []) == []


def test_a_person_without_the_right_is_refused(desk: Desk) -> None:
    alert = raise_one(desk)
    desk.grant = desk.log_in(Account("linlan", "林岚", "bureau", "", ""))
    assert desk.send(desk.acknowledge(alert))[0].code == "no_right"


def test_a_disabled_account_no_longer_decides_anything(desk: Desk) -> None:
    alert = raise_one(desk)
    now = desk.clock.now()
    desk.core.do(
        lambda t: accounts.add(t, Account("linlan", "", "officer", "", ""), "x", bytes), now
    )
    before = desk.acknowledge(alert)
    desk.later(minutes=1)
    desk.core.do(lambda t: accounts.disable(t, "linlan"), desk.clock.now())
    desk.later(minutes=1)
    answers = desk.send(before, desk.acknowledge(alert))
    assert [a.code for a in answers] == ["", "account_disabled"]


def test_the_act_is_never_later_than_the_hubs_time_and_counts_the_known_offset(desk: Desk) -> None:
    alert = raise_one(desk)
    ahead = ActTime(device=to_text(desk.clock.now() + timedelta(hours=3)))
    slow = ActTime(device=to_text(desk.clock.now() - timedelta(seconds=70)), offset=60)
    absurd = ActTime(device=to_text(desk.clock.now()), offset=1e300)
    answers = desk.send(
        desk.acknowledge(alert, act_time=ahead),
        desk.acknowledge(alert, act_time=slow),
        desk.acknowledge(alert, act_time=absurd),
    )
    assert [a.code for a in answers] == ["", "", "bad_time"]
    times = [ack["at"] for ack in desk.body("alert", alert)["acks"]]
    now = desk.clock.now()
    assert times == [to_text(now), to_text(now - timedelta(seconds=10))]


def test_an_envelope_nobody_can_read_does_not_stop_the_others(desk: Desk) -> None:
    alert = raise_one(desk)
    answers = desk.send(b"5", b'{"op": "01ABC", "targets": 3}', desk.acknowledge(alert))
    assert [a.status for a in answers] == ["refused", "refused", "applied"]
    assert [a.op for a in answers[:2]] == ["", "01ABC"]


def test_an_act_that_a_given_back_record_shows_does_not_count_twice(desk: Desk) -> None:
    """G2: its reply was lost, the hub was restored, another seat gave the record back."""
    alert = raise_one(desk)
    signed = desk.acknowledge(alert)
    noted = desk.operation("alert.note", f"alert/{alert}", alert_id=alert, text="已看视频")
    owned = desk.operation("alert.own", f"alert/{alert}", alert_id=alert)
    owned = msgspec.structs.replace(owned, expects={"owner": None})
    desk.send(signed, noted, owned)
    before = desk.body("alert", alert)
    desk.core.do(lambda t: t.sql.execute("DELETE FROM operations").rowcount, desk.clock.now())
    answers = desk.send(signed, noted, owned)
    assert [a.status for a in answers] == ["applied"] * 3
    assert desk.body("alert", alert) == before
