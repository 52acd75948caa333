"""An act: checked, saved, shown, sent; what is told as saved is saved, and nothing else is."""

from datetime import timedelta
from pathlib import Path

import pytest

from console.commands.executor import Intention, LogLine
from console.commands.log_commands import LogActs
from console.commands.order_commands import NumberSource
from console.domain.alert import Disposition, Severity
from console.domain.duty import LogEntry, breaks
from console.domain.entity import decode
from console.domain.order import Assignment, Stage
from tests.unit.commands.seat_desk import DRAIN, T0, SeatDesk, alert


def kinds(seat: SeatDesk) -> list[str]:
    return [each.kind for each in seat.journal.unsent()]


def log_of(seat: SeatDesk) -> list[LogEntry]:
    rows = seat.cache.select("log_entry")
    return sorted((decode(LogEntry, row.body) for row in rows), key=lambda e: e.number)


def test_an_act_is_saved_before_it_is_shown_and_sent(seat: SeatDesk) -> None:
    seat.put(alert(1))
    saved = seat.alerts.acknowledge(alert(1)).result()
    assert saved.is_saved
    assert [each.op for each in seat.journal.unsent()] == [saved.op]
    assert seat.shown("A001").acks[0].op == saved.op
    assert seat.outbox.saved_when_woken == 1
    assert seat.announced[-1].keys == {("alert", "A001")}


def test_what_was_told_as_saved_is_there_after_a_restart(tmp_path: Path) -> None:
    before = SeatDesk(tmp_path)
    before.put(alert(1))
    saved = before.alerts.own(alert(1)).result()
    before.close()
    again = SeatDesk(tmp_path)
    assert saved.op in [each.op for each in again.journal.unsent()]
    owner = again.shown("A001").owner
    assert owner is not None and owner.seat == "seat-1"
    assert again.cache.rows("alert", ["A001"])[0].is_pending
    again.close()


def test_a_refusal_saves_nothing_and_says_why(seat: SeatDesk) -> None:
    seat.put(alert(1, Severity.RED))
    until = T0 + timedelta(hours=1)
    refused = seat.alerts.shelve(alert(1, Severity.RED), until, "待水位回落").result()
    assert (refused.is_saved, refused.refused, refused.zh) == (
        False,
        "needs_leader",
        "须由值班长办理",
    )
    assert seat.journal.unsent() == []
    assert log_of(seat) == []
    assert seat.outbox.woken == 0
    assert seat.announced == []


def test_an_act_of_nobody_is_refused(seat: SeatDesk) -> None:
    seat.put(alert(1))
    seat.executor.identity = None
    assert seat.alerts.own(alert(1)).result().refused == "unauthorized"
    assert LogActs(seat.executor).write("记事").result().refused == "unauthorized"
    assert seat.journal.unsent() == []


def test_an_act_on_what_is_not_there_is_refused(seat: SeatDesk) -> None:
    assert seat.alerts.own(alert(9)).result().refused == "not_found"


