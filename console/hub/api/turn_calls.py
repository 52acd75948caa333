"""Cameras on a swivel (云台): presets and turning by hand, through the platform behind them."""

from collections.abc import Awaitable
from datetime import datetime
from functools import partial
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from console.contract.camera import (
    Move,
    MoveAnswer,
    MoveRequest,
    PresetsAnswer,
    TurnAnswer,
    TurnRequest,
)
from console.contract.grant import Grant
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
from console.hub.connectors.wvp_calls import OFFLINE, REFUSED, SILENT, UNKNOWN
from console.hub.connectors.wvp_swivels import NO_PRESET, WvpSwivels
from console.hub.core.steering import Steering
from console.hub.core.swivels import Swivels
from console.runtime.clock import to_text
from console.runtime.hall_time import hall_time

T = TypeVar("T")

NO_SWIVEL = "no_swivel"
CODES = {
    OFFLINE: "swivel_offline",
    REFUSED: "swivel_refused",
    SILENT: "swivel_silent",
    UNKNOWN: NO_SWIVEL,
}
STATUS = {"swivel_silent": 504, NO_SWIVEL: 404, NO_PRESET: 404}

TURN_CALLS: tuple[Call, ...] = (
    Call(
        "POST",
        "/v1/cameras/{id}/turn",
        "turn",
        "Let a camera look where one of its presets says, and hold it there",
        takes=TurnRequest,
        gives=TurnAnswer,
        problems=(400, 401, 403, 404, 409, 413, 504),
    ),
    Call(
        "POST",
        "/v1/cameras/{id}/move",
        "move",
        "Turn a camera by hand for a moment, stop it, hold it or let it go",
        takes=MoveRequest,
        gives=MoveAnswer,
        problems=(400, 401, 403, 404, 409, 413, 504),
    ),
    Call(
        "GET",
        "/v1/cameras/{id}/presets",
        "presets",
        "What the presets of a camera are called",
        gives=PresetsAnswer,
        problems=(401, 403, 404, 409, 504),
    ),
)


class TurnCalls:
    """What turns cameras; each order stands in the hub's log with who gave it and what came of it.

    A key that is held down gives its order again and again; it stands in the log once.
    """

    def __init__(self, service: HubService, access: Access, platforms: Platforms) -> None:
        self._service, self._access, self._platforms = service, access, platforms
        self._swivels, self._steering = Swivels(), Steering()
        service.closing.insert(0, self._steering.close)  # before the platforms are closed

    async def turn(self, request: Request) -> Response:
        """Turn a camera to a preset."""
        grant, camera = self._asked(request)
        asked = await bodies.read_struct(request, TurnRequest, 10_000)
        with noted("turn", grant, camera, asked.preset, "turned"):
            return json_response(await self._turned(grant, camera, asked))

    async def move(self, request: Request) -> Response:
        """Turn a camera by hand, or hold it for that."""
        grant, camera = self._asked(request)
        asked = await bodies.read_struct(request, MoveRequest, 10_000)
        return json_response(await self._moved(grant, camera, asked))

    async def presets(self, request: Request) -> Response:
        """Tell the presets of a camera."""
        _, camera = self._asked(request)
        platform, channel = self._platform(camera)
        names = await _in_words(platform.presets(channel))
        return json_response(PresetsAnswer(camera=camera.id, presets=names))

    def _asked(self, request: Request) -> tuple[Grant, Camera]:
        grant = self._access.person(request, Right.TURN_CAMERA)
        camera, _ = seen_camera(self._service, grant, request.path_params["id"])
        return grant, camera

    async def _turned(self, grant: Grant, camera: Camera, asked: TurnRequest) -> TurnAnswer:
        platform, channel = self._platform(camera)
        until = self._held(grant, camera, asked.seconds)
        try:
            await _in_words(platform.go_to(channel, asked.preset))
        except ProblemError:
            self._swivels.let_go(camera.id, grant)
            raise
        return TurnAnswer(camera=camera.id, preset=asked.preset, until=to_text(until))

    async def _moved(self, grant: Grant, camera: Camera, asked: MoveRequest) -> MoveAnswer:
        self._platform(camera)
        until = self._held(grant, camera, asked.seconds)
        if asked.move is not None:
            order = partial(self._order, grant, camera)
            await self._steering.move(camera.id, asked.move, asked.speed, order)
        return MoveAnswer(camera=camera.id, until=to_text(until))

    async def _order(self, grant: Grant, camera: Camera, move: Move, speed: float) -> None:
        platform, channel = self._platform(camera)
        with noted("turn", grant, camera, move, "turned"):
            await _in_words(platform.move(channel, move, speed))

    def _held(self, grant: Grant, camera: Camera, seconds: float) -> datetime:
        """Hold a camera for a seat; return until when."""
        now = self._service.now()
        held = self._swivels.held_by_another(camera.id, grant, now)
        if held is not None:
            raise ProblemError(409, "swivel_held", f"{held.who} {hall_time(held.until)}")
        return self._swivels.hold(camera.id, grant, now, seconds)

    def _platform(self, camera: Camera) -> tuple[WvpSwivels, str]:
        found = self._platforms.of(camera) if camera.ptz else None
        if found is None:
            raise ProblemError(404, NO_SWIVEL, camera.name)
        return found[0].swivels, found[1]


async def _in_words(order: Awaitable[T]) -> T:
    return await in_words(order, CODES, STATUS)
