"""The hub as one object: plain methods over plain values, on a time that is handed in.

Each `…_job` returns work for one transaction; a writer thread commits many of them together, and
`do` runs one at once, which is all a simulation needs.
"""

import secrets
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import msgspec

from console.contract.change import Change
from console.contract.grant import Grant, sign
from console.contract.ingest import HeartbeatAnswer, HeartbeatReport, IngestAnswer
from console.contract.operation import Answer
from console.contract.recovery import RecoveryAnswer
from console.domain.rule_set import RuleSet
from console.hub.core import (
    accounts,
    countersign,
    decide,
    housekeeping,
    intake,
    left_reds,
    masks,
    quarantine,
    recovery,
    reports,
    work_orders,
)
from console.hub.core.blindness import Blindness
from console.hub.core.calls import Calls
from console.hub.core.catalog import Catalogs
from console.hub.core.feed_watch import Verdict
from console.hub.core.feeds import Feeds
from console.hub.core.reading import Delivery, read_message
from console.hub.core.recovery_cards import Giver
from console.hub.receipts.links import Links
from console.hub.rules.book import Rules
from console.hub.settings import HubSettings
from console.hub.store.reader import Place, Reader, RecordRow
from console.hub.store.sqlite import Database
from console.hub.store.transaction import Committer, Job, Told, Transaction

T = TypeVar("T")


