"""Several walls in one console: each with its own cameras, kept and given back (A-08, A-09)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.screens.wall.hot_spots import HotSpots
from console.screens.wall.wall_group import WallGroup
from console.settings.plans.wall_view import Guest, WallView
from console.shell.plans.wall_views import WallViews
from tests.gui.deploy.hall_stage import district
from tests.gui.wall.wall_stage import Cameras, wall_window

IDS = [camera.id for camera in district().cameras[:40]]


@pytest.fixture
def walls(qtbot, stage):
    cameras = Cameras(stage)
    made = [wall_window(stage, cameras, page, f"视频墙 {n}") for n, page in enumerate(PAGES, 1)]
    for wall in made:
        qtbot.addWidget(wall)
        wall.resize(1920, 1080)
        wall.shown.connect(wall.fill)
    return made


PAGES = ("video", "video-2")


def arranged(wall) -> None:
    wall.show_group("沿江", IDS[:20])
    wall.set_count(9)
    wall.turn(1)
    wall.place(IDS[30], 2)


def test_a_wall_shows_again_what_it_showed(walls) -> None:
    first, second = walls
    arranged(first)
    kept = first.view
    assert kept == WallView("video", 9, "沿江", tuple(IDS[:20]), 1, (Guest(2, IDS[30]),))
    second.restore(kept)
    assert second.cameras == first.cameras == [*IDS[9:11], IDS[30], *IDS[12:18]]
    assert second.grid.count == 9 and second.page == 1


def test_each_wall_has_cameras_of_its_own_without_being_asked(qtbot, walls) -> None:
    for wall in walls:
        with qtbot.waitExposed(wall):
            wall.show()
    first, second = (set(wall.cameras) - {""} for wall in walls)
    assert first and second and not first & second
    assert "视频墙 2" in walls[1].strip.accessibleName()
    assert walls[1].view.cameras == (), "what it has by itself is looked up anew at each start"


def test_a_wall_that_was_only_turned_keeps_its_page_when_it_is_filled_again(qtbot, walls) -> None:
    second = walls[1]
    second.restore(WallView("video-2", 4, turned=1, guests=(Guest(3, IDS[39]),)))
    with qtbot.waitExposed(second):
        second.show()
    assert second.page == 1 and second.grid.count == 4 and second.cameras[3] == IDS[39]


def test_a_page_that_was_kept_and_is_gone_shows_the_last_there_is() -> None:
    """A plan made when the group was longer: never an empty wall behind the end."""
    group = WallGroup(HotSpots(lambda: 0.0), 16)
    group.restore(WallView("video", 4, "组", tuple(IDS[:6]), turned=7))
    assert group.page == 1 and group.shown == [*IDS[4:6], "", ""]


def test_a_cleared_tile_stays_clear_until_the_group_turns(walls) -> None:
    first = walls[0]
    first.show_group("组", IDS[:20])
    first.place("", 3)
    assert first.cameras[3] == "" and first.view.guests == (Guest(3, ""),)
    first.turn(1)
    assert first.view.guests == ()


def test_a_tile_that_is_not_there_takes_nothing(walls) -> None:
    """A guest behind the last tile, and no picture of the wall could be shown again."""
    first = walls[0]
    first.show_group("组", IDS[:20])
    first.set_count(4)
    first.place(IDS[30], 12)
    assert first.cameras == IDS[:4] and first.view.guests == ()


def test_what_a_wall_shall_show_waits_until_it_is_built(walls) -> None:
    views, heard = WallViews(), []
    views.changed.connect(lambda: heard.append(views.views()))
    arranged(walls[0])
    views.attach("video", walls[0])
    views.show([WallView("video-2", 4, "桥", tuple(IDS[:4]))])
    assert [view.page for view in views.views()] == ["video", "video-2"]
    views.attach("video-2", walls[1])
    assert walls[1].cameras == IDS[:4]
    QTest.keyClick(walls[1].grid, Qt.Key.Key_9)
    assert heard[-1][1].tiles == 9 and heard[-1][0] == walls[0].view
    views.show([WallView("video", 1, "楼", (IDS[7],))])
    assert walls[0].cameras == [IDS[7]] and walls[1].grid.count == 9, "the other one stays"
