"""Screens of a seat by key: what cannot be done is said, nothing is undone that nobody did."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.app.starter import Starter
from console.shell import rail_pages
from console.shell.plans import plan_commands
from tests.end2end.test_alone import enrol
from tests.end2end.test_screens import where
from tests.end2end.test_seat_people import PIN, type_pin, until

CTRL = Qt.KeyboardModifier.ControlModifier
FLOOD = "plan.use.command-flood"


@pytest.fixture
def starter(start, qtbot, tmp_path: Path) -> Starter:
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    until(qtbot, lambda: starter.seat.models.queue.rowCount() == 1)
    return starter


def begin_again(start, starter: Starter, tmp_path: Path, *words: str) -> Starter:
    start.end(starter)
    return start.unlocked(tmp_path / "seat", *words)


@pytest.mark.parametrize(
    ("id", "why"),
    [
        ("page.send_on", "只接了一台显示器"),
        ("page.join", "没有别的窗格"),
        ("pane.next", "只有这一个窗格"),
        ("plan.undo", "没有可撤回的"),
    ],
)
def test_a_key_that_can_do_nothing_says_why(starter: Starter, id: str, why: str) -> None:
    seat = starter.seat
    before = seat.screens.windows.layout
    seat.commands.run(id)
    assert any(why in words for words in seat.frame.notices.texts)
    assert seat.screens.windows.layout == before


@pytest.mark.parametrize("id", ["page.split_right", "page.split_below"])
def test_a_page_that_stands_alone_cannot_be_parted_and_that_is_said(starter, id: str) -> None:
    seat = starter.seat
    seat.frame.window.show_page(rail_pages.LOG)
    seat.commands.run("page.tear_off")
    stood = where(seat)
    assert seat.screens.page_at_hand == rail_pages.LOG
    seat.commands.run(id)
    assert any("只有这一页" in words for words in seat.frame.notices.texts)
    assert where(seat) == stood


def test_what_nobody_did_is_not_taken_back(starter: Starter) -> None:
    """H953."""
    seat = starter.seat
    assert not seat.screens.switch.can_undo
    QTest.keyClick(seat.frame.window, Qt.Key.Key_F9, CTRL)
    assert where(seat) == {"duty": "desk"}
    assert seat.screens.windows.layout.desk.pages
    assert not any("恢复原样" in words for words in seat.frame.notices.texts)


def test_a_plan_named_at_the_start_is_no_step_either(start, starter, tmp_path: Path) -> None:
    """H953."""
    again = begin_again(start, starter, tmp_path, "--plan", "shipped/command-flood")
    switch = again.seat.screens.switch
    assert switch.current.of == "shipped/command-flood" and not switch.can_undo


def test_a_plan_that_is_not_there_costs_nothing_of_what_stood(
    start, starter: Starter, tmp_path: Path
) -> None:
    """H955."""
    starter.seat.screens.hand.tear_off(rail_pages.LOG)
    again = begin_again(start, starter, tmp_path, "--plan", "shipped/command-clam")
    assert "loose-log" in where(again.seat).values()
    assert any("shipped/command-clam" in words for words in again.seat.frame.notices.texts)
    third = begin_again(start, again, tmp_path)
    assert "loose-log" in where(third.seat).values()


def lock(starter: Starter) -> None:
    starter.seating.people._pins.put("linlan", PIN)
    starter.seat.commands.run("seat.lock")
    assert starter.seating.people.lock.is_locked


def test_a_locked_seat_asks_for_the_pin_before_another_plan_stands(starter: Starter) -> None:
    """H957: a saved plan changes the cameras of walls, too."""
    lock(starter)
    starter.seat.commands.run(FLOOD)
    assert starter.seating.people.panel.isVisible()
    assert starter.seat.screens.switch.current.of == ""
    assert all(command.acts for command in plan_commands.USE)


def test_a_plan_pressed_in_the_panel_waits_for_the_pin_and_stands_after_it(
    qtbot, starter: Starter
) -> None:
    """H957."""
    seat, people = starter.seat, starter.seating.people
    lock(starter)
    seat.commands.run("plan.open")
    panel = seat.screens.panel()
    panel.plans.set_current("shipped/command-flood")
    at = panel.plans.part(panel.plans.current_part()).rect.center().toPoint()
    qtbot.mouseClick(panel.plans, Qt.MouseButton.LeftButton, pos=at)
    assert people.panel.isVisible() and seat.screens.switch.current.of == ""
    type_pin(qtbot, starter, PIN)
    until(qtbot, lambda: seat.screens.switch.current.of == "shipped/command-flood")


def test_windows_are_moved_at_a_locked_seat_and_a_plan_is_not_taken_back(
    qtbot, starter: Starter
) -> None:
    """H957: a page is torn off and comes back without a PIN; a plan that was used is not undone."""
    seat, people = starter.seat, starter.seating.people
    seat.commands.run(FLOOD)
    stood = where(seat)
    lock(starter)
    seat.commands.run("page.tear_off")
    assert where(seat) != stood
    seat.commands.run("plan.undo")
    assert where(seat) == stood and people.panel.isHidden()
    seat.commands.run("plan.undo")
    assert people.panel.isVisible() and seat.screens.switch.current.of == "shipped/command-flood"
    type_pin(qtbot, starter, PIN)
    until(qtbot, lambda: seat.screens.switch.current.of == "")


def test_every_window_says_that_the_seat_is_locked_and_that_it_is_open_again(
    qtbot, starter: Starter
) -> None:
    """Walls and torn off pages said nothing of it, before the lock and after."""
    seat, people = starter.seat, starter.seating.people

    def said() -> list[bool]:
        windows = seat.screens.windows.standing()
        return ["本席已锁定" in window.header.accessibleName() for _, window, _ in windows]

    seat.frame.window.show_page(rail_pages.DEPLOY)
    seat.commands.run("page.tear_off")
    lock(starter)
    until(qtbot, lambda: said() == [True, True])
    seat.frame.window.show_page(rail_pages.LOG)
    seat.commands.run("page.tear_off")
    until(qtbot, lambda: said() == [True, True, True])
    people.lock.unlock()
    until(qtbot, lambda: said() == [False, False, False])
