"""Another person sits down at a running seat: what one has half written is nobody else's.

Nor is a password half typed, and who has given the change up is not followed all the same.
"""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from console.app.instruction_desk import InstructionDesk
from console.app.seat import Seat
from console.app.starter import Starter
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.shell import rail_pages
from console.shell.login_page import LoginPage
from tests.end2end.test_alone import NOWHERE
from tests.end2end.test_note import desk, last, press_f3, put, write
from tests.end2end.test_seat_people import starter, type_pin, until
from tests.gui.incident import site
from tests.gui.orders import site as orders_site
from tests.support.hub import PASSWORD

__all__ = ["starter"]

WORDS = "林岚写的半句话"


@pytest.fixture
def seat(qtbot, starter: Starter) -> Seat:
    seat = starter.seat
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    seat.frame.window.activateWindow()
    until(qtbot, lambda: seat.pages.duty.detail.alert_id)
    return seat


def sit(qtbot: Any, starter: Starter, who: str) -> None:
    people = starter.seating.people
    people.sit(people._kept.of(who).identity)
    until(qtbot, lambda: starter.seat.identity.person == who)


def half_note(qtbot: Any, seat: Seat) -> None:
    line = press_f3(qtbot, seat)
    line.field.insert(WORDS)
    line.field.textEdited.emit(line.field.text())


def test_h990_a_note_is_written_on_by_who_began_it(qtbot, starter: Starter, seat: Seat) -> None:
    """H990: the next person's Enter put the first one's words into the log as hers."""
    half_note(qtbot, seat)
    line = desk(seat).line
    sit(qtbot, starter, "zhouyan")
    assert line.isHidden()
    line = press_f3(qtbot, seat)
    assert line.field.text() == ""
    write(qtbot, line, "周雁写的")
    entry = last(qtbot, seat, "周雁写的")
    assert (entry.text, entry.name) == ("周雁写的", "周雁")
    sit(qtbot, starter, "linlan")
    until(qtbot, lambda: f"有一条记事没写完：{WORDS}" in seat.frame.notices.texts)
    assert press_f3(qtbot, seat).field.text() == WORDS


def test_h990_the_line_of_the_log_and_an_orders_text_stay_with_their_writer(
    qtbot, starter: Starter, seat: Seat
) -> None:
    (alert,) = seat.models.queue.alerts()
    foot = seat.pages.log.write.field
    qtbot.keyClicks(foot.edit, "12345")
    deploy = seat.pages.deploy
    deploy.show_alert(alert.id)
    until(qtbot, lambda: deploy.alert_id)
    text = deploy.order.text
    proposed = text.text
    text.edit.insertPlainText("先断电：")
    sit(qtbot, starter, "zhouyan")
    assert foot.text == "" and text.text == proposed
    qtbot.keyClicks(foot.edit, "678")
    sit(qtbot, starter, "linlan")
    assert foot.text == "12345" and text.text.startswith("先断电：")
    sit(qtbot, starter, "zhouyan")
    assert foot.text == "678" and text.text == proposed


def test_h990_a_form_that_is_half_filled_in_is_put_away(
    qtbot, starter: Starter, seat: Seat
) -> None:
    seat.commands.run("instruction.open")
    seat.commands.run("instruction.write")
    asked = seat.findChild(InstructionDesk).panel.form
    qtbot.keyClicks(asked.fields["text"].field.edit, "2468")
    sit(qtbot, starter, "zhouyan")
    assert asked.isHidden()
    seat.commands.run("instruction.write")
    assert asked.fields["text"].text == ""
    sit(qtbot, starter, "linlan")
    seat.commands.run("instruction.write")
    assert asked.fields["text"].text == "2468"


