"""Records that the hub deleted are remembered for a while, so that a late edit is no new one."""

from offline_cache.cipher import Connection
from offline_cache.tables import Table
from offline_cache.writer import Entry

PIECE = 200
"""Rows deleted in one transaction: some milliseconds."""


def old_tombstones(connection: Connection, table: Table, before: int) -> list[Entry]:
    """Return some rows deleted on a day before `before`; undated ones (day 1) stay."""
    rows = connection.execute(
        f"SELECT n, id, words FROM {table.quoted} WHERE gone > 1 AND gone < ?"
        f" AND base IS NULL AND pending = 0 LIMIT {PIECE}",
        (before,),
    ).fetchall()
    return [Entry(id, number, words, "", "", None, None) for number, id, words in rows]
