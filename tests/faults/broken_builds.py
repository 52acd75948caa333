"""Builds that are broken on purpose, so that one knows that the nemesis sees."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import pytest

from console.bench.nemesis.seat_machine import Build
from console.contract import running
from console.contract.operation import Answer
from console.hub.core import decide
from console.hub.store.transaction import Transaction
from console.sync import pull
from console.sync.api_client import HubClient
from offline_cache.cache import Cache
from offline_cache.values import Change, ChangeSet


def forget_what_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dedup off, both layers of it: the hub runs an operation each time it comes."""

    def stored(transaction: Transaction, op: str, raw: bytes) -> Answer | None:
        transaction.sql.execute("DELETE FROM operations WHERE op = ?", (op,))
        return None

    def run_whatever_is_there(*given: Any) -> Any:
        with pytest.MonkeyPatch.context() as hub_only:
            hub_only.setattr(running, "is_done", lambda *_: False)
            return running.run(*given)

    monkeypatch.setattr(decide, "stored", stored)
    monkeypatch.setattr(decide, "run", run_whatever_is_there)


UNSYNCED = Build(synchronous="OFF")
"""Sync to disk off: saved is said of what a loss of power takes away."""


class EarlyCache(Cache):
    """Cursor advanced early: first the place in the feed is kept, then what came before it."""

    def apply_soon(
        self, changes: Sequence[Change], cursor: str, live: bool = True, *, scope: str = "open"
    ) -> "Future[ChangeSet]":
        if changes:
            super().apply_soon([], cursor, live, scope=scope)
        return super().apply_soon(changes, cursor, live, scope=scope)


EARLY = Build(cache=EarlyCache)


def let_acts_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of a gap not asked for: each record comes when its own number does."""

    async def none(*given: Any) -> list[Change]:
        return []

    monkeypatch.setattr(HubClient, "groups", none)
    monkeypatch.setattr(pull, "missed", lambda *given: {})
