"""A seat's whole store under the shim; its words are FOLDER LOG [ACTS [SEED]].

Journal and cache as the console opens them. The cache hears changes, is damaged and set aside at
a start, and is exchanged while it is used; meanwhile acts are saved. What the cache heard is no
promise, but what it shows must be what the hub said up to its cursor.
"""

import random
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from console.app.store import Lanes, SeatStore, open_store
from console.bench.power.seat_acts import AT, CHAIN, MACHINE, unlock
from console.bench.power.shim import Shim
from console.bench.power.teller import Teller
from console.bench.power.trial import AFTER_THE_CUT
from console.runtime.clock import ManualClock
from offline_cache import store_file
from offline_cache.lanes import InlineLane
from offline_cache.values import Change, PendingOperation

ACTS = 8
SHORT_LOG = 40
EPOCH = "e"


class StoreActs:
    """Opens the store in a folder and uses it, each act told before and after."""

    def __init__(self, folder: Path, teller: Teller, chance: random.Random) -> None:
        self._folder = folder
        self._teller = teller
        self._chance = chance
        self._clock = ManualClock()
        self._lanes = Lanes.start()
        self._store: SeatStore | None = None
        self._seq = 0
        self._hub: dict[str, Change] = {}

    def run(self, acts: int) -> None:
        """Do so many acts, with something that happens to the cache between two of them."""
        with self._teller.act("open", machine=MACHINE) as beside:
            self._open()
            beside["incarnation"] = self._there.journal.incarnation
        self._read_snapshot()
        happenings = (
            self._hear,
            self._exchange,
            self._hear,
            self._damage,
            self._hear,
            self._restart,
        )
        script: list[Callable[[], None]] = list(happenings)
        while self._teller.acts < acts:
            (script.pop(0) if script else self._chance.choice(happenings))()
            self._append()
        self._close()

    @property
    def _there(self) -> SeatStore:
        assert self._store is not None
        return self._store

    def _open(self) -> None:
        self._store = open_store(self._folder, unlock(self._folder), self._lanes, self._clock)

    def _close(self) -> None:
        self._there.close()

    def _append(self) -> None:
        op = f"op-{self._teller.acts}"
        told = {"op": op, "lane": CHAIN, "kind": "log.append", "targets": (), "body": {"op": op}}
        with self._teller.act("append", operations=[{**told, "saved_at": AT}]):
            self._there.journal.append(_act(op))

    def _hear(self) -> None:
        """Take changes in: new alerts and old ones changed."""
        changes = []
        for _ in range(5):
            self._seq += 1
            id = f"a{self._chance.randrange(12)}"
            body = {"title": f"积水 {self._seq}", "severity": "blue", "disposition": "unverified"}
            change = Change(self._seq, "alert", id, f"{EPOCH}.{self._seq}", "hall", body)
            self._hub[id] = change
            changes.append(change)
        self._teller.tell(heard=[[change.seq, change.id] for change in changes])
        self._there.cache.apply(changes, f"{EPOCH}:{self._seq}")

    def _read_snapshot(self) -> None:
        generation = self._there.cache.begin_generation("open", EPOCH, self._seq)
        generation.load(list(self._hub.values()))
        generation.swap()

    def _exchange(self) -> None:
        self._clock.jump(60)
        self._there.cache.renew(self._clock.now())
        self._read_snapshot()

    def _restart(self) -> None:
        self._close()
        self._open()

    def _damage(self) -> None:
        """Spoil the cache's first page while it is closed: the next start sets it aside."""
        self._close()
        with (self._folder / "cache.db").open("r+b") as file:
            file.write(b"spoilt" * 100)
        self._clock.jump(60)
        self._open()
        if not self._there.was_rebuilt:
            raise RuntimeError("a spoilt cache was not set aside")
        self._read_snapshot()


def restart(folder: Path) -> None:
    """Start on a folder as after a power cut, and do one act; raises when that does not go."""
    inline = InlineLane()
    lanes = Lanes(inline, inline, inline, inline, inline, inline)
    store = open_store(folder, unlock(folder), lanes, ManualClock())
    try:
        store.journal.append(_act(f"{AFTER_THE_CUT} {secrets.token_hex(4)}"))
    finally:
        store.close()


def _act(op: str) -> PendingOperation:
    return PendingOperation(op, CHAIN, "log.append", (), {"op": op}, AT)


def main(words: list[str]) -> int:
    """Run as a program of its own under the shim."""
    folder, log, acts, seed = [*words, *(str(ACTS), "1")[len(words) - 2 :]]
    store_file.CHECKPOINT_PAGES = SHORT_LOG
    shim = Shim()
    shim.log_to(Path(log))
    StoreActs(Path(folder), Teller(shim), random.Random(int(seed))).run(int(acts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
