"""Bounded HTTP: every call ends within its time and size, or as a `HubTrouble`.

Time-outs run on the clock that was handed in; httpx's own are off. Redirects are not followed: the
hub sends none, a login page of a gateway does.
"""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import httpx
import msgspec

from console.runtime.clock import Clock
from console.sync.timing import within
from console.sync.trouble import HubTrouble, from_error, from_status

T = TypeVar("T")

JSON = "application/json"
EVENTS = "text/event-stream"
NDJSON = "application/x-ndjson"

LONGEST_LIST = 64_000_000
"""Bytes of a page of changes, reports or messages."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One call."""

    method: str
    path: str
    query: Mapping[str, str | int] = field(default_factory=dict)
    body: bytes | None = None
    accept: tuple[str, ...] = (JSON,)
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 10.0
    """Until the whole answer is here; for a stream, until its head is and between its parts."""
    most: int = 8_000_000
    """Largest answer taken, bytes."""
    status: int = 200
    """What a success says."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer of status 200 (or 304) and an expected type."""

    status: int
    body: bytes
    round_trip: float
    """Seconds from sending to the last byte."""


class Stream:
    """An answer that is still coming."""

    def __init__(self, response: httpx.Response, ask: Ask, clock: Clock) -> None:
        self._response = response
        self._ask = ask
        self._clock = clock

    @property
    def is_unchanged(self) -> bool:
        """Whether the hub said 304."""
        return self._response.status_code == 304

    @property
    def etag(self) -> str:
        """The content's tag, empty when there is none."""
        return str(self._response.headers.get("etag", ""))

    async def parts(self, is_timed: bool) -> AsyncIterator[bytes]:
        """Walk the bytes as they come.

        Args:
            is_timed: whether silence longer than the call's seconds ends it; a feed is watched by
                its owner instead.

        Raises:
            HubTrouble: cut off, or silent for too long.
        """
        bytes_ = self._response.aiter_bytes()
        try:
            while True:
                step = anext(bytes_)
                yield await (within(self._clock, self._ask.seconds, step) if is_timed else step)
        except StopAsyncIteration:
            return
        except Exception as error:
            raise from_error(error) from error


class HttpDoor:
    """The one place that talks HTTP.

    Args:
        base_url: of the hub, without `/v1`.
        clock: for time-outs and round trips.
        transport: a network handed in (tests, simulation); None for the real one.
        verify: TLS trust, as httpx takes it.
    """

    def __init__(
        self,
        base_url: str,
        clock: Clock,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self._clock = clock
        self._http = httpx.AsyncClient(
            base_url=base_url,
            transport=transport,
            verify=verify,
            timeout=None,
            trust_env=False,
            follow_redirects=False,
            limits=httpx.Limits(max_connections=16, max_keepalive_connections=4),
        )
        self.token = ""
        """Sent as bearer token where it is not empty; kept in memory only."""

    async def call(self, ask: Ask) -> Reply:
        """Return a whole answer.

        Raises:
            HubTrouble: anything else than a whole, expected answer.
        """
        begun = self._clock.monotonic()
        try:
            status, body = await within(self._clock, ask.seconds, self._read(ask))
        except Exception as error:
            raise from_error(error) from error
        return Reply(status, body, self._clock.monotonic() - begun)

    @asynccontextmanager
    async def stream(self, ask: Ask) -> AsyncIterator[Stream]:
        """Open a streaming answer; it is closed when the block ends.

        Raises:
            HubTrouble: no head of the expected kind within the call's seconds.
        """
        try:
            response = await within(self._clock, ask.seconds, self._open(ask))
        except Exception as error:
            raise from_error(error) from error
        try:
            try:
                await within(self._clock, ask.seconds, _check(response, ask))
            except Exception as error:
                raise from_error(error) from error
            yield Stream(response, ask, self._clock)
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def _open(self, ask: Ask) -> httpx.Response:
        return await self._http.send(self._request(ask), stream=True)

    async def _read(self, ask: Ask) -> tuple[int, bytes]:
        response = await self._open(ask)
        try:
            await _check(response, ask)
            return response.status_code, await _collect(response, ask.most)
        finally:
            await response.aclose()

    def _request(self, ask: Ask) -> httpx.Request:
        headers = {"Accept": ask.accept[0], **ask.headers}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if ask.body is not None:
            headers.setdefault("Content-Type", JSON)
        return self._http.build_request(
            ask.method, ask.path, params=dict(ask.query), content=ask.body, headers=headers
        )


async def _check(response: httpx.Response, ask: Ask) -> None:
    """Refuse what is not a success of the expected type, with the reason it gives."""
    media_type = _media_type(response)
    if response.status_code == 304:
        return
    if response.status_code != ask.status:
        body = await _collect(response, 100_000)
        raise from_status(
            response.status_code, media_type, body, response.headers.get("retry-after", "")
        )
    if media_type not in ask.accept:
        detail = f"content type {media_type or 'missing'}"
        raise HubTrouble("not_hub", status=response.status_code, detail=detail)


async def _collect(response: httpx.Response, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > most:
            raise HubTrouble("too_large", status=response.status_code, detail=f"over {most} bytes")
        parts.append(part)
    return b"".join(parts)


def _media_type(response: httpx.Response) -> str:
    text: str = response.headers.get("content-type", "")
    return text.partition(";")[0].strip().lower()


def read_as(reply: Reply, type_: type[T]) -> T:
    """Read a JSON answer; fields this version does not know are left aside.

    Raises:
        HubTrouble: it is none.
    """
    try:
        return msgspec.json.decode(reply.body, type=type_)
    except msgspec.MsgspecError as error:
        raise from_error(error) from error
