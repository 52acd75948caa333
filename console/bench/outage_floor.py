"""The floor of `bench outage`: the same changes by httpx, page after page, and `executemany`.

Every change is downloaded, decoded, and written with the values of its index columns into tables
with the seat's pragmas and indexes, a page in a transaction. It proves no order, keeps no revisions
apart, folds nothing, indexes no text, paints nothing and lets nobody go first.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import msgspec
from msgspec.json import encode

from console.contract.change import Covers
from console.models.collections import COLLECTIONS
from offline_cache.cipher import Connection, connect_cipher
from offline_cache.tables import Table
from offline_cache.values import Change

KEY = bytes(range(32))


class _Page(msgspec.Struct):
    changes: list[Change]
    covers: Covers


def measure(folder: Path, hub: str, grant: str, after: str, last: int) -> dict[str, float]:
    """Fetch and write the changes from a cursor up to a number; return seconds and CPU seconds."""
    connection = connect_cipher(folder / "floor.db", KEY)
    try:
        tables = _tables(connection)
        begun, used = time.monotonic(), time.process_time()
        epoch, at = after.split(":")
        seq, count = int(at), 0
        with httpx.Client(base_url=hub, headers=_headers(grant), timeout=30) as client:
            while seq < last:
                query: dict[str, str | int] = {"after": f"{epoch}:{seq}", "wait": 0}
                answer = client.get("/v1/changes", params=query)
                page = msgspec.json.decode(answer.raise_for_status().content, type=_Page)
                _write(connection, tables, page.changes)
                seq = page.covers.to_seq
                count += len(page.changes)
        return {
            "seconds": time.monotonic() - begun,
            "cpu_seconds": time.process_time() - used,
            "changes": count,
        }
    finally:
        connection.close()


def _tables(connection: Connection) -> dict[str, Table]:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    tables = {each.kind: Table(each) for each in COLLECTIONS}
    for table in tables.values():
        table.create(connection)
    return tables


def _write(connection: Connection, tables: dict[str, Table], changes: Sequence[Change]) -> None:
    by_kind: dict[str, list[tuple[object, ...]]] = {}
    for c in changes:
        values = tables[c.kind].values(c.body)
        row = (c.rev, c.home, encode(c.body), None, 0, None, 0, 1, *values, c.id, None)
        by_kind.setdefault(c.kind, []).append(row)
    connection.execute("BEGIN IMMEDIATE")
    for kind, rows in by_kind.items():
        insert = tables[kind].insert.replace("INSERT", "INSERT OR REPLACE", 1)
        connection.executemany(insert, rows)
    connection.execute("COMMIT")


def _headers(grant: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {grant}", "Accept": "application/json"}
