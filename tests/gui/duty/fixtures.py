"""Fixtures over a duty room that speaks Chinese."""

from collections.abc import Iterator

import pytest

from tests.gui.duty import evening
from tests.gui.duty.room import Room
from tests.gui.shell.chinese import speak_chinese
from widgets.common.theme import Theme, load_theme


@pytest.fixture
def theme(qapp) -> Theme:
    return load_theme("dark")


@pytest.fixture
def chinese(qapp) -> Iterator[None]:
    translator = speak_chinese(qapp)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def room(qtbot, chinese, theme, tmp_path) -> Iterator[Room]:
    room = Room(tmp_path, theme)
    room.clock.moment = evening.NOW
    yield room
    room.close()
