"""考核 leaves as a folder that proves itself (row 35, H471): figures, lists, times, hashes."""

import csv
import hashlib
from dataclasses import replace
from datetime import timedelta
from io import StringIO

from console.domain.order_figures import Period
from console.domain.work_order import CasePerson, Hand, State, StateTime
from console.domain.work_order_marks import Sample, Score
from console.models.order_assessment import month_of
from tests.gui.clocks.stage import NOW, limit, order


def table(raw: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(raw.decode("utf-8-sig"))))


def put_orders(stage) -> None:
    hour = timedelta(hours=1)
    sent = StateTime(State.DISPATCHED, NOW - 5 * hour, "林岚", "OP7", step="dispatch")
    met = limit("sign", 2 * hour, 60, "minutes").done(NOW - 1.5 * hour)
    late = limit("sign", 2 * hour, 60, "minutes").done(NOW - 0.5 * hour)
    stage.put(
        replace(order(1, met), times=(sent,), hands=(Hand("u", "映川站", NOW, is_down=True),)),
        order(2, late, title="=HYPERLINK(1)"),
        replace(order(3, late), case_person=CasePerson("陈**", "138****0163")),
    )


def test_each_figure_has_its_list_and_the_hash_stands_in_the_log(stage):
    put_orders(stage)
    stage.export("clocks.month")
    ((name, files),) = stage.saved.items()
    assert name == "考核 2026-07-01 至 2026-07-09"
    figures = {row[0]: row[1:] for row in table(files["指标.csv"])}
    assert figures["签收及时率"][:3] == ["33.3%", "1", "3"]
    assert figures["联勤联动结案率"][:5] == ["0.0%", "0", "1", "85%", "区级城运方案"]
    assert figures["满意率"][0] == "—" and figures["满意率"][5] == "期内没有可计的工单"
    listed = table(files["清单-签收及时率.csv"])
    assert [row[5] for row in listed[1:]] == ["是", "否", "否"] and all(row[9] for row in listed)
    assert table(files["工单时间.csv"])[1][:5] == [
        "01-0001",
        "派单",
        "待签收",
        "2026-07-09 15:21:10",
        "林岚",
    ]
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert {n: hashlib.sha256(raw).hexdigest() for n, raw in files.items() if n in sums} == sums
    assert len(sums) == len(files) - 1
    assert hashlib.sha256(files["SHA256SUMS"]).hexdigest() in stage.logged[0]
    assert stage.said[-1].startswith("已存")


def test_a_formula_stays_text_and_who_called_stays_here(stage):
    put_orders(stage)
    stage.export("clocks.month")
    whole = b"".join(*[files.values() for files in stage.saved.values()]).decode()
    assert "'=HYPERLINK(1)" in whole and ",=HYPERLINK" not in whole
    assert "138****0163" not in whole and "陈**" not in whole


def test_what_is_missing_is_said_in_the_folder(stage):
    put_orders(stage)
    stage.is_cut_off = True
    stage.export("clocks.before")
    words = stage.saved["考核 2026-06-01 至 2026-07-01"]["说明.txt"].decode("utf-8-sig")
    for part in ("2026 年的调休日历没有装载", "断网", "没有取完", "抽查合格率：没有抽查记录"):
        assert part in words
    assert "来件 0 件" in words


def test_a_month_begins_and_ends_in_the_hall_s_own_time():
    assert month_of(NOW).until == NOW
    before = month_of(NOW, is_before=True)
    assert (f"{before.since:%m-%d %H}", f"{before.until:%m-%d %H}") == ("06-01 00", "07-01 00")
    january = month_of(NOW.replace(month=1), is_before=True)
    assert f"{january.since:%Y-%m-%d}" == "2025-12-01" and isinstance(january, Period)


def test_samples_leave_with_who_looked_what_was_found_and_their_share(stage):
    """H579: 抽查 is evidence, line by line."""
    scores = (Score("处置结果", 5, 30), Score("资料齐全", 10, 10))
    bad = Sample(NOW, "zhou", "周宁", "02", "OP9", False, "垃圾仍在", scores)
    closed = [replace(order(n), state=State.CLOSED) for n in (4, 5)]
    stage.put(replace(closed[0], samples=(bad,)), closed[1])
    stage.export("clocks.month")
    ((_, files),) = stage.saved.items()
    (line,) = table(files["抽查.csv"])[1:]
    assert line[0] == "01-0004" and line[5:9] == ["周宁", "否", "垃圾仍在", "OP9"]
    assert line[9:] == ["15/40", "处置结果 5/30；资料齐全 10/10"]
    assert "抽查：已结 2 件中抽查 1 件（50.0%）。" in files["说明.txt"].decode("utf-8-sig")
    figures = {row[0]: row[1:] for row in table(files["指标.csv"])}
    assert figures["抽查合格率"][:3] == ["0.0%", "0", "1"]
