"""WVP-GB28181-pro (2.7) by HTTP: one platform's calls, its envelope, its numbers of channels.

Every control of that platform is a GET with side effects: none is repeated, and none goes through
a cache. Its errors ride on HTTP 200, in the `code` of an envelope. A channel is asked for by its
device id; what was found is kept until a call with it fails.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

import httpx
import msgspec

from console.hub.platform_file import DeclaredPlatform

T = TypeVar("T")

OFFLINE, UNKNOWN, REFUSED, SILENT = "offline", "unknown", "refused", "silent"
_SILENT_CODES = (408, 486, -1, -2)
"""Time-out of the platform, a device that does not answer, signalling that timed out, no stream."""
_LISTED = 20
"""Channels of a search that are looked at: the text is searched in names, too."""
_CHANNEL = "/api/common/channel"


class NotDone(Exception):  # noqa: N818
    """It was not done, or nobody knows; `code` says why, `detail` what was told."""

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


class WvpCalls:
    """One platform.

    Args:
        declared: where it is, and how it is spoken to.
        transport: a network handed in (tests); None for the real one.
    """

    def __init__(
        self, declared: DeclaredPlatform, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self.declared = declared
        self._http = httpx.AsyncClient(
            base_url=declared.address.rstrip("/"),
            headers={"api-key": declared.key, "Cache-Control": "no-store"},
            transport=transport,
            timeout=None,  # the whole of an order has its time, below
            trust_env=False,
            follow_redirects=False,
        )
        self._channels: dict[str, int] = {}

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def in_time(self, channel: str, order: Awaitable[T], seconds: float) -> T:
        """Carry an order out in its time; after one that failed the channel is asked for anew.

        Raises:
            NotDone: it failed, or nobody knows.
        """
        try:
            async with asyncio.timeout(seconds):
                return await order
        except (TimeoutError, httpx.HTTPError) as error:
            self._channels.pop(channel, None)
            raise NotDone(SILENT, type(error).__name__) from error
        except NotDone:
            self._channels.pop(channel, None)
            raise

    async def id(self, channel: str) -> int:
        """Return the number the platform gave a channel, as it is kept."""
        if channel not in self._channels:
            self._channels[channel] = await self.found(channel)
        return self._channels[channel]

    async def found(self, channel: str) -> int:
        """Ask for the number of a channel.

        Raises:
            NotDone: the platform has none, or it is offline.
        """
        told = await self.ask("/list", page=1, count=_LISTED, query=channel)
        for found in read(told, _Channels).list:
            if found.gb_device_id == channel:
                if found.gb_status.upper() not in ("ON", "1"):
                    raise NotDone(OFFLINE, channel)
                return found.gb_id
        raise NotDone(UNKNOWN, channel)

    async def ask(self, path: str, **query: str | int | float) -> Any:
        """Call the common channels once; return the data of the envelope.

        Raises:
            NotDone: the platform refused, or its device kept silent.
        """
        answer = await self._http.get(_CHANNEL + path, params=query)
        try:
            told = msgspec.json.decode(answer.content, type=_Envelope)
        except msgspec.MsgspecError as error:
            raise NotDone(REFUSED, f"HTTP {answer.status_code}") from error
        if told.code in _SILENT_CODES:
            raise NotDone(SILENT, told.msg or str(told.code))
        if told.code != 0 or answer.status_code != 200:
            raise NotDone(REFUSED, f"{told.code} {told.msg or ''}".strip())
        return told.data


def read(data: Any, type_: type[T]) -> T:
    """Return what a platform told, as it should be.

    Raises:
        NotDone: it is something else.
    """
    try:
        return msgspec.convert(data, type_)
    except msgspec.ValidationError as error:
        raise NotDone(REFUSED, str(error)) from error
