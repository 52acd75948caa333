"""An RTSP server for cameras (RFC 2326), media interleaved in the control connection."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from console.demo.camera_simulator import pacing
from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.faults import Fault, FaultBoard, FaultPlan
from console.demo.camera_simulator.pacing import Pace
from console.demo.camera_simulator.recordings import PastClock
from console.demo.camera_simulator.rtp import RtpWriter
from console.demo.camera_simulator.sdp import described
from console.runtime.clock import Clock

_MOST_UNSENT = 1_000_000
_METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER, SET_PARAMETER"


@dataclass(frozen=True, slots=True)
class Request:
    """One RTSP request: method, the URL it is for, and its headers in lower case."""

    method: str
    url: str
    headers: Mapping[str, str]

    @property
    def camera(self) -> str:
        """The camera's id: the first part of the path."""
        return urlsplit(self.url).path.strip("/").split("/")[0]

    @property
    def query(self) -> dict[str, str]:
        """The URL's query; a client may have hung the track's name onto it."""
        return dict(parse_qsl(urlsplit(self.url).query.split("/")[0]))


class RtspServer:
    """Serves any number of cameras to any number of clients.

    Args:
        find: gives the camera of an id and a query.
        board: the faults set by hand.
        clock: the present of all cameras.
        played: the clocks of recordings that are played, by the stream of `?record=`.
    """

    def __init__(
        self,
        find: Callable[[str, Mapping[str, str]], Camera],
        board: FaultBoard,
        clock: Clock,
        played: Mapping[str, PastClock],
    ) -> None:
        self._find = find
        self._board = board
        self._clock = clock
        self._played = played

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until either side ends it."""
        session = _Session(self._find, self._board, self._clock, self._played, reader, writer)
        try:
            await session.run()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            writer.transport.abort()
        finally:
            await session.end()


class _Session:
    def __init__(
        self,
        find: Callable[[str, Mapping[str, str]], Camera],
        board: FaultBoard,
        clock: Clock,
        played: Mapping[str, PastClock],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        self._find = find
        self._board = board
        self._clock = clock
        self._played = played
        self._reader = reader
        self._writer = writer
        self._id = os.urandom(4)
        self._channel = 0
        self._playing: asyncio.Task[None] | None = None

    async def run(self) -> None:
        while (request := await self._next_request()) is not None:
            plan = FaultPlan(self._board, request.camera, request.query)
            fault = plan.at(0)
            if fault is Fault.MUTE and self._playing is None:
                await self._clock.sleep(3600)
            if fault is Fault.DIE:
                raise pacing.CameraDiedError(request.camera)
            await self._answer(request, plan, fault)
            if request.method == "TEARDOWN":
                return

    async def end(self) -> None:
        if self._playing is not None:
            self._playing.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await self._playing
        self._writer.close()

    async def _next_request(self) -> Request | None:
        """Read one request; interleaved RTCP of the client is skipped."""
        while (first := await self._reader.read(1)) == b"$":
            head = await self._reader.readexactly(3)
            await self._reader.readexactly(int.from_bytes(head[1:], "big"))
        if not first:
            return None
        lines = (first + await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, url, _version = lines[0].split(" ", 2)
        pairs = (line.split(":", 1) for line in lines[1:] if ":" in line)
        return Request(method, url, {k.strip().lower(): v.strip() for k, v in pairs})

    async def _answer(self, request: Request, plan: FaultPlan, fault: Fault) -> None:
        match request.method:
            case "DESCRIBE" if fault is Fault.RUBBISH:
                self._writer.write(os.urandom(4096))
                await self._writer.drain()
                raise pacing.CameraDiedError(request.camera)
            case "DESCRIBE" if fault is Fault.UNAUTHORIZED:
                login = {"WWW-Authenticate": 'Digest realm="camera", nonce="0"'}
                await self._reply(request, "401 Unauthorized", login)
            case "DESCRIBE" if fault is Fault.NOT_FOUND or self._is_gone(request):
                await self._reply(request, "404 Not Found")
            case "SETUP" if fault is Fault.FULL:
                await self._reply(request, "453 Not Enough Bandwidth")
            case "DESCRIBE":
                await self._describe(request, fault is Fault.SOUND)
            case "SETUP":
                await self._setup(request)
            case "PLAY":
                await self._reply(request, "200 OK", {"Range": "npt=now-"})
                self._play(request, plan)
            case "OPTIONS":
                await self._reply(request, "200 OK", {"Public": _METHODS})
            case "GET_PARAMETER" | "SET_PARAMETER" | "TEARDOWN":
                await self._reply(request, "200 OK")
            case _:
                await self._reply(request, "405 Method Not Allowed", {"Allow": _METHODS})

    def _is_gone(self, request: Request) -> bool:
        """Whether a recording is asked for that is not played, or no more."""
        return request.query.get("record", "") not in ("", *self._played)

    async def _describe(self, request: Request, is_sound: bool) -> None:
        camera = self._find(request.camera, request.query)
        base = {"Content-Type": "application/sdp", "Content-Base": request.url}
        await self._reply(request, "200 OK", base, described(camera, is_sound))

    async def _setup(self, request: Request) -> None:
        wanted = request.headers.get("transport", "")
        if "interleaved=" not in wanted:
            await self._reply(request, "461 Unsupported Transport")
            return
        self._channel = int(wanted.split("interleaved=")[1].split("-")[0].split(";")[0])
        transport = f"RTP/AVP/TCP;unicast;interleaved={self._channel}-{self._channel + 1}"
        await self._reply(request, "200 OK", {"Transport": transport})

    def _play(self, request: Request, plan: FaultPlan) -> None:
        if self._playing is None:
            camera = self._find(request.camera, request.query)
            record = request.query.get("record", "")
            self._playing = asyncio.create_task(self._stream(camera, plan, record))

    async def _stream(self, camera: Camera, plan: FaultPlan, record: str) -> None:
        rtp = RtpWriter(int.from_bytes(self._id, "big"), self._channel)
        past = self._played.get(record)
        try:
            async for packets in _packets(rtp, camera, plan, past or self._clock):
                if self._writer.transport.is_closing():
                    return
                if past is not None and (past.is_over or record not in self._played):
                    raise pacing.CameraLeftError
                if self._writer.transport.get_write_buffer_size() <= _MOST_UNSENT:
                    self._writer.write(packets)
        except pacing.CameraLeftError:
            self._writer.write(rtp.bye())
        except pacing.CameraDiedError:
            self._writer.transport.abort()

    async def _reply(
        self, request: Request, status: str, more: Mapping[str, str] | None = None, body: str = ""
    ) -> None:
        lines = {
            "CSeq": request.headers.get("cseq", "0"),
            "Session": self._id.hex() + ";timeout=60",
        }
        lines |= more or {}
        if body:
            lines["Content-Length"] = str(len(body))
        head = "".join(f"{key}: {value}\r\n" for key, value in lines.items())
        self._writer.write(f"RTSP/1.0 {status}\r\n{head}\r\n{body}".encode())
        await self._writer.drain()


async def _packets(
    rtp: RtpWriter, camera: Camera, plan: FaultPlan, clock: Pace
) -> AsyncIterator[bytes]:
    """Yield what is to be sent when it is due."""
    if plan.at(0) is Fault.SOUND:
        async for number, sound in pacing.tones(camera, plan, clock):
            yield rtp.sound(sound, number)
    async for timed in pacing.frames(camera, plan, clock):
        if timed is None:
            yield rtp.rubbish(os.urandom(900), 0)
        else:
            yield rtp.frame(timed.frame, timed.index)
