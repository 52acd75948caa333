"""Turning cameras on a swivel (云台) to their presets, through the platform they stand behind."""

import logging

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from console.contract.camera import TurnAnswer, TurnRequest
from console.contract.grant import Grant
from console.domain.camera import Camera
from console.domain.rights import Right
from console.hub.api import bodies
from console.hub.api.access import Access
from console.hub.api.call import Call
from console.hub.api.person_calls import seen_camera
from console.hub.api.problems import ProblemError, json_response
from console.hub.api.service import HubService
from console.hub.connectors.wvp import NO_CHANNEL, SILENT, NotTurned, WvpPlatform
from console.hub.core.swivels import Swivels
from console.runtime.clock import to_text
from console.runtime.hall_time import hall_time

log = logging.getLogger(__name__)
log.setLevel(logging.INFO)  # who turned what stands in the log whatever else is left out of it

STATUS = {SILENT: 504, NO_CHANNEL: 404, "no_preset": 404}
"""What HTTP says of an order that was not carried out; 409 where nothing stands here."""

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
)


class TurnCalls:
    """One call; each turn stands in the hub's log with who asked and what came of it."""

    def __init__(self, service: HubService, access: Access) -> None:
        self._service, self._access = service, access
        self._swivels = Swivels()
        declared = service.core.settings.platforms
        self._platforms = [(each, WvpPlatform(each)) for each in declared]
        service.closing += [platform.close for _, platform in self._platforms]

    async def turn(self, request: Request) -> Response:
        """Turn a camera."""
        grant = self._access.person(request, Right.TURN_CAMERA)
        asked = await bodies.read_struct(request, TurnRequest, 10_000)
        camera, _ = seen_camera(self._service, grant, request.path_params["id"])
        try:
            answer = await self._turned(grant, camera, asked)
        except ProblemError as error:
            self._note(grant, camera, asked, error.problem.code)
            raise
        self._note(grant, camera, asked, "turned")
        return json_response(answer)

    async def _turned(self, grant: Grant, camera: Camera, asked: TurnRequest) -> TurnAnswer:
        now = self._service.now()
        held = self._swivels.held_by_another(camera.id, grant, now)
        if held is not None:
            raise ProblemError(409, "swivel_held", f"{held.who} {hall_time(held.until)}")
        platform, channel = self._platform(camera)
        until = self._swivels.hold(camera.id, grant, now, asked.seconds)
        try:
            await platform.go_to(channel, asked.preset)
        except NotTurned as error:
            self._swivels.let_go(camera.id, grant)
            raise ProblemError(STATUS.get(error.code, 409), error.code, error.detail) from error
        return TurnAnswer(camera=camera.id, preset=asked.preset, until=to_text(until))

    def _platform(self, camera: Camera) -> tuple[WvpPlatform, str]:
        for declared, platform in self._platforms:
            channel = declared.channel(camera.id)
            if channel is not None and camera.ptz:
                return platform, channel
        raise ProblemError(404, NO_CHANNEL, camera.name)

    @staticmethod
    def _note(grant: Grant, camera: Camera, asked: TurnRequest, result: str) -> None:
        told = [grant.person, grant.seat, camera.id, asked.preset, result]
        log.info("camera turn %s", msgspec.json.encode(told).decode())
