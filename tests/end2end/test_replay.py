"""复盘: what a seat saw is seen again through the same pages, and nothing can be done in it."""

import gc
import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from console.app.recorder import FILE
from console.app.replay.options import ReplayOptions, parse
from console.app.replay.seat import ReplaySeat
from console.app.replay.starter import ReplayStarter
from console.app.replay_launcher import ReplayLauncher
from console.contract.grant import sign
from console.domain.alert import Acknowledgement, Alert, Severity
from console.domain.entity import encode
from console.domain.geo import Place, Point
from console.domain.reference import Camera
from console.runtime.clock import SystemClock, to_text, utc_epoch
from console.shell.login_page import LoginForm, LoginPage
from console.shell.note_line import NoteLine
from console.shell.problem_page import ProblemPage
from console.shell.unlock_page import UnlockPage
from console.shell.window_frame import ReplayFrame
from offline_cache.journal import Journal
from offline_cache.keys import KeyStore
from offline_cache.lanes import InlineLane
from offline_cache.recording import Block, Done, Recording, Seen
from tests.end2end.keyboard_walk import clickable, out_of_reach
from tests.end2end.test_alone import enrol
from tests.gui.shell.chinese import speak_chinese
from tests.support.hub import PASSWORD
from tests.unit.commands.seat_desk import HUB_KEY, T0, alert, grant

PATIENCE = 60_000
START = utc_epoch(T0)


def seen(one: Alert, pending: bool = False, doomed: str = "") -> Seen:
    return Seen("alert", one.id, msgspec.json.encode(encode(one)), pending, doomed)


def token(name: str) -> str:
    end = to_text(T0 + timedelta(hours=30))
    return sign(grant(person=name, name=name, seat_name="一号席", offline_until=end), HUB_KEY)


def record(data: Path) -> None:
    """An evening of 60 s: one alert, a red one, an acknowledgement, the link is back."""
    key = KeyStore(data, None, None).unlock(PASSWORD)
    recording = Recording.open(data / FILE, key, 10_000_000, 1e9)
    point = Place("望汐路下立交", "望汐路街道", Point(121.5, 31.3))
    first = replace(alert(1), place=point)
    ack = Acknowledgement(1, first.severity, "linlan", "林岚", "seat-1", T0, "op-1")
    camera = encode(Camera("C1", "东口", point, urls=("rtsp://127.0.0.1:9/c1",)))
    around = {"link": {"state": "offline", "since": to_text(T0), "pending": 0, "newer": 1}}
    recording.append(
        START, Block((seen(first),), (), {**around, "person": token("林岚")}),
        (Seen("camera", "C1", msgspec.json.encode(camera)),),
    )  # fmt: skip
    recording.append(START + 10, Block((seen(alert(2, Severity.RED)),)))
    done = Done("op-1", "alert.acknowledge", "linlan", to_text(T0), ("alert/A001",))
    acked = first.acknowledged(ack)
    recording.append(START + 20, Block((seen(acked, pending=True),), (done,)))
    recording.append(START + 30, Block((seen(acked),), (), {"person": token("周雁")}))
    recording.append(START + 40, Block((Seen("alert", "A002", None),)))
    recording.append(START + 60, Block((), (), {"link": {"state": "online"}}))
    recording.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data = tmp_path / "seat"
    enrol(data, ("linlan", "林岚"))
    record(data)
    return data


@pytest.fixture
def replay(qtbot, qapp) -> Iterator[Callable[..., ReplayStarter]]:
    """Start a replay on a folder; gives the passphrase when it is asked for."""
    translator = speak_chinese(qapp)
    started: list[ReplayStarter] = []

    def begin(data: Path, **told: Any) -> ReplayStarter:
        options = ReplayOptions(data, key_policy="passphrase", **told)
        starter = ReplayStarter(qapp, options)
        started.append(starter)
        starter.begin()
        if isinstance(starter._page, UnlockPage):
            starter._page.unlock_requested.emit(PASSWORD)
        return starter

    yield begin
    for starter in started:
        starter.end()
    for window in qapp.topLevelWidgets():
        window.hide()
    QCoreApplication.removePostedEvents(None)
    for each in (owner for starter in started for owner in (starter.seat, starter) if owner):
        each.deleteLater()  # else what Qt holds keeps a whole replay and its timers alive
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.removeTranslator(translator)
    gc.collect()  # models wait in cycles, and their timers with them


def settled(qtbot, seat: ReplaySeat) -> None:
    qtbot.waitUntil(lambda: not seat.player.is_busy, timeout=PATIENCE)


