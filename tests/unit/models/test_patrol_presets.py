"""Presets in a patrol (A-03): taken as a page comes, counted once settled, left as it goes."""

from concurrent.futures import Future
from dataclasses import replace

import pytest

from console.domain.patrol_plan import PatrolStep, PatrolStop
from console.models.patrol_presets import Aim, PatrolPresets
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

    def go_to(self, camera: str, preset: str, seconds: float) -> "Future[object]":
        self.orders.append((camera, preset, seconds))
        self.asked[camera] = Future()
        return self.asked[camera]

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
    patrol.presets.take_by_hand("c3")
    assert patrol.presets.aim("c3") is Aim.FREE, "the plan wants nothing of it"
    patrol.presets.take_by_hand("c1")
    assert patrol.presets.aim("c1") is Aim.BY_HAND and not patrol.presets.is_aimed("c1")
    patrol.runner.stop()
    assert ("c1", "全景") in patrol.port.told, "back it goes as the plan says"
