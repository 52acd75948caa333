"""时限看板 as a person meets it: every clock, its source text and its proof (H470)."""

from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.incident_reports import Reported, ReportSort
from console.hub.calendar.words import read_file
from console.screens.clocks import board_list
from console.screens.clocks.board_rows import basis_runs
from resources import path
from tests.gui.clocks.stage import NOW, OTHER, SOURCE, limit, matter, normal, order, orders, storm
from tests.gui.duty import evening


def test_every_clock_stands_there_with_what_it_rests_on(stage):
    normal(stage)
    rows = stage.words()
    assert {"签收", "搁置到期", "工单签收", "批示", "首报", "书面首报", "续报", "督办", "办结"} <= {
        row[1] for row in rows
    }
    assert all(row[5] for row in rows)
    assert rows[0][:3] == ["超时 2 天 2 小时", "先行联系", "01-0002 市民投诉渣土车夜间施工扰民"]
    left = [row.clock.ends for row in stage.page.model.rows[:-1]]
    assert left == sorted(left)


def test_one_that_stands_still_says_why_and_what_is_left_and_comes_last(stage):
    normal(stage)
    assert stage.words()[-1][:4] == [
        "挂账，剩 5 天 21 小时", "办结", "01-0003 滨水步道灯箱松动，待开挖", "停表",
    ]  # fmt: skip


def test_an_end_in_a_year_nobody_loaded_is_marked_and_a_loaded_one_is_not(stage):
    stage.put(*orders())
    assert all("未核" in row[3] for row in stage.words() if "工作日" in row[4])
    stage.put(*read_file(path("demo/calendar.toml")))
    marked = [row[2] for row in stage.words() if "未核" in row[3]]
    assert marked == ["01-0007 道路翻修，跨年"]


def test_the_proof_says_what_started_it_to_the_second_and_who_granted_what(stage):
    normal(stage)
    id = next(row.id for row in stage.page.model.rows if "01-0004" in row.title)
    stage.page.table.set_current(id)
    said = [f"{line.time} {line.who} {line.text}" for line in stage.page.proof.lines._lines]
    assert said[0].endswith("到期 07-13 17:30")
    assert "周岚 值班长 准予延期 5：配件未到" in said[1]
    assert (
        said[2].endswith("林岚 起算 07-05 20:21：登记，6 个工作日")
        and said[2][2] == said[2][5] == ":"
    )
    assert OTHER in stage.page.proof.basis.accessibleName()


def test_that_nobody_verified_a_limit_is_said_before_its_source(stage):
    """The caveat ends the source, and the end is what a narrow column cuts."""
    assert [run.text for run in basis_runs(SOURCE)] == ["未核实", SOURCE]
    assert [run.text for run in basis_runs("演示值：值班惯例")] == ["演示值：值班惯例"]
    assert [run.text for run in basis_runs("未核实：ISA-18.2")] == ["未核实：ISA-18.2"]


def test_a_second_paints_what_is_visible_and_does_nothing_else(stage, monkeypatch):
    """500 orders with running clocks: no row is made that nobody sees, no model is told."""
    storm(stage)
    assert len(stage.page.model.rows) > 500
    for timer in stage.page.findChildren(QTimer):
        timer.stop()  # the seconds of this test are its own
    stage.settle()
    painted, told = [], []
    made = board_list.left_cell
    monkeypatch.setattr(
        board_list, "left_cell", lambda row, now: painted.append(1) or made(row, now)
    )
    for signal in (
        stage.page.model.dataChanged,
        stage.page.model.rowsMoved,
        stage.page.model.modelReset,
    ):
        signal.connect(lambda *_: told.append(1))
    stage.room.clock.jump(1)
    stage.page.refresh()
    stage.page.table.tick()
    QApplication.processEvents()
    assert 0 < len(painted) <= 2 * 30, len(painted)
    assert not told


def test_time_alone_makes_one_overdue_and_the_head_counts_it(stage):
    stage.put(order(1, limit("sign", timedelta(minutes=59), 60, "minutes")))
    assert stage.words()[0][0] == "01:00"
    assert "超时 0" in stage.page.counts.accessibleName()
    stage.at(NOW + timedelta(seconds=75))
    assert stage.words()[0][0] == "超时 00:15"
    assert "超时 1" in stage.page.counts.accessibleName()


def test_kind_overdue_and_groups_by_key_and_enter_goes_to_the_record(stage):
    normal(stage)
    run = stage.room.commands.run
    run("clocks.late")
    assert [row[1] for row in stage.words()] == ["先行联系"]
    run("clocks.late")
    run("clocks.group")
    words = [row[1] for row in stage.words()]
    assert words == sorted(words, key=words.index)
    run("clocks.kind")
    assert {row[1] for row in stage.words()} == {"签收"}
    assert stage.page.table.new_above == 0, "what the hand asked for is no news"
    QTest.keyClick(stage.page.table, Qt.Key.Key_Return)
    assert [clock.kind for clock in stage.asked] == ["sign"]


def test_what_was_reported_ends_its_clock_and_starts_the_next(stage):
    """首报 of an ungraded matter follows the strictest clock."""
    stage.put(matter())
    assert [(row[1], row[0]) for row in stage.words()] == [("首报", "12:40"), ("书面首报", "42:40")]
    reported = Reported(ReportSort.PHONE, NOW, "市值班室", "林岚")
    stage.put(matter(reports=(reported,)))
    assert [row[1] for row in stage.words()] == ["书面首报"]


def test_an_order_that_is_over_and_an_alert_that_is_signed_leave(stage):
    seen = evening.alert("a", evening.ORANGE, "积水", age=10)
    stage.put(seen, order(1, limit("close", timedelta(hours=1), 5)))
    assert [row[1] for row in stage.words()] == ["签收", "办结"]
    assert not stage.page.proof.nothing.isVisible()
    stage.put(
        evening.signed(seen, acted=True), order(1, limit("close", timedelta(hours=1), 5).done(NOW))
    )
    assert stage.words() == []
    assert stage.page.empty.isVisible() and stage.page.proof.nothing.isVisible()
