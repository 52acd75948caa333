"""Files to the hub, on a way of their own: part by part, after everything else, resumed by range.

An act never waits for a file. Before each part the outbox is let go first, and a part takes about
a second, however slow the line is.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Protocol

from console.contract.attachment import MOST_PART, AttachmentOffer, AttachmentState
from console.contract.change import Notice
from console.contract.cursor import Cursor
from console.contract.reasons import words
from console.runtime.clock import Clock
from console.runtime.workers import Workers
from console.sync.api_client import HubClient
from console.sync.link_state import LinkState
from console.sync.listener import Listener
from console.sync.snapshots import cursor_of
from console.sync.stores import CacheDoor, JournalDoor
from console.sync.trouble import HubTrouble
from offline_cache.blobs import Blob
from offline_cache.cache_file import FEED
from offline_cache.problems import Damaged

IDLE = 2.0
"""Seconds between two looks for what was attached."""

AGAIN = 0.5
"""Seconds before something is tried again, and between two looks at a link that is not open."""

ASK_EVERY = 600.0
"""Seconds between two questions what the hub's backup covers."""

FIRST_PART, LEAST_PART = 64_000, 4_000

QUICK, SLOW = 0.5, 2.0
"""A part that took less or more seconds than this makes the next one larger or smaller."""

GIVES_WAY = 8
"""Looks, a quarter of a second each, for which a part waits for acts that have not left."""

LONGEST_WAIT = 60.0

SPOILT = "file_spoilt"
"""Its content here is not (any more) what its hash says."""

FINAL = frozenset({"bad_type", "type_differs", "file_too_large", "exists", "bad_message", SPOILT})
"""Codes after which trying again is no use."""


class BlobDoor(Protocol):
    """The files of this seat; `offline_cache.BlobStore` fits."""

    def waiting(self) -> list[Blob]:
        """Return what the hub does not have yet."""
        ...

    def part(self, id: str, start: int, most: int) -> bytes:
        """Return bytes of a file."""
        ...

    def settle(self, id: str, cursor: str) -> None:
        """The hub has it."""
        ...

    def refuse(self, id: str, code: str) -> None:
        """The hub does not take it."""
        ...

    def reopen_for_epoch(self, epoch: str) -> None:
        """Offer again what a new hub may have forgotten."""
        ...

    def forget_covered(self, backup: str) -> int:
        """Delete what a backup of the hub covers."""
        ...

    def begin_fetch(self, blob: Blob) -> int:
        """Return how many bytes of a file of the hub are here."""
        ...

    def take(self, id: str, start: int, data: bytes) -> None:
        """Keep bytes of it."""
        ...

    def end_fetch(self, id: str) -> bool:
        """Return whether the content is what its hash says; else it is dropped."""
        ...


