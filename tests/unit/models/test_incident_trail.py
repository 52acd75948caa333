"""全程记录: every record's lines in one order, each act once, whatever came late or twice."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.alert import Alert, Severity, TrailLine
from console.domain.duty import LogEntry
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.domain.stamp import Stamp
from console.models.incident_trail import Sort, alert_entries, laid, order_entries
from console.models.order_book import OrderView
from console.runtime.clock import CHINA

T = datetime(2026, 7, 9, 20, 26, 15, tzinfo=CHINA)


def after(seconds: float) -> datetime:
    return T + timedelta(seconds=seconds)


def alert(*lines: TrailLine, id: str = "a1") -> Alert:
    return Alert(id, "围挡倒塌", Severity.RED, T, trail=lines)


def order(at: datetime = T, *units: Assignment) -> OrderView:
    one = DispatchOrder("o1", "TF-0001", "a1", "请即赴现场", at, "p1", "林岚", "01")
    return OrderView(one, units, False, "")


def logged(text: str, at: datetime, category: str = "记事", seat: str = "01") -> LogEntry:
    return LogEntry(
        f"log-{text}", seat, "i", 1, "", "", "", at, at, category, text, "p1", "林岚",
        refs=("alert/a1",),
    )  # fmt: skip


def what(entries: object) -> list[str]:
    return [entry.line.what for entry in laid(entries)]


def test_the_newest_stands_on_top_whichever_record_told_it():
    arrived = StageTime(Stage.ON_SCENE, after(90), "林岚", True)
    times = (StageTime(Stage.SENT, after(30), "林岚"), arrived)
    unit = Assignment("u1", "o1", "unit-1", "应急分队", Stage.ON_SCENE, times=times)
    told = [
        *alert_entries(alert(TrailLine(T, "registered"), TrailLine(after(60), "confirmed"))),
        *order_entries(order(after(30), unit)),
    ]
    assert what(told) == ["stage_on_scene", "confirmed", "sent", "registered"]
    answer = laid(told)[0]
    assert (answer.sort, answer.line.detail, answer.subject) == (Sort.ANSWER, "应急分队", "phone")


def test_of_two_lines_of_one_moment_the_later_told_stands_first():
    told = alert_entries(alert(TrailLine(T, "acknowledged"), TrailLine(T, "confirmed")))
    assert what(told) == ["confirmed", "acknowledged"]


def test_an_act_is_told_once_though_its_log_line_names_the_same_record():
    entries = list(alert_entries(alert(TrailLine(T, "acknowledged", "林岚", "01"))))
    signed = logged("签收红色告警：围挡倒塌", after(0.4), "签收")
    assert [e.line.what for e in laid(entries, [signed])] == ["acknowledged"]


def test_what_a_person_wrote_in_the_same_second_is_never_left_out():
    entries = list(alert_entries(alert(TrailLine(T, "acknowledged", "林岚", "01"))))
    written = logged("伤员家属到场", after(0.4))
    assert {e.line.detail for e in laid(entries, [written])} == {"", "伤员家属到场"}


def test_the_same_second_at_another_seat_is_another_act():
    entries = list(alert_entries(alert(TrailLine(T, "acknowledged", "林岚", "01"))))
    other = logged("签收红色告警：围挡倒塌", T, "签收", seat="02")
    assert len(laid(entries, [other])) == 2


def test_a_note_beside_an_alert_is_not_doubled_by_its_log_line():
    entries = list(alert_entries(alert(TrailLine(T, "noted", "林岚", "01", "东侧已封"))))
    assert len(laid(entries, [logged("东侧已封", T)])) == 1


def test_sending_is_told_by_the_order_and_not_again_by_its_alert():
    sent = alert(TrailLine(T, "dispatched", "林岚", "01", "应急分队"))
    assert what([*alert_entries(sent, [order()]), *order_entries(order())]) == ["sent"]
    assert what(alert_entries(sent)) == ["dispatched"], "of an order nobody knows, the alert tells"


def test_the_doubt_of_a_time_comes_along_and_a_late_line_stands_at_its_own_time():
    unsure = TrailLine(after(5), "confirmed", stamp=Stamp(doubt=2.0))
    late = logged("映川街道先行处置", after(-60))
    trail = laid(alert_entries(alert(unsure)), [late])
    assert [entry.line.what for entry in trail] == ["confirmed", "log"]
    assert trail[0].line.stamp.doubt == 2.0


def test_ids_stay_when_the_trail_is_laid_anew():
    one = alert(TrailLine(T, "registered"))
    more = replace(one, trail=(*one.trail, TrailLine(after(9), "confirmed")))
    before, now = laid(alert_entries(one)), laid(alert_entries(more))
    assert before[0].id == now[1].id
