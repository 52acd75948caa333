"""The seat of `bench soak`: the product's own seat without a screen, with windows that fill soon.

How far the past is kept, how much memory SQLite may take for pages and how long its log may get
are made small, so that all are full early in a run and only real growth is left to be seen.
"""

import sys
from dataclasses import replace

from console.app import store
from console.app.headless import program
from console.sync import pull
from offline_cache import cache_means, journal, store_file

PAGES_KIB = 256
LOG_PAGES = 250
ASK_EVERY = 3.0
"""Seconds between two questions what a backup covers (300 on a desk)."""


def main(arguments: list[str]) -> int:
    """Run a seat; the first word is how many ages of finished alerts it keeps."""
    kept, *words = arguments
    store_file.CHECKPOINT_PAGES = LOG_PAGES
    cache_means.WRITER_CACHE_KIB = cache_means.READER_CACHE_KIB = journal.CACHE_KIB = PAGES_KIB
    pull.ASK_EVERY = ASK_EVERY
    store.COLLECTIONS = tuple(  # type: ignore[misc]
        replace(each, kept=int(kept)) if each.kept else each for each in store.COLLECTIONS
    )
    return program.main(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
