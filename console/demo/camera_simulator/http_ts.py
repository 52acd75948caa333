"""The same cameras as MPEG-TS over HTTP: `GET /<camera>.ts`."""

import asyncio
import os
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlsplit

from console.demo.camera_simulator import pacing
from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.faults import Fault, FaultBoard, FaultPlan
from console.demo.camera_simulator.ts import TsWriter
from console.runtime.clock import Clock

_MOST_UNSENT = 1_000_000
_REFUSALS = {Fault.UNAUTHORIZED: "401 Unauthorized", Fault.NOT_FOUND: "404 Not Found"}


class HttpTsServer:
    """Serves each camera as an endless transport stream.

    Args:
        find: gives the camera of an id and a query.
        board: the faults set by hand.
        clock: the present of all cameras.
    """

    def __init__(
        self, find: Callable[[str, Mapping[str, str]], Camera], board: FaultBoard, clock: Clock
    ) -> None:
        self._find = find
        self._board = board
        self._clock = clock

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and stream until the client leaves."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            await self._answer(head.split(" ", 2)[1], writer)
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            writer.transport.abort()
        finally:
            writer.close()

    async def _answer(self, target: str, writer: asyncio.StreamWriter) -> None:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        camera = self._find(parts.path.strip("/").removesuffix(".ts"), query)
        plan = FaultPlan(self._board, camera.id, query)
        fault = plan.at(0)
        if fault is Fault.MUTE:
            await self._clock.sleep(3600)
        if fault in _REFUSALS:
            writer.write(f"HTTP/1.1 {_REFUSALS[fault]}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
            return
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp2t\r\nConnection: close\r\n\r\n")
        await self._stream(camera, plan, writer)

    async def _stream(self, camera: Camera, plan: FaultPlan, writer: asyncio.StreamWriter) -> None:
        ts = TsWriter()
        writer.write(ts.tables())
        async for timed in pacing.frames(camera, plan, self._clock):
            if writer.transport.is_closing():
                return
            if writer.transport.get_write_buffer_size() > _MOST_UNSENT:
                continue
            writer.write(os.urandom(1880) if timed is None else ts.frame(timed.frame, timed.index))
