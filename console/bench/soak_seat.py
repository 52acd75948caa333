"""The seat of `bench soak`: the product's own seat without a screen, with windows that fill soon.

How far the past is kept, how much memory SQLite may take for pages, how long its log may get and
how seldom the hub is asked for its backup are made small, so that each is full early in a run and
only real growth is left to be seen.
"""

import sys
from dataclasses import replace

from console.app import store
from console.app.headless import program
from console.models.collections import COLLECTIONS
from console.sync import pull
from offline_cache import cache_means, journal, store_file

PAGES_KIB = 256
LOG_PAGES = 250
ASK_EVERY = 3.0


def shrink(kept: int) -> None:
    """Make the windows small; finished alerts are kept to so many ages."""
    for module, name, value in (
        (cache_means, "WRITER_CACHE_KIB", PAGES_KIB),
        (cache_means, "READER_CACHE_KIB", PAGES_KIB),
        (journal, "CACHE_KIB", PAGES_KIB),
        (store_file, "CHECKPOINT_PAGES", LOG_PAGES),
        (pull, "ASK_EVERY", ASK_EVERY),
        (store, "COLLECTIONS", [replace(c, kept=kept) if c.kept else c for c in COLLECTIONS]),
    ):
        setattr(module, name, value)


def main(arguments: list[str]) -> int:
    """Run a seat; the first word is how many ages of finished alerts it keeps."""
    kept, *words = arguments
    shrink(int(kept))
    return program.main(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
