"""A-07: layouts on a wall: chosen, edited, taken back, kept; pictures stay under the eye."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.alert_marks import Evidence, FindBox
from console.domain.wall_layout import LAYOUTS
from console.settings.plans.wall_view import WallView
from console.settings.tasks.task import WallTask
from console.settings.tasks.text import read_task, write_task
from tests.gui.deploy.hall_stage import district
from tests.gui.deploy.page_stage import underpass
from tests.gui.wall.wall_stage import Cameras, wall_window

IDS = [camera.id for camera in district().cameras[:60]]
KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


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


def test_every_layout_fills_the_wall_and_comes_back_from_what_was_kept(wall, qtbot) -> None:
    for name, layout in LAYOUTS.items():
        wall.layouts.use(name)
        assert wall.grid.count == layout.count and wall.cameras == IDS[: layout.count]
        kept = wall.view
        assert (kept.layout or str(kept.tiles)) == name
        wall.layouts.use("4")
        wall.restore(kept)
        assert wall.view == kept


def test_joining_tiles_keeps_every_picture_on_its_tile_and_opens_nothing(wall, cameras) -> None:
    opened = len(cameras.opened)
    wall.grid.set_focused(5)
    wall.layouts.begin_edit()
    QTest.keyClick(wall.grid, KEY.Key_Right, SHIFT)
    QTest.keyClick(wall.grid, KEY.Key_Return)
    assert wall.layouts.layout.count == 15 and len(cameras.opened) == opened
    assert wall.cameras == IDS[:6] + IDS[7:16]
    assert wall.grid.focused_tile == 5 and not wall.layouts.is_editing
    assert wall.layouts.undo() and wall.layouts.layout.text == "16"
    assert wall.cameras == IDS[:16]


def test_a_tile_that_is_parted_gets_the_cameras_that_come_next(wall) -> None:
    wall.layouts.use("1+5")
    wall.grid.set_focused(0)
    wall.layouts.begin_edit()
    QTest.keyClick(wall.grid, KEY.Key_S)
    assert wall.layouts.layout.text == "9"
    assert wall.cameras[0] == IDS[0] and sorted(wall.cameras) == sorted(IDS[:9])
    QTest.keyClick(wall.grid, KEY.Key_Escape)
    assert wall.layouts.layout.text == "1+5" and wall.cameras == IDS[:6]


def test_tiles_that_are_swapped_stay_swapped_when_the_page_turns(wall) -> None:
    wall.grid.carry(0, 3)
    assert [wall.cameras[0], wall.cameras[3]] == [IDS[3], IDS[0]]
    assert wall.grid.focused_tile == 3
    wall.turn(1)
    wall.turn(-1)
    assert [wall.cameras[0], wall.cameras[3]] == [IDS[3], IDS[0]]
    wall.layouts.undo()
    assert wall.cameras == IDS[:16]


def test_a06_hot_spots_take_the_tile_they_are_bound_to(stage, wall) -> None:
    assert wall.layouts.bind_hot(12)
    wall.show_alert(underpass(stage), [IDS[40]])
    assert wall.cameras[12] == IDS[40] and wall.cameras[5] == IDS[5]
    assert wall.view.hot == 12
    assert not wall.layouts.bind_hot(12)
    assert wall.cameras[5] == IDS[40] and wall.cameras[12] == IDS[12]


def test_a_layout_of_a_newer_console_is_no_crash(wall) -> None:
    with pytest.raises(ValueError):
        wall.layouts.use("99")
    wall.restore(WallView("video", 16, "组", tuple(IDS), layout="3x1: 0,0,2,1; 2,0,1,1"))
    assert wall.cameras == IDS[:2]


def test_a06_enlarged_and_zoomed_it_returns_exactly(wall, cameras) -> None:
    wall.layouts.use("1+7")
    before, size = wall.view, cameras.views[IDS[2]].size
    wall.grid.set_focused(2)
    QTest.keyClick(wall.grid, KEY.Key_Return)
    for _ in range(5):
        QTest.keyClick(wall.one, KEY.Key_Plus)
    QTest.keyClick(wall.one, KEY.Key_Escape)
    assert wall.is_enlarged, "the first Esc shows all of the picture"
    QTest.keyClick(wall.one, KEY.Key_Escape)
    assert not wall.is_enlarged and wall.view == before
    assert wall.grid.focused_tile == 2 and cameras.views[IDS[2]].size == size


def test_a31_the_watermark_says_seat_person_number_and_second(stage, wall) -> None:
    text = wall.grid.watermark
    who = stage.identity
    assert all(part in text for part in (who.seat_name, who.name, who.person, "20:20:00"))
    stage.clock.jump(1)
    wall._go_on()
    assert wall.grid.watermark.endswith("20:20:01") and wall.one.watermark == wall.grid.watermark


def test_what_a_machine_found_is_marked_on_its_camera_as_of_then(stage, wall) -> None:
    found = Evidence(
        "f1", stage.clock.now(), IDS[40], (FindBox(0.1, 0.2, 0.3, 0.4, "小客车", 0.83),)
    )
    wall.show_alert(replace(underpass(stage), evidence=found), [IDS[40]])
    (box,) = wall.pictures.dress(IDS[40]).boxes
    assert box.text == "小客车 0.83 20:20:00" and box.is_then
    assert wall.pictures.dress(IDS[3]).boxes == ()
    elsewhere = replace(found, camera="another")
    wall.show_alert(replace(underpass(stage), evidence=elsewhere), [IDS[40]])
    assert wall.pictures.dress(IDS[40]).boxes == (), "boxes of another camera mean nothing here"


def test_a_camera_of_another_shape_fills_its_tile_as_soon_as_its_shape_is_known(
    wall, cameras
) -> None:
    view, tile = cameras.views[IDS[0]], wall.grid.tile_rect(0)
    assert view.size == (tile.width(), tile.height())
    view.own_size = (704, 576)
    wall._go_on()
    assert view.size[0] == tile.width() and view.size[1] > tile.height(), "covers it, no bars"
    assert abs(view.size[0] / view.size[1] - 704 / 576) < 0.01
    sizes = view.size
    wall._go_on()
    assert view.size == sizes


def test_a_camera_on_two_tiles_is_decoded_for_the_larger_and_for_nothing_else(
    wall, cameras
) -> None:
    """“12 ⏎ 1 ⏎” of a camera that stands on a small tile: its stream changed size every second."""
    wall.layouts.use("1+7")
    wall.place(IDS[4], 0)
    view = cameras.views[IDS[4]]
    large, before = wall.grid.tile_rect(0), view.sequence
    assert view.size == (large.width(), large.height())
    wall._go_on()
    wall._go_on()
    assert (view.size, view.sequence) == ((large.width(), large.height()), before)
    wall.place("", 0)
    assert view.size[0] == wall.grid.tile_rect(4).width()


def test_a_group_of_the_whole_directory_is_cut_to_what_is_kept_and_says_so(wall) -> None:
    """Ctrl+Enter in the directory with nothing typed: what was kept of it could not be read."""
    wall.show_group("全区", [*IDS, *(f"far-{number}" for number in range(26_000))])
    assert len(wall.view.cameras) == 1000 and wall.view.cameras[:16] == tuple(IDS[:16])
    assert "1000" in wall.view.title and f"{26_000 + len(IDS)}" in wall.view.title
    assert read_task(write_task(WallTask("", "全区", wall.view))).view.cameras == wall.view.cameras
