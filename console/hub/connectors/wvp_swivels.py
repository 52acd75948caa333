"""Cameras behind WVP-GB28181-pro turned to presets and by hand, by its common channels.

Presets are asked for by name; what was found is kept until a call with it fails.
"""

from collections.abc import Awaitable
from typing import TypeVar

import msgspec

from console.contract.camera import Move
from console.hub.connectors.wvp_calls import NotDone, WvpCalls, read

T = TypeVar("T")

NO_PRESET = "no_preset"
_COMMANDS = {
    Move.LEFT: "left",
    Move.RIGHT: "right",
    Move.UP: "up",
    Move.DOWN: "down",
    Move.UP_LEFT: "upleft",
    Move.UP_RIGHT: "upright",
    Move.DOWN_LEFT: "downleft",
    Move.DOWN_RIGHT: "downright",
    Move.CLOSER: "zoomin",
    Move.WIDER: "zoomout",
    Move.STILL: "stop",
}


class _Preset(msgspec.Struct, frozen=True, rename="camel"):
    preset_id: int | str
    preset_name: str | None = None


class WvpSwivels:
    """The swivels of one platform.

    Args:
        calls: of the platform.
    """

    def __init__(self, calls: WvpCalls) -> None:
        self._calls = calls
        self._presets: dict[str, dict[str, int | str]] = {}

    async def go_to(self, channel: str, preset: str) -> None:
        """Let a camera look where a preset says.

        Args:
            channel: the camera's device id.
            preset: the name of the preset, or its number.

        Raises:
            NotDone: it does not, or nobody knows.
        """
        await self._in_time(channel, self._go_to(channel, preset))

    async def move(self, channel: str, move: Move, speed: float) -> None:
        """Let a camera begin to turn, and go on until it is told otherwise.

        Args:
            channel: the camera's device id.
            move: where to; `STILL` ends it.
            speed: a part of what it can, 0 to 1.

        Raises:
            NotDone: it does not, or nobody knows.
        """
        await self._in_time(channel, self._move(channel, move, round(100 * speed)))

    async def presets(self, channel: str) -> list[str]:
        """Return what a camera's presets are called, in the platform's order.

        Raises:
            NotDone: it is not to be had.
        """
        return await self._in_time(channel, self._names(channel))

    async def _in_time(self, channel: str, order: Awaitable[T]) -> T:
        """Carry an order out in the platform's time; after one that failed all is asked anew."""
        try:
            return await self._calls.in_time(channel, order, self._calls.declared.seconds)
        except NotDone:
            self._presets.pop(channel, None)
            raise

    async def _move(self, channel: str, move: Move, percent: int) -> None:
        speeds = {"panSpeed": percent, "tiltSpeed": percent, "zoomSpeed": percent}
        id = await self._calls.id(channel)
        await self._calls.ask("/front-end/ptz", channelId=id, command=_COMMANDS[move], **speeds)

    async def _names(self, channel: str) -> list[str]:
        presets = await self._told_presets(await self._calls.id(channel))
        return [preset.preset_name or str(preset.preset_id) for preset in presets]

    async def _go_to(self, channel: str, preset: str) -> None:
        id = await self._calls.id(channel)
        if channel not in self._presets:
            self._presets[channel] = await self._named(id)
        number = self._presets[channel].get(preset)
        if number is None:
            raise NotDone(NO_PRESET, preset)
        try:
            await self._calls.ask("/front-end/preset/call", channelId=id, presetId=number)
        except NotDone:
            await self._calls.found(channel)  # a reading call: says so where it is offline
            raise

    async def _named(self, id: int) -> dict[str, int | str]:
        """Return the numbers of a channel's presets by their names, and by themselves."""
        presets = await self._told_presets(id)
        numbers = {str(preset.preset_id): preset.preset_id for preset in presets}
        return numbers | {p.preset_name: p.preset_id for p in presets if p.preset_name}

    async def _told_presets(self, id: int) -> list[_Preset]:
        told = await self._calls.ask("/front-end/preset/query", channelId=id)
        return read(told, list[_Preset])
