"""Keeping the file level: what is past its age goes, a little at a time."""

from datetime import timedelta

from console.domain.patrol_proof import PatrolProof
from console.domain.wall import WallPush
from console.hub.core import frames, plugin_terms
from console.hub.receipts import links
from console.hub.rules import topics
from console.hub.settings import HubSettings
from console.hub.store.transaction import Transaction
from console.runtime.clock import utc_epoch

AGES = {WallPush.KIND: timedelta(days=7), PatrolProof.KIND: timedelta(days=400)}
"""Records that are deleted some time after their last change; the acts themselves are kept."""
LINK_AGE = timedelta(days=7)
"""A link that ran out is told apart from one that never was for a week."""
AT_ONCE = 2000
"""Rows dropped in one transaction, so that intake never waits long."""


def sweep(transaction: Transaction, settings: HubSettings) -> int:
    """Drop some of what is too old; return how many rows went.

    Raw messages that wait in the quarantine are kept. A message is known as a repeated one as long
    as its bytes are.
    """
    now = utc_epoch(transaction.now)
    age = now - settings.changes_age.total_seconds()
    oldest = transaction.sql.execute(
        "SELECT seq, at FROM changes ORDER BY seq LIMIT ?", (AT_ONCE,)
    ).fetchall()
    surplus = transaction.seq - settings.changes_kept
    dropped = [(seq,) for seq, at in oldest if seq <= surplus or at < age]
    transaction.sql.executemany("DELETE FROM changes WHERE seq = ?", dropped)
    first = transaction.sql.execute(
        "SELECT id, at FROM raw_messages WHERE id NOT IN"
        " (SELECT raw FROM quarantine WHERE resolved = '') ORDER BY rowid LIMIT ?",
        (AT_ONCE,),
    ).fetchall()
    stale = [(id,) for id, at in first if at < now - settings.raw_age.total_seconds()]
    transaction.sql.executemany("DELETE FROM raw_messages WHERE id = ?", stale)
    heard = _forget_messages(transaction, settings, now)
    halves = _forget_half_files(transaction, settings, now)
    old = sum(_delete_old(transaction, kind, now) for kind in AGES)
    return (
        topics.forget(transaction, AT_ONCE)
        + links.sweep(transaction, LINK_AGE)
        + frames.forget(transaction, AT_ONCE)
        + plugin_terms.sweep(transaction, AT_ONCE)
        + len(dropped)
        + len(stale)
        + heard
        + halves
        + old
        + _forget_tombstones(transaction, settings, now)
    )


def _delete_old(transaction: Transaction, kind: str, now: float) -> int:
    """Delete records of a kind that are past its age."""
    rows = transaction.sql.execute(
        "SELECT id FROM records WHERE kind = ? AND body IS NOT NULL AND at < ? LIMIT ?",
        (kind, now - AGES[kind].total_seconds(), AT_ONCE),
    ).fetchall()
    for (id,) in rows:
        transaction.put(kind, id, None)
    return len(rows)


def _forget_tombstones(transaction: Transaction, settings: HubSettings, now: float) -> int:
    """Forget what was deleted so long ago that no seat can still be about to change it (G11)."""
    rows = transaction.sql.execute(
        "SELECT kind, id FROM records WHERE body IS NULL AND at < ? LIMIT ?",
        (now - settings.tombstone_age.total_seconds(), AT_ONCE),
    ).fetchall()
    transaction.sql.executemany("DELETE FROM records WHERE kind = ? AND id = ?", rows)
    return len(rows)


def _forget_messages(transaction: Transaction, settings: HubSettings, now: float) -> int:
    """Forget ids of messages as old as the bytes that go."""
    heard = transaction.sql.execute(
        "DELETE FROM message_ids WHERE (source, id) IN"
        " (SELECT source, id FROM message_ids WHERE at < ? ORDER BY at LIMIT ?)",
        (now - settings.raw_age.total_seconds(), AT_ONCE),
    )
    return heard.rowcount


def _forget_half_files(transaction: Transaction, settings: HubSettings, now: float) -> int:
    """Drop files that were begun and never finished; a seat that still has one offers it again."""
    rows = transaction.sql.execute(
        "SELECT id FROM attachments WHERE settled_at = '' AND at < ? LIMIT ?",
        (now - settings.half_file_age.total_seconds(), AT_ONCE),
    ).fetchall()
    transaction.sql.executemany("DELETE FROM parts WHERE holder = ?", rows)
    transaction.sql.executemany("DELETE FROM attachments WHERE id = ?", rows)
    return len(rows)
