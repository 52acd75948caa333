"""A seat that is broken on purpose: it keeps its place in the feed before what came up to there.

The first time it stays between the two until it is killed, and a file beside its data says that it
is there: whoever kills it on that word hits the place for certain, on a machine of any speed.
"""

import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

from console.app import store
from console.app.headless.program import main
from offline_cache.cache import Cache
from offline_cache.values import Change, ChangeSet


def between(data: Path) -> Path:
    """Return the file that is there once the seat's place is kept and its records are not."""
    return data.with_name(data.name + ".between")


class EarlyCache(Cache):
    """Cursor advanced early."""

    def apply_soon(
        self, changes: Sequence[Change], cursor: str, live: bool = True, *, scope: str = "open"
    ) -> "Future[ChangeSet]":
        if changes:
            super().apply_soon([], cursor, live, scope=scope).result()
            stay(between(Path(sys.argv[sys.argv.index("--data") + 1])))
        return super().apply_soon(changes, cursor, live, scope=scope)


def stay(mark: Path) -> None:
    """Say so and wait to be killed, once."""
    if not mark.exists():
        mark.touch()
        threading.Event().wait()


if __name__ == "__main__":
    store.Cache = EarlyCache
    sys.exit(main())
