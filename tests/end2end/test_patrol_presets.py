"""Cameras turned at a real seat, by a patrol (A-03) and by hand (row 82), and what counts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from console.app.hub_swivels import preset_words
from console.contract.camera import Move
from console.domain.patrol_plan import PatrolPlan, PatrolStop
from console.models.patrol_presets import Aim
from tests.support.camera_hall import camera_hall, place, seat_at_wall, until
from tests.support.cameras import running_cameras

SETTLE = 0.5
PLAN = PatrolPlan(
    "own/预置位", "下立交水尺", pool=("点位:C1,C2,C3",), dwell=600.0,
    stops=(PatrolStop("C1", preset="水尺", settle=SETTLE, back="全景"),
           PatrolStop("C2", preset="泵房", settle=SETTLE)),
)  # fmt: skip


@pytest.fixture
def hall(tmp_path: Path):
    with running_cameras(tmp_path / "clips") as cameras:
        cameras.name_presets("C1", "水尺", "全景", "泵房", "全景")
        places = [place(cameras, number, ptz=number < 3) for number in (1, 2, 3)]
        with camera_hall(tmp_path, cameras, places) as hub:
            yield hub, cameras


def grey(image: QImage) -> np.ndarray:
    small = image.scaled(64, 36).convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(small.constBits(), np.uint8).reshape(36, -1)[:, :64].astype(int)


def apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one - other).mean())


def audit(seat) -> list[tuple[str, str, str]]:
    lines = seat.store.journal.audit.lines()
    return [(each.object, each.result, each.detail) for each in lines if "turned" in each.what]


def test_cameras_turn_as_their_page_comes_and_count_once_they_stand(
    qtbot, start, hall, tmp_path: Path
) -> None:
    hub, cameras = hall
    seat = seat_at_wall(qtbot, start, hub, tmp_path, ["C1", "C2", "C3"])
    wall = seat.pages.walls.wall("video")
    cameras.fault("C2", "full")

    def picture() -> QImage:
        return wall.pictures.view_of("C1").image()

    whole = picture().copy()
    left = whole.copy(0, int(whole.height() * 0.3), whole.width() // 2, whole.height() // 2)
    seat.patrols.start("video", PLAN)
    until(qtbot, lambda: seat.patrols.on("video") is not None)
    patrol = seat.patrols.on("video")
    until(qtbot, lambda: patrol.presets.aim("C1") is not Aim.FREE)
    assert wall.pictures.dress("C1").note == "正转向 水尺"
    until(qtbot, lambda: patrol.presets.aim("C1") is Aim.STEADY)
    assert wall.pictures.dress("C1").note == ""
    held = seat.patrols.swivels.hold("C1", 20.0)
    until(qtbot, held.done)
    assert held.exception() is None and patrol.presets.aim("C1") is Aim.STEADY
    until(qtbot, lambda: apart(grey(picture()), grey(left)) < apart(grey(picture()), grey(whole)))

    until(qtbot, lambda: patrol.presets.aim("C2") is Aim.FAILED)
    assert wall.pictures.dress("C2").note.startswith("未转到 泵房：")
    assert patrol.presets.aim("C3") is Aim.FREE and wall.pictures.dress("C3").note == ""
    until(qtbot, lambda: ("camera/C1", "done", "水尺") in audit(seat))

    began = seat.clock.monotonic()
    until(qtbot, lambda: seat.clock.monotonic() - began > 3)
    patrol.runner.turn(1)
    until(qtbot, lambda: seat.store.cache.select("patrol_proof"))
    (proof,) = (row.body for row in seat.store.cache.select("patrol_proof"))
    told = {sight["camera"]: sight["verdict"] for sight in proof["sights"]}
    assert told == {"C1": "seen", "C2": "elsewhere", "C3": "seen"}

    seat.commands.run("patrol.stop")
    until(qtbot, lambda: ("camera/C1", "done", "全景") in audit(seat))
    until(qtbot, lambda: apart(grey(picture()), grey(whole)) < apart(grey(picture()), grey(left)))


def test_a_camera_is_turned_by_hand_and_let_go_and_it_is_written_down(
    qtbot, start, hall, tmp_path: Path
) -> None:
    hub, _ = hall
    seat = seat_at_wall(qtbot, start, hub, tmp_path, ["C3", "C1"])
    wall = seat.pages.walls.wall("video")
    swivels = seat.wall_tools.swivels
    wall.grid.set_focused(0)
    seat.commands.run("wall.steer")
    assert swivels.line is None, "C3 stands still for good"

    wall.grid.set_focused(1)
    whole = grey(wall.pictures.view_of("C1").image())
    seat.commands.run("wall.steer")
    line = swivels.line
    until(qtbot, lambda: "水尺" in line.accessibleName() and "本席操作中" in line.accessibleName())
    assert wall.pictures.dress("C1").note == "本席操作中"
    QTest.keyPress(line, Qt.Key.Key_Plus)
    began = seat.clock.monotonic()
    until(qtbot, lambda: seat.clock.monotonic() - began > 1.0)
    QTest.keyRelease(line, Qt.Key.Key_Equal)
    until(qtbot, lambda: apart(grey(wall.pictures.view_of("C1").image()), whole) > 10)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert swivels.line is None and wall.pictures.dress("C1").note == ""
    until(qtbot, lambda: any("手动云台：下立交 1" in x.entry.text for x in seat.models.log.lines))
    lines = seat.store.journal.audit.lines()
    assert ("camera.steered", "camera/C1", "done") in [(x.what, x.object, x.result) for x in lines]


def test_h974_a_camera_on_two_walls_counts_where_its_preset_is_and_not_while_a_hand_turns_it(
    qtbot, start, hall, tmp_path: Path
) -> None:
    """The hub keeps other seats from it, and not the other wall of this one."""
    hub, _ = hall
    seat = seat_at_wall(qtbot, start, hub, tmp_path, ["C1"])
    one = replace(PLAN, pool=("点位:C1",), stops=PLAN.stops[:1])
    other = replace(one, id="own/二", stops=(PatrolStop("C1", preset="泵房", settle=SETTLE),))
    seat.patrols.start("video", one)
    first = seat.patrols.on("video").presets
    until(qtbot, lambda: first.aim("C1") is Aim.STEADY)
    seat.patrols.start("video-2", other)
    second = seat.patrols.on("video-2").presets
    assert first.aim("C1") is Aim.ELSEWHERE and not first.is_aimed("C1")
    assert preset_words(first, "C1") == "已转往别处，不在 水尺"
    until(qtbot, lambda: second.aim("C1") is Aim.STEADY)
    seat.patrols.swivels.hold("C1", 20.0)
    assert second.is_aimed("C1"), "holding turns nothing"
    turned = seat.patrols.swivels.move("C1", Move.LEFT, 0.5, 20.0)
    assert not second.is_aimed("C1")
    until(qtbot, turned.done)
