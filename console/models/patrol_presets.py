"""Preset positions of cameras on a swivel (预置位): taken as their page comes, left as it goes.

The port that turns cameras is the platform's, behind the hub. A camera's picture counts from when
its platform has taken the order and the plan's time to settle is over, and as long as the hub holds
it for this seat: from then on others may turn it away. One that was not turned is shown as it
stands, and does not count.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from math import inf
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.patrol_plan import PatrolStop
from console.models.futures import when_done
from console.models.patrol_runner import PatrolRunner

MARGIN = 5.0
"""Seconds a camera is held beyond its page: the way back is ordered only when the page has left."""
AGAIN = 20.0
"""Seconds it is held more each time its page stands longer than was asked for."""
LEAD = 3.0
"""Seconds before the end of a hold at which more is asked for: after the turn of a page in time."""
RETRY = 60.0
"""Seconds after which one that was not turned is tried again, as long as its page stands."""


class Aim(StrEnum):
    """Where a camera looks: no preset, on its way, standing, not turned, turned away from here."""

    FREE = "free"
    TURNING = "turning"
    STEADY = "steady"
    FAILED = "failed"
    ELSEWHERE = "elsewhere"


class SwivelPort(Protocol):
    """Turns cameras; every call returns at once, and one that fails leaves the camera as it is."""

    def go_to(self, camera: str, preset: str, seconds: float) -> "Future[object]":
        """Let a camera look where its preset says, and hold it there for some seconds.

        The future fails with an error that has a `code` and a `detail`.
        """
        ...

    def hold(self, camera: str, seconds: float) -> "Future[object]":
        """Hold a camera for some seconds from now on; it does not move."""
        ...


@dataclass(slots=True)
class _Turn:
    """A camera that was turned for the page that stands.

    Attributes:
        stop: what the plan wants of it.
        held_until: until when the hub holds it, by the seconds that never jump.
        due: when the hub is asked again; never while an answer is waited for.
        answered: when the platform did.
        why: the error it answered with.
        is_elsewhere: whether this seat turned it away, by hand or for another wall.
    """

    stop: PatrolStop
    held_until: float
    due: float = inf
    answered: float | None = None
    why: BaseException | None = None
    is_elsewhere: bool = False


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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_up)
        runner.turned.connect(self._show)
        runner.changed.connect(self.keep_up)
        runner.stopped.connect(self._stopped)

    def aim(self, camera: str) -> Aim:
        """Return where a camera of the page looks now."""
        turn = self._turns.get(camera)
        if turn is None:
            return Aim.FREE
        if turn.is_elsewhere:
            return Aim.ELSEWHERE
        if turn.why is not None:
            return Aim.FAILED
        now = self._monotonic()
        is_still = turn.answered is not None and now - turn.answered >= turn.stop.settle
        return Aim.STEADY if is_still and now < turn.held_until else Aim.TURNING

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

    def turned_here(self, camera: str, preset: str) -> None:
        """This seat turns a camera, to a preset or by hand: if to another it is not at its own."""
        turn = self._turns.get(camera)
        if turn is not None and turn.stop.preset != preset:
            turn.is_elsewhere = True

    def keep_up(self) -> None:
        """Ask the hub for what is due; the own timer calls it.

        For a wall that nobody can see no camera is kept from others.
        """
        now = self._monotonic()
        turns = {} if self._runner.is_out_of_sight else self._turns
        for camera, turn in list(turns.items()):
            if turn.is_elsewhere or now < turn.due:
                continue
            if turn.why is None and now < turn.held_until:
                self._hold(camera, turn)
            else:
                self._turn(camera, turn.stop, AGAIN)
        self._rewind()

    def _show(self, _: int, cameras: tuple[str, ...]) -> None:
        """Turn who has come, or is to look elsewhere; who stays as it is is left alone.

        Where a plan is started all have come: what was not turned, or turned away, is tried again.
        """
        plan, page = self._runner.plan, self._runner.page
        if plan is None or page is None:
            return
        stops = {camera: plan.stop(camera) for camera in cameras if camera}
        self._turn_back(stops)
        seconds = plan.dwell_of(page.arriving) + MARGIN
        for camera, stop in stops.items():
            is_astray = self.aim(camera) in (Aim.FAILED, Aim.ELSEWHERE)
            is_new = camera not in self._turns or (is_astray and camera in page.arriving)
            if stop.preset and is_new:
                self._turn(camera, stop, seconds)
        self._rewind()

    def _stopped(self) -> None:
        self._turn_back({})
        self._rewind()

    def _turn_back(self, stops: Mapping[str, PatrolStop]) -> None:
        """Forget whom the page wants otherwise; who has left it goes back."""
        for camera, turn in list(self._turns.items()):
            wanted = stops.get(camera)
            if wanted == turn.stop:
                continue
            del self._turns[camera]
            is_left = wanted is None or not wanted.preset
            if is_left and turn.stop.back and turn.why is None:
                self._order(camera, turn.stop.back, 0.0, None)

    def _turn(self, camera: str, stop: PatrolStop, seconds: float) -> None:
        turn = self._turns[camera] = _Turn(stop, self._monotonic() + seconds)
        self._order(camera, stop.preset, seconds, turn)

    def _order(self, camera: str, preset: str, seconds: float, turn: _Turn | None) -> None:
        ordered = self._port.go_to(camera, preset, seconds)
        told = partial(self._answered, camera, preset, turn)
        when_done(ordered, self, lambda _: told(None), told)

    def _answered(
        self, camera: str, preset: str, turn: _Turn | None, why: BaseException | None
    ) -> None:
        if turn is not None:
            turn.answered, turn.why = self._monotonic(), why
            turn.due = turn.held_until - LEAD if why is None else turn.answered + RETRY
            self._rewind()
        self.done.emit(camera, preset, why)

    def _hold(self, camera: str, turn: _Turn) -> None:
        turn.due = inf
        until = self._monotonic() + AGAIN
        held = partial(self._held, turn, until)
        when_done(self._port.hold(camera, AGAIN), self, lambda _: held(None), held)

    def _held(self, turn: _Turn, until: float, why: BaseException | None) -> None:
        """Hold on; where that failed or came too late others may have turned it: it begins anew."""
        now = self._monotonic()
        if why is None and now < turn.held_until:
            turn.held_until, turn.due = until, until - LEAD
        else:
            turn.held_until = turn.due = min(now, turn.held_until)
        self._rewind()

    def _rewind(self) -> None:
        """Set the timer to what is due next."""
        due = min((turn.due for turn in self._turns.values() if not turn.is_elsewhere), default=inf)
        if due == inf or self._runner.is_out_of_sight:
            self._timer.stop()
        else:
            self._timer.start(max(1, round(1000 * (due - self._monotonic()))))
