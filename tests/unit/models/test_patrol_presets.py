"""Presets in a patrol (A-03): taken as a page comes, counted once settled, left as it goes."""

from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from console.domain.patrol_plan import PatrolStep, PatrolStop
from console.models.patrol_presets import AGAIN, RETRY, Aim, PatrolPresets
from console.sync.trouble import HubTrouble
from tests.unit.models.test_patrol_runner import PLAN, Patrol, cameras

STOPS = (
    PatrolStop("c1", preset="桥洞", settle=3.0, back="全景"),
    PatrolStop("c2", preset="泵房"),
)


class Port:
    """Takes orders; the platform answers when the test says so."""

    def __init__(self) -> None:
        self.orders: list[tuple[str, str, float]] = []
        self.asked: dict[str, Future[object]] = {}
        self.holds: list[tuple[str, float]] = []
        self.trouble: HubTrouble | None = None

    def go_to(self, camera: str, preset: str, seconds: float) -> "Future[object]":
        self.orders.append((camera, preset, seconds))
        self.asked[camera] = Future()
        return self.asked[camera]

    def hold(self, camera: str, seconds: float) -> "Future[object]":
        self.holds.append((camera, seconds))
        answer: Future[object] = Future()
        if self.trouble is None:
            answer.set_result(None)
        else:
            answer.set_exception(self.trouble)
        return answer

    @property
    def told(self) -> list[tuple[str, str]]:
        return [order[:2] for order in self.orders]


@pytest.fixture
def patrol(qtbot):
    made = Patrol()
    made.port = Port()
    made.presets = PatrolPresets(made.runner, made.port, made.clock.monotonic)
    made.answers = []
    made.presets.done.connect(lambda *told: made.answers.append(told))
    made.timers.append(made.presets.keep_up)
    yield made
    made.runner.stop()


def test_presets_are_taken_as_a_page_comes_and_left_as_it_goes(patrol) -> None:
    """Each step its preset, and back; who stays on a tile is not turned again."""
    plan = replace(PLAN, stops=STOPS, step=PatrolStep.ROW)
    patrol.runner.start(plan, cameras(8))
    assert patrol.port.told == [("c1", "桥洞"), ("c2", "泵房")]
    patrol.pass_by(13.2)
    assert patrol.runner.page.cameras == ("c2", "c3", "c4", "c5")
    assert patrol.port.told[2:] == [("c1", "全景")]
    patrol.runner.turn(-1)
    assert patrol.port.told[3:] == [("c1", "桥洞")]
    patrol.runner.stop()
    assert patrol.port.told[4:] == [("c1", "全景")]


def test_a_camera_is_held_for_its_page_and_let_go_with_the_way_back(patrol) -> None:
    patrol.runner.start(replace(PLAN, stops=STOPS), cameras(8))
    assert patrol.port.orders[0] == ("c1", "桥洞", 10.0 + 3.0 + 5.0)
    patrol.runner.stop()
    assert patrol.port.orders[-1] == ("c1", "全景", 0.0)


def test_a_picture_counts_from_when_the_camera_stands_still(qtbot, patrol) -> None:
    patrol.runner.start(replace(PLAN, stops=STOPS), cameras(8))
    aim = patrol.presets.aim
    assert (aim("c0"), aim("c1")) == (Aim.FREE, Aim.TURNING) and patrol.presets.is_aimed("c0")
    patrol.pass_by(5)
    assert aim("c1") is Aim.TURNING, "the platform has not answered"
    patrol.port.asked["c1"].set_result(None)
    qtbot.waitUntil(lambda: patrol.answers == [("c1", "桥洞", None)])
    assert aim("c1") is Aim.TURNING and not patrol.presets.is_aimed("c1")
    patrol.pass_by(3.1)
    assert aim("c1") is Aim.STEADY and patrol.presets.is_aimed("c1")


def test_a_camera_that_was_not_turned_says_why_and_is_not_turned_back(qtbot, patrol) -> None:
    patrol.runner.start(replace(PLAN, stops=STOPS), cameras(8))
    trouble = HubTrouble("swivel_offline")
    patrol.port.asked["c1"].set_exception(trouble)
    qtbot.waitUntil(lambda: patrol.presets.aim("c1") is Aim.FAILED)
    assert patrol.presets.why("c1") is trouble and not patrol.presets.is_aimed("c1")
    patrol.runner.stop()
    assert patrol.port.told == [("c1", "桥洞"), ("c2", "泵房")]


def test_an_answer_that_comes_after_its_page_changes_nothing(qtbot, patrol) -> None:
    patrol.runner.start(replace(PLAN, stops=STOPS), cameras(8))
    late = patrol.port.asked["c2"]
    patrol.runner.turn(1)
    late.set_exception(HubTrouble("swivel_silent"))
    qtbot.waitUntil(lambda: bool(patrol.answers))
    assert patrol.presets.aim("c2") is Aim.FREE


def test_what_somebody_turned_away_by_hand_is_not_at_its_preset(patrol) -> None:
    patrol.runner.start(replace(PLAN, stops=STOPS), cameras(4))
    patrol.presets.turned_here("c3", "")
    assert patrol.presets.aim("c3") is Aim.FREE, "the plan wants nothing of it"
    patrol.presets.turned_here("c1", "")
    assert patrol.presets.aim("c1") is Aim.ELSEWHERE and not patrol.presets.is_aimed("c1")
    patrol.runner.stop()
    assert ("c1", "全景") in patrol.port.told, "back it goes as the plan says"


