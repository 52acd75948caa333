"""Cameras behind WVP-GB28181-pro (2.7) turned to presets and by hand, by its common channels.

Every control of that platform is a GET with side effects: none is repeated, and none goes through
a cache. Its errors ride on HTTP 200, in the `code` of an envelope. A channel is asked for by its
device id, its presets by name; what was found is kept until a call with it fails.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

import httpx
import msgspec

from console.contract.camera import Move
from console.hub.platform_file import DeclaredPlatform

T = TypeVar("T")

OFFLINE, NO_PRESET, NO_CHANNEL = "swivel_offline", "no_preset", "no_swivel"
REFUSED, SILENT = "swivel_refused", "swivel_silent"
_SILENT_CODES = (408, 486, -1)
"""Time-out of the platform, a device that does not answer, signalling that timed out."""
_LISTED = 20
"""Channels of a search that are looked at: the text is searched in names, too."""
_CHANNEL = "/api/common/channel"
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


class NotTurned(Exception):  # noqa: N818
    """The camera was not turned, or nobody knows; `code` says why, `detail` what was told."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code, self.detail = code, detail


class _Envelope(msgspec.Struct, frozen=True):
    code: int
    msg: str | None = None
    data: Any = None


class _Channel(msgspec.Struct, frozen=True, rename="camel"):
    gb_id: int
    gb_device_id: str
    gb_status: str = "ON"


class _Channels(msgspec.Struct, frozen=True):
    list: list[_Channel]


class _Preset(msgspec.Struct, frozen=True, rename="camel"):
    preset_id: int | str
    preset_name: str | None = None


class WvpPlatform:
    """One platform.

    Args:
        declared: where it is, and how it is spoken to.
        transport: a network handed in (tests); None for the real one.
    """

    def __init__(
        self, declared: DeclaredPlatform, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._seconds = declared.seconds
        self._http = httpx.AsyncClient(
            base_url=declared.address.rstrip("/"),
            headers={"api-key": declared.key, "Cache-Control": "no-store"},
            transport=transport,
            timeout=None,  # the whole of an order has its time, below
            trust_env=False,
            follow_redirects=False,
        )
        self._channels: dict[str, int] = {}
        self._presets: dict[str, dict[str, int | str]] = {}

    async def go_to(self, channel: str, preset: str) -> None:
        """Let a camera look where a preset says.

        Args:
            channel: the camera's device id.
            preset: the name of the preset, or its number.

        Raises:
            NotTurned: it does not, or nobody knows.
        """
        await self._in_time(channel, self._go_to(channel, preset))

    async def move(self, channel: str, move: Move, speed: float) -> None:
        """Let a camera begin to turn, and go on until it is told otherwise.

        Args:
            channel: the camera's device id.
            move: where to; `STILL` ends it.
            speed: a part of what it can, 0 to 1.

        Raises:
            NotTurned: it does not, or nobody knows.
        """
        await self._in_time(channel, self._move(channel, move, round(100 * speed)))

    async def presets(self, channel: str) -> list[str]:
        """Return what a camera's presets are called, in the platform's order.

        Raises:
            NotTurned: it is not to be had.
        """
        return await self._in_time(channel, self._names(channel))

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def _in_time(self, channel: str, order: Awaitable[T]) -> T:
        """Carry an order out in the platform's time; after one that failed all is asked anew."""
        try:
            async with asyncio.timeout(self._seconds):
                return await order
        except (TimeoutError, httpx.HTTPError) as error:
            self._forget(channel)
            raise NotTurned(SILENT, type(error).__name__) from error
        except NotTurned:
            self._forget(channel)
            raise

    async def _move(self, channel: str, move: Move, percent: int) -> None:
        speeds = {"panSpeed": percent, "tiltSpeed": percent, "zoomSpeed": percent}
        id = await self._id(channel)
        await self._ask("/front-end/ptz", channelId=id, command=_COMMANDS[move], **speeds)

    async def _names(self, channel: str) -> list[str]:
        presets = await self._told_presets(await self._id(channel))
        return [preset.preset_name or str(preset.preset_id) for preset in presets]

    async def _id(self, channel: str) -> int:
        if channel not in self._channels:
            self._channels[channel] = await self._found(channel)
        return self._channels[channel]

    async def _go_to(self, channel: str, preset: str) -> None:
        id = await self._id(channel)
        if channel not in self._presets:
            self._presets[channel] = await self._named(id)
        number = self._presets[channel].get(preset)
        if number is None:
            raise NotTurned(NO_PRESET, preset)
        try:
            await self._ask("/front-end/preset/call", channelId=id, presetId=number)
        except NotTurned:
            await self._found(channel)  # a reading call: says so where the camera is offline
            raise

    async def _found(self, channel: str) -> int:
        """Return the number the platform gave a channel."""
        told = await self._ask("/list", page=1, count=_LISTED, query=channel)
        for found in _read(told, _Channels).list:
            if found.gb_device_id == channel:
                if found.gb_status.upper() not in ("ON", "1"):
                    raise NotTurned(OFFLINE, channel)
                return found.gb_id
        raise NotTurned(NO_CHANNEL, channel)

    async def _named(self, id: int) -> dict[str, int | str]:
        """Return the numbers of a channel's presets by their names, and by themselves."""
        presets = await self._told_presets(id)
        numbers = {str(preset.preset_id): preset.preset_id for preset in presets}
        return numbers | {p.preset_name: p.preset_id for p in presets if p.preset_name}

    async def _told_presets(self, id: int) -> list[_Preset]:
        told = await self._ask("/front-end/preset/query", channelId=id)
        return _read(told, list[_Preset])

    async def _ask(self, path: str, **query: str | int) -> Any:
        answer = await self._http.get(_CHANNEL + path, params=query)
        try:
            told = msgspec.json.decode(answer.content, type=_Envelope)
        except msgspec.MsgspecError as error:
            raise NotTurned(REFUSED, f"HTTP {answer.status_code}") from error
        if told.code in _SILENT_CODES:
            raise NotTurned(SILENT, told.msg or str(told.code))
        if told.code != 0 or answer.status_code != 200:
            raise NotTurned(REFUSED, f"{told.code} {told.msg or ''}".strip())
        return told.data

    def _forget(self, channel: str) -> None:
        """Ask for a channel anew next time: it may have another number, or other presets."""
        self._channels.pop(channel, None)
        self._presets.pop(channel, None)


def _read(data: Any, type_: type[T]) -> T:
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        raise NotTurned(REFUSED, str(error)) from error