class Uploads:
    """The seat's side of `/v1/attachments`.

    Args:
        client: the hub.
        blobs: the files.
        journal: asked whether acts wait to be sent.
        cache: tells the epoch.
        workers: for the store's blocking calls.
        clock: handed in.
        link: nothing is sent while changes do not come in.
        listener: told what the hub does not take.
    """

    def __init__(
        self,
        client: HubClient,
        blobs: BlobDoor,
        journal: JournalDoor,
        cache: CacheDoor,
        workers: Workers,
        clock: Clock,
        link: LinkState,
        listener: Listener,
    ) -> None:
        self._client = client
        self._blobs = blobs
        self._journal = journal
        self._cache = cache
        self._workers = workers
        self._clock = clock
        self._link = link
        self._listener = listener
        self._part = FIRST_PART
        self._epoch = ""
        self._ask_at = 0.0
        self._tries = 0

    async def run(self) -> None:
        """Send for ever."""
        while True:
            await self._clock.sleep(await self._round())

    async def _round(self) -> float:
        """Send what waits; return after how long to look again, seconds."""
        at = cursor_of(self._cache, FEED)
        if at is None or not self._link.is_feed_open:
            return AGAIN
        try:
            await self._begin(at)
            await self._send_all(await self._workers.run(self._blobs.waiting))
        except HubTrouble:
            self._tries += 1
            return min(AGAIN * 2.0 ** min(self._tries, 10), LONGEST_WAIT)
        self._tries = 0
        return IDLE

    async def _begin(self, at: Cursor) -> None:
        """With a new epoch offer all again; from time to time let go what a backup covers."""
        if at.epoch != self._epoch:
            await self._workers.run(lambda: self._blobs.reopen_for_epoch(at.epoch))
            self._epoch = at.epoch
        if self._clock.monotonic() >= self._ask_at:
            self._ask_at = self._clock.monotonic() + ASK_EVERY
            health, _ = await self._client.health()
            if backup := health.backup_covers:
                await self._workers.run(lambda: self._blobs.forget_covered(backup))

    async def _send_all(self, blobs: Sequence[Blob]) -> None:
        """Send what can be sent; a file the hub cannot cope with holds up no other.

        Raises:
            HubTrouble: there is no link, or the first file that has to be tried again.
        """
        first: HubTrouble | None = None
        for blob in blobs:
            try:
                await self._send(blob)
            except HubTrouble as trouble:
                if trouble.status < 400 or trouble.asks_to_wait:
                    raise
                first = first or trouble
        if first is not None:
            raise first

    async def _send(self, blob: Blob) -> None:
        try:
            state = await self._client.attachments.offer(_offer(blob))
            while not state.is_whole:
                state = await self._next(blob, state)
        except HubTrouble as trouble:
            code = trouble.code
            if code == "hash_differs" and await self._workers.run(lambda: self._is_spoilt(blob)):
                code = SPOILT
            if code not in FINAL:
                raise
            await self._refuse(blob, code)
            return
        await self._workers.run(lambda: self._blobs.settle(blob.id, state.settled_at))

    async def _refuse(self, blob: Blob, code: str) -> None:
        await self._workers.run(lambda: self._blobs.refuse(blob.id, code))
        zh, en = words(code)
        notice = Notice(code=code, zh=f"{blob.name}：{zh}", en=f"{blob.name}: {en}")
        self._listener.notice(notice)

    def _is_spoilt(self, blob: Blob) -> bool:
        """Whether the content here is what is wrong, and not what became of it on the way."""
        digest = sha256()
        try:
            for data in self._content(blob):
                digest.update(data)
        except HubTrouble:
            return True
        return digest.hexdigest() != blob.sha256

    def _content(self, blob: Blob) -> Iterator[bytes]:
        at = 0
        while at < blob.size:
            data = self._read(blob.id, at, MOST_PART)
            yield data
            at += len(data)

    def _read(self, id: str, start: int, most: int) -> bytes:
        """Return bytes of a file that is not at its end.

        Raises:
            HubTrouble: `file_spoilt`.
        """
        try:
            data = self._blobs.part(id, start, most)
        except Damaged as error:
            raise HubTrouble(SPOILT, detail=f"{error}") from error
        if not data:
            raise HubTrouble(SPOILT, detail=f"nothing at {start}")
        return data

    async def _next(self, blob: Blob, state: AttachmentState) -> AttachmentState:
        """Send the next part, or say that all was sent; a lost place is asked for again."""
        await self._give_way()
        if state.received >= blob.size:
            return await self._client.attachments.commit(blob.id)
        start, most = state.received, self._part
        data = await self._workers.run(lambda: self._read(blob.id, start, most))
        began = self._clock.monotonic()
        try:
            state = await self._client.attachments.send_part(blob.id, start, data, blob.size)
        except HubTrouble as trouble:
            self._part = max(LEAST_PART, self._part // 2)
            if trouble.code != "part_gap":
                raise
            return await self._client.attachments.offer(_offer(blob))
        self._learn(self._clock.monotonic() - began)
        self._tries = 0
        return state

    async def _give_way(self) -> None:
        for _ in range(GIVES_WAY):
            if not self._journal.unsent():
                return
            await self._clock.sleep(0.25)

    def _learn(self, seconds: float) -> None:
        if seconds < QUICK:
            self._part = min(MOST_PART, self._part * 2)
        elif seconds > SLOW:
            self._part = max(LEAST_PART, self._part // 2)


def _offer(blob: Blob) -> AttachmentOffer:
    return AttachmentOffer(
        id=blob.id,
        name=blob.name,
        media_type=blob.media_type,
        size=blob.size,
        sha256=blob.sha256,
    )
