"""Frames at the pace of a camera, with what goes wrong on the way."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.clip import FPS, Frame
from console.demo.camera_simulator.faults import Fault, FaultPlan
from console.runtime.clock import Clock

_SLOW_PACE = 0.7
_SLOW_LIMIT = 3 * FPS
_TICK = 1 / FPS


@dataclass(frozen=True, slots=True)
class Timed:
    """A frame and its number; timestamps are made of the number and so never go back."""

    index: int
    frame: Frame


class CameraDiedError(ConnectionError):
    """The camera was told to break its connections."""


async def frames(camera: Camera, plan: FaultPlan, clock: Clock) -> AsyncIterator[Timed | None]:
    """Yield each frame when it is due; `None` stands for rubbish to be sent instead of a frame.

    A slow camera falls behind and, three seconds late, jumps to the next key frame.

    Raises:
        CameraDiedError: the fault `die` came into force.
    """
    began = clock.monotonic()
    due = float(camera.index(began))
    while True:
        fault = plan.at(clock.monotonic() - began)
        if fault is Fault.DIE:
            raise CameraDiedError(camera.id)
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
        yield None if fault is Fault.RUBBISH else Timed(int(due), camera.frame(int(due)))
        due += 1
        await clock.sleep(0)