def jump(qtbot, seat: ReplaySeat, seconds: float) -> None:
    settled(qtbot, seat)
    seat.player.jump(START + seconds)
    qtbot.waitUntil(
        lambda: not seat.player.is_busy and seat.player.position == START + seconds,
        timeout=PATIENCE,
    )


def titles(seat: ReplaySeat) -> set[str]:
    return {each.id for each in seat.models.queue.alerts()}


def test_a_time_is_shown_as_it_was_forward_and_back(qtbot, replay, folder) -> None:
    seat = replay(folder, begins="20:20").seat
    qtbot.waitUntil(lambda: titles(seat) == {"A001"}, timeout=PATIENCE)
    assert seat.identity.name == "林岚" and seat.models.link.is_offline
    jump(qtbot, seat, 25)
    qtbot.waitUntil(lambda: titles(seat) == {"A001", "A002"}, timeout=PATIENCE)
    row = seat.store.cache.get("alert", "A001")
    assert row.is_pending and row.body["acks"]  # 已存本机，待中心回执 stood there then
    jump(qtbot, seat, 60)
    qtbot.waitUntil(lambda: titles(seat) == {"A001"}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not seat.models.link.is_offline, timeout=PATIENCE)
    assert seat.identity.name == "周雁"
    jump(qtbot, seat, 0)
    qtbot.waitUntil(lambda: seat.models.link.is_offline, timeout=PATIENCE)
    row = seat.store.cache.get("alert", "A001")
    assert not row.is_pending and not row.body.get("acks") and seat.identity.name == "林岚"


def test_nothing_can_be_done_and_it_is_said_why(qtbot, replay, folder) -> None:
    before = {f.name: f.read_bytes() for f in folder.iterdir() if "shm" not in f.name}
    seat = replay(folder, begins="20:20").seat
    qtbot.waitUntil(lambda: titles(seat) == {"A001"}, timeout=PATIENCE)
    (one,) = seat.models.queue.alerts()
    for future in (
        seat.acts.alerts.acknowledge(one),
        seat.acts.alerts.own(one),
        seat.acts.log.write("改写历史"),
    ):
        qtbot.waitUntil(future.done, timeout=PATIENCE)
        assert (future.result().is_saved, future.result().zh) == (False, "复盘中，不能办理")
    assert seat.store.journal.pending() == []
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3):  # refused at once: nobody types in vain
        seat.frame.notices.last_refusal = ""
        qtbot.keyClick(seat.frame.window, key)
        assert seat.frame.notices.last_refusal == "复盘中，不能办理"
    assert not seat.pages.intake.isVisible() and not seat.frame.window.findChildren(NoteLine)
    with pytest.raises(RuntimeError):  # there is no session at all
        _ = seat.sync.session
    after = {f.name: f.read_bytes() for f in folder.iterdir() if "shm" not in f.name}
    assert after == before


def test_every_window_has_the_red_frame_and_no_picture_of_now(qtbot, replay, folder) -> None:
    seat = replay(folder, begins="20:20").seat
    qtbot.waitUntil(lambda: titles(seat) == {"A001"}, timeout=PATIENCE)
    for window in (seat.frame.window, seat.pages.wall):
        window.show()
        (frame,) = window.findChildren(ReplayFrame)
        assert frame.geometry() == window.rect() and window.windowTitle().startswith("复盘")
        red = seat.frame.window.theme.grades
        image = window.grab().toImage()
        corners = [(1, 1), (image.width() - 2, 1), (1, image.height() - 2)]
        for x, y in corners:
            assert image.pixelColor(x, y) == next(iter(red.values())).fill
    view = seat.desk.view("C1", 320, 180)
    assert view.image() is None and view.name == "东口·复盘不含画面"
    assert seat.frame.sound.is_off


def test_one_finds_the_next_red_and_the_acts_by_key(qtbot, replay, folder) -> None:
    seat = replay(folder, begins="20:20").seat
    settled(qtbot, seat)

    def press(id: str, at: float) -> None:
        seat.commands.run(id)
        qtbot.waitUntil(lambda: seat.player.position == START + at, timeout=PATIENCE)
        settled(qtbot, seat)

    press("replay.next_red", 10)
    press("replay.next_act", 20)
    seat.commands.run("replay.next_act")
    qtbot.waitUntil(lambda: "这个方向没有了" in seat.frame.notices.texts, timeout=PATIENCE)
    jump(qtbot, seat, 45)
    press("replay.previous_act", 20)
    seat.bar.time_entered.emit("20:20:31")
    qtbot.waitUntil(lambda: seat.player.position == START + 31, timeout=PATIENCE)
    seat.bar.time_entered.emit("halb neun")
    assert any("时间写法不对" in text for text in seat.frame.notices.texts)


