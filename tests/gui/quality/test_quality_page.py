"""告警质量 as a person meets it: numbers with targets, lists behind them, no zero pretended."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from console.contract.told_reports import ToldReports
from console.domain.alert import Acknowledgement, Disposition
from console.domain.figures.period import Span
from console.hub.rules.reading import read_rules
from console.screens.quality import own_commands
from tests.gui.duty import directory, evening
from tests.gui.duty.room import SEAT
from tests.gui.quality.stage import (
    NOW,
    QualityStage,
    empty,
    noise,
    normal,
    offline,
    past,
    signed,
    storm,
    week,
)
from widgets.common.theme import load_theme


def row(stage, kind: str) -> list[str]:
    found = next(r for r in stage.page.figures.model.rows if r.id == kind)
    return [cell.words for cell in found.cells]


def listed(stage) -> list[str]:
    return [r.id for r in stage.page.list.rows.rows]


def test_each_number_has_its_target_and_opens_what_it_counts(stage):
    normal(stage)
    assert row(stage, "peak")[2:4] == ["不超过 10", "达标"]
    assert row(stage, "peak_hour")[3] == "超标" and row(stage, "sign")[3] == "未达标"
    for kind in ("average", "sign", "false", "top"):
        stage.page.figures.table.set_current(kind)
        stage.settle()
        counted = stage.book.counted.figures[stage.page.figures.figure.kind].ids
        assert listed(stage) == list(reversed(counted)) and counted
    assert "EEMUA" in stage.page.list.basis.accessibleName() or stage.page.list.basis.isVisible()


def test_a_new_alert_counts_at_once_and_a_drill_never(stage):
    normal(stage)
    before = len(stage.book.counted.figures["average"].ids)
    stage.put(
        evening.alert("fresh", evening.RED, "联禾河北岸堤脚渗水", age=1),
        replace(evening.alert("drill", evening.RED, "【演练】储罐泄漏", age=1), is_exercise=True),
    )
    ids = stage.book.counted.figures["average"].ids
    assert len(ids) == before + 1 and ids[-1] == "fresh"
    assert listed(stage)[0] == "fresh"


def test_an_alert_signed_late_moves_into_the_list_of_signing(stage):
    stage.whole()
    one = evening.alert("late", evening.RED, "车棚明火", age=100)
    stage.put(*directory.feeds(), one)
    stage.hub_is("online")
    assert stage.book.counted.figures["sign"].ids == ("late",), "unsigned beyond 60 s"
    stage.put(signed(one, 20, 30))
    assert stage.book.counted.figures["sign"].ids == ()
    assert row(stage, "sign")[1] == "100%"


def test_cut_off_it_says_of_when_and_a_zero_is_not_pretended(stage):
    offline(stage)
    assert "截至 20:16" in stage.page._lack.accessibleName()
    assert row(stage, "chattering")[1] == "—" and row(stage, "chattering")[3] == "未对照"
    late = evening.alert("later", evening.RED, "断网后登记", age=10)
    stage.put(late)
    assert "later" not in stage.book.counted.figures["average"].ids


def test_a_blind_source_makes_zeros_unknown_and_says_which(stage):
    storm(stage)
    assert "视频" in stage.page._lack.accessibleName()
    assert row(stage, "chattering")[1] == "—"
    assert int(row(stage, "peak")[1]) > 300 and row(stage, "peak")[3] == "超标"


def test_a_seat_that_never_heard_the_hub_shows_no_number(stage):
    empty(stage)
    assert (
        stage.page.figures.model.rows == []
        and "从未收到中心数据" in stage.page._lack.accessibleName()
    )
    stage.page._parts.commands.run("quality.text")
    assert stage.saved == {} and stage.said == ["指标还没统计出来"]


def test_keys_go_through_times_and_seats_and_into_an_alert(stage, qtbot):
    normal(stage)
    run = stage.room.commands.run
    run("quality.span")
    stage.settle()
    assert stage.book.counted.ask.span is Span.LAST_SHIFT
    assert row(stage, "stale")[1] == "—", "nobody knows what stood then"
    run("quality.span")
    run("quality.whose")
    stage.settle()
    ask = stage.book.counted.ask
    assert (ask.span, ask.seat) == (Span.DAY, SEAT)
    stage.page.figures.table.set_current("average")
    stage.settle()
    QTest.keyClick(stage.page.figures.table, Qt.Key.Key_Return)
    QTest.keyClick(stage.page.list.table, Qt.Key.Key_Return)
    assert stage.asked == [listed(stage)[0]]
    assert stage.page.list.trail.lines, "the way of an alert that has left the queue is here"


def test_a_low_narrow_page_shows_one_side_and_goes_back_with_escape(stage):
    normal(stage)
    stage.page.resize(QSize(896, 444))
    assert not stage.page.list.isVisible()
    assert stage.page._other.accessibleName() == "看明细 Enter", "the way in is told"
    QTest.keyClick(stage.page.figures.table, Qt.Key.Key_Return)
    assert stage.page.list.isVisible() and not stage.page.figures.table.isVisible()
    assert stage.page._other.accessibleName() == "返回 Esc", "and the way out"
    QTest.keyClick(stage.page, Qt.Key.Key_Escape)
    stage.page.resize(QSize(1856, 984))
    assert stage.page._other.isHidden(), "both are there"
    stage.page.resize(QSize(896, 444))
    assert stage.page.figures.table.isVisible() and not stage.page.list.isVisible()


def test_the_duty_report_gets_every_figure_with_its_source_and_the_log_one_line(stage):
    normal(stage)
    run = stage.room.commands.run
    run("quality.text")
    run("quality.log")
    stage.settle()
    text = next(text for name, text in stage.saved.items() if name.endswith(".md"))
    sheet = next(text for name, text in stage.saved.items() if name.endswith(".csv"))
    lines = sheet.strip().splitlines()
    assert len(lines) == 1 + len(stage.book.counted.figures["average"].ids), "row 35: the evidence"
    assert "限时签收率" in sheet and "橙" in lines[1]
    assert "| 限时签收率 |" in text and "未核实：ISA-18.2" in text and "全厅" in text
    assert text.count("\n| ") == len(stage.page.figures.model.rows) + 2
    (line,) = stage.room.cache.select("log_entry")
    assert line.body["category"] == "告警质量" and "超标" in line.body["text"]
    assert stage.said[-1] == "已记入值班日志"


def test_a_hidden_page_counts_nothing_and_knows_all_when_it_is_shown_again(stage):
    normal(stage)
    stage.page.hide()
    before = stage.book.counted
    stage.put(evening.alert("unseen", evening.YELLOW, "窨井盖缺失", age=2))
    assert stage.book.counted is before
    stage.page.show()
    stage.settle()
    assert "unseen" in stage.book.counted.figures["average"].ids


def test_of_more_than_memory_holds_the_newest_count_and_it_says_since_when(qapp, tmp_path):
    stage = QualityStage(tmp_path, load_theme("dark"), QSize(1856, 984), most=250)
    try:
        stage.whole()
        stage.put(*directory.feeds(), *(past(n, 60 + n * 60) for n in range(600)))
        stage.hub_is("online")
        counted = stage.book.counted
        assert counted.since is not None and len(counted.figures["average"].ids) <= 500
        assert "past00000" in counted.figures["average"].ids
        assert stage.page._lack.isVisible()
    finally:
        stage.close()


def test_the_week_says_that_older_ones_are_still_fetched(stage):
    stage.put(*directory.feeds(), past(1, 300))
    stage.hub_is("online")
    stage.room.commands.run("quality.span")
    stage.room.commands.run("quality.span")
    stage.room.commands.run("quality.span")
    stage.settle()
    assert "还在从中心取回" in stage.page._lack.accessibleName()
    stage.whole()
    stage.put(past(2, 200))
    assert not stage.page._lack.isVisible()


def test_an_alert_deleted_or_found_false_leaves_or_joins_the_list(stage):
    stage.whole()
    one = past(4, 500)
    stage.put(*directory.feeds(), replace(one, disposition=Disposition.UNVERIFIED))
    stage.hub_is("online")
    assert stage.book.counted.figures["false"].value is None
    stage.put(replace(one, disposition=Disposition.FALSE))
    assert stage.book.counted.figures["false"].ids == (one.id,)
    assert row(stage, "false")[1] == "100%"
    assert isinstance(one.acks[0], Acknowledgement) and NOW - one.received_at > timedelta()


def noisy(stage, place: str) -> list[str]:
    found = next(r for r in stage.page.noise.model.rows if place in r.id)
    return [cell.words for cell in found.cells]


def test_noise_is_tried_on_the_week_and_what_was_true_is_never_held_back(stage):
    noise(stage)
    assert noisy(stage, "2 号泵站")[2:6] == ["60 → 0", "60 → 0", "延时 10 秒", "无"]
    assert "会漏掉属实的" in noisy(stage, "下立交")[4]
    stage.page.noise.table.set_current(stage.page.noise.model.rows[-1].id)
    stage.settle()
    assert len(listed(stage)) == 60, "the alerts behind the proposal"
    assert "逐档试" in stage.page.list.basis.accessibleName()


def test_the_rules_that_are_saved_are_read_by_the_hub_as_they_stand(stage):
    """Only what is proposed; each says on what it rests. The hub's own reader judges."""
    noise(stage)
    stage.room.commands.run("quality.rules")
    (text,) = stage.saved.values()
    head = 'format = 1\ntitle = "t"\n[default]\nguidance = "g"\nsource = "s"\n'
    book = read_rules((head + text).encode())
    held = {rule.match.place: rule.delay for rule in book.rules if rule.match.place}
    assert held[("菱渡镇 2 号泵站",)] == 10 and ("望汐路下立交",) not in held
    assert "120 次上报重放：叫人 60 减到 0" in text


def test_trying_is_stopped_by_the_same_key_and_what_is_found_stays(stage):
    stage.pages = week()
    stage.room.commands.run("quality.noise")
    stage.try_noise(pieces=1)
    assert stage.noise.trying.is_under_way
    stage.room.commands.run("quality.try")
    stage.settle()
    assert "已停止" in stage.page.noise.state.accessibleName()
    stage.room.commands.run("quality.rules")
    assert stage.said == ["没有可以存为规则的建议"] and stage.saved == {}


def test_without_the_hub_it_says_where_the_reports_are(stage):
    stage.room.commands.run("quality.noise")
    stage.try_noise()
    assert "上报记录在中心" in stage.page.noise.state.accessibleName()
    stage.pages = [ToldReports(reports=[], until=NOW.timestamp())]
    stage.try_noise()
    assert "没有可以延时的上报" in stage.page.noise.state.accessibleName()


def test_the_head_shows_the_keys_there_are_now(stage):
    normal(stage)
    command = own_commands.OF_FIGURES[0].id
    stage.room.commands.choose_keys({command: "Shift+F8"})
    assert "Shift F8" in stage.page._keys.accessibleName()
