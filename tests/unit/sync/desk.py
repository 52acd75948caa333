"""A seat without a screen: real store, real session, a network that can be told what to do."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from console.contract.change import Notice
from console.contract.operation import Answer
from console.runtime.clock import Clock, ManualClock, to_text
from console.runtime.workers import InlineWorkers
from console.sync.api_client import HubClient
from console.sync.link_state import LinkReport
from console.sync.listener import OutboxReport
from console.sync.session import SyncSession
from offline_cache.cache import Cache
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.values import (
    Body,
    ChangeSet,
    Collection,
    Field,
    Fold,
    FoldResult,
    Key,
    PendingOperation,
)
from tests.support.network import Network

STORE_KEY = bytes(range(32))
COLLECTIONS = (
    Collection("alert", (Field("severity", "severity"),)),
    Collection("order", ()),
    Collection("camera", (), scope="reference"),
)


class Ears:
    """Remembers all that sync says."""

    def __init__(self) -> None:
        self.changes: list[ChangeSet] = []
        self.links: list[LinkReport] = []
        self.answers: dict[str, Answer] = {}
        self.notices: list[Notice] = []
        self.reports: list[OutboxReport] = []

    def changed(self, changes: ChangeSet) -> None:
        self.changes.append(changes)

    def link(self, report: LinkReport) -> None:
        self.links.append(report)

    def answered(self, op: str, answer: Answer) -> None:
        assert op not in self.answers, "told twice"
        self.answers[op] = answer

    def notice(self, notice: Notice) -> None:
        self.notices.append(notice)

    def outbox(self, report: OutboxReport) -> None:
        self.reports.append(report)


def fold(hub: Mapping[Key, Body | None], pending: Sequence[PendingOperation]) -> FoldResult:
    """Each operation puts its arguments into its targets."""
    views = {key: dict(body) if body else None for key, body in hub.items()}
    for operation in pending:
        for key in operation.targets:
            views[key] = {**(views.get(key) or {"id": key[1]}), **operation.body["args"]}
    return FoldResult(views, {})


class Desk:
    """One seat."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        hub: httpx.AsyncBaseTransport,
        url: str = "http://hub.invalid",
        fold: Fold = fold,
        collections: Sequence[Collection] = COLLECTIONS,
    ) -> None:
        self.clock = clock
        self.network = Network(hub)
        self.ears = Ears()
        self.journal = Journal.open(folder / "journal.db", STORE_KEY, InlineLane())
        self.cache = Cache.open(
            folder / "cache.db", STORE_KEY, collections, fold, self.journal.pending, InlineLane()
        )
        client = HubClient(url, self.network, clock)
        self.session = SyncSession(
            "seat-3", client, self.journal, self.cache, clock, lambda: 0.5, self.ears,
            InlineWorkers(),
        )  # fmt: skip
        self._task: asyncio.Task[None] | None = None
        self._made = 0

    async def __aenter__(self) -> "Desk":
        self._task = asyncio.ensure_future(self.session.run())
        if isinstance(self.clock, ManualClock):
            await self.go()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()
        await asyncio.wait((self._task,))
        await self.session.client.close()
        self.cache.close()
        self.journal.close()

    async def go(self, seconds: float = 0.0) -> None:
        """Let time pass on the manual clock."""
        assert isinstance(self.clock, ManualClock)
        await _breathe()
        for _ in range(round(seconds / 0.25)):
            self.clock.jump(0.25)
            await _breathe()

    async def until(self, holds: Callable[[], object], seconds: float = 60.0) -> float:
        """Let time pass until something holds; return the seconds it took."""
        begun = self.clock.monotonic()
        while not holds():
            passed = self.clock.monotonic() - begun
            assert passed < seconds, f"not within {seconds} s; link {self.link}"
            if isinstance(self.clock, ManualClock):
                await self.go(0.25)
            else:
                await asyncio.sleep(0.01)
        return self.clock.monotonic() - begun

    @property
    def link(self) -> LinkReport:
        return self.session.link

    def envelope(self, target: str, args: Body, lane: str = "") -> PendingOperation:
        """What is saved of an act."""
        self._made += 1
        op = f"OP{self._made:04}"
        kind, id = target.split("/")
        body = {
            "op": op, "kind": "record.put", "v": 1, "lane": lane or target, "seat": "seat-3",
            "targets": [target], "args": args, "act_time": {"device": "2026-07-09T20:20:00+08:00"},
        }  # fmt: skip
        saved_at = to_text(self.clock.now())
        return PendingOperation(op, lane or target, "record.put", ((kind, id),), body, saved_at)

    def act(self, target: str, lane: str = "", hold: float = 0.0, **args: Any) -> str:
        """Do something about a record: it is saved, folded and sent."""
        pending = self.envelope(target, args, lane)
        if hold:
            self.session.hold(pending.op, hold)
        self.journal.append(pending)
        self.cache.refold(set(pending.targets))
        self.session.wake()
        return pending.op

    def shown(self, target: str) -> Body | None:
        """What the person sees of a record."""
        row = self.cache.get(*target.split("/"))
        return None if row is None else row.body

    def is_pending(self, target: str) -> bool:
        row = self.cache.get(*target.split("/"))
        return row is not None and row.is_pending


async def _breathe() -> None:
    for _ in range(150):
        await asyncio.sleep(0)
