"""The alerts of silent feeds at the hub: marked once, and freed when the feed is heard again.

A feed may carry thousands of alerts; they are marked a portion at a time, so that what comes in
never waits for them. Which feeds are still to be gone over is not kept: a hub that starts goes over
all of them once, and finds what is marked already as it should be.
"""

from contextlib import suppress

import msgspec

from console.domain.alert import Alert
from console.domain.blindness import blinded, seen_again
from console.domain.entity import decode, encode
from console.domain.feed import Feed
from console.hub.store.transaction import Transaction

AT_ONCE = 200
"""Alerts looked at in one transaction: some twenty milliseconds."""

_OPEN = (
    "SELECT id, body FROM records WHERE scope = 'open' AND kind = 'alert' AND is_open AND id > ?"
    " AND ({}) ORDER BY id LIMIT ?"
)
_HOLDS = "instr(body, CAST(? AS BLOB))"


class Blindness:
    """Goes over the alerts of feeds whose state has turned."""

    def __init__(self) -> None:
        self._epoch = ""
        self._left: dict[str, str] = {}
        """By feed that is to be gone over: the last alert that was looked at."""

    def turned(self, feed_id: str) -> None:
        """Go over a feed's alerts from the beginning."""
        self._left[feed_id] = ""

    def settle(self, transaction: Transaction) -> int:
        """Look at one portion of alerts; return how many of them changed."""
        if self._epoch != transaction.epoch:
            self._epoch = transaction.epoch
            self._left |= {feed.id: "" for feed in feeds_of(transaction)}
        if not self._left:
            return 0
        id, after = next(iter(self._left.items()))
        feed = feed_of(transaction, id)
        words = [id] if feed is None or feed.is_alive else list(feed.carried)
        holds = " OR ".join([_HOLDS] * len(words))
        told = [msgspec.json.encode(word).decode() for word in words]
        rows = transaction.sql.execute(_OPEN.format(holds), (after, *told, AT_ONCE)).fetchall()
        if len(rows) < AT_ONCE:
            del self._left[id]
        else:
            self._left[id] = str(rows[-1][0])
        return sum(self._marked(transaction, id, feed, raw) for _, raw in rows)

    def _marked(self, transaction: Transaction, id: str, feed: Feed | None, raw: bytes) -> bool:
        body = msgspec.json.decode(raw)
        with suppress(ValueError):  # of a newer version: a newer hub marks it
            before = decode(Alert, body)
            if feed is None or feed.is_alive:
                name = id if feed is None else feed.name
                after = seen_again(before, id, name, transaction.now)
            else:
                after = blinded(before, feed, transaction.now)
            if after != before:
                transaction.put(Alert.KIND, after.id, encode(after, body))
                return True
        return False


def feeds_of(transaction: Transaction) -> list[Feed]:
    """Return the feeds there are."""
    found = []
    for (raw,) in transaction.sql.execute(
        "SELECT body FROM records WHERE kind = 'feed' AND body IS NOT NULL"
    ).fetchall():
        with suppress(ValueError):  # of a newer version
            found.append(decode(Feed, msgspec.json.decode(raw)))
    return found


def feed_of(transaction: Transaction, id: str) -> Feed | None:
    """Return a feed, None when there is none that can be read."""
    body = transaction.body(Feed.KIND, id)
    with suppress(ValueError):
        return None if body is None else decode(Feed, body)
    return None
