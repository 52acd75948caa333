"""Both sides of `bench outage` before the link is back: a hub that went on, a seat on its own.

Everything is made through the product's own transactions and acts, without a network: the hub's
records by `HubCore`, the seat's operations by its executor.
"""

import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import msgspec

from console.app.kept_grants import KeptGrants
from console.app.store import Lanes, SeatStore
from console.bench import outage_rows
from console.bench.cache_store import NOBODY, opened
from console.bench.outage_rows import Record
from console.commands.alert_commands import AlertActs
from console.commands.attachments import Attachments
from console.commands.executor import Executor
from console.commands.identity import Identity
from console.commands.log_commands import LogActs
from console.contract.grant import LoginAnswer
from console.domain.alert import Alert
from console.domain.entity import decode
from console.hub.core.accounts import Account
from console.hub.core.hub_core import HubCore
from console.hub.settings import HubSettings
from console.hub.store.sqlite import open_folder
from console.runtime.clock import SystemClock
from console.runtime.ids import IdSource
from offline_cache.values import Change, ChangeSet

AWAY = 8 * 3600.0
"""Length of the outage, seconds."""

SEAT = ("seat-1", "一号席")
AN_ALERT = 4
"""Operations a person makes of one alert: 签收 and 认领, each with its line of the log."""

PHOTO = 200_000
"""Bytes of a photo from a phone as messengers send it."""

_JPEG = b"\xff\xd8\xff\xe0"

REFUSED = 50
"""One of so many acted-on alerts was taken on by another seat meanwhile."""

_PIECE = 2000
_MADE = "made.json"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much was missed, and how much was done alone."""

    changes: int
    operations: int
    known: int
    attachments: int


@dataclass(frozen=True, slots=True)
class Made:
    """What stands in the folder.

    Attributes:
        cursor: where the seat stood when the link went.
        epoch, last: the hub's number when the link comes back.
        refused: operations the hub will say no to.
        seconds: what making it took.
    """

    epoch: str
    cursor: int
    last: int
    refused: int
    seconds: float


def hub_folder(folder: Path) -> Path:
    """Return the hub's half."""
    return folder / "hub"


def seat_folder(folder: Path) -> Path:
    """Return the seat's half."""
    return folder / "seat"


def build(folder: Path, sizes: Sizes) -> Made:
    """Make both halves unless the folder holds them in these sizes."""
    note = folder / _MADE
    if note.exists():
        told = json.loads(note.read_text("utf-8"))
        if told["sizes"] == asdict(sizes):
            return Made(**told["made"])
        raise SystemExit(f"{folder} holds an outage of other sizes: {told['sizes']}")
    begun, clock = time.monotonic(), SystemClock()
    away_since = clock.now() - timedelta(seconds=AWAY)
    known = outage_rows.known(sizes.known, away_since)
    with _core(folder) as core, opened(seat_folder(folder)) as store:
        _put(core, known, away_since)
        cursor = _take_over(core, store)
        acted_on = known[: (sizes.operations - sizes.attachments) // AN_ALERT]
        _act(core, store, acted_on, sizes.attachments)
        taken = outage_rows.changed_meanwhile(acted_on[::REFUSED], "seat-2", clock.now())
        _put(core, taken, clock.now())
        rest = sizes.changes - len(taken)
        _put(core, outage_rows.missed(rest, away_since, AWAY), clock.now())
        last = core.reader.seq()
        made = Made(core.epoch, cursor, last, len(taken), time.monotonic() - begun)
    note.write_text(json.dumps({"sizes": asdict(sizes), "made": asdict(made)}), "utf-8")
    return made


def renew_grant(folder: Path, hub: str) -> str:
    """Give the seat a grant of today for a hub at this address; return its text."""
    with _core(folder) as core, opened(seat_folder(folder)) as store:
        return _sign_in(core, store, hub)


@contextmanager
def _core(folder: Path) -> Iterator[HubCore]:
    ids, settings = IdSource(SystemClock()), HubSettings()
    core = HubCore(open_folder(hub_folder(folder), ids), ids, settings)
    try:
        yield core
    finally:
        core.close()


def _put(core: HubCore, records: Iterable[Record], at: datetime) -> None:
    rest = iter(records)
    while piece := list(islice(rest, _PIECE)):
        core.do(core.put_job(piece), at)


def _take_over(core: HubCore, store: SeatStore) -> int:
    """Let the seat know what the hub knows."""
    at, last = 0, core.reader.seq()
    while at < last:
        told, at = core.changes_after(at, ("open", "reference"), _PIECE)
        changes = [Change(c.seq, c.kind, c.id, c.rev, c.home, c.body) for c in told]
        store.cache.apply(changes, f"{core.epoch}:{at}")
    store.cache.apply([], f"{core.epoch}:{at}", scope="reference")
    store.cache.index_text()
    return at


def _sign_in(core: HubCore, store: SeatStore, hub: str) -> str:
    account = Account("p-7", "林岚", "officer", SEAT[0], "")
    _, token = core.signed_grant(account, SEAT, SystemClock().now())
    answer = LoginAnswer(grant=token, public_key=core.public_key.public_bytes_raw().hex(), now="")
    KeptGrants(store.journal, SystemClock()).keep(account.account, "", hub, answer)
    return token


def _act(core: HubCore, store: SeatStore, records: list[Record], photos: int) -> None:
    """签收 and 认领 each of these alerts and attach photos, as a person does who is cut off."""
    clock, lanes = SystemClock(), Lanes.start()
    try:
        executor = Executor(
            lanes.acts, store.journal, store.cache, clock, IdSource(clock), _Nobody(), _unheard
        )
        executor.identity = Identity.of(_sign_in(core, store, NOBODY))
        acts = AlertActs(executor)
        for _, _, body in records:
            alert = decode(Alert, body)
            for done in (acts.acknowledge(alert), acts.own(alert)):
                assert done.result().is_saved, msgspec.to_builtins(done.result())
        _attach(LogActs(executor, Attachments(store.blobs, clock.now, IdSource(clock))), photos)
    finally:
        lanes.close()


def _attach(acts: LogActs, photos: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(photos):
            photo = Path(folder, f"现场{number}.jpg")
            photo.write_bytes(_JPEG + os.urandom(PHOTO))
            assert acts.attach("现场照片", photo).result().is_saved


class _Nobody:
    """The sending side of a seat that is cut off."""

    def wake(self) -> None:
        """Nobody is there."""

    def hold(self, op: str, seconds: float) -> None:
        """Nothing leaves anyway."""

    def withdraw(self, op: str) -> bool:
        """Nothing has to be taken back."""
        return False


def _unheard(changes: ChangeSet) -> None:
    """No page listens."""
