"""A network that can be cut, slowed and made to lie; stands between a client and any transport."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

import httpx

T = TypeVar("T")
Act = Callable[[httpx.Request, "Network"], Awaitable[httpx.Response]]


class Network(httpx.AsyncBaseTransport):
    """Passes requests on, unless it was told otherwise.

    Attributes:
        asked: method and path of every request, in order.
        cuts: how many answers `cut_after` really broke.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner
        self.asked: list[str] = []
        self.cuts = 0
        self._twists: list[tuple[str, int, Act]] = []
        self._is_cut = False
        self._is_hole = False
        self._streams: set[asyncio.Event] = set()

    def unplug(self) -> None:
        """Refuse new calls and break those that are open."""
        self._is_cut = True
        for broken in self._streams:
            broken.set()

    def swallow(self) -> None:
        """Let nothing through any more, without a word (a dead middle box)."""
        self._is_hole = True

    def plug_in(self) -> None:
        """Be a network again."""
        self._is_cut = self._is_hole = False

    def twist(self, path: str, act: Act, times: int = 1) -> None:
        """Let `act` answer the next `times` requests to a path."""
        self._twists.append((path, times, act))

    def straighten(self) -> None:
        """Forget all twists."""
        self._twists.clear()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.method} {request.url.path}")
        if self._is_hole:
            await asyncio.Event().wait()
        if self._is_cut:
            raise httpx.ConnectError("unplugged")
        act = self._twist_for(request.url.path)
        response = await (self.through(request) if act is None else act(request, self))
        return response

    async def through(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on, with an answer that breaks when the network does."""
        response = await self._head(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=_Breakable(response.stream, self),
            request=request,
        )

    async def aclose(self) -> None:
        await self.inner.aclose()

    async def _head(self, request: httpx.Request) -> httpx.Response:
        """Wait for the head of an answer; a long poll that waits at the hub breaks as well."""
        broken = asyncio.Event()
        self._streams.add(broken)
        try:
            return await _or_broken(self.inner.handle_async_request(request), broken)
        finally:
            self._streams.discard(broken)

    def _twist_for(self, path: str) -> Act | None:
        for place, (where, times, act) in enumerate(self._twists):
            if where == path:
                if times == 1:
                    del self._twists[place]
                else:
                    self._twists[place] = (where, times - 1, act)
                return act
        return None


class _Breakable(httpx.AsyncByteStream):
    def __init__(self, inner: httpx.AsyncByteStream, network: Network) -> None:
        self._inner = inner
        self._network = network

    async def __aiter__(self) -> AsyncIterator[bytes]:
        broken = asyncio.Event()
        self._network._streams.add(broken)
        parts = aiter(self._inner)
        try:
            while True:
                part = await _or_broken(anext(parts, None), broken)
                if part is None:
                    return
                while self._network._is_hole:
                    await _or_broken(asyncio.Event().wait(), broken)
                yield part
        finally:
            self._network._streams.discard(broken)

    async def aclose(self) -> None:
        await self._inner.aclose()


async def _or_broken(work: Awaitable[T], broken: asyncio.Event) -> T:
    task = asyncio.ensure_future(work)
    watch = asyncio.ensure_future(broken.wait())
    try:
        await asyncio.wait((task, watch), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise httpx.ReadError("unplugged")
        return task.result()
    finally:
        for each in (task, watch):
            if not each.done():
                each.cancel()
        await asyncio.wait((task, watch))


def page(status: int, text: str, media_type: str = "text/html") -> Act:
    """Answer with a page that is not the hub's."""

    async def act(request: httpx.Request, network: Network) -> httpx.Response:
        headers = {"content-type": media_type}
        return httpx.Response(status, headers=headers, content=text.encode(), request=request)

    return act


async def lose_reply(request: httpx.Request, network: Network) -> httpx.Response:
    """Let the request arrive and its answer get lost."""
    response = await network.inner.handle_async_request(request)
    await response.aread()
    await response.aclose()
    raise httpx.ReadError("the answer was lost")


def fail(error: Exception) -> Act:
    """Fail in any way a call can fail."""

    async def act(request: httpx.Request, network: Network) -> httpx.Response:
        raise error

    return act


async def never(request: httpx.Request, network: Network) -> httpx.Response:
    """Never answer."""
    await asyncio.Event().wait()
    raise AssertionError("unreachable")


def cut_after(size: int) -> Act:
    """Pass the answer on and break it after `size` bytes."""

    async def act(request: httpx.Request, network: Network) -> httpx.Response:
        response = await network.inner.handle_async_request(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        stream = _Cut(response.stream, size, network)
        return httpx.Response(
            response.status_code, headers=response.headers, stream=stream, request=request
        )

    return act


class _Cut(httpx.AsyncByteStream):
    def __init__(self, inner: httpx.AsyncByteStream, size: int, network: Network) -> None:
        self._inner = inner
        self._left = size
        self._network = network

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._inner:
            if len(part) >= self._left:
                yield part[: self._left]
                self._network.cuts += 1
                raise httpx.RemoteProtocolError("peer closed connection")
            self._left -= len(part)
            yield part

    async def aclose(self) -> None:
        await self._inner.aclose()


async def hold_up_stream(request: httpx.Request, network: Network) -> httpx.Response:
    """Pass the head of a stream and keep its bytes; whole answers pass."""
    if "text/event-stream" not in request.headers.get("accept", ""):
        return await network.through(request)
    headers = {"content-type": "text/event-stream"}
    return httpx.Response(200, headers=headers, stream=_Mute(), request=request)


class _Mute(httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        await asyncio.Event().wait()
        yield b""
