"""Preset positions of cameras on a swivel (预置位): taken as their page comes, left as it goes.

The port that turns cameras is the platform's. Where a seat has none, a plan's presets are not
tried and the plan says so before it runs; the cameras are looked at as they stand.
"""

from collections.abc import Callable, Collection
from typing import Protocol

from PySide6.QtCore import QObject

from console.models.patrol_runner import PatrolRunner


class SwivelPort(Protocol):
    """Turns cameras; every call returns at once, and one that fails leaves the camera as it is."""

    def go_to(self, camera: str, preset: str) -> None:
        """Let a camera look where its preset says."""
        ...


class PatrolPresets(QObject):
    """Follows a runner.

    Args:
        runner: says which page comes and goes.
        port: turns cameras.
        may_turn: whether a camera may be turned now, as far as the seat knows.
    """

    def __init__(
        self, runner: PatrolRunner, port: SwivelPort, may_turn: Callable[[str], bool]
    ) -> None:
        super().__init__(runner)
        self._runner, self._port, self._may_turn = runner, port, may_turn
        self._turned: dict[str, str] = {}
        runner.turned.connect(self._show)
        runner.stopped.connect(self._turn_back)

    def _show(self, _: int, cameras: tuple[str, ...]) -> None:
        """Turn back who has left the page, then turn who has come; who stays is left alone."""
        self._turn_back(cameras)
        plan = self._runner.plan
        for camera in cameras:
            stop = None if plan is None else plan.stop(camera)
            if stop and stop.preset and camera not in self._turned and self._may_turn(camera):
                self._turned[camera] = stop.back
                self._port.go_to(camera, stop.preset)

    def _turn_back(self, stays: Collection[str] = ()) -> None:
        for camera in [each for each in self._turned if each not in stays]:
            back = self._turned.pop(camera)
            if back:
                self._port.go_to(camera, back)
