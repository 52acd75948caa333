"""批示 from anywhere by keys: verbatim, read back, told on, pressed for, supervised (B.6)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.instruction_watch import InstructionWatch
from console.domain.instruction import Instruction
from console.models.clock_source import ClockSource
from console.runtime.clock import CHINA
from console.settings.limit_profile import load_limits
from offline_cache.lanes import InlineLane
from tests.gui.instruction.stage import (
    NOW,
    InstructionStage,
    called,
    families,
    stopped,
)


@pytest.fixture
def stage(qapp, theme, chinese, tmp_path: Path) -> Iterator[InstructionStage]:
    stage = InstructionStage(tmp_path, theme)
    yield stage
    stage.close()


def press(stage: InstructionStage, key: Qt.Key) -> None:
    QTest.keyClick(stage.panel.list if stage.panel.words else stage.panel, key)
    stage.turn()


def told(stage: InstructionStage, id: str) -> Instruction:
    return next(each for each in stage.book.shown() if each.id == id)


def test_what_is_overdue_stands_first_and_every_line_says_its_proof(stage) -> None:
    stage.given(called(), families(), stopped())
    stage.show()
    first, second, last = stage.panel.words
    assert "超时 10:00" in first and "林岚复诵，陆闻舟确认" in first
    assert "已转达 2·收悉 1/2" in first and "催办 1 次" in first
    assert "剩 18:00" in second and "已反馈 1 次" in second
    assert "书面" in last and "已办结" in last


def test_a_phone_instruction_is_written_verbatim_and_not_without_its_read_back(stage) -> None:
    stage.show()
    press(stage, Qt.Key.Key_N)
    words = {"text": "两个镇 10 分钟内叫通", "from_name": "陆闻舟", "post": "带班领导",
             "units": "芦汀镇，菱渡镇", "minutes": "10"}  # fmt: skip
    stage.type(**words)
    assert "须复诵" in stage.panel.form.head.accessibleName() and not stage.results
    stage.type(agreed_by="陆闻舟")
    (given,) = stage.book.shown()
    assert given.text == "两个镇 10 分钟内叫通" and given.number == "01-0010"
    assert [each.name for each in given.targets] == ["芦汀镇", "菱渡镇"]
    assert given.read_back is not None and given.read_back.agreed_by == "陆闻舟"
    assert given.feedback_by == NOW + timedelta(minutes=10)
    assert given.incident == "E-1", "it is about the matter at hand"


def test_the_whole_way_goes_by_keys(stage) -> None:
    stage.given(called())
    stage.show()
    press(stage, Qt.Key.Key_2)
    stage.type(by="值班员 何汀")
    press(stage, Qt.Key.Key_3)
    press(stage, Qt.Key.Key_4)
    stage.type(text="两个镇都已叫通", unit_name="菱渡镇")
    press(stage, Qt.Key.Key_5)
    stage.type(text="已全部叫通")
    press(stage, Qt.Key.Key_6)
    stage.type()
    assert all(each.is_saved for each in stage.results)
    done = told(stage, "N-1")
    assert done.state == "closed" and done.unreceipted == ()
    assert stage.said == ["登记收悉", "办理", "反馈", "回报", "办结"]


def test_supervision_is_offered_only_after_somebody_pressed_for_it(stage) -> None:
    stage.given(families())
    stage.show()
    press(stage, Qt.Key.Key_8)
    stage.type(text="今晚 22 点前报结果")
    assert not stage.results[-1].is_saved
    press(stage, Qt.Key.Key_7)
    stage.type(text="请报进展")
    press(stage, Qt.Key.Key_8)
    stage.type(text="今晚 22 点前报结果")
    assert stage.results[-1].is_saved
    assert "督办中" in stage.panel.words[0]


def test_esc_leaves_the_question_first_and_then_the_list(stage) -> None:
    stage.given(families())
    stage.show()
    press(stage, Qt.Key.Key_4)
    QTest.keyClick(stage.panel.form.fields["text"].field.edit, Qt.Key.Key_Escape)
    stage.turn()
    assert not stage.panel.form.isVisible() and stage.panel.isVisible()
    press(stage, Qt.Key.Key_Escape)
    assert not stage.panel.isVisible()


def test_esc_keeps_what_is_half_written_and_sending_forgets_it(stage) -> None:
    """H572: a leader's words half written down were gone with one Esc."""
    stage.show()
    press(stage, Qt.Key.Key_N)
    form = stage.panel.form
    for field, words in (("text", "两个镇 10 分钟内叫通"), ("from_name", "陆闻舟")):
        form.fields[field].field.edit.setFocus()
        QTest.keyClicks(form.fields[field].field.edit, "")
        form.fields[field].field.set_text(words)
        form.fields[field].field.edited.emit(words)
    QTest.keyClick(form.fields["text"].field.edit, Qt.Key.Key_Escape)
    assert not form.isVisible() and not stage.results
    press(stage, Qt.Key.Key_N)
    assert form.answers["text"] == "两个镇 10 分钟内叫通" and form.answers["from_name"] == "陆闻舟"
    assert "上次没写完" in form.head.accessibleName()
    stage.type(agreed_by="陆闻舟")
    press(stage, Qt.Key.Key_N)
    assert form.answers["text"] == "" and "上次没写完" not in form.head.accessibleName()


def test_one_that_is_overdue_is_pressed_for_with_words_ready(stage) -> None:
    stage.given(called())
    stage.show()
    press(stage, Qt.Key.Key_7)
    assert stage.panel.form.answers["text"] == "逾期未反馈，请立即报办理情况"


def test_an_overdue_instruction_says_so_once_by_itself(stage) -> None:
    """H572: it was seen by whoever looked at the strip, and by nobody else."""
    source = ClockSource(
        stage.cache, stage.feed, InlineLane(), load_limits(), stage.clock.now, CHINA
    )
    watch, told = InstructionWatch(source, stage.clock.now), list[str]()
    watch.overdue.connect(told.append)
    stage.given(called(), families())
    source.load()
    assert told == [], "what was overdue before somebody sat down stands in the strip"
    stage.clock.jump(timedelta(minutes=19).total_seconds())
    watch.look()
    watch.look()
    assert told == [families().text]


def test_esc_is_said_once_for_what_it_leaves_first(stage) -> None:
    stage.given(called())
    stage.show()
    assert "Esc" in stage.panel._head.accessibleName()
    press(stage, Qt.Key.Key_N)
    assert "Esc" in stage.panel.form.head.accessibleName()
    assert "Esc" not in stage.panel._head.accessibleName()
    stage.panel.put_away()
    assert "Esc" in stage.panel._head.accessibleName()
