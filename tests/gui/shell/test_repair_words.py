"""A repair order is whole Chinese, as the records of the hall are, whatever the screen speaks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from console.commands.registry import CommandTable
from console.domain.alert import Severity
from console.domain.camera import Camera
from console.domain.device_tally import DayTally, DeviceTally, tally_id
from console.domain.geo import Place
from console.models.device_book import DeviceBook
from console.models.device_words import request_text
from console.runtime.clock import CHINA
from console.settings.find_profile import load_find_profile
from console.shell.device_list import DeviceList
from console.shell.silent_list import SilentList, SilentRow, repair_text
from console.video.states import Reason
from console.video.words import reason_text, recorded_reason
from tests.gui.duty import evening
from tests.gui.duty.conftest import press, shown
from tests.gui.duty.evening import alert
from tests.gui.duty.room import Room
from tests.gui.shell.chinese import speak_chinese

SINCE = datetime(2026, 7, 9, 20, 14, 3, tzinfo=CHINA)
LATIN = re.compile("[A-Za-z]{2,}")


@pytest.fixture
def room(qtbot, theme, tmp_path) -> Iterator[Room]:
    room = Room(tmp_path, theme)
    room.clock.moment = evening.NOW
    yield room
    room.close()


def silent(why: Reason) -> SilentRow:
    place = Place("望汐路下立交东口", "望潮街道")
    camera = Camera("c1", "望潮·望汐路下立交东口", place, number="10042")
    return SilentRow(camera, "", SINCE, 412.0, SINCE + timedelta(seconds=412), why)


def test_an_english_list_names_the_reason_in_english_and_its_order_in_chinese(qtbot, theme):
    """H936: the unit got 原因：Device refuses the connection."""
    window = QWidget()
    qtbot.addWidget(window)
    row = silent(Reason.REFUSED)
    shown = SilentList(theme, lambda: [row], 60, CommandTable(), window)
    shown.refresh()
    assert "Device refuses the connection" in shown.rows.rows[0].title
    for is_sent in (True, False):
        text = repair_text(row, is_sent)
        assert "本席未见过画面，原因：设备拒绝连接。" in text and not LATIN.search(text)
    assert "原因" not in repair_text(replace(row, why=Reason.NONE))


def test_a_record_and_a_chinese_screen_say_the_same_of_every_reason(qapp):
    english = {reason: reason_text(reason) for reason in Reason}
    translator = speak_chinese(qapp)
    try:
        assert all(recorded_reason(each) == reason_text(each) for each in Reason)
    finally:
        qapp.removeTranslator(translator)
    assert all(recorded_reason(each) != english[each] for each in Reason if each)


def test_why_a_find_was_not_true_is_recorded_in_chinese_and_shown_as_the_screen_speaks(
    qtbot, room, theme
):
    """H936: the order of a device said 多为Device fault."""
    page = shown(qtbot, room, [alert("u1", Severity.YELLOW, "望汐路下立交积水")])
    press(page, "2")
    assert page.detail.foot.ask.answers[1] == "Device fault"
    press(page, "2")
    qtbot.waitUntil(lambda: room.queue.alert("u1") is None)
    line = room.cache.get("alert", "u1").body["trail"][-1]
    assert line["detail"] == "设备故障"
    log = [row.body["text"] for row in room.cache.select("log_entry")]
    assert any("不属实（设备故障）" in text for text in log), log

    day = DayTally("2026-07-09", 30, 5, 20, (line["detail"],) * 20)
    tally = DeviceTally(tally_id("key:1"), "点位 4", "", "AI 视频", "望潮街道", "u1", (day,))
    room.put(tally)
    book = DeviceBook(room.cache, room.clock.now, load_find_profile(), room.directory.camera)
    (device,) = book.often_wrong()
    window = QWidget()
    qtbot.addWidget(window)
    listed = DeviceList(theme, book.often_wrong, "", CommandTable(), window)
    listed.refresh()
    assert "Device fault" in listed.rows.rows[0].title
    assert "多为设备故障" in request_text(device, 30)