def test_act_and_log_line_are_one_transaction(seat: SeatDesk, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    seat.put(alert(1))

    def broken(*_: object) -> str:
        raise OSError("the disk is gone")

    monkeypatch.setattr("console.commands.executor.chain_hash", broken)
    with pytest.raises(OSError, match="the disk is gone"):
        seat.alerts.own(alert(1)).result()
    assert seat.journal.unsent() == []
    assert seat.journal.chain_head("log/seat-1").number == 0
    monkeypatch.undo()
    assert seat.alerts.own(alert(1)).result().is_saved
    assert kinds(seat) == ["alert.own", "log.append"]
    assert [entry.number for entry in log_of(seat)] == [1]


def test_lines_of_the_log_are_a_chain_in_the_words_of_the_hall(seat: SeatDesk) -> None:
    seat.put(alert(1, Severity.ORANGE))
    seat.alerts.acknowledge(alert(1, Severity.ORANGE)).result()
    LogActs(seat.executor).write("雨势减弱").result()
    seat.alerts.verify(alert(1, Severity.ORANGE), True).result()
    entries = log_of(seat)
    assert [entry.text for entry in entries] == [
        "签收橙色告警：下立交积水 1",
        "雨势减弱",
        "核实属实：下立交积水 1",
    ]
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert breaks(entries) == []
    assert {entry.name for entry in entries} == {"林岚"}


def test_a_yellow_alert_is_signed_without_a_line(seat: SeatDesk) -> None:
    seat.put(alert(1, Severity.YELLOW))
    seat.alerts.acknowledge(alert(1, Severity.YELLOW)).result()
    assert kinds(seat) == ["alert.acknowledge"]


def test_the_envelope_says_who_when_and_by_which_clock(seat: SeatDesk) -> None:
    seat.put(alert(1))
    seat.alerts.own(alert(1)).result()
    envelope = seat.journal.unsent()[0].body
    assert (envelope["actor"], envelope["seat"]) == ("linlan", "seat-1")
    assert envelope["act_time"]["device"] == "2026-07-09T20:20:00.000+08:00"
    assert (envelope["act_time"]["offset"], envelope["act_time"]["doubt"]) == (1.5, 0.02)
    assert envelope["grant"] == seat.executor.identity.token  # type: ignore[union-attr]


def test_an_act_names_unanswered_acts_of_other_lanes_on_the_same_record(seat: SeatDesk) -> None:
    seat.put(alert(1), alert(2))
    other = seat.alerts.own(alert(2)).result()
    sent = seat.orders.send(alert(1), "前往排水", [DRAIN], by_phone=True)
    seat.alerts.note(alert(1), "已通知排水").result()
    seat.alerts.note(alert(1), "再记一笔").result()
    first, second = (e.body for e in seat.journal.unsent() if e.kind == "alert.note")
    assert first["after"] == [sent.result.result().op]
    assert other.op not in first["after"]
    assert second["after"] == [sent.result.result().op]  # its own lane is in order by itself


def test_a_held_order_is_held_before_it_is_saved_and_can_be_taken_back(seat: SeatDesk) -> None:
    seat.put(alert(1))
    sent = seat.orders.send(alert(1), "前往排水", [DRAIN])
    op = sent.result.result().op
    assert seat.outbox.held == {op: 5.0}
    assert seat.outbox.saved_when_held == [0]
    assert seat.shown("A001").disposition is Disposition.ORDERED
    assert seat.orders.take_back(op).result()
    assert seat.shown("A001").disposition is Disposition.UNVERIFIED
    assert seat.cache.get("order", sent.order) is None
    assert ("order", sent.order) in (seat.announced[-2].keys or ())
    assert op not in [each.op for each in seat.journal.unsent()]
    assert [entry.text for entry in log_of(seat)] == [
        "下达指令 seat-1-0001 至 云汀排水二队：前往排水",
        "撤回指令 seat-1-0001，未发出",
    ]
    assert breaks(log_of(seat)) == []


def test_an_order_that_has_left_is_not_taken_back(seat: SeatDesk) -> None:
    seat.put(alert(1))
    sent = seat.orders.send(alert(1), "前往排水", [DRAIN])
    op = sent.result.result().op
    seat.outbox.let_go()
    assert not seat.orders.take_back(op).result()
    assert seat.cache.get("order", sent.order) is not None


def test_a_phoned_order_is_a_fact_of_its_own_time_and_is_not_held(seat: SeatDesk) -> None:
    seat.put(alert(1))
    sent = seat.orders.send(alert(1), "前往排水", [DRAIN], by_phone=True)
    assert sent.result.result().is_saved
    assert seat.outbox.held == {}
    assert kinds(seat)[0] == "order.dispatch_by_phone"
    row = seat.cache.get("order", sent.order)
    assert row is not None and row.body["created_at"] == "2026-07-09T20:20:01.500+08:00"


def test_what_a_unit_says_later_does_not_take_it_back(seat: SeatDesk) -> None:
    seat.put(alert(1))
    sent = seat.orders.send(alert(1), "前往排水", [DRAIN], by_phone=True)
    sent.result.result()
    id = sent.assignments["u1"]

    def shown() -> Assignment:
        row = seat.cache.get("assignment", id)
        assert row is not None
        return decode(Assignment, row.body)

    seat.orders.report(shown(), Stage.ON_SCENE, T0).result()
    seat.orders.report(shown(), Stage.ACCEPTED, T0).result()
    assert shown().stage is Stage.ON_SCENE
    assert [t.stage for t in shown().times] == [Stage.SENT, Stage.ON_SCENE, Stage.ACCEPTED]


def test_numbers_go_on_where_they_were_kept_and_never_meet() -> None:
    kept: list[int] = []
    first = NumberSource("01", 0, kept.append)
    numbers = [first() for _ in range(3)]
    again = NumberSource("01", kept[-1], kept.append)
    other = NumberSource("02", 0, lambda last: None)
    numbers += [again(), other(), other()]
    assert numbers == ["01-0001", "01-0002", "01-0003", "01-0004", "02-0001", "02-0002"]
    assert kept == [1, 2, 3, 4]


def test_numbers_go_on_after_orders_that_are_known_though_the_journal_is_new() -> None:
    known = ["01-0041", "02-0099", "01-x", "", "01-1-0077"]
    numbers = NumberSource("01", 3, lambda last: None, lambda: known)
    assert [numbers(), numbers()] == ["01-0042", "01-0043"]
    known.clear()
    assert numbers() == "01-0044"


def test_an_act_this_version_does_not_know_is_refused_here(seat: SeatDesk) -> None:
    result = seat.executor.perform(Intention("alert.teleport", "alert/A", ["alert/A"], {})).result()
    assert (result.refused, result.detail) == ("unknown_kind", "alert.teleport")


def test_a_line_amends_another_without_touching_it(seat: SeatDesk) -> None:
    log = LogActs(seat.executor)
    log.write("水位 12 厘米").result()
    first = log_of(seat)[0]
    log.write("应为 21 厘米", amends=first.id).result()
    assert log_of(seat)[0] == first
    assert log_of(seat)[1].amends == first.id
    assert LogLine("记事", "x").amends == ""


def test_what_is_saved_is_saved_though_it_cannot_be_shown(
    seat: SeatDesk,
    monkeypatch,
    logged_errors,  # type: ignore[no-untyped-def]
) -> None:
    seat.put(alert(1))

    def broken(*_: object) -> object:
        raise OSError("the cache's disk is gone")

    monkeypatch.setattr(seat.cache, "refold", broken)
    saved = seat.alerts.own(alert(1)).result()
    assert saved.is_saved and saved.op in [each.op for each in seat.journal.unsent()]
    assert seat.outbox.woken == 1
    assert "it cannot be shown" in logged_errors[0].getMessage()
