"""录像回放 at a real seat (row 82): marked as what it is, of the right time, back to live by V."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.models.playback import PlaybackPhase
from console.runtime.clock import to_text
from console.runtime.hall_time import hall_day_second
from tests.end2end.test_ai_find import picture
from tests.support.camera_hall import PATIENCE, camera_hall, place, seat_at_wall, until
from tests.support.cameras import running_cameras
from tests.support.hub import TOKEN, alert

PATIENT = timedelta(milliseconds=PATIENCE)
KEY = Qt.Key
CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hall(tmp_path: Path):
    with running_cameras(tmp_path / "clips") as cameras:
        places = [place(cameras, number) for number in (1, 2)]
        with camera_hall(tmp_path, cameras, places) as hub:
            yield hub, cameras


@pytest.fixture
def seat(qtbot, start, hall, tmp_path: Path):
    seat = seat_at_wall(qtbot, start, hall[0], tmp_path, ["C1", "C2"])
    seat.pages.walls.wall("video").grid.set_focused(0)
    return seat


def said(wall, tile: int = 0) -> str:
    return wall.grid.part(tile).words


def test_a_recording_is_marked_and_timed_and_one_key_leads_back_to_live(qtbot, seat) -> None:
    wall = seat.pages.walls.wall("video")
    asked = seat.clock.now() - timedelta(seconds=61)
    QTest.keyClick(wall.grid, KEY.Key_V)
    desk = seat.wall_tools.playbacks
    until(qtbot, lambda: desk.line is not None)
    began = seat.clock.now()
    until(qtbot, lambda: wall.pictures.states()["playback"] == 1)
    assert wall.pictures.states()["live"] < 2, "it is no live picture"
    assert "回放" in said(wall) and "实时" not in said(wall)
    playback = desk.playback
    assert timedelta(0) <= playback.at - asked < PATIENT, "the last minute"
    first = playback.at
    until(qtbot, lambda: playback.at - first > timedelta(seconds=2))
    gone_by = seat.clock.now() - began
    assert playback.at - first < gone_by + timedelta(seconds=1), "as fast as time"
    assert hall_day_second(playback.at)[:-1] in said(wall)
    assert "回放 1" in wall.strip.accessibleName()

    seat.commands.run("wall.steer")
    assert seat.wall_tools.swivels.line is None, "nobody turns what he does not see"
    seat.commands.run("patrol.find")
    assert seat.proofs.findings.line("video") is None, "nothing is found now in a picture of then"

    assert "V 实时" in desk.line.accessibleName()
    seat.commands.choose_keys({"wall.playback": "Ctrl+Alt+0"})
    playback.changed.emit()
    seat.commands.run("wall.steer")
    assert any("先按 Ctrl Alt 0 回到实时" in text for text in seat.frame.notices.texts)
    QTest.keyClick(desk.line, KEY.Key_V)
    assert desk.line is not None and desk.line.is_open, "V is another command's now, or nobody's"

    QTest.keyClick(desk.line, KEY.Key_Space)
    until(qtbot, lambda: playback.phase is PlaybackPhase.PAUSED)
    assert "Ctrl Alt 0 实时" in desk.line.accessibleName()
    stood, picture = playback.at, wall.pictures.view_of("C1").sequence
    assert "回放" in said(wall) and picture > 0
    QTest.keyClick(desk.line, KEY.Key_Space)
    until(qtbot, lambda: playback.at > stood)
    assert playback.at - stood < timedelta(seconds=5), "it goes on where it stood"

    QTest.keyClick(desk.line, KEY.Key_0, CTRL_ALT)
    until(qtbot, lambda: wall.pictures.states()["live"] == 2)
    assert desk.line is None and "实时" in said(wall) and "回放" not in said(wall)
    until(qtbot, lambda: any("录像回放：下立交 1" in x.entry.text for x in seat.models.log.lines))
    lines = seat.store.journal.audit.lines()
    assert ("camera.played_back", "camera/C1") in [(x.what, x.object) for x in lines]


def test_a_time_is_typed_and_what_is_not_there_is_said_and_tried_again(qtbot, seat, hall) -> None:
    _, cameras = hall
    wall, desk = seat.pages.walls.wall("video"), seat.wall_tools.playbacks
    seat.commands.run("wall.playback")
    until(qtbot, lambda: wall.pictures.states()["playback"] == 1)
    playback, now = desk.playback, seat.clock.now()
    asked = (now - timedelta(minutes=30)).replace(microsecond=0)
    QTest.keyClicks(desk.line, hall_day_second(asked)[6:].replace(":", ""))
    QTest.keyClick(desk.line, KEY.Key_Return)
    until(qtbot, lambda: timedelta(0) <= playback.at - asked < timedelta(seconds=10))
    until(qtbot, lambda: hall_day_second(playback.at)[:-1] in said(wall))

    cameras.forget("C1", (0, now.timestamp() + 1e9))
    until(qtbot, lambda: _asked_in_vain(desk, playback))
    assert "没有录像" in desk.line.accessibleName()
    assert "回放" in said(wall), "the last picture stays, under its own time"
    seat.commands.run("wall.playback")
    until(qtbot, lambda: wall.pictures.states()["live"] == 2)


def test_a_selected_alert_leads_to_the_minutes_before_it(qtbot, seat, hall) -> None:
    """The camera that found it, from half a minute before; on the wall, wherever one was."""
    hub, _ = hall
    happened = (seat.clock.now() - timedelta(minutes=20)).replace(microsecond=0)
    with hub.client(TOKEN) as source:
        image = {"Content-Type": "image/jpeg"}
        kept = source.post("/v1/ingest/frames", content=picture(), headers=image).json()
    frame = {"id": kept["frame"], "at": to_text(happened), "camera": "C2"}
    hub.post_alerts([alert(1, occurred_at=to_text(happened), frame=frame)])
    until(qtbot, lambda: seat.models.queue.rowCount() == 1)
    (told,) = seat.models.queue.alerts()
    seat.pages.duty.open_alert(told.id)
    until(qtbot, lambda: seat.pages.duty.detail.alert_id == told.id)
    seat.commands.run("alert.playback")
    wall, desk = seat.pages.walls.wall("video"), seat.wall_tools.playbacks
    until(qtbot, lambda: wall.pictures.states()["playback"] == 1)
    assert desk.playback.camera == wall.camera_at_hand == "C2"
    assert timedelta(0) <= desk.playback.at - (happened - timedelta(seconds=30)) < PATIENT
    assert hall_day_second(happened)[:8] in said(wall, 1)

    seat.commands.run("wall.playback")
    hub.stop()
    until(qtbot, lambda: seat.models.link.is_cut_off)
    wall.show_group("下立交", ["C1"])
    before = list(wall.cameras)
    seat.commands.run("alert.playback")
    assert any("断网" in text for text in seat.frame.notices.texts), "why not"
    assert list(wall.cameras) == before and desk.line is None, "what cannot play changes no wall"


def _asked_in_vain(desk, playback) -> bool:
    """Whether the gap has come to the platform; ask again where it had not."""
    if playback.phase is PlaybackPhase.PLAYING:
        playback.skip(-10)
    return playback.phase is PlaybackPhase.FAILED
