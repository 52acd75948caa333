"""Files of other seats, fetched on wish: by range, resumed, kept only when the hash fits."""

from collections.abc import Callable
from typing import Protocol

from console.contract.attachment import MOST_BYTES
from console.runtime.clock import Clock
from console.runtime.workers import Workers
from console.sync.attachment_client import AttachmentClient
from console.sync.trouble import HubTrouble
from offline_cache.blobs import PIECE, Blob

FIRST, LEAST, MOST = 64_000, 4_000, PIECE
"""Bytes asked for at once: the first time, at least, at most."""

QUICK, SLOW = 0.5, 3.0
"""A part that took less or more seconds than this makes the next one larger or smaller."""

TRIES = 5
"""Cuts in a row after which the person is told; what came is kept."""

AGAIN = 0.5


class FetchedDoor(Protocol):
    """Where fetched files are kept; `offline_cache.BlobStore` fits."""

    def begin_fetch(self, blob: Blob) -> int:
        """Return how many bytes are here."""
        ...

    def take(self, id: str, start: int, data: bytes) -> None:
        """Keep bytes."""
        ...

    def end_fetch(self, id: str) -> bool:
        """Return whether the content is what its hash says; else it is dropped."""
        ...


class Downloads:
    """The seat's side of reading attachments.

    Args:
        hub: has them.
        blobs: where what comes is kept.
        workers: for the store's blocking calls.
        clock: handed in.
    """

    def __init__(
        self, hub: AttachmentClient, blobs: FetchedDoor, workers: Workers, clock: Clock
    ) -> None:
        self._hub, self._blobs, self._workers, self._clock = hub, blobs, workers, clock
        self._part = FIRST

    async def fetch(self, blob: Blob, told: Callable[[int], None]) -> None:
        """Fetch the rest of a file; what came before a cut, or another day, is not asked again.

        Args:
            blob: what the hub's record says of it.
            told: hears how many bytes are here.

        Raises:
            HubTrouble: the hub has not got it, or was cut off too often; `hash_differs` when the
                content is another than the record says.
        """
        if not 0 < blob.size <= MOST_BYTES:
            raise HubTrouble("file_too_large")
        here = await self._workers.run(lambda: self._blobs.begin_fetch(blob))
        tries = 0
        while here < blob.size:
            told(here)
            try:
                data = await self._next(blob, here)
            except HubTrouble as trouble:
                tries += 1
                self._part = max(LEAST, self._part // 4)
                if tries >= TRIES or 400 <= trouble.status < 500:
                    raise
                await self._clock.sleep(AGAIN * 2.0**tries)
                continue
            here, tries = here + await self._keep(blob, here, data), 0
        if not await self._workers.run(lambda: self._blobs.end_fetch(blob.id)):
            raise HubTrouble("hash_differs")
        told(blob.size)

    async def _next(self, blob: Blob, start: int) -> bytes:
        begun, most = self._clock.monotonic(), min(self._part, blob.size - start)
        data = await self._hub.content(blob.id, blob.media_type, start, most)
        seconds = self._clock.monotonic() - begun
        if seconds < QUICK:
            self._part = min(MOST, self._part * 2)
        elif seconds > SLOW:
            self._part = max(LEAST, self._part // 2)
        if not 0 < len(data) <= most:
            raise HubTrouble("bad_range", status=416)
        return data

    async def _keep(self, blob: Blob, start: int, data: bytes) -> int:
        await self._workers.run(lambda: self._blobs.take(blob.id, start, data))
        return len(data)