BRIDGE = replace(PLAN, resumes_after=0.0, stops=(PatrolStop("c1", preset="桥洞", back="全景"),))


def aimed(qtbot, patrol, plan=BRIDGE, count: int = 4) -> None:
    """Start a plan and let its camera stand still."""
    patrol.runner.start(plan, cameras(count))
    answered(qtbot, patrol)
    patrol.pass_by(4)
    assert patrol.presets.is_aimed("c1")


def answered(qtbot, patrol) -> None:
    patrol.answers.clear()
    patrol.port.asked["c1"].set_result(None)
    qtbot.waitUntil(lambda: bool(patrol.answers))


@pytest.mark.parametrize("id", ["own/a", "own/b"])
def test_h974_another_preset_of_a_camera_that_stays_is_ordered(qtbot, patrol, id) -> None:
    """The plan was changed and is tried, or another plan has the same camera."""
    aimed(qtbot, patrol)
    other = replace(BRIDGE, id=id, stops=(PatrolStop("c1", preset="泵房"),))
    patrol.runner.start(other, cameras(4))
    assert patrol.port.told == [("c1", "桥洞"), ("c1", "泵房")], "on its way, not back first"
    assert patrol.presets.aim("c1") is Aim.TURNING and patrol.presets.preset("c1") == "泵房"
    answered(qtbot, patrol)
    patrol.pass_by(3.1)
    assert patrol.presets.is_aimed("c1")


def test_h974_a_plan_that_wants_nothing_of_a_camera_lets_it_go(qtbot, patrol) -> None:
    aimed(qtbot, patrol)
    patrol.runner.start(replace(BRIDGE, id="own/b", stops=()), cameras(4))
    assert patrol.port.told[1:] == [("c1", "全景")] and patrol.presets.aim("c1") is Aim.FREE


def test_h975_a_camera_is_held_as_long_as_its_page_stands(qtbot, patrol) -> None:
    """On a held wall, a held tile, or where there is one page only."""
    aimed(qtbot, patrol)
    patrol.runner.hold_wall()
    held_until = patrol.port.orders[0][2]
    for _ in range(100):
        patrol.pass_by(2)
        QCoreApplication.processEvents()  # what the port answered
        assert patrol.presets.is_aimed("c1")
    assert patrol.port.told == [("c1", "桥洞")], "what stands there is not turned again"
    assert {seconds for _, seconds in patrol.port.holds} == {AGAIN}
    assert len(patrol.port.holds) >= (200 - held_until) / AGAIN


def test_h975_what_nobody_holds_any_more_is_not_at_its_preset(qtbot, patrol) -> None:
    """Others may turn it away from then on: it is turned to its preset anew."""
    aimed(qtbot, patrol)
    patrol.runner.hold_wall()
    patrol.timers.remove(patrol.presets.keep_up)
    patrol.pass_by(20)
    assert not patrol.presets.is_aimed("c1")
    patrol.presets.keep_up()
    assert patrol.port.told == [("c1", "桥洞")] * 2 and not patrol.port.holds
    answered(qtbot, patrol)
    patrol.pass_by(3.1)
    assert patrol.presets.is_aimed("c1")


def test_h975_a_camera_that_another_seat_has_by_now_is_tried_again(qtbot, patrol) -> None:
    aimed(qtbot, patrol)
    patrol.runner.hold_wall()
    patrol.port.trouble = HubTrouble("swivel_held", "二号席 林岚 20:30")
    patrol.pass_by(12)
    qtbot.waitUntil(lambda: not patrol.presets.is_aimed("c1"))
    patrol.pass_by(0.1)
    assert patrol.port.told == [("c1", "桥洞")] * 2
    patrol.port.asked["c1"].set_exception(patrol.port.trouble)
    qtbot.waitUntil(lambda: patrol.presets.aim("c1") is Aim.FAILED)
    patrol.pass_by(RETRY - 1)
    assert len(patrol.port.told) == 2
    patrol.pass_by(1.2)
    assert len(patrol.port.told) == 3


def test_nothing_is_held_for_a_wall_that_nobody_can_see(qtbot, patrol) -> None:
    aimed(qtbot, patrol)
    patrol.runner.set_out_of_sight(True)
    patrol.pass_by(60)
    assert len(patrol.port.told) == 1 and not patrol.port.holds
    patrol.runner.set_out_of_sight(False)
    assert patrol.port.told == [("c1", "桥洞")] * 2 and not patrol.presets.is_aimed("c1")


def test_what_is_turned_by_hand_is_left_to_the_hand(qtbot, patrol) -> None:
    aimed(qtbot, patrol)
    patrol.runner.hold_wall()
    patrol.presets.turned_here("c1", "")
    patrol.pass_by(100)
    assert len(patrol.port.told) == 1 and not patrol.port.holds
    patrol.runner.start(BRIDGE, cameras(4))
    assert patrol.port.told == [("c1", "桥洞")] * 2, "who starts the plan again wants its presets"
