"""S5 on patrol: pages on the tiles, the strip, holding, alerts in the hot spot alone (A-05)."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.patrol_debt import PatrolCamera
from console.domain.patrol_plan import PatrolPlan, PatrolStep
from console.domain.patrol_state import PatrolCoverage, PatrolHold, PatrolSkips
from console.models.patrol_runner import PatrolRunner
from console.screens.wall.patrol_wall import PatrolWall
from tests.gui.deploy.hall_stage import district
from tests.gui.deploy.page_stage import underpass
from tests.gui.wall.wall_stage import Cameras, wall_window
from widgets.video.tile_source import TIME_PARTS

IDS = [camera.id for camera in district().cameras[:24]]
POOL = [PatrolCamera(id) for id in IDS]
PLAN = PatrolPlan("shipped/flood", "汛期重点：下立交与滨河", dwell=10.0)


class Patrol:
    """A wall on patrol; time is moved by hand."""

    def __init__(self, stage, cameras: Cameras | None = None) -> None:
        self.stage, self.clock = stage, stage.clock
        self.cameras = cameras or Cameras(stage)
        self.wall = wall_window(stage, self.cameras)
        self.coverage = PatrolCoverage(self.clock.now())
        self.runner = PatrolRunner(self.clock, lambda: self.coverage, self.wall)
        self.patrol = PatrolWall(self.wall, self.runner)

    def pass_by(self, seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            self.clock.jump(0.5)
            self.runner.go_on()
            self.wall._go_on()

    @property
    def words(self) -> str:
        self.wall._go_on()
        return self.wall.strip.accessibleName()


@pytest.fixture
def patrol(qtbot, stage):
    made = Patrol(stage)
    qtbot.addWidget(made.wall)
    made.wall.resize(1920, 1080)
    made.wall.set_count(9)
    with qtbot.waitExposed(made.wall):
        made.wall.show()
    made.runner.start(PLAN, POOL)
    yield made
    made.runner.stop()


def test_the_strip_says_group_time_coverage_and_debt(patrol) -> None:
    """S5: 第 3/14 组 · 剩 06 秒 · 本班已巡 112/224 · 欠巡 9 · 16 路正常."""
    now = patrol.clock.now()
    patrol.coverage = PatrolCoverage(
        now - timedelta(hours=1),
        {**dict.fromkeys(IDS[:5], now), IDS[0]: now - timedelta(minutes=9)},
    )
    patrol.pass_by(4)
    assert patrol.wall.cameras == IDS[:9]
    words = patrol.words
    for told in ("Group 1  of 3", "next in 06 s", "seen this shift 5 /24", "overdue 1", "9 OK"):
        assert told in words, told
    assert words.startswith("汛期重点：下立交与滨河") and "PgDn" not in words
    patrol.pass_by(6)
    assert "Group 2  of 3" in patrol.words and patrol.wall.cameras == IDS[9:18]


def test_the_two_keys_of_a_patrol_go_last_where_the_strip_is_narrow(patrol) -> None:
    """At 150 % 本页无异常 and 发现 went first, and nobody saw how a page is closed."""
    patrol.pass_by(1)
    said = {}
    for width in range(1920, 700, -40):
        patrol.wall.strip.resize(width, 40)
        left, right = patrol.wall.strip._fitting()
        said[width] = " ".join(run.text for item in (*left, *right) for run in item)
    told = ("Page clear", "Finding", "Group")
    assert all(all(words in said[width] for words in told) for width in said if width >= 1000)
    assert all("Page clear" in words for words in said.values() if "seen" in words)
    lengths = [len(words) for words in said.values()]
    assert lengths == sorted(lengths, reverse=True)


def test_the_counts_add_up_to_the_tiles_however_narrow_the_strip_is(patrol) -> None:
    """H956: at 150 % "frozen 1·failed 1" stood alone, and eight tiles were counted nowhere."""
    for number, state in enumerate(("weak", "frozen", "denied", "failed", "waiting")):
        patrol.cameras.views[IDS[number]].state = state
    patrol.wall.show_alert(underpass(patrol.stage), [IDS[6]])
    patrol.pass_by(1)
    counted = re.compile(r"(\d+) OK|(?:frozen|failed|weak|permission|waiting|others) (\d+)")
    for width in range(1920, 500, -20):
        patrol.wall.strip.resize(width, 40)
        words = " ".join(run.text for item in patrol.wall.strip._fitting()[0] for run in item)
        counts = [int(ok or other) for ok, other in counted.findall(words)]
        assert sum(counts) == 9, (width, words)


def test_what_is_passed_over_is_counted_by_its_reason(patrol) -> None:
    patrol.runner.set_pool(POOL[:20], PatrolSkips(2, tuple(IDS[20:]), ("无此路",)))
    assert "passed over cut off 4 not permitted 2·unknown 1" in patrol.words
    patrol.runner.set_pool([])
    assert patrol.words.count("No camera of this plan can be shown") == 1
    assert "Held" not in patrol.words
    patrol.runner.hold_wall()
    assert "No camera of this plan can be shown Held" in patrol.words


def test_the_next_page_is_open_before_its_turn(patrol) -> None:
    patrol.pass_by(6)
    assert set(patrol.cameras.opened) == set(IDS[:9])
    patrol.pass_by(2)
    assert set(patrol.cameras.opened) == set(IDS[:18])
    patrol.pass_by(2)
    assert set(patrol.cameras.opened) == set(IDS[:18]) and patrol.wall.cameras == IDS[9:18]


def test_forward_and_back_by_key(patrol) -> None:
    QTest.keyClick(patrol.wall.grid, Qt.Key.Key_PageDown)
    assert patrol.wall.cameras == IDS[9:18] and "next in 10 s" in patrol.words
    QTest.keyClick(patrol.wall.grid, Qt.Key.Key_PageUp)
    assert patrol.wall.cameras == IDS[:9]


def test_another_layout_goes_on_with_the_same_patrol(patrol) -> None:
    """Any layout: the first camera stays in sight, and the groups are counted anew."""
    QTest.keyClick(patrol.wall.grid, Qt.Key.Key_PageDown)
    QTest.keyClick(patrol.wall.grid, Qt.Key.Key_4)
    assert IDS[9] in patrol.wall.cameras and len(patrol.wall.cameras) == 4
    assert "of 6" in patrol.words
    patrol.pass_by(10)
    assert patrol.wall.cameras == IDS[12:16]


def test_a_row_step_keeps_the_pictures_that_move_up(patrol) -> None:
    patrol.runner.start(replace(PLAN, step=PatrolStep.ROW), POOL)
    opened = len(patrol.cameras.opened)
    patrol.pass_by(10)
    assert patrol.wall.cameras == IDS[3:12]
    assert patrol.cameras.opened[opened:] == IDS[9:12], "six streams stay as they are"


def test_an_alert_takes_the_hot_spot_alone_and_the_patrol_goes_on(stage, patrol) -> None:
    """In a storm S5 does not jump: five alerts, one tile, ten seconds each."""
    storm = [replace(underpass(stage), id=f"a{n}") for n in range(5)]
    for number, alert in enumerate(storm):
        patrol.wall.show_alert(alert, [IDS[18 + number]])
    assert patrol.wall.cameras[4] == IDS[18] and ", 4 more waiting" in patrol.words
    assert [c for n, c in enumerate(patrol.wall.cameras) if n != 4] == IDS[:4] + IDS[5:9]
    patrol.pass_by(10)
    words = patrol.words
    assert "Group 2  of 3" in words and ", 4 more waiting" in words, "unsigned: it comes again"
    assert patrol.wall.cameras[4] == IDS[19] and patrol.wall.cameras[0] == IDS[9]
    for alert in storm:
        patrol.wall.drop_alert(alert.id)
    assert patrol.wall.cameras == IDS[9:18]


def test_it_waits_while_a_camera_fills_the_window(patrol) -> None:
    patrol.wall.grid.set_focused(2)
    assert patrol.runner.state.hold is PatrolHold.PERSON
    patrol.wall.grid.tile_activated.emit(2)
    patrol.pass_by(60)
    assert patrol.wall.is_enlarged and patrol.runner.page.number == 1
    assert "Held: somebody acts" in patrol.words
    QTest.keyClick(patrol.wall.one, Qt.Key.Key_Escape)
    assert patrol.runner.state.hold is PatrolHold.NONE
    patrol.pass_by(10.5)
    assert patrol.runner.page.number == 2


def test_a_group_that_is_opened_meanwhile_stands_as_long_as_a_held_wall(patrol) -> None:
    patrol.wall.show_group("周边", IDS[20:23])
    assert patrol.wall.cameras[:3] == IDS[20:23] and not patrol.wall.is_on_patrol_page
    patrol.pass_by(59)
    assert patrol.wall.cameras[:3] == IDS[20:23] and "goes on in 01 s" in patrol.words
    patrol.pass_by(2)
    assert patrol.wall.cameras == IDS[:9], "the page that stood, with the time that was left"


def test_a_camera_put_on_a_tile_is_looked_at_before_the_next_turn(patrol) -> None:
    patrol.wall.place(IDS[22], 0)
    patrol.pass_by(15)
    assert patrol.wall.cameras[0] == IDS[22] and patrol.runner.state.hold is PatrolHold.PERSON
    patrol.pass_by(17)
    assert patrol.wall.cameras == IDS[9:18]


def test_a_held_tile_stays_over_turns(patrol) -> None:
    patrol.runner.hold_tile(0)
    patrol.pass_by(10)
    assert patrol.wall.cameras[0] == IDS[0] and patrol.wall.cameras[1:] == IDS[9:17]
    assert "1 tiles stay" in patrol.words


def test_nothing_passes_while_the_window_is_away(qtbot, patrol) -> None:
    patrol.pass_by(5)
    patrol.wall.hide()
    patrol.pass_by(100)
    patrol.wall.show()
    assert patrol.runner.page.number == 1 and round(patrol.runner.left) == 5


def test_what_is_kept_says_which_patrol_runs(patrol) -> None:
    view = patrol.wall.view
    assert view.patrol == PLAN.id and view.cameras == () and view.tiles == 9
    wanted = []
    patrol.wall.patrol_wanted.connect(wanted.append)
    patrol.wall.restore(view)
    assert wanted == [PLAN.id] and patrol.wall.cameras == IDS[:9]
    patrol.runner.stop()
    assert patrol.wall.view.patrol == "" and patrol.wall.cameras == IDS[:9]
    patrol.runner.start(PLAN, POOL)
    patrol.wall.restore(replace(view, patrol="", cameras=tuple(IDS[3:6])))
    assert not patrol.runner.state.is_running and patrol.wall.cameras[:3] == IDS[3:6]


def test_a_line_on_each_tile_of_the_patrol_runs_out_and_none_on_one_that_is_kept(patrol) -> None:
    """A-01."""

    def left() -> list[int]:
        return [patrol.wall.pictures.dress(id).time_left for id in patrol.wall.cameras[:3]]

    assert left() == [TIME_PARTS, TIME_PARTS, TIME_PARTS]
    patrol.pass_by(5)
    assert left() == [TIME_PARTS // 2] * 3
    patrol.runner.hold_tile(1)
    assert left() == [TIME_PARTS // 2, 0, TIME_PARTS // 2]
    patrol.pass_by(5)
    assert left() == [TIME_PARTS, 0, TIME_PARTS], "the next page has all its time before it"
    patrol.runner.stop()
    assert left() == [0, 0, 0]


def test_ended_everything_stays_on_its_tile(qtbot, patrol) -> None:
    """The grid showed a held picture on the last tile, keys and log meant the fifth."""
    patrol.runner.start(PLAN, POOL[:13])
    patrol.runner.hold_tile(8)
    patrol.runner.turn(1)
    stood = [*IDS[9:13], "", "", "", "", IDS[8]]
    assert patrol.wall.cameras == stood
    patrol.runner.stop()
    assert patrol.wall.cameras == stood and patrol.wall.camera_on(8) == IDS[8]
    kept = patrol.wall.view
    patrol.wall.show_group("组", IDS[20:])
    patrol.wall.restore(kept)
    assert patrol.wall.cameras == stood and patrol.wall.view == kept
    patrol.wall.show_alert(underpass(patrol.stage), [IDS[20]])
    patrol.wall.drop_alert(underpass(patrol.stage).id)
    assert [patrol.wall.camera_on(number) for number in range(9)] == stood
