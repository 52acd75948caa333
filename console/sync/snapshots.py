"""Reading the whole state of a scope into a shadow generation, and swapping it in."""

from collections.abc import Callable
from dataclasses import dataclass

from console.contract.cursor import Cursor
from console.runtime.workers import Workers
from console.sync.api_client import HubClient
from console.sync.incoming import Resume, Snapshot
from console.sync.stores import CacheDoor, GenerationDoor, JournalDoor
from console.sync.trouble import HubTrouble
from offline_cache.values import Change, ChangeSet, Key

PORTION = 500
"""Records put aside at once."""

_PACK = "pack."


@dataclass(frozen=True, slots=True)
class Loaded:
    """A snapshot that was taken over; where the feed goes on after it."""

    changes: ChangeSet
    cursor: Cursor


@dataclass(slots=True)
class _Half:
    """A snapshot that was cut off: what came is put aside, and the hub tells the rest at S0."""

    generation: GenerationDoor
    at: Cursor
    etag: str
    last: Key | None = None
    count: int = 0


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
        self._halves: dict[str, _Half] = {}

    async def load(self, scope: str, epoch: str) -> Loaded | None:
        """Make the hub's present state of a scope ours; one that was cut off goes on.

        Args:
            scope: `open` or `reference`.
            epoch: the hub's, as its health said.

        Returns:
            What changed and where that is; None when the pack we have is still the hub's.

        Raises:
            HubTrouble: cut off, of another version or epoch; the cache is as it was.
        """
        half = self._halves.get(scope) or await self._left_over(scope, epoch)
        if half is not None and half.at.epoch == epoch and half.last is not None:
            try:
                return await self._resume(scope, half)
            except HubTrouble as trouble:
                if trouble.status != 410:
                    raise
        return await self._begin(scope, epoch)

    async def _left_over(self, scope: str, epoch: str) -> _Half | None:
        """Return what a run of the program before this one had put aside, if it can go on."""
        left = await self._workers.run(lambda: self._cache.resume_generation(scope, epoch))
        if left is None:
            return None
        half = _Half(left, Cursor(epoch, left.seq), "", left.last, left.count)
        self._halves[scope] = half
        return half

    async def _begin(self, scope: str, epoch: str) -> Loaded | None:
        await self._drop(scope)
        async with self._client.snapshot(scope, await self._known_tag(scope)) as snapshot:
            if snapshot is None:
                return None
            head = snapshot.head
            if head.epoch != epoch:
                raise HubTrouble("other_epoch", status=410, detail=head.epoch)
            generation = await self._workers.run(
                lambda: self._cache.begin_generation(scope, head.epoch, head.seq)
            )
            half = _Half(generation, Cursor(head.epoch, head.seq), snapshot.etag)
            self._halves[scope] = half
            await self._fill(scope, half, snapshot)
        return await self._finish(scope, half)

    async def _resume(self, scope: str, half: _Half) -> Loaded:
        place = Resume(half.last or ("", ""), half.at, half.count)
        async with self._client.snapshot(scope, "", place) as snapshot:
            if snapshot is None or Cursor(snapshot.head.epoch, snapshot.head.seq) != half.at:
                raise HubTrouble("snapshot_gone", status=410)
            await self._fill(scope, half, snapshot)
        return await self._finish(scope, half)

    async def _finish(self, scope: str, half: _Half) -> Loaded:
        del self._halves[scope]
        self._on_step()
        changes = await self._workers.run(half.generation.swap)
        if half.etag:
            tag = {"etag": half.etag}
            await self._workers.run(lambda: self._journal.put_meta(_PACK + scope, tag))
        return Loaded(changes, half.at)

    async def _fill(self, scope: str, half: _Half, snapshot: Snapshot) -> None:
        """Put aside what comes; whole or cut off, nothing that came has to come again."""
        portion: list[Change] = []
        try:
            async for records in snapshot.records():
                self._on_step()
                portion += records
                if len(portion) >= PORTION:
                    portion = await self._put_aside(half, portion)
        except HubTrouble:
            await self._put_aside(half, portion)
            raise
        except Exception:  # the store failed
            await self._drop(scope)
            raise
        await self._put_aside(half, portion)

    async def _put_aside(self, half: _Half, portion: list[Change]) -> list[Change]:
        if portion:
            await self._workers.run(lambda: half.generation.load(portion))
            half.last = portion[-1].key
            half.count += len(portion)
        return []

    async def _drop(self, scope: str) -> None:
        half = self._halves.pop(scope, None)
        if half is not None:
            await self._workers.run(half.generation.abandon)

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
