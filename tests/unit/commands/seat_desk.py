"""The store and the executor of one seat on one thread, filled by hand; nothing leaves it."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.app.fold import fold_pending
from console.commands.alert_commands import AlertActs
from console.commands.executor import Executor
from console.commands.force_commands import ForceActs
from console.commands.identity import Identity
from console.commands.order_commands import NumberSource, OrderActs
from console.contract.grant import Grant, sign
from console.domain.alert import Alert, Severity
from console.domain.alert_reports import received
from console.domain.entity import Entity, decode, encode
from console.domain.geo import Place
from console.domain.reference import Unit
from console.domain.rights import ROLES
from console.models.collections import COLLECTIONS
from console.runtime.clock import CHINA, ManualClock, to_text
from console.runtime.ids import IdSource
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.values import Change, ChangeSet

T0 = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA)
STORE_KEY = bytes(range(32))
HUB_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
DRAIN = Unit("u1", "云汀排水二队", "drainage", phone="0000-6101")


def grant(role: str = "officer", seat: str = "seat-1", **other: Any) -> Grant:
    told: dict[str, Any] = {
        "id": "g1",
        "person": "linlan",
        "name": "林岚",
        "seat": seat,
        "role": role,
        "rights": [right.value for right in ROLES[role]],
        "issued": to_text(T0),
        "until": to_text(T0 + timedelta(hours=12)),
        "offline_until": to_text(T0 + timedelta(hours=72)),
    }
    return Grant(**{**told, **other})


def alert(number: int = 1, severity: Severity = Severity.YELLOW, **other: Any) -> Alert:
    """An unsigned alert, as a source's first report leaves it."""
    place = Place("望汐路下立交", "望汐路街道")
    report = Alert(f"A{number:03}", f"下立交积水 {number}", severity, T0, place=place)
    return received(None, replace(report, source="水务物联", **other))


class Outbox:
    """Nothing leaves; what is held can be withdrawn until `let_go`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.woken = 0
        self.held: dict[str, float] = {}
        self.saved_when_woken = 0
        self.saved_when_held: list[int] = []

    def wake(self) -> None:
        self.woken += 1
        self.saved_when_woken = len(self._journal.unsent())

    def hold(self, op: str, seconds: float) -> None:
        self.held[op] = seconds
        self.saved_when_held.append(len(self._journal.unsent()))

    def withdraw(self, op: str) -> bool:
        return op in self.held and self._journal.withdraw(op)

    def let_go(self) -> None:
        self.held.clear()


class SeatDesk:
    """One person at one seat, without hub and screen."""

    def __init__(self, folder: Path, role: str = "officer") -> None:
        self.clock = ManualClock()
        self.journal = Journal.open(folder / "journal.db", STORE_KEY, InlineLane())
        self.cache = Cache.open(
            folder / "cache.db",
            STORE_KEY,
            COLLECTIONS,
            fold_pending,
            self.journal.pending,
            InlineLane(),
        )
        self.outbox = Outbox(self.journal)
        self.announced: list[ChangeSet] = []
        self.executor = Executor(
            InlineLane(),
            self.journal,
            self.cache,
            self.clock,
            IdSource(self.clock),
            self.outbox,
            self.announced.append,
            lambda: (1.5, 0.02),
        )
        self.executor.identity = Identity.of(sign(grant(role), HUB_KEY))
        self.kept_numbers: list[int] = []
        self.alerts = AlertActs(self.executor)
        numbers = NumberSource("seat-1", 0, self.kept_numbers.append)
        self.orders = OrderActs(self.executor, numbers)
        self.forces = ForceActs(self.executor, numbers)
        self._seq = 0

    def put(self, *entities: Entity) -> ChangeSet:
        """Let the hub say these."""
        changes = []
        for entity in entities:
            self._seq += 1
            body = encode(entity)
            changes.append(
                Change(self._seq, entity.KIND, entity.id, f"e.{self._seq}", "hall", body)
            )
        return self.cache.apply(changes, f"e:{self._seq}")

    def take_away(self, kind: str, id: str) -> ChangeSet:
        self._seq += 1
        gone = Change(self._seq, kind, id, f"e.{self._seq}", "hall", None)
        return self.cache.apply([gone], f"e:{self._seq}")

    def shown(self, id: str) -> Alert:
        row = self.cache.get("alert", id)
        assert row is not None
        return decode(Alert, row.body)

    def close(self) -> None:
        self.cache.close()
        self.journal.close()
