"""Whether sources live: told by a probe of their interface, never guessed from their silence."""

from dataclasses import replace

from console.contract.ingest import HeartbeatAnswer, HeartbeatReport
from console.domain.entity import decode, encode
from console.domain.reference import Feed
from console.hub.core.reports import name_of
from console.hub.store.transaction import Transaction


def heard(transaction: Transaction, report: HeartbeatReport) -> HeartbeatAnswer:
    """Note a heartbeat; the record changes only when something did."""
    id = name_of(report.feed)
    body = transaction.body(Feed.KIND, id)
    before = None if body is None else decode(Feed, body)
    feed = before or Feed(id, report.name or id, report.alive, transaction.now)
    after = replace(feed, name=report.name or feed.name, note=report.note)
    if after.is_alive != report.alive:
        after = replace(after, is_alive=report.alive, since=transaction.now)
    if after == before:
        return HeartbeatAnswer(feed=id, effect="none")
    transaction.put(Feed.KIND, id, encode(after, body))
    return HeartbeatAnswer(feed=id, effect="updated")
