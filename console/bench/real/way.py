"""One way between a seat and the hub: reads whole HTTP calls and spoils them as it is told.

Everything is bounded: connections, sizes, and what waits on the way (it is not read on).
"""

import asyncio
import contextlib
import socket
import ssl
import struct
from asyncio import StreamReader, StreamWriter
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Collection, Coroutine
from typing import Any

from console.bench.real.http_wire import (
    MOST_HEAD,
    Head,
    NotHttp,
    body_pieces,
    read_head,
    whole_body,
    whole_chunks,
)
from console.bench.real.weather import CLEAR, OF_PARTS, Trick, Weather

MOST_CONNECTIONS = 64
STRAGGLES = 0.7
"""Seconds after which a straggler arrives."""

PATIENCE = 10.0
FEED = "/v1/changes"
OF_CALLS = [trick for trick in Trick if trick not in OF_PARTS]
_LOST = (OSError, NotHttp, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError)
_Ends = tuple[StreamReader, StreamWriter]


class Way:
    """One listening port before the hub; its weather may be changed from any thread.

    Args:
        hub: host and port of the hub.
        tls: whether the hub speaks TLS; the seat is shown what `show` was given.
    """

    def __init__(self, hub: tuple[str, int], tls: ssl.SSLContext | None) -> None:
        self._hub = hub
        self._tls = tls
        self._weather = CLEAR
        self._turned = asyncio.Event()
        self._tricks: deque[tuple[Trick, str]] = deque()
        self._open: set[StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.met: Counter[str] = Counter()
        """Tricks that calls really met."""
        self.port = 0
        self.straggles = STRAGGLES

    async def listen(self) -> None:
        """Begin to listen on a free port of this machine."""
        self._server = await asyncio.start_server(
            self._accept, "127.0.0.1", 0, ssl=self._tls, limit=MOST_HEAD
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """End everything."""
        assert self._server is not None
        self._server.close()
        await self.reset()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def turn(self, weather: Weather) -> None:
        """Change the way; connections that lost bytes end."""
        loses = weather.refuses or weather.swallows or self._weather.swallows
        self._weather = weather
        turned, self._turned = self._turned, asyncio.Event()
        turned.set()
        if loses:
            await self.reset()

    async def reset(self) -> None:
        """End all connections as a crashed peer does."""
        for writer in list(self._open):
            _reset(writer)

    async def play(self, trick: Trick, path: str) -> None:
        """Play a trick on the next call whose path begins so."""
        self._tricks.append((trick, path))

    async def forget_tricks(self) -> None:
        """Play none of those that were not met."""
        self._tricks.clear()

    # ------------------------------------------------------------------ one connection

    def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._later(self._live(reader, writer))

    async def _live(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._open.add(writer)
        try:
            if not self._weather.refuses and len(self._open) <= MOST_CONNECTIONS:
                await self._serve(reader, writer)
        except _LOST:
            return
        finally:
            self._open.discard(writer)
            _reset(writer)

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        hub: _Ends | None = None
        try:
            while (head := await read_head(reader)) is not None:
                body = await whole_body(reader, head)
                if self._weather.swallows:
                    while await reader.read(MOST_HEAD):
                        pass  # until it gives up
                    return
                if hub is None or hub[0].at_eof():  # it was idle for too long
                    hub = await self._connect()
                if not await self._exchange(head, body, hub, writer):
                    return
        finally:
            if hub is not None:
                _reset(hub[1])

    async def _exchange(self, head: Head, body: bytes, hub: _Ends, writer: StreamWriter) -> bool:
        """Carry one call; return whether the connection may go on."""
        trick = self._trick(head.path, OF_CALLS)
        if trick is Trick.STRAGGLER:
            self._later(self._straggle(head, body))
            return False
        if trick is Trick.REPEAT:
            await self._send_alone(head, body)
        await self._pass(head.raw + body, hub[1], self._may_go_out)
        answer = await read_head(hub[0])
        if answer is None:
            return False
        if trick is Trick.DROP_REPLY:
            await _read_through(hub[0], answer)
            return False
        limit = len(answer.raw) + 10 if trick is Trick.RESET_IN_REPLY else None
        return await self._give_back(answer, hub[0], writer, limit, head.path)

    async def _give_back(
        self,
        answer: Head,
        hub: StreamReader,
        writer: StreamWriter,
        limit: int | None,
        path: str,
    ) -> bool:
        """Pass an answer on; with a limit only so many bytes of it."""
        await self._pass(answer.raw, writer, self._may_come_back)
        sent = len(answer.raw)
        if limit is None and path == FEED and answer.length is None:
            async for part in self._twisted(whole_chunks(hub)):
                await self._pass(part, writer, self._may_come_back)
            return not answer.ends_connection
        async for piece in body_pieces(hub, answer, _has_body(answer)):
            if limit is not None:
                await self._pass(piece[: max(0, limit - sent)], writer, self._may_come_back)
                return False
            await self._pass(piece, writer, self._may_come_back)
            sent += len(piece)
        return limit is None and not answer.ends_connection

    async def _twisted(self, parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """Walk the parts of a feed, twice or in the other order where a trick says so."""
        async for part in parts:
            trick = self._trick(FEED, OF_PARTS)
            if trick is Trick.DOUBLE_PART:
                yield part
            elif trick is Trick.SWAP_PARTS:
                with contextlib.suppress(StopAsyncIteration):
                    yield await anext(parts)
            yield part

    async def _connect(self) -> _Ends:
        host, port = self._hub
        blind = _blind() if self._tls is not None else None
        return await asyncio.wait_for(
            asyncio.open_connection(host, port, ssl=blind, limit=MOST_HEAD), PATIENCE
        )

    async def _send_alone(self, head: Head, body: bytes) -> None:
        """Send a call on a connection of its own and read its answer to the end."""
        reader, writer = await self._connect()
        try:
            writer.write(head.raw + body)
            await writer.drain()
            answer = await read_head(reader)
            if answer is not None:
                await _read_through(reader, answer)
        finally:
            _reset(writer)

    async def _straggle(self, head: Head, body: bytes) -> None:
        await asyncio.sleep(self.straggles)
        with contextlib.suppress(*_LOST):
            await asyncio.wait_for(self._send_alone(head, body), PATIENCE)

    # ------------------------------------------------------------------ the way itself

    async def _pass(self, data: bytes, to: StreamWriter, may: Callable[[Weather], bool]) -> None:
        """Send bytes on as the weather lets them."""
        at, is_late = 0, False
        while at < len(data):
            weather = await self._until(may)
            if weather.delay and not is_late:
                is_late = True
                await asyncio.sleep(weather.delay)
                continue
            step = max(1, int(weather.rate / 10)) if weather.rate else len(data) - at
            if to.is_closing():
                raise ConnectionResetError("gone meanwhile")
            to.write(data[at : at + step])
            await to.drain()
            at += step
            if weather.rate:
                await asyncio.sleep(0.1)

    async def _until(self, may: Callable[[Weather], bool]) -> Weather:
        while not may(self._weather):
            await self._turned.wait()
        return self._weather

    @staticmethod
    def _may_go_out(weather: Weather) -> bool:
        return weather.out

    @staticmethod
    def _may_come_back(weather: Weather) -> bool:
        return weather.back

    def _trick(self, path: str, of: Collection[Trick]) -> Trick | None:
        for at, (trick, begin) in enumerate(self._tricks):
            if path.startswith(begin) and trick in of:
                del self._tricks[at]
                self.met[trick] += 1
                return trick
        return None

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _has_body(answer: Head) -> bool:
    return answer.status not in (204, 304) and answer.length != 0


async def _read_through(reader: StreamReader, answer: Head) -> None:
    async for _ in body_pieces(reader, answer, _has_body(answer)):
        pass


def _blind() -> ssl.SSLContext:
    """The proxy's own way to the hub; whom the *seat* trusts is the seat's business."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _reset(writer: StreamWriter) -> None:
    """End a connection as a crashed peer does: no goodbye."""
    plug = writer.get_extra_info("socket")
    if plug is not None and plug.fileno() >= 0:
        with contextlib.suppress(OSError):
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
