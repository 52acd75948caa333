"""误报较多的设备: what errs often, the worst first, and a work request by one key (row 78)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.commands.registry import CommandTable
from console.domain.device_tally import DayTally, DeviceTally, tally_id
from console.models.device_book import DeviceBook
from console.models.device_words import request_text, rule_words
from console.settings.find_profile import load_find_profile
from console.shell.device_list import DeviceList
from tests.gui.duty.conftest import *  # noqa: F403 - its fixtures
from tests.gui.duty.directory import reference


def tally(number: int, finds: int, true: int, false: int, camera: str = "") -> DeviceTally:
    day = DayTally("2026-07-09", finds, true, false, ("光影",) * false)
    id = tally_id(f"key:{number}")
    return DeviceTally(id, f"点位 {number}", camera, "AI 视频", "望潮街道", f"a{number}", (day,))


@pytest.fixture
def book(room):
    room.put(
        *reference(),
        tally(1, 12, 3, 9, "c00"),
        tally(2, 40, 38, 2),
        tally(3, 4, 0, 4),
        tally(4, 30, 5, 20),
    )
    return DeviceBook(room.cache, room.clock.now, load_find_profile(), room.directory.camera)


@pytest.fixture
def shown(qtbot, book, theme):
    window = QWidget()
    window.resize(1600, 900)
    qtbot.addWidget(window)
    shown = DeviceList(theme, book.often_wrong, rule_words(book.profile), CommandTable(), window)
    window.show()
    shown.open()
    return shown


def test_the_worst_first_and_what_is_rarely_wrong_or_rarely_judged_not_at_all(shown):
    assert len(shown.rows.rows) == 2, "two with few verdicts or few errors are left out"
    first, second = shown.rows.rows
    assert "点位 4" in first.title and "听澜站 3 号口外广场" in second.title


def test_a_request_is_prepared_by_one_key(qtbot, shown, book):
    with qtbot.waitSignal(shown.request_wanted) as wanted:
        QTest.keyClick(shown.table, Qt.Key.Key_R)
    assert request_text(wanted.args[0], 30) == (
        "报修申请：望潮街道点位 4（AI 视频）近 30 天识别 30 次，不属实 20 次"
        "（占已核实 80%，多为光影）。请检查安装角度、遮挡和识别区域，调整灵敏度或停用，回告结果。"
    )


def test_its_newest_alert_is_shown_and_esc_puts_the_list_away(qtbot, shown):
    with qtbot.waitSignal(shown.alert_wanted) as wanted:
        shown.show_alert()
    assert wanted.args == ["a4"] and shown.isHidden()


def test_it_finds_its_place_anew_when_the_window_gets_smaller(qtbot, shown):
    window = shown.window()
    window.resize(900, 500)
    qtbot.waitUntil(lambda: window.rect().contains(shown.geometry()))
