"""Cameras that turn by hand, and the end of it: nobody's key release is relied on.

A seat that is cut off, or a person who falls asleep on a key, must not leave a camera turning:
after each order it goes on for a moment, and is told to stand still unless the order came again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from console.contract.camera import MOVES_FOR, Move

log = logging.getLogger(__name__)
Order = Callable[[Move, float], Awaitable[None]]
"""Gives a camera's platform an order: where to, and how fast."""


@dataclass(frozen=True, slots=True)
class _Turning:
    """A camera on its way: what it was told, who can tell it otherwise, and its end."""

    wish: tuple[Move, float]
    order: Order
    end: "asyncio.Task[None]"


class Steering:
    """What turns at the moment, of all cameras of one hub.

    Args:
        moves_for: seconds a camera goes on after an order.
    """

    def __init__(self, moves_for: float = MOVES_FOR) -> None:
        self._moves_for = moves_for
        self._turning: dict[str, _Turning] = {}

    async def move(self, camera: str, move: Move, speed: float, order: Order) -> None:
        """Let a camera turn, or stand still; what goes on is not asked for again.

        Raises:
            Exception: what the order raised; the camera is told to stand still all the same.
        """
        before = self._turning.pop(camera, None)
        if before is not None:
            before.end.cancel()
        if move is not Move.STILL:
            end = asyncio.create_task(self._end(camera, order))
            self._turning[camera] = _Turning((move, speed), order, end)
            if before is not None and before.wish == (move, speed):
                return
        await order(move, speed)

    async def close(self) -> None:
        """Let nothing turn any more."""
        turning, self._turning = self._turning, {}
        for each in turning.values():
            each.end.cancel()
        stills = (self._still(camera, each.order) for camera, each in turning.items())
        await asyncio.gather(*stills)

    async def _end(self, camera: str, order: Order) -> None:
        await asyncio.sleep(self._moves_for)
        self._turning.pop(camera, None)
        await self._still(camera, order)

    @staticmethod
    async def _still(camera: str, order: Order) -> None:
        try:
            await order(Move.STILL, 1.0)
        except Exception as error:
            log.error("camera %s may go on turning: %r", camera, error)
