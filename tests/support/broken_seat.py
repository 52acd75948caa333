"""A seat that is broken on purpose: it keeps its place in the feed before what came up to there."""

import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future

from console.app import store
from console.app.headless.program import main
from offline_cache.cache import Cache
from offline_cache.values import Change, ChangeSet

BETWEEN = 0.3
"""Seconds: nearly always between the two while changes come, so that a kill hits it."""


class EarlyCache(Cache):
    """Cursor advanced early."""

    def apply_soon(
        self, changes: Sequence[Change], cursor: str, live: bool = True, *, scope: str = "open"
    ) -> "Future[ChangeSet]":
        if changes:
            super().apply_soon([], cursor, live, scope=scope).result()
            time.sleep(BETWEEN)
        return super().apply_soon(changes, cursor, live, scope=scope)


if __name__ == "__main__":
    store.Cache = EarlyCache
    sys.exit(main())
