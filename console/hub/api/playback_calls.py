"""录像回放: a camera's recording, played by the platform behind it for one seat at a time."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from console.contract.grant import Grant
from console.contract.playback import (
    LONGEST_PIECE,
    PlaybackAnswer,
    PlaybackEnd,
    PlaybackRequest,
)
from console.domain.camera import Camera
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.call import Call
from console.hub.api.order_log import noted
from console.hub.api.person_calls import seen_camera
from console.hub.api.platforms import Platforms, in_words
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.connectors.wvp_calls import OFFLINE, REFUSED, SILENT, UNKNOWN, NotDone
from console.hub.connectors.wvp_recordings import NO_RECORDING, RecordedStream, WvpRecordings
from console.runtime.clock import from_text, to_text

log = logging.getLogger(__name__)

NO_PLAYBACK = "no_playback"
CODES = {
    OFFLINE: "playback_offline",
    REFUSED: "playback_refused",
    SILENT: "playback_silent",
    UNKNOWN: NO_PLAYBACK,
}
STATUS = {"playback_silent": 504, NO_PLAYBACK: 404, NO_RECORDING: 404}
MARGIN = timedelta(seconds=60)
"""What a piece may take beyond its length: streams begin late and stand still at times."""

PLAYBACK_CALLS: tuple[Call, ...] = (
    Call(
        "POST",
        "/v1/cameras/{id}/playback",
        "playback",
        "Play what was recorded of a camera, from a time on; one recording for each seat",
        takes=PlaybackRequest,
        gives=PlaybackAnswer,
        problems=(400, 401, 403, 404, 409, 413, 504),
    ),
    Call(
        "POST",
        "/v1/cameras/{id}/playback/end",
        "end_playback",
        "Play it no more: the recorder has its session back",
        takes=PlaybackEnd,
        gives=PlaybackEnd,
        problems=(400, 401, 403, 413),
    ),
)


@dataclass(frozen=True, slots=True)
class _Playing:
    """What is played for a seat, and the task that ends it where the seat does not."""

    lease: str
    recordings: WvpRecordings
    channel: str
    stream: str
    end: "asyncio.Task[None]"


class PlaybackCalls:
    """What plays recordings; each one stands in the hub's log with who asked and what came of it.

    Whatever a seat forgets, or cannot say any more, ends by its time.
    """

    def __init__(self, service: HubService, access: Access, platforms: Platforms) -> None:
        self._service, self._access, self._platforms = service, access, platforms
        self._playing: dict[str, _Playing] = {}
        service.closing.insert(0, self._close)  # before the platforms are closed

    async def playback(self, request: Request) -> Response:
        """Play a recording, instead of what this seat played before."""
        grant = self._access.person(request, Right.PLAY_VIDEO)
        asked = await bodies.read_struct(request, PlaybackRequest, 10_000)
        start = _moment(asked.start)
        lasts = timedelta(seconds=LONGEST_PIECE) / min(asked.speed, 1.0) + MARGIN
        camera, until = seen_camera(self._service, grant, request.path_params["id"], lasts)
        with noted("playback", grant, camera, asked.start, "played"):
            await self._end(grant.seat)
            answer = await self._played(grant, camera, start, asked.speed, until)
        return json_response(answer)

    async def end(self, request: Request) -> Response:
        """End a recording of this seat; one that is over already is no error."""
        grant = self._access.person(request, Right.PLAY_VIDEO)
        asked = await bodies.read_struct(request, PlaybackEnd, 10_000)
        playing = self._playing.get(grant.seat)
        if playing is not None and playing.lease == asked.lease:
            await self._end(grant.seat)
        return json_response(asked)

    async def _played(
        self, grant: Grant, camera: Camera, start: datetime, speed: float, until: datetime
    ) -> PlaybackAnswer:
        found = self._platforms.of(camera)
        if found is None:
            raise ProblemError(404, NO_PLAYBACK, camera.name)
        recordings, channel = found[0].recordings, found[1]
        last = min(start + timedelta(seconds=LONGEST_PIECE), self._service.now())
        if last <= start:
            raise ProblemError(404, NO_RECORDING, camera.name)
        order = recordings.play(channel, start, last, speed)
        stream = await in_words(order, CODES, STATUS)
        lease = self._service.core.new_id()
        end = asyncio.create_task(self._end_at(grant.seat, lease, until))
        await self._end(grant.seat)  # another call of the same seat may have come in between
        self._playing[grant.seat] = _Playing(lease, recordings, channel, stream.id, end)
        return _answer(camera, lease, stream, until)

    async def _end_at(self, seat: str, lease: str, until: datetime) -> None:
        await asyncio.sleep((until - self._service.now()).total_seconds())
        playing = self._playing.get(seat)
        if playing is not None and playing.lease == lease:
            self._playing.pop(seat)
            await _stopped(playing)

    async def _end(self, seat: str) -> None:
        playing = self._playing.pop(seat, None)
        if playing is not None:
            playing.end.cancel()
            await _stopped(playing)

    async def _close(self) -> None:
        await asyncio.gather(*map(self._end, list(self._playing)))


async def _stopped(playing: _Playing) -> None:
    try:
        await playing.recordings.stop(playing.channel, playing.stream)
    except NotDone as error:  # nobody reads it any more: the platform ends it by itself
        log.warning("recording %s may go on for a while: %r", playing.stream, error)


def _moment(text: str) -> datetime:
    try:
        return from_text(text)
    except ValueError as error:
        raise ProblemError(400, "bad_message", text[:40]) from error


def _answer(camera: Camera, lease: str, stream: RecordedStream, until: datetime) -> PlaybackAnswer:
    return PlaybackAnswer(
        camera=camera.id,
        lease=lease,
        urls=list(stream.urls),
        start=to_text(stream.start),
        end=to_text(stream.end),
        until=to_text(until),
        speed=stream.speed,
    )
