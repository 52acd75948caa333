"""The old picture stays until the new one is there: no black frame at a turn (A-04, H553)."""

import pytest

from console.screens.wall.hand_over import PATIENCE
from tests.gui.deploy.hall_stage import district
from tests.gui.deploy.page_stage import underpass
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.video.tile_source import TileState

IDS = [camera.id for camera in district().cameras[:18]]


class SlowCameras(Cameras):
    """Cameras whose first frame comes when a test says so."""

    def __call__(self, camera: str, width: int, height: int):
        view = super().__call__(camera, width, height)
        if view is not None and view.state == "live":
            view.state, view.sequence = "waiting", 0
        elif view is not None and view.state == "no_session":
            view.sequence = 0
        return view

    def come(self, *cameras: str) -> None:
        for camera in cameras or tuple(self.views):
            view = self.views[camera]
            if view.state in ("waiting", "no_session"):
                view.state, view.sequence = "live", 1


@pytest.fixture
def cameras(stage) -> SlowCameras:
    return SlowCameras(stage)


@pytest.fixture
def wall(qtbot, stage, cameras):
    made = wall_window(stage, cameras)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.set_count(9)
    made.show_group("组", IDS)
    with qtbot.waitExposed(made):
        made.show()
    cameras.come()
    return made


def seen(wall) -> list[str]:
    return [wall.pictures.hand_overs.camera_seen(number) for number in range(9)]


def open_now(cameras) -> set[str]:
    return {id for id, view in cameras.views.items() if not view.is_closed}


def names(wall) -> list[str]:
    return [wall.grid.part(number).words for number in range(9)]


def test_old_pictures_stay_until_the_new_ones_are_there_each_for_itself(wall, cameras) -> None:
    told = names(wall)
    wall.turn(1)
    assert seen(wall) == IDS[:9] and names(wall) == told
    assert open_now(cameras) == set(IDS), "old ones are decoded on: no picture is older than said"
    assert wall.pictures.states()[TileState.LIVE] == 9, "what is counted is what is seen"
    cameras.come(*IDS[9:13])
    assert seen(wall) == IDS[9:13] + IDS[4:9]
    wall.pictures.hand_overs.settle()
    assert open_now(cameras) == set(IDS[4:])
    cameras.come()
    wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[9:18] and open_now(cameras) == set(IDS[9:18])


def test_a_camera_that_fails_says_so_at_once(wall, cameras) -> None:
    cameras.states[IDS[9]] = ("failed", 0.0, ("设备离线",))
    cameras.states[IDS[10]] = ("denied", 0.0, ())
    wall.turn(1)
    assert seen(wall)[:3] == [IDS[9], IDS[10], IDS[2]]


def test_a_camera_that_keeps_silent_is_shown_as_waiting_in_the_end(stage, wall, cameras) -> None:
    wall.turn(1)
    stage.clock.jump(20)  # the machine stood still: nothing had the time to come
    wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[:9]
    for _ in range(PATIENCE):
        wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[9:18] and open_now(cameras) == set(IDS[9:18])
    assert wall.pictures.states()[TileState.WAITING] == 9


def test_an_old_picture_that_breaks_off_gives_way(wall, cameras) -> None:
    wall.turn(1)
    cameras.views[IDS[3]].state = "failed"
    assert seen(wall)[2:5] == [IDS[2], IDS[12], IDS[4]]


def test_where_a_recorder_grants_no_more_the_last_picture_stays_and_its_session_goes(
    stage, wall, cameras
) -> None:
    """H859: as many sessions as a page has tiles; the next page gets those of the last one."""
    told = [words.removesuffix(" Live") for words in names(wall)]
    for camera in IDS[9:]:
        cameras.states[camera] = ("no_session", 0.0, ("没有空闲会话",))
    wall.turn(1)
    assert seen(wall) == IDS[:9]
    assert names(wall) == [f"{name} Picture frozen 00:00" for name in told]
    assert open_now(cameras) == set(IDS[9:]), "the sessions of the old ones are free"
    assert wall.pictures.states()[TileState.FROZEN] == 9, "it is said that nothing moves"
    stage.clock.jump(2)
    shown = [wall.pictures.hand_overs.view_seen(number) for number in range(9)]
    assert all(view.age() >= 2 and view.image() is not None for view in shown)
    cameras.come(*IDS[9:13])
    wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[9:13] + IDS[4:9]
    for _ in range(PATIENCE):
        wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[9:] and wall.pictures.states()[TileState.NO_SESSION] == 5


def test_one_that_is_refused_after_it_was_waited_for_lets_the_old_stream_go(wall, cameras) -> None:
    wall.turn(1)
    cameras.views[IDS[9]].state = "no_session"
    wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[:9] and open_now(cameras) == set(IDS[1:])
    wall.turn(-1)
    assert seen(wall)[0] == IDS[0] and IDS[0] in open_now(cameras)
    cameras.come()
    wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[:9] and wall.pictures.states()[TileState.LIVE] == 9


