"""Frames at the pace of a camera, with what goes wrong on the way."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.clip import FPS, Frame
from console.demo.camera_simulator.faults import Fault, FaultPlan
from console.demo.camera_simulator.sound import FRAME_SAMPLES, RATE, tone

_SLOW_PACE = 0.7
_SLOW_LIMIT = 3 * FPS
_TICK = 1 / FPS
_TORN = 5
SOUND_TICK = FRAME_SAMPLES / RATE


class Pace(Protocol):
    """The time of what is shown: the present, or a recording's."""

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait for so many of them."""
        ...


@dataclass(frozen=True, slots=True)
class Timed:
    """A frame and its number; timestamps are made of the number and so never go back."""

    index: int
    frame: Frame


class CameraDiedError(ConnectionError):
    """The camera was told to break its connections."""


class CameraLeftError(Exception):
    """The camera was told to say that its stream has ended."""


async def frames(camera: Camera, plan: FaultPlan, clock: Pace) -> AsyncIterator[Timed | None]:
    """Yield each frame when it is due; `None` stands for rubbish to be sent instead of a frame.

    A slow camera falls behind and, three seconds late, jumps to the next key frame.

    Raises:
        CameraDiedError: the fault `die` came into force.
        CameraLeftError: the fault `bye` did.
    """
    began = clock.monotonic()
    due, is_resized = float(camera.index(began)), False
    while True:
        fault = _checked(camera, plan, clock.monotonic() - began)
        present = camera.index(clock.monotonic())
        if fault is Fault.SLOW:
            if present - due > _SLOW_LIMIT:
                due = float(camera.next_key(present))
            await clock.sleep(_TICK / _SLOW_PACE)
        elif due > present:
            await clock.sleep((due - camera.offset) / FPS - clock.monotonic() + 0.001)
            continue
        elif present - due > FPS:
            due = float(camera.next_key(present))
        if fault in (Fault.FREEZE, Fault.MUTE):
            await clock.sleep(_TICK)
            due = float(camera.index(clock.monotonic()))
            continue
        if (frame := camera.frame(int(due))).is_key:
            is_resized = fault is Fault.RESIZE
        if is_resized:
            frame = camera.resized_frame(int(due))
        if fault is not Fault.TORN or frame.is_key or int(due) % _TORN:
            yield None if fault is Fault.RUBBISH else Timed(int(due), frame)
        due += 1
        await clock.sleep(0)


async def tones(camera: Camera, plan: FaultPlan, clock: Pace) -> AsyncIterator[tuple[int, bytes]]:
    """Yield each frame of a camera's sound, with its number, when it is due.

    Raises:
        CameraDiedError: it has pictures again, so it begins anew.
    """
    began, sound = clock.monotonic(), tone()
    number = int(began / SOUND_TICK)
    while True:
        if plan.at(clock.monotonic() - began) is not Fault.SOUND:
            raise CameraDiedError(camera.id)
        yield number, sound[number % len(sound)]
        number += 1
        await clock.sleep(max(0.0, number * SOUND_TICK - clock.monotonic()))


def _checked(camera: Camera, plan: FaultPlan, seconds: float) -> Fault:
    fault = plan.at(seconds)
    if fault is Fault.DIE:
        raise CameraDiedError(camera.id)
    if fault is Fault.BYE:
        raise CameraLeftError(camera.id)
    return fault
