"""Reading the whole state of a scope into a shadow generation, and swapping it in."""

from collections.abc import Callable
from dataclasses import dataclass

from console.contract.cursor import Cursor
from console.runtime.workers import Workers
from console.sync.api_client import HubClient, Snapshot
from console.sync.stores import CacheDoor, GenerationDoor, JournalDoor
from console.sync.trouble import HubTrouble
from offline_cache.values import Change, ChangeSet

PORTION = 500
"""Records put aside at once."""

_PACK = "pack."


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot that was taken over; where the feed goes on after it."""

    changes: ChangeSet
    cursor: Cursor


class SnapshotLoader:
    """Loads snapshots; the present state stays until a whole one is here.

    Args:
        client: the hub.
        cache: where generations go.
        journal: keeps the content hash of packs.
        workers: for the store's blocking calls.
        on_step: told whenever something has come.
    """

    def __init__(
        self,
        client: HubClient,
        cache: CacheDoor,
        journal: JournalDoor,
        workers: Workers,
        on_step: Callable[[], None],
    ) -> None:
        self._client = client
        self._cache = cache
        self._journal = journal
        self._workers = workers
        self._on_step = on_step

    async def load(self, scope: str, epoch: str) -> Loaded | None:
        """Make the hub's present state of a scope ours.

        Args:
            scope: `open` or `reference`.
            epoch: the hub's, as its health said.

        Returns:
            What changed and where that is; None when the pack we have is still the hub's.

        Raises:
            HubTrouble: cut off, of another version or epoch; the cache is as it was.
        """
        async with self._client.snapshot(scope, await self._known_tag(scope)) as snapshot:
            if snapshot is None:
                return None
            if snapshot.head.epoch != epoch:
                raise HubTrouble("other_epoch", status=410, detail=snapshot.head.epoch)
            loaded = await self._take(scope, snapshot)
        if snapshot.etag:
            tag = {"etag": snapshot.etag}
            await self._workers.run(lambda: self._journal.put_meta(_PACK + scope, tag))
        return loaded

    async def _take(self, scope: str, snapshot: Snapshot) -> Loaded:
        head = snapshot.head
        generation = await self._workers.run(
            lambda: self._cache.begin_generation(scope, head.epoch, head.seq)
        )
        try:
            await self._fill(generation, snapshot)
        except BaseException:
            await self._workers.run(generation.abandon)
            raise
        self._on_step()
        changes = await self._workers.run(generation.swap)
        return Loaded(changes, Cursor(head.epoch, head.seq))

    async def _fill(self, generation: GenerationDoor, snapshot: Snapshot) -> None:
        portion: list[Change] = []
        async for records in snapshot.records():
            self._on_step()
            portion += records
            if len(portion) >= PORTION:
                await self._load(generation, portion)
                portion = []
        if portion:
            await self._load(generation, portion)

    async def _load(self, generation: GenerationDoor, portion: list[Change]) -> None:
        await self._workers.run(lambda: generation.load(portion))

    async def _known_tag(self, scope: str) -> str:
        """Return the hash of the pack we hold; a cache that was thrown away holds none."""
        if self._cache.cursor(scope) is None:
            return ""
        meta = await self._workers.run(lambda: self._journal.meta(_PACK + scope))
        return str(meta.get("etag", "")) if meta else ""


def cursor_of(cache: CacheDoor, scope: str) -> Cursor | None:
    """Return where a scope stands; None when it was never loaded or cannot be read."""
    text = cache.cursor(scope)
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        return None
