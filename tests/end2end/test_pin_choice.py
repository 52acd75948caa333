"""Choosing a PIN: by whoever sits here, and by nobody who only passes by."""

from typing import Any

from PySide6.QtCore import Qt

from console.app.starter import Starter
from console.shell.pin_choice_panel import PinChoicePanel
from tests.end2end.test_seat_people import PIN, audit, give_pin, starter, type_pin, until
from tests.support.hub import PASSWORD

__all__ = ["starter"]

OTHER = "2580"


def panel_of(starter: Starter) -> PinChoicePanel:
    return starter.seating.people.pin_choice.panel


def choose(qtbot: Any, starter: Starter, *typed: str) -> PinChoicePanel:
    """Ask for a PIN and fill in the lines that are there; Enter in each."""
    starter.seat.commands.run("seat.pin")
    panel = panel_of(starter)
    lines = [line for line in panel.lines if not line.isHidden()]
    for line, words in zip(lines, typed, strict=True):
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    return panel


def opens(qtbot: Any, starter: Starter, pin: str) -> None:
    """The seat is locked and opened by it."""
    lock = starter.seating.people.lock
    starter.seat.commands.run("seat.lock")
    starter.seat.commands.run("seat.lock")
    type_pin(qtbot, starter, pin)
    until(qtbot, lambda: not lock.is_locked)


def test_h995_nobody_gives_a_person_another_pin_in_passing(qtbot, starter: Starter) -> None:
    """H995: it took two lines at an open seat, and then proved its owner as second person."""
    give_pin(qtbot, starter, PIN)
    panel = choose(qtbot, starter, "1357", OTHER, OTHER)
    until(qtbot, lambda: "PIN 没有改" in panel.hint)
    assert panel.isVisible() and not any(line.text() for line in panel.lines)
    assert audit(starter)[-1][1:3] == ("seat.pin", "refused")
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    opens(qtbot, starter, PIN)


def test_h995_by_the_pin_until_now_or_the_password_it_is_another(qtbot, starter: Starter) -> None:
    give_pin(qtbot, starter, PIN)
    panel = choose(qtbot, starter, PIN, OTHER, OTHER)
    assert panel.lines[0].placeholderText() == "现用的 PIN，或登录密码"
    until(qtbot, panel.isHidden)
    opens(qtbot, starter, OTHER)
    panel = choose(qtbot, starter, f"{PASSWORD} linlan", PIN, PIN)  # OTHER was forgotten
    until(qtbot, panel.isHidden)
    opens(qtbot, starter, PIN)


def test_h995_the_first_one_takes_the_password(qtbot, starter: Starter) -> None:
    panel = choose(qtbot, starter, "1357", OTHER, OTHER)
    assert panel.lines[0].placeholderText() == "登录密码"
    until(qtbot, lambda: "PIN 没有改" in panel.hint)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    give_pin(qtbot, starter, PIN)
    opens(qtbot, starter, PIN)


def test_esc_while_the_proof_is_checked_changes_nothing(qtbot, starter: Starter) -> None:
    give_pin(qtbot, starter, PIN)
    panel = choose(qtbot, starter, PIN, OTHER, OTHER)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    panel = choose(qtbot, starter, "1357", OTHER, OTHER)
    until(qtbot, lambda: "PIN 没有改" in panel.hint)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    opens(qtbot, starter, PIN)


def test_the_panel_goes_with_the_person(qtbot, starter: Starter) -> None:
    starter.seat.commands.run("seat.pin")
    panel = panel_of(starter)
    qtbot.keyClicks(panel.lines[1], PIN)
    starter.seating.people.change()
    type_pin(qtbot, starter, f"{PASSWORD} zhouyan")
    until(qtbot, lambda: starter.seat.identity.person == "zhouyan")
    assert panel.isHidden() and not panel.lines[1].text()
