"""Cameras turned through the hub: asked, told on their tiles, kept in the audit."""

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.app.page_parts import may
from console.contract.camera import (
    LONGEST_HOLD,
    Move,
    MoveRequest,
    PresetsAnswer,
    TurnRequest,
)
from console.domain.rights import Right
from console.models.patrol_presets import Aim, PatrolPresets
from console.screens.common.words import trouble_words
from console.sync.trouble import HubTrouble

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.models.patrol_runner import PatrolRunner
    from console.sync.session import SyncSession

T = TypeVar("T")


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


class HubSwivels(QObject):
    """The port of presets, and of hands, at a seat.

    Args:
        seat: who asks.

    Signals:
        turned: a camera is turned by this seat, and to which preset; empty for by hand.
    """

    turned = Signal(str, str)

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat

    def follow(self, runner: "PatrolRunner") -> PatrolPresets:
        """Turn the cameras of a runner's pages from now on."""
        presets = PatrolPresets(runner, self, self._seat.clock.monotonic)
        presets.done.connect(self._note)
        self.turned.connect(presets.turned_here)
        return presets

    def go_to(self, camera: str, preset: str, seconds: float) -> "Future[object]":
        """Ask the hub for a preset; a seat without the right, or cut off, does not."""
        self.turned.emit(camera, preset)
        asked = TurnRequest(preset=preset, seconds=min(seconds, LONGEST_HOLD))
        return self._ask(lambda s: s.client.cameras.turn(camera, asked))

    def hold(self, camera: str, seconds: float) -> "Future[object]":
        """Ask the hub to keep a camera for this seat; it does not move."""
        return self.move(camera, None, 1.0, seconds)

    def move(
        self, camera: str, move: Move | None, speed: float, seconds: float
    ) -> "Future[object]":
        """Ask the hub to turn a camera for a moment, to hold it or to let it go."""
        if move is not None:
            self.turned.emit(camera, "")
        asked = MoveRequest(move=move, speed=speed, seconds=seconds)
        return self._ask(lambda s: s.client.cameras.move(camera, asked))

    def presets(self, camera: str) -> "Future[PresetsAnswer]":
        """Ask the hub what the presets of a camera are called."""
        return self._ask(lambda s: s.client.cameras.presets(camera))

    def _ask(self, call: "Callable[[SyncSession], Coroutine[Any, Any, T]]") -> "Future[T]":
        seat = self._seat
        if not may(seat, Right.TURN_CAMERA):
            return _failed("no_right")
        if seat.models.link.is_cut_off:
            return _failed("unreachable")
        try:
            return seat.sync.call(call)
        except RuntimeError:  # sync does not run yet, or no more
            return _failed("unreachable")

    def _note(self, camera: str, preset: str, why: BaseException | None) -> None:
        code = "done" if why is None else getattr(why, "code", "unexpected")
        told = preset if why is None else f"{preset} {getattr(why, 'detail', '')}".strip()
        self._seat.audit.note("camera.turned", f"camera/{camera}", code, told)


def preset_words(presets: PatrolPresets, camera: str) -> str:
    """Return what the tile of a camera says of its preset: on its way, or why it is not there."""
    aim, preset = presets.aim(camera), presets.preset(camera)
    if aim is Aim.TURNING:
        return _t("turning to {0}").format(preset)
    if aim is Aim.ELSEWHERE:
        return _t("turned elsewhere, not at {0}").format(preset)
    if aim is not Aim.FAILED:
        return ""
    why = presets.why(camera)
    return _t("not turned to {0}: {1}").format(preset, swivel_trouble(why))


def swivel_trouble(why: BaseException | None) -> str:
    """Return why a camera was not turned; where another seat has it, who and until when."""
    holder = getattr(why, "detail", "") if getattr(why, "code", "") == "swivel_held" else ""
    who, _, until = holder.rpartition(" ")
    if not who:
        return f"{trouble_words(why)} {holder}".strip()
    return _t("{0}: {1} until {2}").format(trouble_words(why), who, until)


def _failed(code: str) -> "Future[Any]":
    failed: Future[Any] = Future()
    failed.set_exception(HubTrouble(code))
    return failed
