"""What seats give back after a restored backup: taken, known, or put before a person."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.contract.operation import Answer, Operation
from console.contract.recovery import RecoveredRecord, RecoveryAnswer
from console.hub.core.recovery import Batch, Settled
from console.hub.core.recovery_cards import Giver
from console.hub.store.sqlite import FILE
from tests.unit.hub.hub_desk import Desk, orange


class Backup:
    """A copy of the hub's file, put back later."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._copy = desk.folder.parent / f"{desk.ids()}.db"
        desk.core.close()
        shutil.copy(desk.folder / FILE, self._copy)
        desk.core = desk._open()

    def restore(self) -> None:
        desk = self._desk
        desk.core.close()
        for file in desk.folder.glob(f"{FILE}*"):
            file.unlink()
        shutil.copy(self._copy, desk.folder / FILE)
        (desk.folder / "RESTORED").touch()
        desk.later(seconds=1)
        desk.core = desk._open()


def kept(desk: Desk, kind: str, id: str) -> RecoveredRecord:
    """What a seat has of a record."""
    record = desk.core.reader.record(kind, id)
    assert record is not None
    return RecoveredRecord(
        kind=kind, id=id, rev=record.rev, home=record.home, body=dict(record.body)
    )


def give_back(desk: Desk, *items: RecoveredRecord | tuple[Operation, Answer]) -> RecoveryAnswer:
    records = [i for i in items if isinstance(i, RecoveredRecord)]
    settled = [
        Settled(msgspec.Raw(msgspec.json.encode(i[0])), i[1])
        for i in items
        if not isinstance(i, RecoveredRecord)
    ]
    batch = Batch(records=records, settled=settled)
    job = desk.core.recovery_job(batch, Giver("seat-1", "linlan"))
    return desk.core.do(job, desk.clock.now())


def statuses(answer: RecoveryAnswer) -> list[str]:
    return [v.status for v in answer.records]


def test_an_alert_of_the_lost_time_comes_back_with_its_signature_once(desk: Desk) -> None:
    backup = Backup(desk)
    alert = desk.post(orange(1))[0].alert
    act = desk.acknowledge(alert)
    (answer,) = desk.send(act)
    seen = kept(desk, "alert", alert)
    backup.restore()
    assert desk.core.reader.record("alert", alert) is None
    told = give_back(desk, seen, (act, answer))
    assert statuses(told) == ["taken"]
    assert told.settled[0].status == "applied"
    assert told.settled[0].settled_at == f"{desk.core.epoch}:{desk.core.reader.seq()}"
    assert desk.send(act)[0].status == "repeated"
    assert len(desk.body("alert", alert)["acks"]) == 1
    after = desk.core.reader.record("alert", alert)
    assert after is not None
    assert after.rev.startswith(desk.core.epoch), "the home hub alone assigns revisions"


def test_a_message_that_comes_again_joins_the_alert_that_came_back(desk: Desk) -> None:
    backup = Backup(desk)
    alert = desk.post(orange(1))[0].alert
    seen = kept(desk, "alert", alert)
    backup.restore()
    give_back(desk, seen)
    assert desk.post(orange(1))[0].alert == alert


@pytest.mark.parametrize("key", ["k1", ""])
def test_a_message_whose_answer_was_lost_with_the_hub_counts_once(desk: Desk, key: str) -> None:
    """Its source sends it again; the alert that a seat gave back names it, with a key or not."""
    desk.post(orange(1, key=key))
    backup = Backup(desk)
    lost = orange(2, key=key)
    alert = desk.post(lost)[0].alert  # this answer never arrives
    seen = kept(desk, "alert", alert)
    backup.restore()
    assert statuses(give_back(desk, seen)) == ["taken"]
    (again,) = desk.post(lost)
    assert (again.status, again.alert) == ("repeated", alert)
    assert desk.body("alert", alert) == seen.body
    assert desk.post(orange(3, key=key))[0].status == "new", "what is new still counts"