class HubCore:
    """Decides, takes in and tells; owns no thread, no clock and no socket.

    Args:
        database: the opened file.
        new_id: makes ids.
        settings: limits.
        chance: random bytes for salts and tokens.
    """

    def __init__(
        self,
        database: Database,
        new_id: Callable[[], str],
        settings: HubSettings,
        chance: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self.database = database
        self.settings = settings
        self.new_id = new_id
        self.chance = chance
        self.public_key = database.key.public_key()
        self.committer = Committer(database, settings.hall)
        self.reader = Reader(database.connect(), database.damage)
        self.short_reads = database.connect()
        self._calls = None if settings.clocks is None else Calls(settings.clocks)
        self._blindness = Blindness()
        self._feeds = Feeds(settings.feeds, settings.silence, new_id, self._blindness)
        self._rules = Rules()
        self._links = (
            Links(settings.receipt_address, settings.receipt_holds, chance)
            if settings.receipt_address
            else None
        )
        self.last_heard: dict[str, datetime] = {}
        self.catalogs = Catalogs(new_id)

    @property
    def epoch(self) -> str:
        """The life of the database that numbers belong to."""
        return self.database.epoch

    def do(self, job: Callable[[Transaction], T], now: datetime) -> T:
        """Run one job in a transaction of its own and return its result.

        Raises:
            Exception: whatever the job raised; nothing was saved.
        """
        result, _ = self.do_and_tell(job, now)
        return result

    def do_and_tell(self, job: Callable[[Transaction], T], now: datetime) -> tuple[T, list[Told]]:
        """Run one job; return its result and the changes that were committed."""
        results, told = self.committer.commit([job], lambda: now)
        if isinstance(results[0], Exception):
            raise results[0]
        result: T = results[0]
        return result, told

    # -- operations -------------------------------------------------------------------------

    def submit_job(self, raw: Sequence[bytes]) -> Callable[[Transaction], list[Answer]]:
        """Decide operations, in order; each given as it came."""
        return lambda transaction: [
            decide.decide(transaction, each, self.public_key, self._links, self.settings.persons)
            for each in raw
        ]

    def submit(self, raw: Sequence[bytes], now: datetime) -> list[Answer]:
        """Decide operations at once."""
        return self.do(self.submit_job(raw), now)

    def recovery_job(
        self, batch: recovery.Batch, giver: Giver
    ) -> Callable[[Transaction], RecoveryAnswer]:
        """Take back what a seat still has of a time this database has lost."""
        return lambda transaction: recovery.recover(transaction, batch, giver)

    # -- what sources send ------------------------------------------------------------------

    def ingest_job(
        self, source: str, delivery: Delivery
    ) -> Callable[[Transaction], list[IngestAnswer]]:
        """Keep what a source posted, then take its items in."""

        def job(transaction: Transaction) -> list[IngestAnswer]:
            raw = self.new_id()
            self.last_heard[source] = transaction.now
            intake.keep_raw(transaction, raw, source, delivery.media_type, delivery.raw)
            if delivery.why is not None:
                item = intake.Item(delivery.raw, delivery.media_type, _never)
                return [
                    intake.put_aside(transaction, source, raw, item, delivery.why, self.new_id())
                ]
            rules = self._rules.current(transaction)
            items = [
                self._item(source, delivery.media_type, i, transaction.now, rules)
                for i in delivery.items
            ]
            return intake.take(transaction, source, raw, items, self.new_id, rules)

        return job

    def ingest_orders_job(
        self, source: str, delivery: Delivery
    ) -> Callable[[Transaction], list[IngestAnswer]]:
        """Keep what a source posted of 工单, then take its items in."""

        def job(transaction: Transaction) -> list[IngestAnswer]:
            raw = self.new_id()
            self.last_heard[source] = transaction.now
            intake.keep_raw(transaction, raw, source, work_orders.ORDERS, delivery.raw)
            taker = self._taker(transaction, source, raw)
            if delivery.why is None:
                return taker.take(delivery.items)
            item = intake.Item(delivery.raw, work_orders.ORDERS, _never)
            return [intake.put_aside(transaction, source, raw, item, delivery.why, self.new_id())]

        return job

    def _taker(self, transaction: Transaction, source: str, raw: str) -> work_orders.Taker:
        return work_orders.Taker(transaction, source, raw, self.new_id, self.settings)

    def ingest(self, source: str, delivery: Delivery, now: datetime) -> list[IngestAnswer]:
        """Take in what a source posted, at once."""
        return self.do(self.ingest_job(source, delivery), now)

    def retry_job(self, id: str) -> Callable[[Transaction], IngestAnswer]:
        """Read a message of the quarantine again, by the rules of today."""

        def job(transaction: Transaction) -> IngestAnswer:
            rules = self._rules.current(transaction)

            def item_of(source: str, media_type: str, raw: bytes) -> intake.Item:
                return self._item(source, media_type, raw, transaction.now, rules)

            return quarantine.retry(
                transaction, id, item_of, self.new_id, rules, partial(self._taker, transaction)
            )

        return job

    def heartbeat_job(self, report: HeartbeatReport) -> Callable[[Transaction], HeartbeatAnswer]:
        """Note whether a source's interface lives."""

        def job(transaction: Transaction) -> HeartbeatAnswer:
            self.last_heard[f"feed:{report.feed}"] = transaction.now
            return self._feeds.heard(transaction, report)

        return job

    def declare_feeds_job(self) -> Job:
        """Save the feeds the hub watches, as they are declared now."""
        return self._feeds.declare

    def feed_judged_job(
        self, feed: str, verdict: Verdict, heard_at: datetime | None
    ) -> Callable[[Transaction], bool]:
        """Take over what the hub found of a feed, last heard at `heard_at`."""
        return lambda transaction: self._feeds.judged(transaction, feed, verdict, heard_at)

    def put_job(self, records: Sequence[tuple[str, str, dict[str, Any] | None]]) -> Job:
        """Save reference records, or delete them (None); those that are so already stay."""

        def job(transaction: Transaction) -> int:
            changed = [r for r in records if transaction.body(r[0], r[1]) != r[2]]
            for kind, id, body in changed:
                transaction.put(kind, id, body)
            return len(changed)

        return job

    def countersign_job(self) -> Job:
        """Sign how far each log chain has come."""
        return lambda transaction: countersign.countersign(transaction, self.database.key)

    def left_reds_job(self, is_away: Callable[[str], bool]) -> Callable[[Transaction], int]:
        """Take 红 from owners whose seat is away."""
        return lambda transaction: left_reds.let_go(transaction, is_away)

    def call_job(self) -> Job:
        """Lay and lift masks on alerts their seat did not see; call whoever is due."""

        def job(transaction: Transaction) -> int:
            changed = masks.settle(transaction) + self._blindness.settle(transaction)
            if self._calls is None:
                return changed
            changed += self._calls.fire(transaction)
            return changed + self._calls.fire_call_outs(transaction)

        return job

    def housekeeping_job(self) -> Job:
        """Drop changes and raw messages past their age."""
        return lambda transaction: housekeeping.sweep(transaction, self.settings)

    # -- what seats read --------------------------------------------------------------------

    def changes_after(
        self, after: int, scopes: Collection[str], most: int = 500
    ) -> tuple[list[Change], int]:
        """Return changes after a number, and the number up to which they are complete."""
        told, to = self.reader.changes_after(after, scopes, most)
        return [msgspec.json.decode(t.line, type=Change) for t in told], to

    def snapshot_page(
        self, scope: str, place: Place, after: tuple[str, str] = ("", ""), most: int = 1000
    ) -> tuple[list[RecordRow], tuple[str, str] | None]:
        """Return a page of a snapshot; see `Reader.page`."""
        shown = self.settings.closed_shown.total_seconds()
        return self.reader.page({scope}, place, after, shown, most)

    # -- persons ----------------------------------------------------------------------------

    def signed_grant(
        self, account: accounts.Account, seat: tuple[str, str], now: datetime
    ) -> tuple[Grant, str]:
        """Return a new grant and its signed text."""
        grant = accounts.grant_for(account, self.new_id(), seat, now, self.settings)
        return grant, sign(grant, self.database.key)

    def close(self) -> None:
        """Close the file."""
        self.reader.close()
        self.short_reads.close()
        self.database.close()

    def _item(
        self, source: str, media_type: str, raw: bytes, now: datetime, rules: RuleSet
    ) -> intake.Item:
        def read() -> reports.Message:
            id, settings = self.new_id(), self.settings
            return read_message(media_type, raw, source, now, id, settings, rules.grade_of)

        return intake.Item(raw, media_type, read)


def _never() -> reports.Message:
    raise AssertionError("an item that is put aside is not read")
