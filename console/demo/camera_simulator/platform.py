"""The platform the cameras stand behind: calls and envelope of WVP 2.7.

It turns them, and plays what was recorded of them.

Faults of a camera show here, too: one that is not found or died is offline, a full one is busy, a
mute one never answers.
"""

import asyncio
import json
import zlib
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from console.demo.camera_simulator.camera import Camera
from console.demo.camera_simulator.clip import GOP
from console.demo.camera_simulator.faults import Fault, FaultBoard
from console.demo.camera_simulator.recordings import Recordings
from console.demo.camera_simulator.swivel import Swivels, View
from console.runtime.clock import CHINA, Clock

_CHANNEL = "/api/common/channel"
_OFFLINE = (Fault.NOT_FOUND, Fault.DIE)
_FORM = "%Y-%m-%d %H:%M:%S"
Query = Mapping[str, str]


class PlatformServer:
    """Answers one call per connection.

    Args:
        find: gives the camera of an id and a query.
        swivels: where each looks.
        recordings: what is kept of each.
        board: the faults set by hand.
        clock: the present of all cameras.
        key: what a caller has to know.

    Attributes:
        rtsp_port: where recordings are played.
    """

    def __init__(
        self,
        find: Callable[[str, Mapping[str, str]], Camera],
        swivels: Swivels,
        recordings: Recordings,
        board: FaultBoard,
        clock: Clock,
        key: str,
    ) -> None:
        self.rtsp_port = 0
        self._find, self._swivels, self._board = find, swivels, board
        self._recordings = recordings
        self._clock, self._key = clock, key
        self._cameras: dict[str, str] = {}
        self._swings: set[asyncio.Task[None]] = set()
        self._calls = {
            f"{_CHANNEL}/list": self._list,
            f"{_CHANNEL}/front-end/preset/query": self._presets,
            f"{_CHANNEL}/front-end/preset/call": self._turn,
            f"{_CHANNEL}/front-end/ptz": self._move,
            f"{_CHANNEL}/playback/query": self._recorded,
            f"{_CHANNEL}/playback": self._play,
            f"{_CHANNEL}/playback/speed": self._speed,
            f"{_CHANNEL}/playback/stop": self._stop,
        }

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one call."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            status, body = await self._answer(head)
            data = json.dumps(body, ensure_ascii=False).encode()
            writer.write(
                f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(data)}\r\nConnection: close\r\n\r\n".encode()
                + data
            )
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError):
            writer.transport.abort()
        finally:
            writer.close()

    async def _answer(self, head: str) -> tuple[str, dict[str, Any]]:
        first, *lines = head.split("\r\n")
        headers = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in lines}
        if headers.get("api-key") != self._key:
            return "401 Unauthorized", {"code": 401, "msg": "请登录后重新请求"}
        parts = urlsplit(first.split(" ")[1])
        call = self._calls.get(parts.path)
        if call is None:
            return "404 Not Found", {"code": 404, "msg": None}
        return "200 OK", await call(dict(parse_qsl(parts.query)))

    async def _list(self, query: Query) -> dict[str, Any]:
        camera = query["query"]
        number = zlib.crc32(camera.encode())
        self._cameras[str(number)] = camera
        status = "OFF" if self._board.of(camera) in _OFFLINE else "ON"
        row = {"gbId": number, "gbDeviceId": camera, "gbName": camera, "gbStatus": status}
        return _well({"total": 1, "list": [row], "pageNum": 1, "pageSize": 1})

    async def _presets(self, query: Query) -> dict[str, Any]:
        camera = self._cameras.get(query["channelId"])
        if camera is None:
            return _failed(100, "通道不存在")
        named = enumerate(self._swivels.presets(camera), 1)
        return _well([{"presetId": number, "presetName": name} for number, name in named])

    async def _turn(self, query: Query) -> dict[str, Any]:
        preset = int(query["presetId"])
        return await self._obeyed(query, lambda camera: self._swing(camera, preset))

    async def _move(self, query: Query) -> dict[str, Any]:
        way, speed = query["command"], int(query["panSpeed"]) / 100
        return await self._obeyed(query, lambda camera: self._drive(camera, way, speed))

    async def _obeyed(
        self, query: Query, order: Callable[[Camera], Coroutine[Any, Any, None]]
    ) -> dict[str, Any]:
        """Let a camera do something, or say why it does not."""
        if (refused := await self._refused(query)) is not None:
            return refused
        swing = asyncio.create_task(order(self._find(self._cameras[query["channelId"]], {})))
        self._swings.add(swing)
        swing.add_done_callback(self._swings.discard)
        return _well(None)

    async def _refused(self, query: Query) -> dict[str, Any] | None:
        """Return why a camera does nothing; None where it does."""
        id = self._cameras.get(query["channelId"])
        if id is None:
            return _failed(100, "通道不存在")
        fault = self._board.of(id)
        if fault is Fault.MUTE:
            await self._clock.sleep(3600)
        if fault in _OFFLINE:
            return _failed(486, "设备未响应")
        return _failed(100, "设备忙") if fault is Fault.FULL else None

    async def _recorded(self, query: Query) -> dict[str, Any]:
        if (refused := await self._refused(query)) is not None:
            return refused
        camera, now = self._cameras[query["channelId"]], self._clock.now().timestamp()
        files = self._recordings.files(camera, *_times(query), now)
        return _well(
            [{"startTime": _text(a), "endTime": _text(b), "fileSize": "0"} for a, b in files]
        )

    async def _play(self, query: Query) -> dict[str, Any]:
        if (refused := await self._refused(query)) is not None:
            return refused
        camera, (start, end) = self._cameras[query["channelId"]], _times(query)
        back = self._clock.now().timestamp() - start
        stream = self._recordings.play(self._clock, back, end - start)
        address = f"rtsp://127.0.0.1:{self.rtsp_port}/{camera}?record={stream}"
        return _well({"app": "rtp", "stream": stream, "rtsp": address, "flv": None})

    async def _speed(self, query: Query) -> dict[str, Any]:
        clock = self._recordings.played.get(query["stream"])
        if clock is None:
            return _failed(100, "streamId不存在")
        clock.set_speed(float(query["speed"]))
        return _well(None)

    async def _stop(self, query: Query) -> dict[str, Any]:
        self._recordings.played.pop(query["stream"], None)
        return _well(None)

    async def _swing(self, camera: Camera, preset: int) -> None:
        """Turn a camera, which takes its time; the platform has answered meanwhile."""
        await self._look(camera, self._swivels.view(preset))

    async def _drive(self, camera: Camera, way: str, speed: float) -> None:
        """Begin to turn a camera by hand, or end it; it is seen where it was stopped."""
        swivel, now = self._swivels.of(camera.id), self._clock.monotonic()
        view = swivel.stopped(now)
        if way != "stop":
            swivel.drive(way, speed, now)
        if view is not None:
            await self._look(camera, view)

    async def _look(self, camera: Camera, view: View) -> None:
        clip = await asyncio.to_thread(self._swivels.look, camera.clip, view)
        group = camera.index(self._clock.monotonic()) // GOP + 1
        self._swivels.of(camera.id).turn(view, clip, group)


def _times(query: Query) -> tuple[float, float]:
    start, end = (
        datetime.strptime(query[name], _FORM).replace(tzinfo=CHINA).timestamp()
        for name in ("startTime", "endTime")
    )
    return start, end


def _text(moment: float) -> str:
    return datetime.fromtimestamp(moment, CHINA).strftime(_FORM)


def _well(data: Any) -> dict[str, Any]:
    return {"code": 0, "msg": "成功", "data": data}


def _failed(code: int, why: str) -> dict[str, Any]:
    return {"code": code, "msg": why, "data": None}