def test_a_message_that_came_again_before_its_alert_did_asks_a_person(desk: Desk) -> None:
    """The hub cannot know which of both people have worked on: both stand, and it says so."""
    backup = Backup(desk)
    first = desk.post(orange(2))[0].alert
    seen = kept(desk, "alert", first)
    backup.restore()
    second = desk.post(orange(2))[0].alert
    assert second != first
    assert statuses(give_back(desk, seen)) == ["taken"]
    (card,) = desk.bodies("check")
    assert card["code"] == "counted_twice" and "可能重复计数" in card["reason_zh"]
    assert card["targets"] == [f"alert/{first}", f"alert/{second}"]
    assert statuses(give_back(desk, seen)) == ["known"]
    assert len(desk.bodies("check")) == 1


def test_a_flood_of_reports_leaves_an_alert_small(desk: Desk) -> None:
    for number in range(100):
        desk.post(orange(number, key="k"))
    (body,) = desk.bodies("alert")
    assert body["count"] == 100
    assert len(body["messages"]) == 16 and body["messages"][-1] == ["water", "m99"]


def test_a_record_that_went_on_after_the_backup_goes_on_from_there(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    backup = Backup(desk)
    (answer,) = desk.send(act := desk.acknowledge(alert))
    seen = kept(desk, "alert", alert)
    backup.restore()
    told = give_back(desk, seen, (act, answer))
    assert (statuses(told), told.settled[0].status) == (["taken"], "applied")
    assert len(desk.body("alert", alert)["acks"]) == 1


def test_the_second_seat_that_gives_the_same_back_changes_nothing(desk: Desk) -> None:
    backup = Backup(desk)
    alert = desk.post(orange(1))[0].alert
    seen = kept(desk, "alert", alert)
    backup.restore()
    give_back(desk, seen)
    before = desk.core.reader.seq()
    assert statuses(give_back(desk, seen)) == ["known"]
    assert desk.core.reader.seq() == before


def test_the_seat_that_was_further_goes_on_from_what_another_gave_back(desk: Desk) -> None:
    backup = Backup(desk)
    alert = desk.post(orange(1))[0].alert
    early = kept(desk, "alert", alert)
    desk.send(desk.acknowledge(alert))
    late = kept(desk, "alert", alert)
    backup.restore()
    assert statuses(give_back(desk, early)) == ["taken"]
    assert statuses(give_back(desk, late)) == ["taken"]
    assert statuses(give_back(desk, early)) == ["known"]
    assert len(desk.body("alert", alert)["acks"]) == 1


def note(desk: Desk, alert: str) -> None:
    act = desk.operation("alert.note", f"alert/{alert}", alert_id=alert, text="已看")
    assert [each.status for each in desk.send(act)] == ["applied"]


@pytest.fixture
def twice_restored(desk: Desk) -> tuple[RecoveredRecord, RecoveredRecord]:
    """An alert signed at the first hub, and noted at a second, which began before that.

    A third begins where the second did. Returns what a seat has of either.
    """
    alert = desk.post(orange(1))[0].alert
    backup = Backup(desk)
    desk.send(desk.acknowledge(alert))
    signed = kept(desk, "alert", alert)
    backup.restore()
    note(desk, alert)
    noted = kept(desk, "alert", alert)
    backup.restore()
    return signed, noted


@pytest.mark.parametrize("is_earlier_first", [True, False])
def test_what_two_lost_hubs_did_to_one_record_is_never_written_over(
    desk: Desk, twice_restored: tuple[RecoveredRecord, RecoveredRecord], is_earlier_first: bool
) -> None:
    """Revisions of two lost times do not go on from one another because one is later."""
    first, second = twice_restored if is_earlier_first else twice_restored[::-1]
    assert statuses(give_back(desk, first)) == ["taken"]
    assert statuses(give_back(desk, second)) == ["check"]
    (card,) = desk.bodies("check")
    assert card["at_hub"] == first.body and card["at_seat"] == second.body
    assert desk.body("alert", first.id) == first.body


def test_what_the_backup_has_and_a_lost_hub_had_not_is_never_written_over(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    early = Backup(desk)
    desk.send(desk.acknowledge(alert))
    late = Backup(desk)
    early.restore()
    note(desk, alert)
    noted = kept(desk, "alert", alert)
    late.restore()
    assert statuses(give_back(desk, noted)) == ["check"]
    assert len(desk.body("alert", alert)["acks"]) == 1


def test_of_two_lost_hubs_the_one_that_knew_all_is_taken(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    early = Backup(desk)
    desk.send(desk.acknowledge(alert))
    late, signed = Backup(desk), kept(desk, "alert", alert)
    late.restore()
    note(desk, alert)
    both = kept(desk, "alert", alert)
    early.restore()
    assert statuses(give_back(desk, signed, both)) == ["taken", "taken"]
    assert statuses(give_back(desk, signed)) == ["known"]
    assert desk.body("alert", alert) == both.body


def test_what_contradicts_is_kept_on_a_card_and_overwrites_nothing(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    backup = Backup(desk)
    desk.post(orange(1, id="m9", severity="red"))
    seen = kept(desk, "alert", alert)
    backup.restore()
    desk.send(desk.acknowledge(alert))
    here = desk.body("alert", alert)
    assert statuses(give_back(desk, seen)) == ["check"]
    assert statuses(give_back(desk, seen)) == ["check"]
    assert desk.body("alert", alert) == here
    (card,) = desk.bodies("check")
    assert (card["code"], card["state"], card["targets"]) == (
        "recovered_differs", "open", [f"alert/{alert}"],
    )  # fmt: skip
    assert (card["at_seat"]["severity"], card["at_hub"]["severity"]) == ("red", "orange")
    assert "备份" in card["reason_zh"]


def test_what_the_backup_holds_is_not_given_back_over_what_came_since(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    seen = kept(desk, "alert", alert)
    backup = Backup(desk)
    backup.restore()
    desk.send(desk.acknowledge(alert))
    assert statuses(give_back(desk, seen)) == ["known"]
    assert desk.bodies("check") == []


def test_a_refusal_of_the_lost_time_stays_one_and_holds_up_nothing(desk: Desk) -> None:
    backup = Backup(desk)
    alert = desk.post(orange(1))[0].alert
    close = desk.operation("alert.close", f"alert/{alert}", alert_id=alert, result="已处理")
    (refusal,) = desk.send(close)
    backup.restore()
    told = give_back(desk, (close, refusal))
    assert (told.settled[0].status, told.settled[0].code) == ("refused", "still_active")
    note = desk.operation("alert.register", f"alert/{alert}", alert_id=alert)
    fact = msgspec.structs.replace(note, after=[close.op])
    assert desk.send(fact)[0].status == "applied", "a fact does not wait for what was refused"


def test_an_act_no_record_contains_is_sent_again_as_usual(desk: Desk) -> None:
    alert = desk.post(orange(1))[0].alert
    backup = Backup(desk)
    (answer,) = desk.send(act := desk.acknowledge(alert))
    backup.restore()
    assert give_back(desk, (act, answer)).settled[0].status == "later"
    assert desk.send(act)[0].status == "applied"
    assert len(desk.body("alert", alert)["acks"]) == 1


@pytest.mark.parametrize(
    "rev", ["", "x", "E1", "E1.", "E1.x", ".", "E1.-3", "E1.²", "E1.٣", "E1." + "9" * 5000]
)
def test_a_revision_that_is_none_overwrites_nothing(desk: Desk, rev: str) -> None:
    alert = desk.post(orange(1))[0].alert
    told = RecoveredRecord(kind="alert", id=alert, rev=rev, home="", body={"title": "别的"})
    assert statuses(give_back(desk, told)) == ["known"]
    assert desk.body("alert", alert)["title"] == "积水 1"


@pytest.mark.parametrize(
    ("kind", "id"),
    [("", "A"), ("alert", ""), ("a b", "A"), ("x" * 101, "A"), ("alert", "A" * 201), ("../x", "A")],
)
def test_a_key_no_seat_could_keep_is_not_taken_and_stops_no_other(
    desk: Desk, kind: str, id: str
) -> None:
    """Told on the feed it would stop every cache there is."""
    bad = RecoveredRecord(kind=kind, id=id, rev="E1.5", home="", body={})
    good = RecoveredRecord(kind="novelty", id="N1", rev="E1.6", home="", body={"id": "N1"})
    assert statuses(give_back(desk, bad, good)) == ["refused", "taken"]
    assert desk.body("novelty", "N1") == {"id": "N1"}, "a kind nobody here knows is kept"


def test_a_file_of_the_version_before_gets_its_new_tables(tmp_path: Path) -> None:
    import sqlite3

    from console.hub.store import schema

    folder = tmp_path / "old"
    folder.mkdir()
    old = sqlite3.connect(folder / FILE, isolation_level=None)
    old.executescript(schema.STEPS[0] + ";PRAGMA user_version = 1")
    notes: Any = [("epoch", "01E"), ("seq", "0")]
    old.executemany("INSERT INTO meta VALUES (?, ?)", notes)
    old.execute("INSERT INTO keys VALUES ('grants', ?)", (bytes(range(32)),))
    old.close()
    desk = Desk(folder)
    assert desk.core.epoch == "01E"
    assert give_back(desk).records == []
    desk.core.close()


def test_what_the_backup_has_is_answered_with_a_cursor_of_the_new_epoch(desk: Desk) -> None:
    """Found by the real nemesis: seats waited for a cursor of the lost epoch for ever."""
    alert = desk.post(orange(1))[0].alert
    act = desk.acknowledge(alert)
    (answer,) = desk.send(act)  # the reply is lost, or the seat asks again after the restore
    backup = Backup(desk)
    backup.restore()
    epoch = desk.core.database.epoch
    (again,) = desk.send(act)
    assert (again.status, again.first) == ("repeated", "applied")
    cursor = again.settled_cursor()
    assert cursor is not None and cursor.epoch == epoch != answer.settled_at.partition(":")[0]
    (carried,) = give_back(desk, (act, answer)).settled
    assert carried.settled_at.startswith(f"{epoch}:")


def test_an_act_that_a_record_given_back_contains_is_not_run_again(desk: Desk) -> None:
    """Found by the real nemesis: its reply was lost, the feed had brought what it did."""
    backup = Backup(desk)
    alert = desk.post(orange(1))[0].alert
    acts = [desk.acknowledge(alert), desk.operation("alert.note", f"alert/{alert}", alert_id=alert,
                                                    text="水深二十厘米")]  # fmt: skip
    desk.send(*acts)  # nobody hears the answers
    seen = kept(desk, "alert", alert)
    backup.restore()
    assert statuses(give_back(desk, seen)) == ["taken"]
    assert [answer.status for answer in desk.send(*acts)] == ["applied", "applied"]
    body = desk.body("alert", alert)
    assert [ack["op"] for ack in body["acks"]] == [acts[0].op]
    assert [line.get("detail") for line in body["trail"]].count("水深二十厘米") == 1
    more = desk.acknowledge(alert)
    assert desk.send(more)[0].status == "applied" and len(desk.body("alert", alert)["acks"]) == 2


def test_an_act_refused_before_its_record_came_back_asks_a_person(desk: Desk) -> None:
    """H355: its seat has the record no more and comes first; another seat's record shows it."""
    backup = Backup(desk)
    alert = desk.post(orange(1))[0].alert
    (answer,) = desk.send(act := desk.acknowledge(alert))
    seen = kept(desk, "alert", alert)
    backup.restore()
    assert give_back(desk, (act, answer)).settled[0].status == "later"
    (refusal,) = desk.send(act)
    assert (refusal.status, refusal.code) == ("refused", "not_found")
    assert statuses(give_back(desk, seen)) == ["taken"]
    assert [ack["op"] for ack in desk.body("alert", alert)["acks"]] == [act.op]
    (card,) = desk.bodies("check")
    assert (card["code"], card["detail"]) == ("recovered_refused", act.op)
    assert card["targets"] == [f"alert/{alert}"] and "已办成，请核对" in card["reason_zh"]
    give_back(desk, seen)
    assert len(desk.bodies("check")) == 1, "asked once, whoever gives it back"


@pytest.mark.parametrize("lines", ["x", None, [3], [{"op": 3}], [{"op": "nothing known"}], [{}]])
def test_a_record_that_names_no_refused_act_asks_nobody(desk: Desk, lines: Any) -> None:
    body = {"id": "N1", "trail": lines, "acks": lines}
    told = RecoveredRecord(kind="novelty", id="N1", rev="E1.6", home="", body=body)
    assert statuses(give_back(desk, told)) == ["taken"]
    assert desk.bodies("check") == []
