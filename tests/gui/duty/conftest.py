"""A duty room with its page shown, in Chinese."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.screens.duty.duty_page import DutyPage
from tests.gui.duty import directory, evening
from tests.gui.duty.fixtures import chinese, room, theme
from tests.gui.duty.room import Room

__all__ = ["chinese", "room", "theme"]


@pytest.fixture
def leader_room(qtbot, chinese, theme, tmp_path) -> Iterator[Room]:
    room = Room(tmp_path, theme, "leader")
    room.clock.moment = evening.NOW
    yield room
    room.close()


def shown(qtbot, room: Room, rows) -> DutyPage:
    """Return the page of a room, filled, shown, with the keyboard in the queue."""
    room.put(*directory.reference(), *directory.feeds(), *rows)
    room.link.update_view(state="online", since=evening.NOW)
    room.load()
    page = room.page()
    qtbot.addWidget(page)
    page.resize(1856, 984)
    with qtbot.waitSignal(room.queue.loaded), qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.queue.list.setFocus()
    qtbot.waitUntil(lambda: not rows or page.detail.alert_id != "")
    return page


@pytest.fixture
def show_page(qtbot) -> Callable[..., DutyPage]:
    return lambda room, rows=(): shown(qtbot, room, rows)


def press(page: QWidget, key: str) -> None:
    """Press a key where the keyboard is."""
    special = {"Space": Qt.Key.Key_Space, "Esc": Qt.Key.Key_Escape, "Down": Qt.Key.Key_Down}
    target = page.window().focusWidget() or page
    if key in special:
        QTest.keyClick(target, special[key])
    else:
        QTest.keyClick(target, key)
