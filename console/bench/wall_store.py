"""A seat's store that holds cameras and nothing else, for the wall to load while it plays."""

from itertools import islice
from pathlib import Path

from console.bench import cache_rows
from console.bench.cache_store import opened

_PIECE = 1000


def make_store(folder: Path, cameras: int) -> None:
    """Make the store.

    Args:
        folder: an empty folder.
        cameras: how many it holds.
    """
    with opened(folder) as store:
        generation = store.cache.begin_generation("reference", cache_rows.EPOCH, 1)
        rows = iter(cache_rows.cameras(1, cameras))
        while piece := list(islice(rows, _PIECE)):
            generation.load(piece)
        generation.swap()
