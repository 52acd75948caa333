"""G11: what is deleted leaves a tombstone for 90 days or more; a late edit on it becomes a card."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from console.contract.operation import Operation
from console.contract.recovery import RecoveredRecord
from console.hub import words
from console.hub.core.recovery import Batch
from console.hub.core.recovery_cards import Giver
from console.hub.store.transaction import Transaction
from tests.unit.hub.hub_desk import OFFICER, Desk, orange


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "hub")


def delete(desk: Desk, kind: str, id: str) -> None:
    desk.core.do(lambda t: t.put(kind, id, None), desk.clock.now())


def tombstone(desk: Desk, kind: str, id: str) -> str:
    """Revision of a tombstone, empty when nobody knows of it any more."""
    row = desk.core.short_reads.execute(
        "SELECT rev FROM records WHERE kind = ? AND id = ? AND body IS NULL", (kind, id)
    ).fetchone()
    return "" if row is None else str(row[0])


def sweep(desk: Desk) -> None:
    while desk.core.do(desk.core.housekeeping_job(), desk.clock.now()):
        pass


def test_a_delete_is_told_on_the_feed_and_leaves_a_tombstone_with_a_revision(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    delete(desk, "alert", alert)
    changes, _ = desk.core.changes_after(1, {"open"})
    assert [(c.id, c.body, c.rev) for c in changes] == [(alert, None, f"{desk.core.epoch}.2")]
    assert desk.core.reader.record("alert", alert) is None
    assert tombstone(desk, "alert", alert) == f"{desk.core.epoch}.2"


def test_a_tombstone_is_there_after_90_days_and_goes_some_time_later(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    delete(desk, "alert", alert)
    desk.later(days=90)
    sweep(desk)
    assert tombstone(desk, "alert", alert), "kept for at least 90 days"
    desk.later(days=10)
    sweep(desk)
    assert tombstone(desk, "alert", alert) == ""


def test_no_setting_keeps_tombstones_for_less_than_90_days(desk: Desk) -> None:
    assert desk.settings.tombstone_age >= timedelta(days=90)


def late_edits(desk: Desk, alert: str) -> list[Operation]:
    target = f"alert/{alert}"
    return [
        desk.acknowledge(alert),
        desk.operation("alert.note", target, alert_id=alert, text="已回访"),
        desk.operation("alert.own", target, alert_id=alert),
        desk.operation("alert.verify", target, alert_id=alert, is_true=True),
        desk.operation("alert.close", target, alert_id=alert, result="已处理"),
    ]


def test_every_late_edit_is_answered_and_put_before_a_person(desk: Desk) -> None:
    alert = desk.post(orange(1, title="望汐路下立交积水"))[0].alert
    edits = late_edits(desk, alert)
    delete(desk, "alert", alert)
    answers = desk.send(*edits)
    assert {(a.status, a.code) for a in answers} == {("refused", "deleted")}
    assert "已删除" in answers[0].reason_zh
    cards = {card["operation"]: card for card in desk.bodies("check")}
    assert set(cards) == {edit.op for edit in edits}
    card = cards[edits[1].op]
    assert (card["code"], card["targets"], card["state"]) == ("deleted", [f"alert/{alert}"], "open")
    assert card["args"]["text"] == "已回访", "what the person wrote is on the card"
    assert desk.core.reader.record("alert", alert) is None, "nothing comes back by itself"


def test_the_same_edit_sent_again_makes_no_second_card(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    edit = desk.acknowledge(alert)
    delete(desk, "alert", alert)
    desk.send(edit)
    (again,) = desk.send(edit)
    assert (again.status, again.first) == ("repeated", "refused")
    assert len(desk.bodies("check")) == 1


def test_a_fact_about_what_is_deleted_stands_and_is_put_before_a_person(desk: Desk) -> None:
    desk.core.do(lambda t: _assignment(t, "S1"), desk.clock.now())
    delete(desk, "assignment", "S1")
    report = desk.operation(
        "assignment.report", "assignment/S1", assignment_id="S1", stage="on_scene",
        at="2026-07-09T20:20:00+08:00",
    )  # fmt: skip
    (answer,) = desk.send(report)
    assert (answer.status, answer.code) == ("applied", "deleted")
    (card,) = desk.bodies("check")
    assert card["args"]["stage"] == "on_scene"


def test_what_never_was_is_no_deleted_record(desk: Desk) -> None:
    (answer,) = desk.send(desk.acknowledge("nobody-knows"))
    assert (answer.status, answer.code) == ("refused", "not_found")
    assert desk.bodies("check") == []


def test_a_message_about_a_deleted_alert_is_a_new_alert(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    delete(desk, "alert", alert)
    assert desk.post(orange(1, id="m2"))[0].alert != alert


def test_a_seat_that_missed_the_delete_does_not_bring_it_back(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    record = desk.core.reader.record("alert", alert)
    assert record is not None
    delete(desk, "alert", alert)
    desk.core.database.renew_epoch()
    given = RecoveredRecord(
        kind="alert", id=alert, rev=record.rev, home=record.home, body=record.body
    )
    job = desk.core.recovery_job(Batch(records=[given]), Giver("seat-1", OFFICER.account))
    (verdict,) = desk.core.do(job, desk.clock.now()).records
    assert verdict.status == "known"
    assert desk.core.reader.record("alert", alert) is None


def test_a_camera_is_deleted_by_import_and_comes_back_by_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from console.hub.cli import main

    data, file = str(tmp_path / "data"), tmp_path / "lines.ndjson"
    there = {"kind": "camera", "id": "C1", "body": {"id": "C1", "name": "桥下", "place": {}}}
    told = []
    for line in (there, {**there, "body": None}, {**there, "body": None}, there):
        file.write_text(json.dumps(line), encoding="utf-8")
        assert main(["import", str(file), "--data", data]) == 0
        told.append(json.loads(capsys.readouterr().out)["changed"])
    assert told == [1, 1, 0, 1], "deleting what is gone changes nothing"
    with words.opened(tmp_path / "data") as core:
        assert core.reader.record("camera", "C1") is not None


def _assignment(transaction: Transaction, id: str) -> None:
    body = {"id": id, "order": "O1", "unit": "u1", "unit_name": "二队"}
    transaction.put("assignment", id, body)
