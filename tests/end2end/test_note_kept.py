"""A note whose window closes, whose field goes, or that the disk is slow to take."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from console.app.instruction_desk import InstructionDesk
from console.app.seat import Seat
from console.shell import rail_pages
from tests.end2end.test_note import give_keyboard, last, press_f3, seat, until, write

__all__ = ["seat"]


def test_h991_a_window_that_closes_takes_no_note_and_no_key_with_it(qtbot, seat: Seat) -> None:
    """H991: F3 was dead until a restart, and the draft out of reach."""
    seat.screens.hand.tear_off(rail_pages.LOG)
    table = seat.pages.log.table
    until(qtbot, lambda: table.window() is not seat.frame.window and table.isVisible())
    give_keyboard(qtbot, table)
    line = press_f3(qtbot, seat, table)
    line.field.insert("半句话")
    line.field.textEdited.emit(line.field.text())
    table.window().close()
    until(qtbot, lambda: not isValid(line))
    give_keyboard(qtbot, seat.pages.duty.queue.list)
    line = press_f3(qtbot, seat)
    assert line.window() is seat.frame.window and line.field.text() == "半句话"
    write(qtbot, line, "，后半句")
    last(qtbot, seat, "半句话，后半句")


def test_h991_what_had_the_keyboard_may_be_gone_by_enter(qtbot, seat: Seat) -> None:
    seat.commands.run("instruction.open")
    seat.commands.run("instruction.write")
    form = seat.findChild(InstructionDesk).panel.form
    asked = form.fields["text"].field.edit
    give_keyboard(qtbot, asked)
    line = press_f3(qtbot, seat)
    form.leave()
    until(qtbot, lambda: not isValid(asked))
    write(qtbot, line, "填到一半")
    last(qtbot, seat, "填到一半")
    assert "已记入值班日志" in seat.frame.notices.texts
    assert QApplication.focusWidget() is not None


def test_h992_while_a_note_is_being_saved_nothing_is_typed_past_it(qtbot, seat: Seat) -> None:
    """H992: what was typed meanwhile was lost, and F3 recorded the first words twice."""
    line = press_f3(qtbot, seat)
    line.field.insert("第一条")
    line.field.textEdited.emit(line.field.text())
    goes_on = Event()
    seat.lanes.acts.submit(goes_on.wait)  # the disk takes its time
    try:
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
        qtbot.keyClicks(line.field, " 2")
        assert line.field.text() == "第一条" and line.isVisible()
        qtbot.keyClick(line.window(), Qt.Key.Key_F3)
        assert "上一条记事还在记入，稍候" in seat.frame.notices.texts
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
    finally:
        goes_on.set()
    until(qtbot, line.isHidden)
    line = press_f3(qtbot, seat)
    assert line.field.text() == ""
    write(qtbot, line, "第二条")
    last(qtbot, seat, "第二条")
    assert last(qtbot, seat, "第一条").text == "第一条"


def test_h992_so_it_is_in_the_line_of_the_log(qtbot, seat: Seat) -> None:
    seat.frame.window.show_page(rail_pages.LOG)
    field = seat.pages.log.write.field
    give_keyboard(qtbot, field.edit)
    field.edit.insert("电话通知")
    goes_on = Event()
    seat.lanes.acts.submit(goes_on.wait)
    try:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
        qtbot.keyClicks(field.edit, " 2")
        assert field.text == "电话通知"
    finally:
        goes_on.set()
    until(qtbot, lambda: not field.text)
    qtbot.keyClicks(field.edit, "3")
    assert field.text == "3"
    seat.lanes.acts.run(lambda: None)
    assert last(qtbot, seat, "电话通知").text == "电话通知"


def test_h998_what_was_entered_just_before_the_end_is_saved(
    qtbot, seat: Seat, start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """H998: the store was closed while what a person had entered still waited for its turn."""
    line = press_f3(qtbot, seat)
    line.field.insert("交班前最后一句")
    line.field.textEdited.emit(line.field.text())
    closed, store = Event(), type(seat.store)
    close = store.close
    with monkeypatch.context() as patched:
        patched.setattr(store, "close", lambda self: (close(self), closed.set()))
        seat.lanes.acts.submit(lambda: closed.wait(0.5))  # the disk takes its time
        qtbot.keyClick(line.field, Qt.Key.Key_Return)
        start.end(start._started[-1])
    again = start.unlocked(tmp_path / "seat").seat
    assert last(qtbot, again, "交班前最后一句").name == "林岚"
