"""The store of `bench cache`: built once as a seat has it, used by every measurement."""

import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.app.kept_grants import KeptGrants
from console.app.key import unlock
from console.app.store import Lanes, SeatStore, open_store
from console.bench import cache_rows
from console.contract.grant import Grant, LoginAnswer, sign
from console.domain.rights import ROLES
from console.runtime.clock import SystemClock
from offline_cache.values import Change

POLICY = "machine"
"""The key is bound to this machine, so that the console starts without a person."""

NOBODY = "http://127.0.0.1:9"
"""Where no hub is: the console starts cut off."""

_PIECE = 1000
_MADE = "made.json"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is in the store."""

    past: int
    cameras: int
    open: int


@contextmanager
def opened(folder: Path) -> Iterator[SeatStore]:
    """Open the store with its own threads."""
    key, lanes = unlock(folder, POLICY, None), Lanes.start()
    try:
        store = open_store(folder, key, lanes, SystemClock())
        try:
            yield store
        finally:
            store.close()
    finally:
        lanes.close()


def build(folder: Path, sizes: Sizes) -> dict[str, float]:
    """Build the store unless the folder holds one of these sizes; return what building took."""
    made = folder / _MADE
    if made.exists():
        told = json.loads(made.read_text("utf-8"))
        if told["sizes"] == asdict(sizes):
            return dict(told["figures"])
        raise SystemExit(f"{folder} holds a store of other sizes: {told['sizes']}")
    with opened(folder) as store:
        figures = _fill(store, sizes)
    made.write_text(json.dumps({"sizes": asdict(sizes), "figures": figures}), "utf-8")
    return figures


def drop_from_memory(folder: Path) -> bool:
    """Make the system forget the files' pages; False where it cannot be asked to."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            handle = os.open(file, os.O_RDWR)
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(handle)
    return True


def grant_token() -> str:
    """Return a grant for the bench's officer, signed by a key that is thrown away."""
    grant = Grant(
        id="bench", person="p-7", name="林岚", seat="seat-1", seat_name="一号席",
        hall="yunting", hall_name="云汀区城运中心", role="officer",
        rights=[right.value for right in ROLES["officer"]],
        issued="2026-07-09T12:00:00+08:00",
        until="2100-01-01T00:00:00+08:00", offline_until="2100-01-01T00:00:00+08:00",
    )  # fmt: skip
    return sign(grant, Ed25519PrivateKey.generate())


def _fill(store: SeatStore, sizes: Sizes) -> dict[str, float]:
    answer = LoginAnswer(grant=grant_token(), public_key="", now="")
    KeptGrants(store.journal, SystemClock()).keep("p-7", "", NOBODY, answer)
    cache = store.cache
    figures: dict[str, float] = {}
    with _timed(figures, "past_seconds"):
        for piece in _pieces(cache_rows.past_alerts(sizes.past)):
            cache.load_history(piece)
    with _timed(figures, "reference_seconds"):
        generation = cache.begin_generation("reference", cache_rows.EPOCH, sizes.past)
        for piece in _pieces(cache_rows.cameras(1, sizes.cameras)):
            generation.load(piece)
        generation.swap()
    with _timed(figures, "text_seconds"):
        cache.index_text()
        while cache.tidy(500):
            pass
    last = sizes.past + sizes.open
    for piece in _pieces(cache_rows.open_alerts(sizes.past + 1, sizes.open)):
        cache.apply(piece, f"{cache_rows.EPOCH}:{last}")
    figures["past_rows_per_second"] = sizes.past / figures["past_seconds"]
    return figures


def _pieces(changes: Iterable[Change]) -> Iterator[list[Change]]:
    rest = iter(changes)
    while piece := list(islice(rest, _PIECE)):
        yield piece


@contextmanager
def _timed(figures: dict[str, float], name: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    figures[name] = time.monotonic() - begun
