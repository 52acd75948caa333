"""Recordings of cameras, as one seat asks the hub for them."""

from urllib.parse import quote

import msgspec

from console.contract.playback import PlaybackAnswer, PlaybackEnd, PlaybackRequest
from console.sync.http_door import Ask, HttpDoor, read_as

SECONDS = 75.0
"""The platform behind the hub has its own, shorter time; without its word nobody knows."""


class PlaybackClient:
    """Each call raises `HubTrouble` and nothing else, and is never made twice.

    Args:
        door: to the hub.
    """

    def __init__(self, door: HttpDoor) -> None:
        self._door = door

    async def begin(self, camera: str, request: PlaybackRequest) -> PlaybackAnswer:
        """Play a recording, instead of what this seat played before."""
        body = msgspec.json.encode(request)
        ask = Ask("POST", _path(camera), body=body, seconds=SECONDS)
        return read_as(await self._door.call(ask), PlaybackAnswer)

    async def end(self, camera: str, lease: str) -> PlaybackEnd:
        """Play it no more."""
        body = msgspec.json.encode(PlaybackEnd(lease=lease))
        return read_as(
            await self._door.call(Ask("POST", f"{_path(camera)}/end", body=body)), PlaybackEnd
        )


def _path(camera: str) -> str:
    return f"/v1/cameras/{quote(camera, safe='')}/playback"
