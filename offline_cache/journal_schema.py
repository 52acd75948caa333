"""Tables of `journal.db`."""

import msgspec
import sqlcipher3

from offline_cache import audit
from offline_cache.cipher import Connection, Mark, begin_file
from offline_cache.migrations import Step
from offline_cache.table_maker import table_maker
from offline_cache.witness import NOTHING, Seen

MARK = Mark(application_id=0x43484A4C, version=2)


def _add_audit(connection: Connection) -> None:
    """Version 2 writes down who did what; of what was done before, the operations tell."""
    audit.make_audit(connection)
    audit.watch(connection)


STEPS: tuple[Step, ...] = (Step(2, _add_audit),)
"""What brings a journal of an older version to this one; version 1 is the first."""

_COLUMNS: dict[str, dict[str, type]] = {
    "operations": {
        "n": int,
        "op": str,
        "lane": str,
        "kind": str,
        "targets": bytes,
        "body": bytes,
        "saved_at": str,
        "state": str,
        "status": str,
        "answer": bytes,
        "settled_at": str,
    },
    "chains": {"chain": str, "number": int, "hash": str},
    "drafts": {"id": str, "body": bytes},
    "meta": {"name": str, "body": bytes},
}


def create(connection: Connection) -> None:
    """Make the tables of a new journal; call inside a transaction, and `audit.watch` at its end."""
    tables = table_maker(connection)
    for name, columns in _COLUMNS.items():
        tables.table(name).create(columns, pk=next(iter(columns)))
    operations = tables.table("operations")
    operations.create_index(["op"], unique=True)
    # Each index is a page more to encrypt and sync before an act is saved; the layer has one.
    connection.execute(
        "CREATE INDEX layer ON operations (n) WHERE state IN ('pending', 'answered')"
    )
    audit.make_audit(connection)
    begin_file(connection, MARK)


def held_by(connection: Connection) -> Seen | None:
    """Return how much a journal has saved: each act and each decision is a line of its audit.

    None where that cannot be told; `NOTHING` where not even tables are there.
    """
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return NOTHING
        row = connection.execute("SELECT body FROM meta WHERE name = 'incarnation'").fetchone()
        (count,) = connection.execute("SELECT coalesce(max(n), 0) FROM audit").fetchone()
    except sqlcipher3.Error:  # of an older version, or damaged, which others say better
        return None
    return None if row is None else Seen(str(msgspec.json.decode(row[0])["id"]), int(count))


def has_all_tables(connection: Connection) -> bool:
    """Whether the live schema is what this version expects (the version number alone may lie)."""
    for table, columns in (_COLUMNS | {"audit": audit.COLUMNS}).items():
        found = {row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')}
        if found != set(columns):
            return False
    return audit.is_watched(connection)
