"""What is wiped when the right to it is lost (G19): records and recordings, never the journal."""

from pathlib import Path

from console.app.store import SeatStore
from offline_cache.cipher import companions

RECORDING = "replay.db"
"""What the recorder writes."""

_ANY_TIME = "9999"
_SET_ASIDE = ("cache.aside-*", "replay.aside-*")


def wipe_records(store: SeatStore) -> None:
    """Delete the cache, which begins anew, fetched files, and what was set aside.

    Raises:
        StoreProblem, OSError: something of it is still there.
    """
    store.cache.wipe()
    store.blobs.forget_fetched(_ANY_TIME, 0)
    for pattern in _SET_ASIDE:
        for old in store.folder.glob(pattern):
            old.unlink(missing_ok=True)


def wipe_recording(folder: Path) -> None:
    """Delete what was recorded for replays; nobody may be recording.

    Raises:
        OSError: it is still there.
    """
    for each in companions(folder / RECORDING):
        each.unlink(missing_ok=True)
