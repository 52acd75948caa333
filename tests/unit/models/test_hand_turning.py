"""手动云台 (row 82): one order at a time, the newest wish, an end whatever happens."""

from concurrent.futures import Future

import pytest

from console.contract.camera import Move
from console.models.hand_turning import HandTurning
from console.sync.trouble import HubTrouble

LEFT, UP = (Move.LEFT, 0.5), (Move.UP, 0.5)


class Port:
    """Takes orders; the platform answers when the test says so."""

    def __init__(self) -> None:
        self.orders: list[str] = []
        self.asked: Future[object] = Future()

    def move(
        self, camera: str, move: Move | None, speed: float, seconds: float
    ) -> "Future[object]":
        return self._take(f"{move or 'hold'}{'' if seconds else ', let go'}")

    def go_to(self, camera: str, preset: str, seconds: float) -> "Future[object]":
        return self._take(preset)

    def _take(self, order: str) -> "Future[object]":
        self.orders.append(order)
        self.asked = Future()
        return self.asked


@pytest.fixture
def port() -> Port:
    return Port()


@pytest.fixture
def turning(qtbot, port):
    made = HandTurning("C1", port)
    made.begin()
    yield made
    made.end()


def answer(qtbot, turning, port, why: BaseException | None = None) -> None:
    with qtbot.waitSignal(turning.changed):
        port.asked.set_exception(why) if why else port.asked.set_result(None)


def test_it_is_held_before_the_first_key_and_the_next_order_waits_for_its_answer(
    qtbot, turning, port
) -> None:
    turning.steer(LEFT)
    turning.steer(UP)
    assert port.orders == ["hold"] and not turning.is_held
    answer(qtbot, turning, port)
    assert port.orders == ["hold", "up"], "what was wished meanwhile is the newest wish"
    assert turning.is_held
    answer(qtbot, turning, port)
    turning.steer(None)
    assert port.orders[2:] == ["still"]


def test_a_key_that_stays_down_is_told_again_and_one_that_is_up_is_not(
    qtbot, turning, port
) -> None:
    answer(qtbot, turning, port)
    turning.steer(LEFT)
    answer(qtbot, turning, port)
    qtbot.waitUntil(lambda: port.orders == ["hold", "left", "left"])
    turning.steer(None)
    turning.steer(None)
    answer(qtbot, turning, port)
    answer(qtbot, turning, port)
    assert port.orders[3:] == ["still"]


def test_a_key_that_came_up_just_before_the_end_still_ends_the_turning(
    qtbot, turning, port
) -> None:
    """Esc right behind the arrow: the camera was let go, and turned on until its time was over."""
    answer(qtbot, turning, port)
    turning.steer(LEFT)
    turning.steer(None)
    turning.end()
    port.asked.set_result(None)
    qtbot.waitUntil(lambda: port.orders == ["hold", "left", "still, let go"])
    port.asked.set_result(None)


def test_at_the_end_it_stands_still_and_is_let_go_after_what_was_on_its_way(
    qtbot, turning, port
) -> None:
    answer(qtbot, turning, port)
    turning.steer(LEFT)
    turning.end()
    turning.steer(UP)
    port.asked.set_result(None)
    qtbot.waitUntil(lambda: port.orders == ["hold", "left", "still, let go"])


def test_who_has_it_is_said_and_the_next_key_tries_again(qtbot, turning, port) -> None:
    held = HubTrouble("swivel_held", "二号席 周宁 20:31:05")
    answer(qtbot, turning, port, held)
    assert turning.why is held and not turning.is_held
    turning.go_to("水尺")
    answer(qtbot, turning, port)
    assert turning.why is None and turning.is_held


def test_hands_that_rest_are_told(qtbot, port, monkeypatch) -> None:
    monkeypatch.setattr("console.models.hand_turning.IDLE", 0.05)
    turning = HandTurning("C1", port)
    with qtbot.waitSignal(turning.rested):
        turning.begin()
    turning.end()
