"""Preset positions of cameras on a swivel (预置位): taken as their page comes, left as it goes.

The port that turns cameras is the platform's, behind the hub. A camera's picture counts from when
its platform has taken the order and the plan's time to settle is over; one that was not turned is
shown as it stands, and does not count.
"""

from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from console.domain.patrol_plan import PatrolStop
from console.models.futures import when_done
from console.models.patrol_runner import PatrolRunner

MARGIN = 5.0
"""Seconds a camera is held beyond its page: the way back is ordered only when the page has left."""


class Aim(StrEnum):
    """Where a camera looks: without a preset, on its way, standing, not turned, turned by hand."""

    FREE = "free"
    TURNING = "turning"
    STEADY = "steady"
    FAILED = "failed"
    BY_HAND = "by_hand"


class SwivelPort(Protocol):
    """Turns cameras; every call returns at once, and one that fails leaves the camera as it is."""

    def go_to(self, camera: str, preset: str, seconds: float) -> "Future[object]":
        """Let a camera look where its preset says, and hold it there for some seconds.

        The future fails with an error that has a `code` and a `detail`.
        """
        ...


@dataclass(slots=True)
class _Turn:
    """A camera that was turned for the page that stands."""

    stop: PatrolStop
    answered: float | None = None
    why: BaseException | None = None
    is_by_hand: bool = False


class PatrolPresets(QObject):
    """Follows a runner.

    Args:
        runner: says which page comes and goes.
        port: turns cameras.
        monotonic: seconds that never jump.

    Signals:
        done: camera, preset and the error, or None where the platform took the order.
    """

    done = Signal(str, str, object)

    def __init__(
        self, runner: PatrolRunner, port: SwivelPort, monotonic: Callable[[], float]
    ) -> None:
        super().__init__(runner)
        self._runner, self._port, self._monotonic = runner, port, monotonic
        self._turns: dict[str, _Turn] = {}
        runner.turned.connect(self._show)
        runner.stopped.connect(self._turn_back)

    def aim(self, camera: str) -> Aim:
        """Return where a camera of the page looks now."""
        turn = self._turns.get(camera)
        if turn is None:
            return Aim.FREE
        if turn.is_by_hand:
            return Aim.BY_HAND
        if turn.why is not None:
            return Aim.FAILED
        is_steady = (
            turn.answered is not None and self._monotonic() - turn.answered >= turn.stop.settle
        )
        return Aim.STEADY if is_steady else Aim.TURNING

    def is_aimed(self, camera: str) -> bool:
        """Whether a camera of the page looks where the plan wants it to."""
        return self.aim(camera) in (Aim.FREE, Aim.STEADY)

    def preset(self, camera: str) -> str:
        """Return the preset a camera of the page was turned to; empty for none."""
        turn = self._turns.get(camera)
        return "" if turn is None else turn.stop.preset

    def why(self, camera: str) -> BaseException | None:
        """Return why a camera of the page was not turned."""
        turn = self._turns.get(camera)
        return None if turn is None else turn.why

    def take_by_hand(self, camera: str) -> None:
        """Somebody here looks elsewhere with a camera of the page: it is not at its preset."""
        turn = self._turns.get(camera)
        if turn is not None:
            turn.is_by_hand = True

    def _show(self, _: int, cameras: tuple[str, ...]) -> None:
        """Turn back who has left the page, then turn who has come; who stays is left alone."""
        self._turn_back(cameras)
        plan, page = self._runner.plan, self._runner.page
        if plan is None or page is None:
            return
        seconds = plan.dwell_of(page.arriving) + MARGIN
        for camera in cameras:
            stop = plan.stop(camera)
            if stop.preset and camera not in self._turns:
                turn = self._turns[camera] = _Turn(stop)
                self._order(camera, stop.preset, seconds, turn)

    def _turn_back(self, stays: Collection[str] = ()) -> None:
        for camera in [each for each in self._turns if each not in stays]:
            turn = self._turns.pop(camera)
            if turn.stop.back and turn.why is None:
                self._order(camera, turn.stop.back, 0.0, None)

    def _order(self, camera: str, preset: str, seconds: float, turn: _Turn | None) -> None:
        ordered = self._port.go_to(camera, preset, seconds)
        told = partial(self._answered, camera, preset, turn)
        when_done(ordered, self, lambda _: told(None), told)

    def _answered(
        self, camera: str, preset: str, turn: _Turn | None, why: BaseException | None
    ) -> None:
        if turn is not None:
            turn.answered, turn.why = self._monotonic(), why
        self.done.emit(camera, preset, why)
