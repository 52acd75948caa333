"""报送 entered where its clock runs (H472): it ends that clock, starts the next, and is a fact."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.hall_mode import HallMode, Mode
from console.domain.incident import EventLevel, Incident
from console.domain.incident_reports import ReportSort
from console.domain.mode_history import Decided, EffectTaken, Turning
from console.models.running_clock import CADENCE
from tests.gui.clocks.stage import NOW, ClockStage, limit, matter, order


def kinds(stage: ClockStage) -> list[str]:
    return [row[1] for row in stage.words()]


def write(stage: ClockStage, command: str, *words: str) -> None:
    stage.room.commands.run(command)
    for field, word in zip(stage.page.form.fields.values(), words, strict=False):
        field.set_text(word)
    QTest.keyClick(stage.page.form, Qt.Key.Key_Return)
    for _ in range(5):
        QApplication.processEvents()
    stage.room.feed._deliver()
    for _ in range(5):
        stage.settle()


def stored(stage: ClockStage) -> dict:
    return stage.room.cache.get(Incident.KIND, "I1").body


def test_a_report_ends_its_clock_and_the_next_one_runs_from_it(stage):
    stage.put(matter(level=EventLevel.LARGER))
    stage.page.begin()
    assert kinds(stage) == ["首报", "书面首报"]
    write(stage, "clocks.reported", "市值班室 周宁", "4 人受伤")
    assert kinds(stage) == ["书面首报", "续报"]
    (told,) = stored(stage)["reports"]
    assert (told["sort"], told["to"], told["note"]) == ("phone_first", "市值班室 周宁", "4 人受伤")
    assert stored(stage)["trail"][-1]["what"] == "reported"


def test_nothing_is_saved_without_who_got_it_and_what_was_written_stays(stage):
    stage.put(matter())
    stage.page.begin()
    write(stage, "clocks.reported", "", "4 人受伤")
    assert stage.said == ["请写明报给谁"] and "reports" not in stored(stage)
    assert stage.page.form.is_open and stage.page.form.values()["note"] == "4 人受伤"


def test_that_none_is_needed_is_said_with_the_reason_and_ends_both(stage):
    stage.put(matter())
    stage.page.begin()
    write(stage, "clocks.not_needed", "")
    assert stage.said[-1] == "请写明为什么无需上报"
    stage.page.form.put_away()
    write(stage, "clocks.not_needed", "设备误报，带班领导 沈一清 同意")
    assert kinds(stage) == []
    assert stored(stage)["reports"][0]["sort"] == ReportSort.NOT_NEEDED.value


def test_what_the_mode_asks_for_is_reported_where_its_clock_runs_and_begins_again(stage):
    """H705: the rhythm of 急 was a clock; what was reported, and to whom, stood nowhere."""
    effect = EffectTaken("cadence", "每 30 分钟汇总一次情况", minutes=30, source="演示值")
    decided = Decided(NOW - timedelta(minutes=25), "台风", "带班领导", "林岚", "01", "OP1")
    line = Turning("mode", "emergency", "", "on", decided, (), (effect,))
    hall = HallMode().begun(Mode.EMERGENCY, decided).turned(line)
    stage.put(hall)
    stage.page.begin()
    (clock,) = [each for each in stage.source() if each.kind == CADENCE]
    assert clock.ends == NOW + timedelta(minutes=5)
    write(stage, "clocks.reported", "", "水位回落")
    assert stage.said == ["请写明报给谁"]
    stage.page.form.put_away()
    write(stage, "clocks.reported", "区应急局 周宁", "水位回落")
    assert stage.said[-1] == "已记下，联网后自动报中心"
    (clock,) = [each for each in stage.source() if each.kind == CADENCE]
    assert clock.ends == NOW + timedelta(minutes=30)
    (line,) = [one for one in stage.room.journal.pending() if one.kind == "log.append"]
    assert "已报：每 30 分钟汇总一次情况；区应急局 周宁：水位回落（台风）" in str(line.body)


def test_on_another_clock_the_key_says_so_and_asks_nothing(stage):
    stage.put(order(1, limit("close", timedelta(hours=1), 5)))
    stage.page.begin()
    stage.room.commands.run("clocks.reported")
    assert stage.said == ["光标所在不是报送时限"] and not stage.page.form.is_open
    assert stage.room.clock.now() == NOW
