"""The declared video platforms of a hub: who turns a camera, and who plays what it recorded."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from console.domain.camera import Camera
from console.hub.api.problems import ProblemError
from console.hub.api.service import HubService
from console.hub.connectors.wvp_calls import NotDone, WvpCalls
from console.hub.connectors.wvp_recordings import WvpRecordings
from console.hub.connectors.wvp_swivels import WvpSwivels

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Platform:
    """What one platform does for the hub."""

    calls: WvpCalls
    swivels: WvpSwivels
    recordings: WvpRecordings


class Platforms:
    """All platforms of one hub.

    Args:
        service: declares them, and ends with them.
    """

    def __init__(self, service: HubService) -> None:
        calls = [WvpCalls(declared) for declared in service.core.settings.platforms]
        self._platforms = [Platform(c, WvpSwivels(c), WvpRecordings(c)) for c in calls]
        service.closing += [each.close for each in calls]

    def of(self, camera: Camera) -> tuple[Platform, str] | None:
        """Return the platform of a camera, and how the camera is called there."""
        for platform in self._platforms:
            channel = platform.calls.declared.channel(camera.id)
            if channel is not None:
                return platform, channel
        return None


async def in_words(order: Awaitable[T], codes: Mapping[str, str], status: Mapping[str, int]) -> T:
    """Carry an order out; what went wrong at the platform becomes an answer.

    Args:
        order: what is to be done.
        codes: the subject's own code for each of a platform's.
        status: what HTTP says of those; 409 where nothing stands here.

    Raises:
        ProblemError: it was not done, or nobody knows.
    """
    try:
        return await order
    except NotDone as error:
        code = codes.get(error.code, error.code)
        raise ProblemError(status.get(code, 409), code, error.detail) from error