def test_h990_so_are_those_of_a_matter_and_of_a_work_order(
    qtbot, starter: Starter, seat: Seat
) -> None:
    matter, order = site.incident(), orders_site.tree()
    put(seat, matter, order)
    seat.pages.show_room(matter.id)
    room = seat.pages.incident
    until(qtbot, lambda: room.trail.model.rowCount())
    seat.commands.run("room.note")
    qtbot.keyClicks(room.foot.form.fields["words"].edit, "13579")
    seat.commands.run("room.close")
    assert room.closing.isVisible(), "the list of points, each decided by somebody"
    seat.frame.window.show_page(rail_pages.ORDERS)
    page = seat.pages.orders
    until(qtbot, lambda: page.show_order(order.id) or page.current)
    seat.commands.run("work.ask_return")
    qtbot.keyClicks(page.pane.foot.form.fields["note"].edit, "97531")
    sit(qtbot, starter, "zhouyan")
    assert not room.foot.form.is_open and not page.pane.foot.form.is_open
    assert room.closing.isHidden()
    seat.commands.run("room.note")
    seat.commands.run("work.ask_return")
    assert room.foot.form.values()["words"] == page.pane.foot.form.values()["note"] == ""
    sit(qtbot, starter, "linlan")
    seat.commands.run("room.note")
    seat.commands.run("work.ask_return")
    assert room.foot.form.values()["words"] == "13579"
    assert page.pane.foot.form.values()["note"] == "97531"


def test_h994_a_call_ends_with_the_person_who_was_on_the_phone(
    qtbot, starter: Starter, seat: Seat
) -> None:
    """H994: nothing was said and orange was silent for somebody who was on no phone."""
    seat.commands.run("sound.call")
    assert seat.frame.sound.is_on_call
    sit(qtbot, starter, "zhouyan")
    assert not seat.frame.sound.is_on_call
    assert "通话中静音" not in seat.frame.window.header.accessibleName()
    assert "通话结束，声音已恢复" in seat.frame.notices.texts


def log_in_beside(qtbot: Any, starter: Starter, *words: str) -> LoginPage:
    """Ask for the log-in and write into its lines: hub, account, password, seat."""
    starter.seating.people.ask_again()
    page = starter.seating.people.login
    until(qtbot, page.isVisible)
    for line, told in zip(page.findChildren(QLineEdit), words, strict=False):
        line.setText(told)
    return page


def texts(page: LoginPage) -> list[str]:
    return [line.text() for line in page.findChildren(QLineEdit)]


def test_h996_a_log_in_that_was_closed_keeps_nothing_typed(qtbot, starter: Starter) -> None:
    """H996: the next person found account and password filled in; Enter was enough."""
    page = log_in_beside(qtbot, starter, NOWHERE, "linlan", f"{PASSWORD} linlan")
    page.close()
    assert texts(log_in_beside(qtbot, starter))[1:3] == ["", ""]


def test_h996_nor_does_one_that_stands_when_somebody_sits_down(
    qtbot, starter: Starter, seat: Seat
) -> None:
    page = log_in_beside(qtbot, starter, NOWHERE, "linlan", f"{PASSWORD} linlan")
    sit(qtbot, starter, "zhouyan")
    until(qtbot, lambda: not isValid(page))
    assert texts(log_in_beside(qtbot, starter))[1:3] == ["", ""]


def until_answered(qtbot: Any, thread: str) -> None:
    """Wait until what runs aside has ended and its answer was heard here."""
    until(qtbot, lambda: not any(each.name == thread for each in threading.enumerate()))
    heard: list[None] = []
    when_done(run_aside("after", lambda: None), QApplication.instance(), heard.append)
    until(qtbot, lambda: heard)


def test_h997_esc_gives_a_change_of_person_up(qtbot, starter: Starter, seat: Seat) -> None:
    """H997: the panel was gone, and a moment later the other person sat here."""
    people = starter.seating.people
    people.change()
    type_pin(qtbot, starter, f"{PASSWORD} zhouyan")
    qtbot.keyClick(people.panel, Qt.Key.Key_Escape)
    until_answered(qtbot, "pin")
    assert seat.identity.person == "linlan" and people.panel.isHidden()
    people.change()
    type_pin(qtbot, starter, f"{PASSWORD} zhouyan")
    until(qtbot, lambda: seat.identity.person == "zhouyan")


def test_h997_a_log_in_that_was_closed_seats_nobody(qtbot, starter: Starter, seat: Seat) -> None:
    page = log_in_beside(qtbot, starter, NOWHERE, "zhouyan", f"{PASSWORD} zhouyan", "seat-1")
    page.submit()
    page.close()
    again = log_in_beside(qtbot, starter)
    until_answered(qtbot, "login")
    assert seat.identity.person == "linlan" and again.isVisible() and not again.failure
    log_in_beside(qtbot, starter, NOWHERE, "zhouyan", f"{PASSWORD} zhouyan", "seat-1").submit()
    until(qtbot, lambda: seat.identity.person == "zhouyan")
    assert starter.seating.people.login is None
