"""Any note from anywhere: F3 on every page and in every window, cut off, and over a crash."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from console.app.note_desk import NoteDesk
from console.app.seat import Seat
from console.domain.duty import LogEntry
from console.domain.entity import decode, encode
from console.domain.geo import Place, Point
from console.domain.reference import Camera, Unit
from console.shell import rail_pages
from console.shell.note_line import NoteLine
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol

CAMERA = Camera("c1", "潮生路 3 号口", Place("潮生路", point=Point(121.4012, 31.2034)), level=1)
UNIT = Unit("u1", "云汀排水二队", "drainage", phone="0000-6101")


def until(qtbot: Any, is_so: Any) -> None:
    qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE)


@pytest.fixture
def seat(start, qtbot, tmp_path: Path) -> Seat:
    """A seat without a hub, with one alert: everything here happens cut off."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    seat.frame.window.activateWindow()
    until(qtbot, lambda: seat.pages.duty.detail.alert_id)
    return seat


def desk(seat: Seat) -> NoteDesk:
    found = seat.findChild(NoteDesk)
    assert isinstance(found, NoteDesk)
    return found


def give_keyboard(qtbot: Any, widget: QWidget) -> None:
    def has_it() -> bool:
        widget.window().activateWindow()
        widget.setFocus()
        return widget.hasFocus()

    until(qtbot, has_it)


