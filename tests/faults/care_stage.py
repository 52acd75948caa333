"""A seat's store with its care, on one thread and a clock by hand; and ways to spoil a file."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from console.app.care import CareNews, StoreCare
from console.app.store import Lanes, SeatStore, open_store
from console.commands.alert_commands import AlertActs
from console.commands.executor import Executor
from console.commands.identity import Identity
from console.commands.log_commands import LogActs
from console.contract.grant import sign
from console.domain.entity import encode
from console.runtime.clock import ManualClock
from console.runtime.ids import IdSource
from console.settings.store_profile import StoreProfile, load_store_profile
from offline_cache.lanes import InlineLane
from offline_cache.values import Body, Change, ChangeSet
from tests.unit.commands.seat_desk import HUB_KEY, STORE_KEY, Outbox, alert, grant

PAGE = 4096


def inline_lanes() -> Lanes:
    return Lanes(*(InlineLane() for _ in range(6)))


class CareStage:
    """One seat whose store is looked after."""

    def __init__(self, folder: Path, reserve: int = 0, clock: ManualClock | None = None) -> None:
        self.clock = clock or ManualClock()
        self.lanes = inline_lanes()
        self.store: SeatStore = open_store(folder, STORE_KEY, self.lanes, self.clock, reserve)
        self.news: list[CareNews] = []
        self.published: list[ChangeSet] = []
        self.profile: StoreProfile = replace(load_store_profile(), reserve=reserve)
        self.care = StoreCare(
            self.store,
            self.lanes.care,
            self.clock,
            self.profile,
            self.published.append,
            self.news.append,
        )
        self.executor = Executor(
            self.lanes.acts,
            self.store.journal,
            self.store.cache,
            self.clock,
            IdSource(self.clock),
            Outbox(self.store.journal),
            self.published.append,
        )
        self.executor.identity = Identity.of(sign(grant(), HUB_KEY))
        self.alerts = AlertActs(self.executor)
        self.log = LogActs(self.executor)

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.news]

    def look(self, after: timedelta = timedelta(minutes=1)) -> None:
        self.clock.jump(after.total_seconds())
        self.care.look()

    def close(self) -> None:
        self.care.close()
        self.store.close()


def hub_alerts(numbers: Iterable[int]) -> list[Change]:
    """What a hub says of these alerts."""
    changes = []
    for number in numbers:
        body = encode(alert(number, text=f"望汐路下立交积水，第 {number} 报" * 12))
        changes.append(Change(number, "alert", f"A{number:03}", f"e.{number}", "hall", body))
    return changes


def shown(store: SeatStore) -> dict[str, Body]:
    return {row.id: row.body for row in store.cache.select("alert")}


def flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 7))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def tear(data: bytearray, chance: random.Random) -> None:
    """Half of a page was written, the other half is of before."""
    start = chance.randrange(len(data) // PAGE) * PAGE
    data[start + 512 : start + PAGE] = bytes(PAGE - 512)


def exchange(data: bytearray, chance: random.Random) -> None:
    """A page stands where another belongs."""
    here, there = chance.sample(range(len(data) // PAGE), 2)
    data[here * PAGE : (here + 1) * PAGE] = data[there * PAGE : (there + 1) * PAGE]


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(1, len(data)) :]


def foreign(data: bytearray, chance: random.Random) -> None:
    """A page of another file altogether."""
    start = chance.randrange(len(data) // PAGE) * PAGE
    data[start : start + PAGE] = chance.randbytes(PAGE)


DAMAGES = (flip, tear, exchange, cut, foreign)
