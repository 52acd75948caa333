"""After a new epoch: compare with the hub by hashes, give back what it lost, read what differs.

A restored hub knows less than its seats. What only this seat has is given back before its acts go
again, so that none of them meets a record that is missing; acts that are part of what was given
back are not run twice. Cut off anywhere it begins again: the cache keeps its old cursor until all
is done.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

import msgspec

from console.contract.cursor import Cursor
from console.contract.operation import Status
from console.contract.recovery import MOST_RECORDS, MOST_RECOVERED_BYTES, Recovered, content_hash
from console.runtime.workers import Workers
from console.sync.api_client import HubClient
from console.sync.snapshots import Loaded
from console.sync.stores import CacheDoor, JournalDoor
from console.sync.trouble import HubTrouble
from offline_cache.cursors import is_older_revision
from offline_cache.values import Body, Change, ChangeSet, Key, StoredOperation

T = TypeVar("T")

MOST_READ_ALONE = 300
"""With more differences than this a whole snapshot is quicker than reading each alone."""

MOST_AT_ONCE = 600
"""Changes taken over in one transaction: a tenth of a second in which an act waits to be shown."""

AT_ONCE = 8
"""Records read at the same time."""


@dataclass(slots=True)
class _Comparison:
    """What differs between the hub's digest and this cache."""

    seq: int
    wanted: set[Key] = field(default_factory=set)
    """The hub has it, and not as we do."""
    offered: list[Key] = field(default_factory=list)
    """We have it, and the hub does not, or an other one that is not known to be newer."""


