"""What somebody does with a picture ends with the person, and with the right to look."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from console.app.starter import Starter
from console.contract.camera import Move
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from console.domain.viewing import Viewing, ViewingState
from offline_cache.values import Change
from tests.end2end.lone_patrol import publish
from tests.end2end.test_alone import enrol
from tests.end2end.test_pushing import wall_of
from tests.end2end.test_seat_people import log_texts, seat_down, until

GATE = Camera("C9", "砚云里东门", Place(town="砚云里"), is_restricted=True, ptz=True)


@pytest.fixture
def starter(start, qtbot, tmp_path: Path) -> Starter:
    enrol(tmp_path / "seat", ("zhouyan", "周雁", "officer"), ("linlan", "林岚", "officer"))
    starter = start.unlocked(tmp_path / "seat")
    starter.seat._talk.stop()
    starter.seat.models.link.update_view(state="online")
    publish(starter.seat, GATE)
    until(qtbot, lambda: starter.seat.models.directory.camera("C9"))
    wall_of(starter.seat, "video", "C9").grid.set_focused(0)
    return starter


def given(seat) -> Viewing:
    now = seat.clock.now()
    looks = Viewing("V1", now, cameras=("C9",), state=ViewingState.GIVEN)
    return replace(looks, until=now + timedelta(hours=1))


def play(seat) -> None:
    """Ask for the recording of the tile at hand, as if the hub answered."""
    seat.models.link.update_view(state="online")
    seat.commands.run("wall.playback")


def test_h954_a_recording_is_closed_when_the_grant_to_look_is_taken_back(
    qtbot, starter: Starter
) -> None:
    """H954: the live picture went, and the recording of the same flat went on for ten minutes."""
    seat = starter.seat
    publish(seat, looks := given(seat))
    until(qtbot, lambda: seat.cameras.may_see(GATE))
    play(seat)
    desk = seat.wall_tools.playbacks
    assert desk.plays("C9")
    publish(seat, replace(looks, state=ViewingState.WITHDRAWN))
    until(qtbot, lambda: not desk.plays("C9"))
    assert seat.frame.notices.last_refusal == "砚云里东门：已无调看权限，录像回放已关闭"
    assert seat.pages.walls.wall("video").pictures.states()["playback"] == 0


def test_h954_a_recording_is_closed_when_the_directory_restricts_its_camera(
    qtbot, starter: Starter
) -> None:
    """H954."""
    seat = starter.seat
    publish(seat, replace(GATE, is_restricted=False))
    play(seat)
    desk = seat.wall_tools.playbacks
    assert desk.plays("C9")
    publish(seat, GATE)
    until(qtbot, lambda: not desk.plays("C9"))


def test_h954_the_next_person_does_not_look_on(qtbot, starter: Starter) -> None:
    """H954."""
    seat = starter.seat
    publish(seat, replace(GATE, is_restricted=False))
    play(seat)
    assert seat.wall_tools.playbacks.plays("C9")
    seat_down(qtbot, starter, "zhouyan")
    until(qtbot, lambda: not seat.wall_tools.playbacks.plays("C9"))


def test_h954_the_next_person_does_not_turn_on(qtbot, starter: Starter) -> None:
    """H954: the line of the log stood in the name of who came, and the camera was still held."""
    seat = starter.seat
    publish(seat, replace(GATE, is_restricted=False))
    seat.commands.run("wall.steer")
    line = seat.wall_tools.swivels.line
    line.steered.emit((Move.LEFT, 0.5))
    line.steered.emit(None)
    seat_down(qtbot, starter, "zhouyan")
    until(qtbot, lambda: seat.wall_tools.swivels.line is None)
    told = "手动云台（林岚）：砚云里东门"
    until(qtbot, lambda: any(told in text for text in log_texts(starter)))


def test_what_was_asked_for_before_a_restart_is_told_to_the_leader(
    qtbot, start, tmp_path: Path
) -> None:
    """The console was started anew meanwhile: the request waited, and nobody heard of it."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    seat = start.unlocked(tmp_path / "seat").seat
    seat._talk.stop()
    looks = Viewing("V1", seat.clock.now(), "zhouyan", name="周雁", cameras=("C9",), reason="走失")
    changes = [
        Change(number, each.KIND, each.id, f"e.{number}", "hall", encode(each))
        for number, each in enumerate((GATE, looks), 2)
    ]
    seat.store.cache.apply(changes, "e:3")  # as a start finds it: no change is told
    wall_of(seat, "video", "C9")
    until(
        qtbot, lambda: any("周雁申请调看 砚云里东门" in text for text in seat.frame.notices.texts)
    )