def test_two_turns_at_once_keep_the_picture_that_is_there(wall, cameras) -> None:
    wall.turn(1)
    wall.turn(1)
    assert seen(wall) == IDS[:9] and open_now(cameras) == set(IDS[:9])
    wall.turn(1)
    cameras.come()
    wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[9:18]


def test_the_camera_of_an_alert_is_shown_at_once(stage, wall) -> None:
    """The frame of an alert never hangs on another camera's picture (H554)."""
    wall.show_alert(underpass(stage), [IDS[12]])
    assert seen(wall)[4] == IDS[12]
    wall.drop_alert(underpass(stage).id)
    assert seen(wall)[4] == IDS[4]


def test_frames_are_numbered_on_from_one_camera_to_the_other(wall, cameras) -> None:
    """The grid paints what has another number; a new camera's first frames never repeat one."""
    cameras.views[IDS[0]].sequence = 700
    wall.turn(1)
    source = wall.grid._tiles[0].source
    before = source.sequence
    cameras.come()
    assert before == 700 and source.sequence > 700


def test_nothing_stays_open_when_nobody_looks(qtbot, wall, cameras) -> None:
    wall.turn(1)
    wall.hide()
    qtbot.waitUntil(lambda: not open_now(cameras))
    assert seen(wall) == [""] * 9


def test_what_comes_is_opened_before_its_turn(wall, cameras) -> None:
    opened = len(cameras.opened)
    wall.pictures.prepare(IDS[9:])
    assert cameras.opened[opened:] == IDS[9:18]
    cameras.come()
    wall.turn(1)
    assert seen(wall) == IDS[9:18] and len(cameras.opened) == opened + 9
    wall.pictures.prepare(IDS[:9])
    wall.pictures.prepare(IDS[4:8])
    assert open_now(cameras) == {*IDS[9:18], *IDS[4:8]}, "what does not come after all is let go"


def test_h821_keys_act_on_the_camera_that_is_seen_while_another_comes(wall, cameras) -> None:
    """What is found stands in the finding, the alert and the order under its own place."""
    wall.turn(1)
    wall.grid.set_focused(0)
    assert wall.subject().refs == (f"camera/{IDS[0]}",)
    assert wall.camera_at_hand == IDS[0]
    assert wall.pictures.view_of(IDS[0]) is cameras.views[IDS[0]], "its snapshot can be had"
    assert wall.pictures.view_of(IDS[9]) is None
    cameras.come(IDS[9])
    wall.pictures.hand_overs.settle()
    assert wall.subject().refs == (f"camera/{IDS[9]}",)
    assert (wall.camera_at_hand, wall.pictures.view_of(IDS[0])) == (IDS[9], None)


def test_h821_a_camera_that_is_acted_on_stays_on_its_tile(wall, cameras) -> None:
    wall.turn(1)
    wall.grid.set_focused(0)
    assert wall.keep_at_hand() == IDS[0]
    cameras.come()
    wall.pictures.hand_overs.settle()
    assert seen(wall) == IDS[:1] + IDS[10:18] and not cameras.views[IDS[0]].is_closed
    assert wall.keep_at_hand() == IDS[0] and cameras.views[IDS[9]].is_closed
    wall.turn(1)
    cameras.come()
    assert wall.keep_at_hand() == IDS[0]


def test_h821_what_is_seen_is_enlarged_and_stays(wall, cameras) -> None:
    wall.turn(1)
    wall.grid.tile_activated.emit(0)
    assert wall.pictures.enlarged == wall.camera_at_hand == IDS[0]
    cameras.come()
    wall.pictures.hand_overs.settle()
    assert wall.is_enlarged and not cameras.views[IDS[0]].is_closed
    wall.pictures.reduce()
    assert seen(wall) == IDS[:1] + IDS[10:18]


def test_how_long_the_old_picture_stays_does_not_begin_anew(stage, wall, cameras) -> None:
    """An alert or a hot spot's turn every few seconds kept the last page for a minute."""
    told = []
    wall.pictures.hand_overs.seen.connect(lambda number, camera: told.append(camera))
    wall.turn(1)
    for look in range(PATIENCE):
        if look % 20 == 0:
            wall.show_alert(underpass(stage), [IDS[4]])
            wall.drop_alert(underpass(stage).id)
        wall.pictures.hand_overs.settle()
    others = IDS[9:13] + IDS[14:18]  # the tile of the alert had another picture every time
    assert [camera for n, camera in enumerate(seen(wall)) if n != 4] == others
    assert [camera for camera in told if camera in IDS[9:]] == others