def test_it_plays_by_itself_and_stops_at_the_end(qtbot, replay, folder) -> None:
    seat = replay(folder, begins="20:20", ends="20:20:22").seat
    settled(qtbot, seat)
    for _ in range(9):
        seat.commands.run("replay.faster")
    assert seat.player.speed == 20
    seat.commands.run("replay.play")
    qtbot.waitUntil(lambda: seat.player.is_at_end and not seat.player.is_playing, timeout=PATIENCE)
    qtbot.waitUntil(lambda: titles(seat) == {"A001", "A002"}, timeout=PATIENCE)
    assert "已到末尾" in seat.bar.accessibleName()


def test_a_grant_that_ended_asks_for_a_person_of_this_seat(qtbot, replay, tmp_path) -> None:
    data = tmp_path / "seat"
    enrol(data, ("linlan", "林岚"), over=True)
    record(data)
    starter = replay(data)
    page = starter._page
    assert starter.seat is None and isinstance(page, LoginPage)
    page.login_requested.emit(LoginForm("-", "linlan", "falsch", "seat-1"))
    assert starter.seat is None
    page.login_requested.emit(LoginForm("-", "linlan", f"{PASSWORD} linlan", "seat-1"))
    qtbot.waitUntil(lambda: starter.seat is not None, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda data: (data / FILE).unlink(), "还没有复盘记录"),
        (lambda data: (data / FILE).write_bytes(b"x" * 4096), "复盘记录无法读取"),
    ],
)
def test_what_cannot_be_replayed_says_so(replay, folder, spoil, words) -> None:
    spoil(folder)
    page = replay(folder)._page
    assert isinstance(page, ProblemPage) and words in page.text


def test_a_time_without_recording_says_so(replay, folder) -> None:
    page = replay(folder, begins="23:59", ends="23:59")._page
    assert isinstance(page, ProblemPage) and "这段时间没有记录" in page.text


def test_beside_a_running_console_it_points_to_its_key(replay, folder) -> None:
    key = KeyStore(folder, None, None).unlock(PASSWORD)
    journal = Journal.open(folder / "journal.db", key, InlineLane())
    page = replay(folder)._page
    journal.close()
    assert isinstance(page, ProblemPage) and "Ctrl R" in page.text


def test_the_key_goes_by_pipe_and_the_command_line_is_understood(tmp_path) -> None:
    from console.app.args import parse as parse_console

    launcher = ReplayLauncher(parse_console(["--data", str(tmp_path), "--demo"]), b"\x01" * 32)
    words = launcher.command()
    assert "01" * 32 not in " ".join(words)
    options = parse(words[4:])
    assert options.data == tmp_path and options.reads_key and options.is_demo
    assert SystemClock().now() > T0


def test_what_a_running_console_recorded_is_replayed_beside_it(
    qtbot, start, replay, tmp_path, monkeypatch
) -> None:
    data = tmp_path / "seat"
    enrol(data, ("linlan", "林岚"))
    live = start.unlocked(data).seat
    qtbot.waitUntil(lambda: live.models.queue.rowCount() == 1, timeout=PATIENCE)
    live.recorder.flush()
    qtbot.waitUntil((data / FILE).exists, timeout=PATIENCE)
    (one,) = live.models.queue.alerts()
    saved = live.acts.alerts.acknowledge(one)
    qtbot.waitUntil(lambda: saved.done() and live.recorder._keys != set(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not live.recorder._is_busy, timeout=PATIENCE)
    live.recorder.flush()
    qtbot.waitUntil(lambda: not live.recorder._is_busy, timeout=PATIENCE)
    key = KeyStore(data, None, None).unlock(PASSWORD)
    monkeypatch.setattr(sys, "stdin", io.StringIO(key.hex() + "\n"))
    seat = replay(data, reads_key=True).seat
    settled(qtbot, seat)
    seat.player.jump(seat.player.span.ends)
    qtbot.waitUntil(lambda: titles(seat) == {one.id}, timeout=PATIENCE)
    settled(qtbot, seat)
    row = seat.store.cache.get("alert", one.id)
    assert row.is_pending and row.body["acks"][0]["person"] == "linlan"
    seat.commands.run("replay.previous_act")
    assert live.store.journal.unsent()  # and the console goes on beside it


def test_every_thing_in_it_is_reached_without_a_mouse(qtbot, replay, folder) -> None:
    """H227: the bar's buttons by their keys, the field by Tab, the track by times and acts."""
    seat = replay(folder, begins="20:20").seat
    qtbot.waitUntil(lambda: titles(seat) == {"A001"}, timeout=PATIENCE)
    assert {type(w).__name__ for w in clickable(seat.frame.window)} >= {"ReplayTrack", "KeyButton"}
    assert list(out_of_reach(seat.frame.window, seat.commands)) == []
