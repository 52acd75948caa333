"""A locked seat stays locked: over another language, a restart, panels that stood open (0063)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from console.app.starter import Starter
from console.commands import force_commands, mask_commands, patrol_commands, wall_tool_commands
from console.contract.grant import LoginAnswer
from console.domain.alert import Severity
from console.settings.hall_values import SPEAKS
from console.settings.store import NotSet
from console.shell import shell_commands
from console.shell.overlay import Overlay
from console.shell.plans import plan_commands
from tests.end2end.test_alone import NOWHERE, enrol
from tests.end2end.test_note import press_f3
from tests.end2end.test_seat_people import PIN, audit, log_texts, seat_down, type_pin, until
from tests.gui.duty import evening
from tests.support.hub import PASSWORD


@pytest.fixture
def starter(start, qtbot, tmp_path: Path) -> Starter:
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    until(qtbot, lambda: starter.seat.models.queue.rowCount() == 1)
    starter.seating.people._pins.put("linlan", PIN)
    return starter


def lock(qtbot, starter: Starter) -> None:
    qtbot.keyClick(starter.seat.frame.window, Qt.Key.Key_F12)
    assert starter.seating.people.lock.is_locked


def is_locked(starter: Starter) -> bool:
    people, seat = starter.seating.people, starter.seat
    said = "本席已锁定" in seat.frame.window.header.accessibleName()
    return people.lock.is_locked and seat.executor.is_locked and said


def open_panels() -> list[Overlay]:
    return [w for w in QApplication.allWidgets() if isinstance(w, Overlay) and w.isVisible()]


def test_windows_built_anew_in_another_language_are_locked(qtbot, starter: Starter) -> None:
    """H836."""
    lock(qtbot, starter)
    before = starter.seat
    starter.seating._speak("en")
    assert starter.seat is not before and is_locked(starter)
    type_pin_of(qtbot, starter)
    until(qtbot, lambda: not starter.seating.people.lock.is_locked)
    starter.seating._speak("en")
    assert not starter.seating.people.lock.is_locked


def type_pin_of(qtbot, starter: Starter) -> None:
    starter.seat.commands.run("seat.lock")  # asks for the PIN of a locked seat
    type_pin(qtbot, starter, PIN)


def test_h880_who_takes_a_locked_seat_stands_in_the_log(qtbot, starter: Starter) -> None:
    """H880: the lock refused the line, and nobody could say since when who sat here."""
    lock(qtbot, starter)
    seat_down(qtbot, starter, "zhouyan")
    until(qtbot, lambda: "周雁接替林岚在本席值守" in log_texts(starter))


def test_h880_what_ends_a_silence_at_a_locked_seat_stands_in_the_log(
    qtbot, starter: Starter
) -> None:
    """H880: its beginning stood there, and no end."""
    sound = starter.seat.frame.sound
    sound.begin_mute(300, "电话会商", "林岚")
    lock(qtbot, starter)
    sound.alerts_opened([evening.alert("r", Severity.RED, "堤脚渗水")])
    line = "静音结束：被更高等级告警打破（原因：电话会商）"
    until(qtbot, lambda: line in log_texts(starter))


def test_a_seat_started_again_is_as_locked_as_it_was_left(
    qtbot, start, starter: Starter, tmp_path: Path
) -> None:
    """H837: the last grant goes on without a PIN, so a restart opened what was locked."""
    lock(qtbot, starter)
    start.end(starter)
    again = start.unlocked(tmp_path / "seat")
    assert is_locked(again)
    type_pin_of(qtbot, again)
    until(qtbot, lambda: not again.seating.people.lock.is_locked)
    start.end(again)
    third = start.unlocked(tmp_path / "seat")
    assert not third.seating.people.lock.is_locked


def test_whoever_logs_in_at_a_start_sits_at_an_open_seat(
    qtbot, start, starter: Starter, tmp_path: Path
) -> None:
    """The password has just said who it is."""
    lock(qtbot, starter)
    kept = starter.seating._kept
    answer = LoginAnswer(grant=kept.of("linlan").token, public_key="", now="")
    kept.keep("linlan", PASSWORD, NOWHERE, answer)
    start.end(starter)
    again = start(NOWHERE, tmp_path / "seat")
    until(qtbot, lambda: again.seat is not None)
    assert not again.seating.people.lock.is_locked
    start.end(again)
    assert not start.unlocked(tmp_path / "seat").seating.people.lock.is_locked


def test_a_seat_nobody_could_open_any_more_starts_open(
    qtbot, start, starter: Starter, tmp_path: Path
) -> None:
    """Facts can still be written down there, as at a seat that would have locked by itself."""
    lock(qtbot, starter)
    kept, people = starter.seating._kept, starter.seating.people
    people._pins.forget("linlan")
    kept._put([replace(each, verifier="") for each in kept.all()], "linlan")
    start.end(starter)
    assert not start.unlocked(tmp_path / "seat").seating.people.lock.is_locked


CHANGES = (
    shell_commands.SETTINGS,
    shell_commands.CHOOSE_KEYS,
    shell_commands.THEME,
    shell_commands.VISION,
    patrol_commands.CHOOSE,
    plan_commands.SAVE,
    plan_commands.DELETE,
    plan_commands.SHARE,
    plan_commands.IMPORT,
    plan_commands.SCALE,
    wall_tool_commands.IMPORT_TASK,
    wall_tool_commands.SAVE_TASK,
    mask_commands.LAY,
    force_commands.LINK,
)


@pytest.mark.parametrize("command", CHANGES, ids=lambda each: each.id)
def test_what_changes_the_seat_asks_for_the_pin(qtbot, starter: Starter, command) -> None:
    """H838: on a locked seat the voice could be switched off, keys and plans changed."""
    lock(qtbot, starter)
    starter.seat.commands.run(command.id)
    assert open_panels() == [starter.seating.people.panel]


def test_a_setting_is_changed_by_no_way_while_the_seat_is_locked(qtbot, starter: Starter) -> None:
    """H838: also not by a field that gives what was typed away when its panel goes."""
    settings = starter._options.settings
    starter.seat.commands.run(shell_commands.SETTINGS.id)
    panel = starter.seating.settings.panel
    row = panel.row("seat.lock_after")
    row.control.setText("45")
    starter.seating.people.lock.lock("idle")
    assert not panel.isVisible() and row.control.text() != "45"
    row.control.setText("45")
    row.control.editingFinished.emit()  # as when its panel goes under the keyboard
    assert row.control.text() != "45"
    assert "本席已锁定" in row.told
    with pytest.raises(NotSet, match="本席已锁定"):
        settings.set(SPEAKS.name, not settings.value(SPEAKS))
    assert not [line for line in audit(starter) if line[1] == "setting.changed"]
    starter.seating.people.lock.unlock()
    settings.set(SPEAKS.name, not settings.value(SPEAKS))


def test_the_theme_wanted_at_a_locked_seat_comes_with_the_pin_and_can_be_chosen_back(
    qtbot, starter: Starter
) -> None:
    """H907: the screen was light, the settings said dark, and choosing dark did nothing."""
    lock(qtbot, starter)
    mods = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(starter.seat.frame.window, Qt.Key.Key_D, mods)
    assert starter.theme.look.theme == "dark" and is_locked(starter)
    type_pin(qtbot, starter, PIN)
    until(qtbot, lambda: starter.theme.look.theme == "light")
    starter.seat.commands.run(shell_commands.SETTINGS.id)
    row = starter.seating.settings.panel.row("look.theme")
    assert "本人设置" in row.told
    row.control.chosen.emit("dark")
    assert starter.theme.look.theme == "dark"


def test_a_panel_that_stood_open_acts_no_more(qtbot, starter: Starter) -> None:
    """H839: a digit began a mute on a locked seat, without a line in log or audit."""
    starter.seat.commands.run(shell_commands.MUTE.id)
    panel = starter.seat.sound.panel
    qtbot.keyClick(panel, Qt.Key.Key_1)
    lock(qtbot, starter)
    assert open_panels() == []
    qtbot.keyClick(starter.seat.frame.window, Qt.Key.Key_1)
    assert starter.seat.frame.sound.mute is None


def test_a_key_that_was_waited_for_is_not_taken_once_the_seat_is_locked(
    qtbot, starter: Starter
) -> None:
    """H839."""
    starter.seat.commands.run(shell_commands.CHOOSE_KEYS.id)
    panel = starter.seat.keys.panel()
    panel.wait_for_key("sound.mute")
    starter.seating.people.lock.lock("idle")
    assert not panel.is_waiting and not panel.isVisible()


def test_what_was_being_made_in_a_panel_is_there_after_the_pin(qtbot, starter: Starter) -> None:
    """H839: a page that is not saved was not to be lost to a seat that locks by itself."""
    panel = _Unsaved(starter.theme, starter.seat.frame.window, 400)
    panel.open_over()
    starter.seating.people.lock.lock("idle")
    assert not panel.isVisible()
    starter.seating.people.lock.unlock()
    assert panel.isVisible()
    panel.hide()


class _Unsaved(Overlay):
    """Does not go before it was asked twice."""

    def put_away(self) -> None:
        return


def test_a_note_half_written_is_put_away_and_there_after_the_pin(qtbot, starter: Starter) -> None:
    line = press_f3(qtbot, starter.seat)
    line.field.insert("半句话")
    line.field.textEdited.emit(line.field.text())
    starter.seating.people.lock.lock()
    assert line.isHidden(), "who passes by reads it"
    type_pin_of(qtbot, starter)
    until(qtbot, lambda: not starter.seating.people.lock.is_locked)
    assert press_f3(qtbot, starter.seat).field.text() == "半句话"
