"""What `blobs.db` holds: descriptions of files, and their content in pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from offline_cache.cipher import Connection, Mark

MARK = Mark(application_id=0x43484142, version=1)

PIECE = 256 * 1024
"""Bytes in one row."""

FETCHED = ("fetching", "fetched")
"""States of files that the hub has anyway."""

TABLES = (
    "CREATE TABLE blobs (id TEXT PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL,"
    " size INTEGER NOT NULL, sha256 TEXT NOT NULL, saved_at TEXT NOT NULL,"
    " state TEXT NOT NULL, settled_at TEXT, code TEXT NOT NULL DEFAULT '')",
    "CREATE TABLE pieces (id TEXT NOT NULL, start INTEGER NOT NULL, bytes BLOB NOT NULL,"
    " PRIMARY KEY (id, start))",
)
COLUMNS = "id, name, media_type, size, sha256, saved_at, state, settled_at, code"


@dataclass(frozen=True, slots=True)
class Blob:
    """One file.

    Attributes:
        id: made by whoever attached it.
        name: as shown.
        media_type: what it is.
        size: bytes.
        sha256: of its content, hexadecimal.
        saved_at: when it was attached, time text as handed in.
        state: "waiting", "settled" (the hub has it), "refused"; of a file fetched from the hub
            "fetching" while parts of it are missing, then "fetched".
        settled_at: cursor at which the hub had it.
        code: why it was refused.
    """

    id: str
    name: str
    media_type: str
    size: int
    sha256: str
    saved_at: str
    state: str = "waiting"
    settled_at: str | None = None
    code: str = ""


def delete(connection: Connection, ids: Sequence[tuple[str]]) -> None:
    """Delete files and their content (inside a transaction)."""
    connection.executemany("DELETE FROM pieces WHERE id = ?", ids)
    connection.executemany("DELETE FROM blobs WHERE id = ?", ids)
