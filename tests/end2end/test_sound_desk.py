"""Silence, calls and the self-test as a person does them, in a whole seat (B-14, B-15)."""

import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from console.app.seat import Seat
from console.domain.alert import Alert, Severity
from console.domain.duty import LogEntry
from console.domain.entity import decode, encode
from console.shell.sound import SoundHealth
from console.shell.sound_words import TESTED
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol
from tests.end2end.test_seat_people import seat_down
from tests.gui.duty import evening
from tests.unit.commands.seat_desk import alert
from tests.unit.models.test_queue_groups import lost
from widgets.common.key_button import KeyButton

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def audible(start, qtbot, tmp_path: Path) -> Seat:
    """A seat with its process of sound, whatever loudspeaker this machine has."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    qtbot.waitUntil(lambda: seat.models.queue.rowCount() == 1, timeout=PATIENCE)
    return seat


@pytest.fixture
def seat(audible: Seat) -> Seat:
    seat = audible
    # this machine has no loudspeaker: the process is ended, and says nothing of it any more
    seat.frame.player.close()
    seat.frame.player.health = SoundHealth.WELL
    seat.frame.sound.player_changed()
    return seat


def press(qtbot: Any, seat: Seat, key: Qt.Key, modifiers: Any = Qt.KeyboardModifier.NoModifier):
    panel = seat.sound.panel
    qtbot.keyClick(panel if panel.isVisible() else seat.frame.window, key, modifiers)


def header(seat: Seat) -> str:
    return str(seat.frame.window.header.accessibleName())


def logged(qtbot: Any, seat: Seat, words: str) -> bool:
    rows = seat.store.cache.select(LogEntry.KIND)
    return any(words in decode(LogEntry, row.body).text for row in rows)


def until_logged(qtbot: Any, seat: Seat, words: str) -> None:
    qtbot.waitUntil(lambda: logged(qtbot, seat, words), timeout=PATIENCE)


def test_a_silence_takes_three_keys_has_an_end_and_a_reason_in_the_log(qtbot, seat: Seat) -> None:
    press(qtbot, seat, Qt.Key.Key_M, CTRL)
    assert seat.sound.panel.words[0].startswith("静音多久？")
    press(qtbot, seat, Qt.Key.Key_2)
    shown = [b for b in seat.sound.panel.findChildren(KeyButton) if b.isVisible()]
    qtbot.waitUntil(lambda: len({button.x() for button in shown}) == 4, timeout=PATIENCE)
    assert all(seat.sound.panel.rect().contains(button.geometry()) for button in shown)
    press(qtbot, seat, Qt.Key.Key_1)
    assert seat.sound.panel.isHidden()
    assert seat.frame.sound.health is SoundHealth.MUTED
    assert "静音 0" in header(seat)
    until_logged(qtbot, seat, "静音 5 分钟，原因：电话会商")
    press(qtbot, seat, Qt.Key.Key_M, CTRL)
    assert "声音未自检" in header(seat)
    until_logged(qtbot, seat, "静音结束：人工恢复")


def test_worse_than_what_was_muted_ends_it_and_says_so(qtbot, seat: Seat) -> None:
    for key, modifiers in ((Qt.Key.Key_M, CTRL), (Qt.Key.Key_1, None), (Qt.Key.Key_1, None)):
        press(qtbot, seat, key, modifiers or Qt.KeyboardModifier.NoModifier)
    seat.frame.sound.alerts_opened([evening.alert("r", Severity.RED, "堤脚渗水")])
    assert "来了更高等级的告警，静音已解除" in seat.frame.notices.texts
    until_logged(qtbot, seat, "静音结束：被更高等级告警打破")


def test_on_the_phone_the_window_flashes_until_it_is_signed(qtbot, seat: Seat) -> None:
    press(qtbot, seat, Qt.Key.Key_T, CTRL)
    assert "通话中静音" in header(seat)
    (strobe, *_) = seat.sound.strobes
    red = evening.alert("r", Severity.RED, "堤脚渗水")
    seat.frame.sound.alerts_opened([red])
    assert strobe.is_lit and "通话中" in strobe.words and "红" in strobe.words
    seat.frame.sound.alerts_changed(("r",), lambda _: None)
    for other in seat.models.queue.alerts():
        seat.frame.sound.alerts_changed((other.id,), lambda _: None)
    assert not strobe.is_lit
    press(qtbot, seat, Qt.Key.Key_T, CTRL)
    assert "声音未自检" in header(seat)


def say(seat: Seat, *alerts: Alert) -> None:
    """Let the hub have said these."""
    told = [
        Change(n, Alert.KIND, a.id, f"e.{n}", "hall", encode(a)) for n, a in enumerate(alerts, 2)
    ]
    seat.models.feed.publish(seat.store.cache.apply(told, f"e:{len(told) + 1}"))


def test_h918_the_frame_counts_as_the_rail_does_a_surge_is_one_matter(qtbot, seat: Seat) -> None:
    """H918: forty lost cameras of one node are one matter; the frame said forty."""
    press(qtbot, seat, Qt.Key.Key_T, CTRL)
    now = seat.clock.now()
    surge = [replace(lost(n), received_at=now, unsigned_since=now) for n in range(100, 140)]
    say(seat, alert(2, Severity.RED), *surge)
    queue, (strobe, *_) = seat.models.queue, seat.sound.strobes
    qtbot.waitUntil(lambda: queue.counts.total == 42, timeout=PATIENCE)
    assert queue.unsigned_matters == 3, "what was there, the red, and the surge"
    assert strobe.words.startswith("通话中：未签收 3 条，最重 红")


def test_h918_the_frame_says_what_keeps_it_silent_now(qtbot, seat: Seat) -> None:
    """H918: the device went during the call: the words were those of the call, after it as well."""
    press(qtbot, seat, Qt.Key.Key_T, CTRL)
    seat.frame.sound.alerts_opened([evening.alert("r", Severity.RED, "堤脚渗水")])
    (strobe, *_) = seat.sound.strobes
    assert strobe.words.startswith("通话中")
    seat.frame.player.health = SoundHealth.NO_DEVICE
    seat.frame.sound.player_changed()
    assert strobe.words.startswith("声音中断")
    seat.frame.player.health = SoundHealth.WELL
    seat.frame.sound.player_changed()
    assert strobe.words.startswith("通话中")


def test_a_lost_device_flashes_and_stands_still_without_motion(qtbot, seat: Seat) -> None:
    seat.frame.sound.alerts_opened([evening.alert("r", Severity.RED, "堤脚渗水")])
    seat.frame.player.health = SoundHealth.NO_DEVICE
    seat.frame.sound.player_changed()
    assert any("声音中断" in chip for chip in seat.frame.window.header.chips)
    (strobe, *_) = seat.sound.strobes
    assert strobe.is_lit
    strobe._change()
    assert not strobe.is_lit and strobe.isVisible(), "it goes off and on, its words stay"
    seat.sound.set_still(True)
    assert strobe.is_lit and not strobe._timer.isActive()
    seat.sound.set_still(False)
    assert strobe._timer.isActive() and strobe._timer.interval() >= 500, "two changes a second"


def test_a_process_of_sound_that_dies_is_a_chip_until_another_plays(qtbot, audible: Seat) -> None:
    player, bar = audible.frame.player, audible.frame.window.header
    qtbot.waitUntil(lambda: player.process_id != 0, timeout=PATIENCE)
    said: list[str] = []
    player.health_changed.connect(lambda: said.append(" ".join(bar.chips)))
    before = player.process_id
    os.kill(before, signal.SIGTERM)
    qtbot.waitUntil(lambda: "声音中断·正在重启" in " ".join(said), timeout=PATIENCE)
    qtbot.waitUntil(lambda: player.process_id not in (0, before), timeout=PATIENCE)
    qtbot.waitUntil(lambda: player.health is not SoundHealth.FAILED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "正在重启" not in " ".join(bar.chips), timeout=PATIENCE)


def test_h915_what_is_wiped_from_the_screen_rings_no_more(qtbot, seat: Seat) -> None:
    """H915: the hub took the log-in back; nobody could have signed what went on ringing."""
    queue, sound = seat.models.queue, seat.frame.sound
    say(seat, alert(2, Severity.RED))
    qtbot.waitUntil(lambda: sound.ringing == {"A002"}, timeout=PATIENCE)
    seat.expire()
    qtbot.waitUntil(lambda: queue.rowCount() == 0, timeout=PATIENCE)
    assert not sound.ringing


def test_the_self_test_asks_for_each_sound_logs_it_and_doubts_what_was_not_heard(
    qtbot, seat: Seat
) -> None:
    assert "本班还没做声音自检" in seat.frame.notices.texts
    assert "声音未自检" in header(seat)
    assert not any("自检" in chip for chip in seat.frame.window.header.chips), "quiet"
    press(qtbot, seat, Qt.Key.Key_M, CTRL | SHIFT)
    assert "1/8：红" in seat.sound.panel.words[0]
    press(qtbot, seat, Qt.Key.Key_3)
    assert "1/8：红" in seat.sound.panel.words[0], "played again, not judged"
    for sound in TESTED:
        press(qtbot, seat, Qt.Key.Key_2 if sound == "orange" else Qt.Key.Key_1)
    assert any("声音自检未过" in chip for chip in seat.frame.window.header.chips)
    until_logged(qtbot, seat, "声音自检：8 项，未听到 橙")
    press(qtbot, seat, Qt.Key.Key_M, CTRL | SHIFT)
    for _ in TESTED:
        press(qtbot, seat, Qt.Key.Key_Return)
    assert "声音正常" in header(seat)
    until_logged(qtbot, seat, "声音自检：8 项，全部听到；8 项未测得是否送到设备")


def test_a_key_that_is_held_answers_once(qtbot, seat: Seat) -> None:
    """A tired finger on 1 had heard eight sounds that were never played out."""
    press(qtbot, seat, Qt.Key.Key_M, CTRL | SHIFT)
    panel = seat.sound.panel
    press(qtbot, seat, Qt.Key.Key_1)
    assert "2/8" in panel.words[0]
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return):
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "1", True)
        QApplication.sendEvent(panel, held)
    assert "2/8" in panel.words[0]


def test_another_person_has_not_tested_the_sound(qtbot, start, tmp_path: Path) -> None:
    """H843: the shift before did, the loudspeaker may have been turned down since."""
    enrol(tmp_path / "seat", ("zhouyan", "周雁"), ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")
    sound = starter.seat.frame.sound
    sound.set_passed(True)
    seat_down(qtbot, starter, "zhouyan")
    assert sound.state.has_passed is None
    assert "本班还没做声音自检" in starter.seat.frame.notices.texts


@pytest.mark.parametrize(("passed", "words"), [(True, "声音正常"), (False, "声音自检未过")])
def test_another_language_changes_nothing_of_what_is_known_of_the_sound(
    qtbot, start, tmp_path: Path, passed: bool, words: str
) -> None:
    """H843: a test that failed, a silence and a call were forgotten, and it read 声音正常."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    starter = start.unlocked(tmp_path / "seat")

    def anew() -> Seat:
        starter.seating._speak("en")
        seat = starter.seat
        seat.frame.player.close()
        seat.frame.player.health = SoundHealth.WELL
        seat.frame.sound.player_changed()
        return seat

    anew().frame.sound.set_passed(passed)
    seat = anew()
    assert words in header(seat) and "本班还没做声音自检" not in seat.frame.notices.texts
    seat.frame.sound.set_on_call(True)
    seat = anew()
    assert "通话中静音" in header(seat)
    seat.frame.sound.set_on_call(False)
    seat.frame.sound.begin_mute(300, "电话会商", "林岚")
    seat = anew()
    assert "静音 0" in header(seat) and seat.frame.sound.mute.person == "林岚"
    seat.frame.sound.end_mute()
    assert words in header(seat)
