"""What the installer does with a damaged journal: `journal salvage`, else `restore`."""

from datetime import datetime
from pathlib import Path

from offline_cache.problems import Damaged
from offline_cache.rebuild import Source, read_source, rebuild


def salvaged(path: Path, key: bytes, moment: datetime) -> bool:
    """Put a new journal in the place of a damaged one; whether all there was could be read.

    Where not even the first page is left there is only the backup: here one from before anything
    was done.
    """
    try:
        source = read_source(path, key)
    except Damaged:
        source = Source(is_present=False)
    incarnation = f"after-{moment:%H%M%S.%f}"
    return rebuild(path, key, [source], moment, lambda: incarnation).is_whole