def press_f3(qtbot: Any, seat: Seat, widget: QWidget | None = None) -> NoteLine:
    window = (widget or QApplication.focusWidget() or seat.frame.window).window()
    window.activateWindow()
    until(qtbot, window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    line = desk(seat).line
    assert line is not None and line.isVisible() and line.field.hasFocus()
    return line


def write(qtbot: Any, line: NoteLine, words: str) -> None:
    line.field.insert(words)
    line.field.textEdited.emit(line.field.text())
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    until(qtbot, line.isHidden)


def last(qtbot: Any, seat: Seat, words: str) -> LogEntry:
    def found() -> list[LogEntry]:
        rows = seat.store.cache.select(LogEntry.KIND)
        return [e for r in rows if words in (e := decode(LogEntry, r.body)).text]

    until(qtbot, found)
    (entry,) = found()
    return entry


def test_on_the_duty_page_the_alert_under_the_cursor_goes_with_it(qtbot, seat: Seat) -> None:
    (alert,) = seat.models.queue.alerts()
    give_keyboard(qtbot, seat.pages.duty.queue.list)
    line = press_f3(qtbot, seat)
    assert alert.title in line.about
    write(qtbot, line, "现场说水退了")
    entry = last(qtbot, seat, "现场说水退了")
    assert entry.refs == (f"alert/{alert.id}",) and entry.category == "记事"
    until(qtbot, seat.pages.duty.queue.list.hasFocus)  # the keyboard is where it was
    assert seat.frame.window.current_page == rail_pages.DUTY
    assert "已记入值班日志" in seat.frame.notices.texts


def test_f3_again_goes_on_to_nothing_in_particular_and_back(qtbot, seat: Seat) -> None:
    line = press_f3(qtbot, seat)
    press_f3(qtbot, seat, line)
    assert "不附对象" in line.about
    write(qtbot, line, "换班前打扫")
    assert last(qtbot, seat, "换班前打扫").refs == ()


def test_on_the_deploy_page_a_unit_or_the_alert(qtbot, seat: Seat) -> None:
    (alert,) = seat.models.queue.alerts()
    seat.commands.run("alert.deploy")
    until(qtbot, lambda: seat.frame.window.current_page == rail_pages.DEPLOY)
    page = seat.pages.deploy
    page.order.text.edit.setFocus()
    line = press_f3(qtbot, seat)
    assert alert.title in line.about
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.isHidden()
    put(seat, UNIT)
    until(qtbot, lambda: page._show_all() or page.forces.table.current_id == "u1")
    give_keyboard(qtbot, page.forces.table)
    line = press_f3(qtbot, seat)
    assert UNIT.name in line.about
    write(qtbot, line, "车在修")
    assert last(qtbot, seat, "车在修").refs == ("unit/u1", f"alert/{alert.id}")


def test_on_the_log_page_the_line_under_the_cursor(qtbot, seat: Seat) -> None:
    write(qtbot, press_f3(qtbot, seat), "第一条")
    first = last(qtbot, seat, "第一条")
    seat.frame.window.show_page(rail_pages.LOG)
    table = seat.pages.log.table
    until(qtbot, lambda: seat.pages.log.model.row_of(first.id) is not None)
    table.set_current(first.id)
    give_keyboard(qtbot, table)
    line = press_f3(qtbot, seat)
    assert "第一条" in line.about
    write(qtbot, line, "补充上一条")
    entry = last(qtbot, seat, "补充上一条")
    assert entry.refs == (f"log_entry/{first.id}",)


def test_in_the_form_of_a_call_the_call_is_named_in_the_words(qtbot, seat: Seat) -> None:
    qtbot.keyClick(seat.frame.window, Qt.Key.Key_F2)
    form = seat.pages.intake.form
    until(qtbot, form.words.isVisible)
    form.words.edit.setFocus()
    line = press_f3(qtbot, seat)
    assert "来电" in line.about
    write(qtbot, line, "来电人很急")
    entry = last(qtbot, seat, "来电人很急")
    assert entry.refs == () and entry.text.endswith("：来电人很急") and len(entry.text) > 8


def test_on_the_wall_the_camera_of_the_tile(qtbot, seat: Seat) -> None:
    put(seat, CAMERA)
    seat.commands.run("wall.open")
    wall = seat.pages.wall
    until(qtbot, wall.isVisible)
    wall.show_camera("c1")
    wall.pictures.setFocus()
    line = press_f3(qtbot, seat, wall)
    assert CAMERA.name in line.about
    write(qtbot, line, "画面有雾")
    assert last(qtbot, seat, "画面有雾").refs == ("camera/c1",)


def test_in_a_window_of_its_own_the_line_stands_at_that_window(qtbot, seat: Seat) -> None:
    write(qtbot, press_f3(qtbot, seat), "第一条")
    first = last(qtbot, seat, "第一条")
    seat.screens.hand.tear_off(rail_pages.LOG)
    table = seat.pages.log.table
    until(qtbot, lambda: table.window() is not seat.frame.window and table.isVisible())
    until(qtbot, lambda: seat.pages.log.model.row_of(first.id) is not None)
    table.set_current(first.id)
    give_keyboard(qtbot, table)
    line = press_f3(qtbot, seat, table)
    assert line.window() is table.window() and "第一条" in line.about
    assert line.geometry().bottom() == table.window().rect().bottom()
    write(qtbot, line, "在另一台显示器上写的")
    assert last(qtbot, seat, "在另一台显示器上写的").refs == (f"log_entry/{first.id}",)


def test_in_the_palette_the_record_under_the_cursor(qtbot, seat: Seat) -> None:
    (alert,) = seat.models.queue.alerts()
    palette = seat.frame.palette
    seat.commands.run("palette.open")
    palette.field.setText(alert.title[:4])
    until(qtbot, lambda: (about := palette.subject()) is not None and about.refs)
    give_keyboard(qtbot, palette.field)
    line = press_f3(qtbot, seat)
    assert alert.title in line.about


def test_a_point_of_a_map_under_the_mouse(qtbot, seat: Seat) -> None:
    seat.commands.run("alert.deploy")
    small = seat.pages.deploy.columns.matter.map
    small.show_place(Point(121.4012, 31.2034))
    subject = small.subject_under(small.mapToGlobal(small.rect().center()))
    assert subject is not None and subject.refs == ()
    assert "121.401" in subject.words and "31.203" in subject.words


def test_in_the_panels_over_a_page(qtbot, seat: Seat) -> None:
    (alert,) = seat.models.queue.alerts()
    done = seat.acts.alerts.own(alert)
    until(qtbot, done.done)
    qtbot.keyClick(seat.frame.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    line = press_f3(qtbot, seat)
    assert "认领" in line.about or alert.title in line.about
    write(qtbot, line, "这条等回执")
    assert f"alert/{alert.id}" in last(qtbot, seat, "这条等回执").refs


def test_in_a_panel_it_is_never_about_what_lies_behind(qtbot, seat: Seat) -> None:
    """H844: over the list of devices it was written to the alert behind the list."""
    seat.commands.run("device.often_wrong")
    line = press_f3(qtbot, seat)
    assert "不附对象" in line.about
    write(qtbot, line, "设备台账要对")
    assert last(qtbot, seat, "设备台账要对").refs == ()


def test_on_a_page_that_does_not_exist_yet_a_note_about_nothing(qtbot, seat: Seat) -> None:
    seat.frame.window.show_page(rail_pages.MAP)
    line = press_f3(qtbot, seat)
    assert "不附对象" in line.about
    write(qtbot, line, "地图还没有")
    assert last(qtbot, seat, "地图还没有").refs == ()


def test_what_is_half_written_is_there_after_esc_and_after_a_crash(
    qtbot, seat: Seat, start, tmp_path: Path
) -> None:
    (alert,) = seat.models.queue.alerts()
    line = press_f3(qtbot, seat)
    line.field.insert("半句话")
    line.field.textEdited.emit(line.field.text())
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.isHidden()
    assert press_f3(qtbot, seat).field.text() == "半句话"
    qtbot.keyClicks(seat.pages.log.write.field.edit, "12345 ")
    seat.pages.deploy.show_alert(alert.id)
    until(qtbot, lambda: seat.pages.deploy.alert_id)
    seat.pages.deploy.order.text.edit.insertPlainText("先断电：")
    seat.lanes.acts.run(lambda: None)  # what was typed is on disk; the program dies here
    starter = start._started[-1]
    start.end(starter)
    again = start.unlocked(tmp_path / "seat").seat
    until(qtbot, lambda: "有一条记事没写完：半句话" in again.frame.notices.texts)
    until(qtbot, lambda: again.models.queue.rowCount() == 1)
    foot = again.pages.log.write.field
    assert foot.text == "12345 ", "the log's own line as well"
    again.pages.deploy.show_alert(alert.id)
    until(qtbot, lambda: again.pages.deploy.alert_id)
    assert again.pages.deploy.order.text.text.startswith("先断电："), "and the text of an order"
    again.pages.deploy.draft.sent()
    qtbot.keyClick(foot.edit, Qt.Key.Key_Return)
    until(qtbot, lambda: not foot.text)
    line = press_f3(qtbot, again)
    assert line.field.text() == "半句话" and alert.title in line.about
    write(qtbot, line, "，后半句")
    assert last(qtbot, again, "半句话，后半句").refs == (f"alert/{alert.id}",)
    again.lanes.acts.run(lambda: None)
    assert not again.store.journal.drafts()


def test_an_empty_line_writes_nothing_and_enter_twice_writes_once(qtbot, seat: Seat) -> None:
    line = press_f3(qtbot, seat)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert line.isVisible(), "nothing was written, nothing is pretended"
    line.field.insert("只记一次")
    line.field.textEdited.emit(line.field.text())
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    until(qtbot, line.isHidden)
    last(qtbot, seat, "只记一次")
    seat.lanes.acts.run(lambda: None)
    rows = seat.store.cache.select(LogEntry.KIND)
    assert sum("只记一次" in decode(LogEntry, r.body).text for r in rows) == 1


def put(seat: Seat, *records: Any) -> None:
    """Put reference records into the cache, as the hub would."""
    changes = [
        Change(number, one.KIND, one.id, f"e.{number}", "hall", encode(one))
        for number, one in enumerate(records, start=2)
    ]
    seat.models.feed.publish(seat.store.cache.apply(changes, f"e:{len(records) + 1}"))
