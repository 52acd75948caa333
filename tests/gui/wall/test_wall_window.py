"""S5 as a person works it: layouts by key, states counted as they are, one frame at a time."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.domain.alert import Severity
from console.domain.camera import Camera
from console.domain.entity import encode
from tests.gui.deploy.hall_stage import district
from tests.gui.deploy.page_stage import underpass
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.video.tile_source import TileState

KEY = Qt.Key
IDS = [camera.id for camera in district().cameras[:24]]


@pytest.fixture
def cameras(stage) -> Cameras:
    return Cameras(stage)


@pytest.fixture
def wall(qtbot, stage, cameras):
    made = wall_window(stage, cameras)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show_group("组", IDS)
    with qtbot.waitExposed(made):
        made.show()
    return made


def press(wall, key: Qt.Key) -> None:
    QTest.keyClick(wall.one if wall.is_enlarged else wall.grid, key)


def open_now(cameras: Cameras) -> set[str]:
    return {id for id, view in cameras.views.items() if not view.is_closed}


def test_a_wall_without_a_camera_says_what_to_do_and_marks_nothing(qtbot, stage, cameras):
    """H723: a hall that was just installed is no black window."""
    wall = wall_window(stage, cameras)
    qtbot.addWidget(wall)
    with qtbot.waitExposed(wall):
        wall.show()
    assert wall.pictures.empty_note.isVisible()
    assert "Q chooses from the directory" in wall.pictures.empty_note.accessibleName()
    before = wall.grid.grab().toImage()
    wall.pictures.set_watermark("一号席 林岚")
    assert wall.grid.grab().toImage() == before
    wall.show_group("组", IDS)
    assert not wall.pictures.empty_note.isVisible()


def test_layouts_by_key_keep_streams_that_stay(wall, cameras) -> None:
    assert wall.grid.count == 16 and open_now(cameras) == set(IDS[:16])
    opened = len(cameras.opened)
    for key, count in ((KEY.Key_9, 9), (KEY.Key_4, 4), (KEY.Key_1, 1)):
        press(wall, key)
        assert wall.grid.count == count and open_now(cameras) == set(IDS[:count])
        assert cameras.views[IDS[0]].size == (
            wall.grid.picture_size(0).width(),
            wall.grid.picture_size(0).height(),
        )
    assert len(cameras.opened) == opened
    press(wall, KEY.Key_6)
    assert wall.grid.count == 16 and open_now(cameras) == set(IDS[:16])


def test_what_a_wall_wants_is_told_before_it_is_opened(qtbot, stage, cameras) -> None:
    """H860: more pictures than without this change, while none of them is open yet."""
    told: list[tuple[int, int]] = []
    wall = wall_window(stage, cameras, expect=lambda n: told.append((n, len(cameras.opened))))
    qtbot.addWidget(wall)
    wall.set_count(4)
    wall.show_group("组", IDS)
    assert told == []
    with qtbot.waitExposed(wall):
        wall.show()
    assert told[0] == (4, 0)
    wall.set_count(16)
    assert (12, 4) in told
    wall.set_count(4)
    assert told[-1] == (-12, 16)


def test_pages_turn_and_come_round(wall, cameras) -> None:
    assert wall.pages == 2
    press(wall, KEY.Key_PageDown)
    assert wall.page == 1 and open_now(cameras) == set(IDS[16:])
    press(wall, KEY.Key_PageDown)
    assert wall.page == 0
    press(wall, KEY.Key_PageUp)
    assert wall.page == 1


def test_states_are_counted_as_they_are_now(stage, wall, cameras) -> None:
    for number, state in enumerate(("weak", "frozen", "denied", "failed", "waiting")):
        cameras.views[IDS[number]].state = state
    wall._go_on()
    words = wall.strip.accessibleName()
    assert wall.pictures.states()[TileState.LIVE] == 11
    assert "11 OK" in words and "frozen 1·failed 1" in words
    assert "weak 1·no permission 1·waiting 1" in words
    cameras.views[IDS[1]].state = "live"
    wall._go_on()
    assert "frozen" not in wall.strip.accessibleName()
    assert "20:20:00" in wall.strip.accessibleName()


def test_enlarge_by_enter_and_back(wall, cameras) -> None:
    wall.grid.set_focused(0)
    for key in (KEY.Key_Right, KEY.Key_Down):
        press(wall, key)
    press(wall, KEY.Key_Return)
    assert wall.is_enlarged
    assert cameras.views[IDS[5]].size[0] > 1800
    press(wall, KEY.Key_Escape)
    assert not wall.is_enlarged and cameras.views[IDS[5]].size[0] < 500


def test_an_enlarged_picture_says_stream_size_and_how_it_is_decoded(wall, cameras) -> None:
    """A-16: where one camera is looked at, not on each of sixteen tiles."""
    view = cameras.views[IDS[5]]
    view.profile, view.own_size = "main", (1920, 1080)
    wall.pictures.dress_again()
    assert "1920" not in wall.grid.part(5).words
    wall.grid.set_focused(5)
    press(wall, KEY.Key_Return)
    assert "main stream 1920×1080, decoded by processors" in wall.one.part(0).words
    for decoder, said in (
        ("hardware", "main stream 1920×1080, decoded by graphics"),
        ("fell_back", "decoded by processors: graphics failed"),
    ):
        view.decoder = decoder
        wall.pictures.dress_again()
        assert said in wall.one.part(0).words, "H945: a device that failed is told where it counts"


def test_an_alert_frames_its_tile_and_the_others_go_on(stage, wall, cameras) -> None:
    alert = underpass(stage)
    wall.show_alert(alert, [IDS[20]])
    assert wall.cameras[5] == IDS[20]
    assert [c for n, c in enumerate(wall.cameras) if n != 5] == IDS[:5] + IDS[6:16]
    frame = wall.pictures.dress(IDS[20]).alert
    assert frame is not None and frame.grade.value == "orange" and frame.text == alert.title
    wall.drop_alert(alert.id)
    assert wall.cameras == IDS[:16]


def test_a_camera_that_is_shown_already_is_framed_where_it_stands(stage, wall) -> None:
    wall.show_alert(underpass(stage), [IDS[2]])
    assert wall.cameras == IDS[:16]
    assert (
        wall.pictures.dress(IDS[2]).alert is not None and wall.pictures.dress(IDS[3]).alert is None
    )


def test_hot_spots_queue_ten_seconds_each_worst_first(stage, wall) -> None:
    first = underpass(stage)
    wall.show_alert(first, [IDS[20]])
    wall.show_alert(replace(first, id="b", severity=Severity.YELLOW), [IDS[21]])
    wall.show_alert(replace(first, id="c", severity=Severity.RED), [IDS[22]])
    wall._go_on()
    assert "2 more waiting" in wall.strip.accessibleName()
    stage.clock.jump(9.5)
    wall._go_on()
    assert wall.cameras[5] == IDS[20]
    for shown in (IDS[22], IDS[21]):
        stage.clock.jump(10.5)
        wall._go_on()
        assert wall.cameras[5] == shown
    for shown in (IDS[20], IDS[22], IDS[21]):  # nobody dealt with them: they come again
        stage.clock.jump(10.5)
        wall._go_on()
        assert wall.cameras[5] == shown
    wall.drop_alert("c")
    wall.show_alert(replace(first, severity=Severity.RED), [IDS[20]])
    assert "1 more waiting" in wall.strip.accessibleName()
    for shown in (IDS[20], IDS[21]):
        stage.clock.jump(10.5)
        wall._go_on()
        assert wall.cameras[5] == shown


def test_one_hot_spot_alone_stays(stage, wall) -> None:
    wall.show_alert(underpass(stage), [IDS[20]])
    stage.clock.jump(60)
    wall._go_on()
    assert wall.cameras[5] == IDS[20]
    assert "waiting" not in wall.strip.accessibleName()


def test_a_camera_from_the_palette_takes_the_focused_tile(wall) -> None:
    wall.grid.set_focused(3)
    wall.show_camera(IDS[23])
    assert wall.cameras[3] == IDS[23]
    wall.show_camera(IDS[1])
    assert wall.grid.focused_tile == 1
    press(wall, KEY.Key_PageDown)
    press(wall, KEY.Key_PageUp)
    assert wall.cameras == IDS[:16]


def test_an_unknown_camera_says_so(stage, wall) -> None:
    wall.show_group("组", ["nobody", IDS[0]])
    assert wall.pictures.states()[TileState.FAILED] == 1


def test_a_camera_that_becomes_known_is_opened_where_it_stands(stage, wall, cameras) -> None:
    """A wall that was restored before the first cameras came said for ever that none is known."""
    late = replace(stage.directory.camera(IDS[0]), id="late")
    wall.show_group("组", ["late", IDS[0]])
    assert "late" not in cameras.views
    stage.send([(Camera.KIND, "late", encode(late))])
    wall._go_on()
    assert "late" in cameras.views and wall.pictures.states()[TileState.FAILED] == 0


def test_streams_are_open_only_while_the_wall_can_be_seen(qtbot, wall, cameras) -> None:
    wall.hide()
    qtbot.waitUntil(lambda: open_now(cameras) == set())


def test_streams_run_on_while_the_wall_goes_to_another_window(qtbot, wall, cameras) -> None:
    """A screen plan moves a page; not one stream is closed or opened anew (A-12)."""
    opened, running = list(cameras.opened), open_now(cameras)
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(1920, 1080)
    with qtbot.waitExposed(room):
        room.show()
        wall.setParent(room)
        wall.show()
    QCoreApplication.processEvents()
    assert running and open_now(cameras) == running and cameras.opened == opened
    wall.setParent(None)


def test_key_cameras_of_the_hall(wall, stage) -> None:
    wall.show_key_cameras()
    assert wall.pages >= 1
    assert all(stage.directory.camera(id).level == 1 for id in wall.cameras if id)


def test_how_busy_the_seat_is_gives_way_before_the_keys(qtbot, stage) -> None:
    wall = wall_window(stage, Cameras(stage))
    qtbot.addWidget(wall)
    wall.say()

    def shown(width: int) -> str:
        wall.strip.resize(width, 40)
        return " ".join(run.text for item in wall.strip._fitting()[1] for run in item)

    assert "decoded by processors" in shown(1920) and "Enter" in shown(1920)
    narrow = next(
        text
        for width in range(1920, 0, -20)
        if "decoded by processors" not in (text := shown(width))
    )
    assert "Enter" in narrow
