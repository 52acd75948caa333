"""A long gap, read beside the feed: whole groups first, then what is left by last states."""

import asyncio
from collections.abc import Sequence as Several

from console.contract.cursor import Cursor
from console.runtime.clock import Clock
from console.sync.answers import Missed, Page
from console.sync.api_client import HubClient
from console.sync.intake import CATCH_UP, Intake
from console.sync.sequence import Sequence
from console.sync.snapshots import cursor_of
from console.sync.stores import CacheDoor
from console.sync.timing import end
from console.sync.trouble import HubTrouble

GROUPS_FIRST = 1.0
"""So long what is live waits for what acts made together in the gap, seconds, where the hub does
not tell it ahead of a change that needs it."""


def missed(start: Cursor, target: int) -> Missed:
    """Name to the hub what the feed leaves out at its beginning."""
    return {"missed": start.seq, "until": target} if target > start.seq else {}


class Gap:
    """Reads what was missed before the place where the feed begins.

    Args:
        client: the hub.
        cache: knows how far an earlier reading has come.
        clock: handed in.
        scopes: what is read.
    """

    def __init__(
        self, client: HubClient, cache: CacheDoor, clock: Clock, scopes: Several[str]
    ) -> None:
        self._client = client
        self._cache = cache
        self._clock = clock
        self._scopes = scopes

    async def fill(self, intake: Intake, start: Cursor, target: int) -> None:
        """Read it; the text of what comes is indexed afterwards, and a search says so.

        What acts made together goes first, also of what was read before: more may belong to it now.
        """
        with self._cache.text_held():
            intake.go_first(await self._client.groups(start, target, self._scopes))
            await self._catch_up(intake, self._begun_at(start), target)

    async def begin_anyway(self, intake: Intake) -> None:
        """A hub of the version before tells nothing ahead of what is live: that waits, not long."""
        await self._clock.sleep(GROUPS_FIRST)
        intake.begin()

    def _begun_at(self, start: Cursor) -> Cursor:
        """Return how far a catching up that was broken off has come."""
        kept = cursor_of(self._cache, CATCH_UP)
        return kept if kept is not None and kept.has_passed(start) else start

    async def _catch_up(self, intake: Intake, start: Cursor, target: int) -> None:
        """Read what was missed up to where the feed began; a page is fetched while one is kept.

        Of a record that changed often only its last state up to there comes, so that nothing is
        shown that has long been over; the feed's cursor moves when all of it is here.
        """
        sequence = Sequence(start.epoch, start.seq)
        coming = self._newest_after(start, target)
        while sequence.proven < target:
            try:
                page = await coming
                before = sequence.proven
                at = sequence.page([change.seq for change in page.changes], page.covers)
                if at == before:
                    raise HubTrouble("gap", status=200, detail=f"nothing after {before}")
                coming = self._newest_after(Cursor(start.epoch, at), target)
                await intake.catch_up(page.changes, at)
            except BaseException:
                await end(coming)
                raise
        await end(coming)
        await intake.caught_up()

    def _newest_after(self, after: Cursor, until: int) -> "asyncio.Future[Page]":
        return asyncio.ensure_future(self._client.newest(after, until, self._scopes))
