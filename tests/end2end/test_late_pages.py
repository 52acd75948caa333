"""Pages that are built after the first paint: their keys stand before them, nothing is missing."""

from dataclasses import replace
from itertools import chain

import pytest
from PySide6.QtCore import Qt

from console.app.seat import Seat
from console.commands import (
    check_commands,
    intake_commands,
    log_commands,
    order_commands,
    outbox_commands,
)
from console.domain.entity import encode
from console.shell import rail_pages
from console.shell.keys import key_sheet
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, done, enrol
from tests.gui.duty import evening

LATE = (order_commands, intake_commands, log_commands, outbox_commands, check_commands)


@pytest.fixture
def seat(start, tmp_path) -> Seat:
    """A seat that was started this moment: its loop has not turned, so nothing was built ahead."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    assert seat is not None
    return seat


def late(seat: Seat) -> tuple[object, ...]:
    pages = seat.pages
    wall = next(pages.walls.built, None)
    built = (pages._intake, pages._deploy, pages._log, pages._area)
    return (*(each.if_built for each in built), wall)


def test_keys_and_titles_stand_before_their_pages(qtbot, seat) -> None:
    assert late(seat) == (None,) * 5
    known = {command.id for command in seat.commands}
    assert {c.id for c in chain.from_iterable(m.COMMANDS for m in LATE)} <= known
    groups = key_sheet(seat.commands, [rail_pages.DEPLOY])
    lines = [line.title for group in groups for line in group.lines]
    assert "到场" in "".join(lines) and "接报登记" in lines


def test_f2_opens_a_form_that_was_not_built_yet_and_the_keyboard_is_in_it(qtbot, seat) -> None:
    window = seat.frame.window
    qtbot.keyClick(window, Qt.Key.Key_F2)
    panel = seat.pages.intake
    assert panel.isVisible()
    qtbot.waitUntil(panel.form.words.edit.hasFocus, timeout=PATIENCE)


def test_what_was_written_before_the_log_was_built_stands_on_it(qtbot, seat) -> None:
    seat.pages.ahead._builders.clear()
    assert done(qtbot, seat.acts.log.write("水位 12 厘米")).is_saved
    assert seat.pages._log.if_built is None
    seat.commands.run(log_commands.WRITE.id)
    log = seat.pages.log
    assert log.isVisible() and seat.frame.window.current_page == rail_pages.LOG
    qtbot.waitUntil(lambda: log.model.rowCount() == 1, timeout=PATIENCE)


def test_a_panel_opens_from_the_header_the_first_time(qtbot, seat) -> None:
    seat.frame.window.header.item_clicked.emit("outbox")
    seat.commands.run(outbox_commands.OPEN.id)  # the second time puts it away
    seat.frame.window.header.item_clicked.emit("check")
    shown = [child for child in seat.frame.window.children() if _is_open_panel(child)]
    assert [type(panel).__name__ for panel in shown] == ["CheckPanel"]


def test_every_page_is_built_while_nobody_waits_for_it(qtbot, seat) -> None:
    qtbot.waitUntil(lambda: None not in late(seat), timeout=PATIENCE)
    assert seat.frame.window.current_page == rail_pages.DUTY


def _is_open_panel(child: object) -> bool:
    return type(child).__name__ in ("OutboxPanel", "CheckPanel") and child.isVisible()


def test_ctrl_e_shows_the_figures_and_their_thread_ends_with_the_seat(qtbot, seat) -> None:
    """The test's own ground looks for threads that are left behind."""
    window = seat.frame.window
    assert seat.pages._quality.if_built is None
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = seat.pages._quality.if_built
    assert page is not None and page.isVisible()
    qtbot.waitUntil(lambda: page._book.counted is not None, timeout=PATIENCE)


def test_enter_on_the_figures_goes_to_an_alert_that_is_still_in_the_queue(qtbot, seat) -> None:
    one = evening.alert("here", evening.RED, "车棚明火")
    change = Change(1, one.KIND, one.id, "e.1", "hub", encode(one))
    seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))
    qtbot.waitUntil(lambda: seat.models.queue.alert("here") is not None, timeout=PATIENCE)
    seat.commands.run("quality.open")
    page = seat.pages._quality()
    page.alert_requested.emit("gone")
    assert seat.frame.window.current_page != rail_pages.DUTY
    page.alert_requested.emit("here")
    assert seat.frame.window.current_page == rail_pages.DUTY
    assert seat.pages.duty.queue.list.current_id == "here"


def test_what_a_model_says_late_reaches_no_page_of_a_seat_that_ended(
    qtbot, start, tmp_path
) -> None:
    """H801: a reading that came after the end let the alert's pictures ask the closed cache."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    seat = starter.seat
    one = evening.alert("here", evening.RED, "车棚明火")
    placed = replace(one, place=replace(one.place, point=evening.SHED))
    change = Change(1, one.KIND, one.id, "e.1", "hub", encode(placed))
    seat.models.feed.publish(seat.store.cache.apply([change], "e:1"))
    detail = seat.pages.duty.right.detail
    qtbot.waitUntil(lambda: seat.models.queue.alert("here") is not None, timeout=PATIENCE)
    seat.pages.duty.open_alert("here")
    qtbot.waitUntil(lambda: detail.alert_id == "here" and detail.isVisible(), timeout=PATIENCE)
    assert detail.tiles.camera_ids == []  # so it looks again whenever something is said
    models = seat.models
    start.end_under_windows(starter)
    with qtbot.captureExceptions() as raised:
        for said in (models.queue.modelReset, models.orders.changed, models.directory.changed):
            said.emit()
        models.link.reach_changed.emit()
    assert raised == []
