"""Recordings asked for through the hub."""

from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from console.contract.playback import PlaybackAnswer, PlaybackRequest
from console.runtime.clock import to_text
from console.sync.trouble import HubTrouble

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.sync.session import SyncSession

T = TypeVar("T")


class HubPlaybacks:
    """The port of recordings at a seat.

    Args:
        seat: who asks.
    """

    def __init__(self, seat: "Seat") -> None:
        self._seat = seat

    def begin(self, camera: str, start: datetime, speed: float) -> "Future[PlaybackAnswer]":
        """Ask the hub for a recording from a time on."""
        asked = PlaybackRequest(start=to_text(start), speed=speed)
        return self._ask(lambda s: s.client.playbacks.begin(camera, asked))

    def end(self, camera: str, lease: str) -> "Future[object]":
        """Tell the hub that it is not needed any more; unheard, it ends by its time."""
        return self._ask(lambda s: s.client.playbacks.end(camera, lease))

    def _ask(self, call: "Callable[[SyncSession], Coroutine[Any, Any, T]]") -> "Future[T]":
        try:
            return self._seat.sync.call(call)
        except RuntimeError:  # sync does not run yet, or no more
            failed: Future[T] = Future()
            failed.set_exception(HubTrouble("unreachable"))
            return failed
