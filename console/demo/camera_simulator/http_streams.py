"""The same cameras over HTTP: endless `/<camera>.ts` and `.flv`, and `.m3u8` with its segments."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlsplit

from console.demo.camera_simulator import hls, pacing
from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.faults import Fault, FaultBoard, FaultPlan
from console.demo.camera_simulator.flv import FlvWriter
from console.demo.camera_simulator.ts import SOUND_TYPE, TsWriter, with_gaps
from console.runtime.clock import Clock

_MOST_UNSENT = 1_000_000
_NOISE = 188 * 100
_REFUSALS = {
    Fault.UNAUTHORIZED: "401 Unauthorized",
    Fault.NOT_FOUND: "404 Not Found",
    Fault.FULL: "503 Service Unavailable",
}
_TYPES = {".ts": "video/mp2t", ".flv": "video/x-flv", ".m3u8": "application/vnd.apple.mpegurl"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: a camera, in which container, and for a segment also its number."""

    camera: Camera
    suffix: str
    segment: int | None
    query: str
    plan: FaultPlan


class HttpServer:
    """Serves each camera in every container there is.

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
        self._playlists = hls.Playlists()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request and stream until the client leaves."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            await self._answer(self._wish(head.split(" ", 2)[1]), writer)
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            writer.transport.abort()
        finally:
            writer.close()

    def _wish(self, target: str) -> Wish:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        path = PurePosixPath(parts.path)
        name, _, number = path.stem.partition("-")
        camera = self._find(name, query)
        plan = FaultPlan(self._board, camera.id, query)
        carried = f"?{parts.query}" if parts.query else ""
        return Wish(camera, path.suffix, int(number) if number else None, carried, plan)

    async def _answer(self, wish: Wish, writer: asyncio.StreamWriter) -> None:
        fault = wish.plan.at(0)
        if fault is Fault.MUTE:
            await self._clock.sleep(3600)
        if fault is Fault.DIE:
            raise pacing.CameraDiedError(wish.camera.id)
        if fault in _REFUSALS:
            writer.write(f"HTTP/1.1 {_REFUSALS[fault]}\r\nContent-Length: 0\r\n\r\n".encode())
        elif wish.suffix == ".m3u8" or wish.segment is not None:
            self._whole(wish, fault, writer)
        else:
            writer.write(_head(wish.suffix))
            await self._stream(wish, writer)
        await writer.drain()

    def _whole(self, wish: Wish, fault: Fault, writer: asyncio.StreamWriter) -> None:
        if wish.segment is not None:
            body = hls.segment(wish.camera, wish.segment, fault)
        else:
            now = self._clock.monotonic()
            body = self._playlists.text(wish.camera, fault, now, wish.query).encode()
        if fault is Fault.RUBBISH:
            body = os.urandom(len(body))
        writer.write(_head(wish.suffix, len(body)) + body)

    async def _stream(self, wish: Wish, writer: asyncio.StreamWriter) -> None:
        try:
            async for data in _data(wish, self._clock):
                if writer.transport.is_closing():
                    return
                if writer.transport.get_write_buffer_size() <= _MOST_UNSENT:
                    writer.write(data)
        except pacing.CameraLeftError:
            return  # the answer ends as one that is complete


async def _data(wish: Wish, clock: Clock) -> AsyncIterator[bytes]:
    """Yield what is to be sent when it is due."""
    camera, plan, began = wish.camera, wish.plan, clock.monotonic()
    if plan.at(0) is Fault.SOUND:
        ts = TsWriter(SOUND_TYPE)
        yield ts.tables()
        async for number, sound in pacing.tones(camera, plan, clock):
            yield ts.sound(sound, number)
    clip, is_flv = camera.clip, wish.suffix == ".flv"
    writer = FlvWriter(clip.parameter_sets) if is_flv else TsWriter(clip.codec.stream_type)
    yield writer.tables()
    async for timed in pacing.frames(camera, plan, clock):
        data = os.urandom(_NOISE) if timed is None else writer.frame(timed.frame, timed.index)
        is_lossy = not is_flv and plan.at(clock.monotonic() - began) is Fault.GAPS
        yield with_gaps(data) if is_lossy else data


def _head(suffix: str, length: int | None = None) -> bytes:
    kind = _TYPES.get(suffix, "application/octet-stream")
    size = "" if length is None else f"Content-Length: {length}\r\n"
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{size}Connection: close\r\n\r\n".encode()
