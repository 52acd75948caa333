"""Pictures of cameras and where they look, as one seat asks the hub for them."""

from urllib.parse import quote

import msgspec

from console.contract.camera import (
    MoveAnswer,
    MoveRequest,
    PlayAnswer,
    PlayRequest,
    PresetsAnswer,
    TurnAnswer,
    TurnRequest,
)
from console.sync.http_door import Ask, HttpDoor, read_as

TURN_SECONDS = 45.0
"""The platform behind the hub has its own, shorter time; without its word nobody knows."""


class CameraClient:
    """Each call raises `HubTrouble` and nothing else.

    Args:
        door: to the hub.
    """

    def __init__(self, door: HttpDoor) -> None:
        self._door = door

    async def play(self, camera: str, request: PlayRequest) -> PlayAnswer:
        """Return a lease on a camera's picture."""
        ask = Ask("POST", _path(camera, "play"), body=msgspec.json.encode(request))
        return read_as(await self._door.call(ask), PlayAnswer)

    async def turn(self, camera: str, request: TurnRequest) -> TurnAnswer:
        """Let a camera look where its preset says; it is never asked twice."""
        body = msgspec.json.encode(request)
        ask = Ask("POST", _path(camera, "turn"), body=body, seconds=TURN_SECONDS)
        return read_as(await self._door.call(ask), TurnAnswer)

    async def move(self, camera: str, request: MoveRequest) -> MoveAnswer:
        """Turn a camera by hand, stop it, hold it or let it go; it is never asked twice."""
        body = msgspec.json.encode(request)
        ask = Ask("POST", _path(camera, "move"), body=body, seconds=TURN_SECONDS)
        return read_as(await self._door.call(ask), MoveAnswer)

    async def presets(self, camera: str) -> PresetsAnswer:
        """Return what the presets of a camera are called."""
        ask = Ask("GET", _path(camera, "presets"), seconds=TURN_SECONDS)
        return read_as(await self._door.call(ask), PresetsAnswer)


def _path(camera: str, what: str) -> str:
    return f"/v1/cameras/{quote(camera, safe='')}/{what}"