class Recovery:
    """The seat's side of digest and recovered.

    Args:
        client: the hub.
        cache, journal: the seat's store.
        workers: for the store's blocking calls.
        on_step: told whenever something has come or gone.
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
        self._transfers = 0

    async def compare(self, scope: str, epoch: str) -> Loaded | None:
        """Give back what the hub lost, then make its state ours.

        Returns:
            What changed and where that is; None when a whole snapshot has to be read: the hub is
            of a version without digests, keeps a kind it does not know and so gives no record of
            it alone, or very much differs.

        Raises:
            HubTrouble: cut off, or of another epoch by now; to be begun again.
        """
        try:
            found = await self._differences(scope, epoch)
        except HubTrouble as trouble:
            if trouble.code == "no_such_call":
                return None
            raise
        verdicts = await self._give_back_records(found.offered)
        await self._give_back_operations(epoch)
        if len(found.wanted) > MOST_READ_ALONE:
            return None
        return await self._take_over(found, verdicts, Cursor(epoch, found.seq))

    async def give_back(self, scope: str, epoch: str) -> None:
        """Give back what is here of another epoch, of a cache that was begun anew and has no place.

        What could be read of the damaged file is in it, and the journal was never lost; the hub's
        state follows as a whole snapshot.

        Raises:
            HubTrouble: cut off, or of another epoch by now; to be begun again.
        """
        here = await self._workers.run(lambda: self._here(scope))
        decided = await self._workers.run(lambda: self._journal.decided_before(epoch))
        if not decided and all(rev.startswith(f"{epoch}.") for rev, _ in here.values()):
            return
        try:
            found = await self._differences(scope, epoch)
        except HubTrouble as trouble:
            if trouble.code == "no_such_call":
                return
            raise
        await self._give_back_records(found.offered)
        await self._give_back_operations(epoch)

    async def _differences(self, scope: str, epoch: str) -> _Comparison:
        here = await self._workers.run(lambda: self._here(scope))
        async with self._client.digest(scope) as digest:
            if digest.head.epoch != epoch:
                raise HubTrouble("other_epoch", status=410, detail=digest.head.epoch)
            found = _Comparison(digest.head.seq)
            async for lines in digest.records():
                self._on_step()
                for line in lines:
                    key = (line.kind, line.id)
                    rev, hash_ = here.pop(key, ("", ""))
                    if hash_ == line.hash:
                        continue
                    found.wanted.add(key)
                    if rev and not is_older_revision(rev, line.rev):
                        found.offered.append(key)
        found.offered += here
        return found

    def _here(self, scope: str) -> dict[Key, tuple[str, str]]:
        whole: dict[Key, tuple[str, str]] = {}
        for some in self._cache.revisions(scope, content_hash):
            whole |= some
        return whole

    async def _give_back_records(self, keys: Sequence[Key]) -> dict[Key, str]:
        """Give them back in parts that the hub takes together (G5: nobody sees half of it)."""
        verdicts: dict[Key, str] = {}
        self._transfers += 1
        part = 0
        async for batch, is_last in self._parts(keys):
            self._on_step()
            of = {"transfer": f"{self._transfers}", "part": part, "is_last": is_last}
            answer = await self._client.give_back({"records": batch, **of})
            verdicts.update({(v.kind, v.id): v.status for v in answer.records})
            part += 1
        return verdicts

    async def _parts(self, keys: Sequence[Key]) -> AsyncIterator[tuple[list[Body], bool]]:
        """Yield what is given back, part by part, and whether a part is the last."""
        before: list[Body] = []
        for some in _portions(sorted(keys), MOST_RECORDS):
            records = await self._workers.run(partial(self._records, some))
            for batch in _within(records, MOST_RECOVERED_BYTES // 2):
                if before:
                    yield before, False
                before = batch
        if before:
            yield before, True

    def _records(self, keys: Sequence[Key]) -> list[Body]:
        by_kind: dict[str, list[str]] = {}
        for kind, id in keys:
            by_kind.setdefault(kind, []).append(id)
        return [
            {"kind": kind, "id": row.id, "rev": row.rev, "home": row.home, "body": row.base}
            for kind, ids in by_kind.items()
            for row in self._cache.rows(kind, ids)
            if row.base is not None
        ]

    async def _give_back_operations(self, epoch: str) -> None:
        """Tell what was decided; what the hub does not answer for is offered again as usual."""
        decided = await self._workers.run(lambda: self._journal.decided_before(epoch))
        told = [_settled(each) for each in decided]
        for some in _portions(told, MOST_RECORDS):
            for batch in _within(some, MOST_RECOVERED_BYTES // 2):
                self._on_step()
                answer = await self._client.give_back({"settled": batch})
                stands = [(a.op, a.settled_at) for a in answer.settled if a.status != Status.LATER]
                await self._workers.run(partial(self._journal.carry_over, stands))

    async def _take_over(
        self, found: _Comparison, verdicts: dict[Key, str], cursor: Cursor
    ) -> Loaded | None:
        """Write what differs; what the hub took comes by the feed under its new revision."""
        taken = {key for key, status in verdicts.items() if status == Recovered.TAKEN}
        wanted = sorted(found.wanted - taken)
        gone = [key for key in found.offered if key not in taken and key not in found.wanted]
        if any("/" in id for _, id in wanted) or len(wanted) + len(gone) > MOST_AT_ONCE:
            return None  # such an id has no address of its own; so many are a snapshot's work
        try:
            read = await self._read_all(wanted, cursor)
        except HubTrouble as trouble:
            if trouble.code == "no_such_call":
                return None
            raise
        if any(_is_of_later(change, cursor) for change in read):
            return None  # read at different moments: an act between them would be seen in part
        await self._is_still(cursor.epoch)
        changes = [*read, *(_tombstone(key, cursor) for key in gone)]
        return Loaded(await self._write(changes, cursor), cursor)

    async def _is_still(self, epoch: str) -> None:
        """Make sure that all was read at one hub.

        One that was restored again in between misses what another seat has not given back yet: an
        order would stand without its units, and what only this seat has would be taken for gone.

        Raises:
            HubTrouble: it is of another epoch by now.
        """
        self._on_step()
        health, _ = await self._client.health()
        if health.epoch != epoch:
            raise HubTrouble("other_epoch", status=410, detail=health.epoch)

    async def _read_all(self, wanted: Sequence[Key], cursor: Cursor) -> list[Change]:
        read: list[Change] = []
        for some in _portions(wanted, AT_ONCE):
            self._on_step()
            read += await asyncio.gather(*(self._read(key, cursor) for key in some))
        return read

    async def _read(self, key: Key, cursor: Cursor) -> Change:
        try:
            record = await self._client.record(*key)
        except HubTrouble as trouble:
            if trouble.code != "not_found":
                raise
            return _tombstone(key, cursor)
        return Change(cursor.seq, *key, record.rev, record.home, record.body)

    async def _write(self, changes: Sequence[Change], cursor: Cursor) -> ChangeSet:
        """Write all of it and the cursor in one transaction: seen whole, also after a kill (G5)."""
        done = await asyncio.wrap_future(self._cache.apply_soon(changes, str(cursor), False))
        return ChangeSet("snapshot", done.keys, str(cursor))


def _settled(stored: StoredOperation) -> Body:
    answer = {**(stored.answer or {}), "settled_at": stored.operation.settled_at}
    return {"operation": stored.operation.body, "answer": answer}


def _is_of_later(change: Change, cursor: Cursor) -> bool:
    return is_older_revision(f"{cursor.epoch}.{cursor.seq}", change.rev)


def _tombstone(key: Key, cursor: Cursor) -> Change:
    return Change(cursor.seq, *key, f"{cursor.epoch}.{cursor.seq}", "", None)


def _portions(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), most):
        yield items[start : start + most]


def _within(items: Sequence[Body], most_bytes: int) -> Iterator[list[Body]]:
    """Cut a portion so that each batch stays within its size, one item at least."""
    batch: list[Body] = []
    room = most_bytes
    for item in items:
        size = len(msgspec.json.encode(item))
        if batch and size > room:
            yield batch
            batch, room = [], most_bytes
        batch.append(item)
        room -= size
    if batch:
        yield batch
