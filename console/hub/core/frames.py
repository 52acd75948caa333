"""Evidence frames: the picture in which a source found something, kept as an attachment.

A frame is named by its content, so a source may send it before or after the alert that names it,
and twice, and it is one. Nobody looks into it here: a seat that cannot show it says so.
"""

from datetime import timedelta
from hashlib import sha256

from console.contract.attachment import KIND, MOST_PART, is_type_fitting
from console.contract.ingest import FRAME_TYPES, MOST_FRAME, FrameAnswer, frame_id
from console.hub.core.attachments import NotTaken
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text, utc_epoch

AGE = timedelta(days=90)
"""How long frames are kept; longer than the changes that name them are told."""

_SEAT = ""
"""Frames are of no seat."""


def keep(transaction: Transaction, source: str, media_type: str, data: bytes) -> FrameAnswer:
    """Keep a frame whole and tell everybody of it.

    Raises:
        NotTaken: too large, empty, or no picture of a type that is taken.
    """
    if len(data) > MOST_FRAME:
        raise NotTaken("file_too_large", f"{len(data)} > {MOST_FRAME}")
    if media_type not in FRAME_TYPES:
        raise NotTaken("bad_type", media_type[:60])
    if not data or not is_type_fitting(media_type, data[:16]):
        raise NotTaken("type_differs", media_type)
    id, digest = frame_id(data), sha256(data).hexdigest()
    row = transaction.sql.execute("SELECT 1 FROM attachments WHERE id = ?", (id,)).fetchone()
    if row is not None:
        return FrameAnswer(status="repeated", frame=id)
    name = f"{id}{FRAME_TYPES[media_type]}"
    _write(transaction, digest, data)
    transaction.put(
        KIND,
        id,
        {
            "id": id,
            "name": name,
            "media_type": media_type,
            "size": len(data),
            "sha256": digest,
            "person": source,
            "seat": _SEAT,
            "at": to_text(transaction.now),
        },
    )
    transaction.sql.execute(
        "INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            id,
            name,
            media_type,
            len(data),
            digest,
            _SEAT,
            source,
            utc_epoch(transaction.now),
            transaction.cursor,
        ),
    )
    return FrameAnswer(status="new", frame=id)


def forget(transaction: Transaction, most: int) -> int:
    """Drop frames past their age, and their content where no other file has it."""
    rows = transaction.sql.execute(
        "SELECT id, sha256 FROM attachments WHERE seat = ? AND at < ? LIMIT ?",
        (_SEAT, utc_epoch(transaction.now) - AGE.total_seconds(), most),
    ).fetchall()
    for id, digest in rows:
        transaction.put(KIND, id, None)
        transaction.sql.execute("DELETE FROM attachments WHERE id = ?", (id,))
        transaction.sql.execute(
            "DELETE FROM parts WHERE holder = ?"
            " AND NOT EXISTS (SELECT 1 FROM attachments WHERE sha256 = ?)",
            (digest, digest),
        )
    return len(rows)


def _write(transaction: Transaction, digest: str, data: bytes) -> None:
    known = transaction.sql.execute("SELECT 1 FROM parts WHERE holder = ?", (digest,)).fetchone()
    if known is None:
        transaction.sql.executemany(
            "INSERT INTO parts VALUES (?, ?, ?)",
            [(digest, at, data[at : at + MOST_PART]) for at in range(0, len(data), MOST_PART)],
        )
