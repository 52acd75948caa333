"""Files that go with acts: kept in pieces as they come, whole once their hash fits.

Content is kept once, however many files have it. Everything lies in the hub's one database, so a
backup has the files of the records it has.
"""

from dataclasses import dataclass
from hashlib import sha256

from console.contract.attachment import (
    KIND,
    LONGEST_NAME,
    MOST_BYTES,
    MOST_PART,
    STARTS,
    AttachmentOffer,
    AttachmentState,
    is_type_fitting,
)
from console.hub.store.connection import Connection
from console.hub.store.transaction import Transaction
from console.runtime.clock import to_text, utc_epoch

HEXADECIMAL = frozenset("0123456789abcdef")
ID_LETTERS = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-")


class NotTaken(Exception):  # noqa: N818
    """A file or a part of it that is not taken; `code` says why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class _File:
    id: str
    name: str
    media_type: str
    size: int
    sha256: str
    seat: str
    actor: str
    at: float
    settled_at: str
    """Empty while it is not committed."""


def offer(
    transaction: Transaction, asked: AttachmentOffer, seat: str, actor: str
) -> AttachmentState:
    """Begin a file, or say how far it has come.

    Raises:
        NotTaken: too large, of a type that is not taken, or another file has the id.
    """
    _check(asked)
    known = _file(transaction, asked.id)
    if known is None:
        transaction.sql.execute(
            "INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
            (
                asked.id,
                _plain(asked.name),
                asked.media_type,
                asked.size,
                asked.sha256,
                seat,
                actor,
                utc_epoch(transaction.now),
            ),
        )
        known = _owned(transaction, asked.id, seat)
    if (known.sha256, known.size, known.seat) != (asked.sha256, asked.size, seat):
        raise NotTaken("exists", asked.id)
    if not known.settled_at and _length(transaction, known.sha256) == known.size:
        return _finish(transaction, known)
    return _state(transaction, known)


def add(transaction: Transaction, id: str, seat: str, start: int, part: bytes) -> AttachmentState:
    """Keep a part; bytes that are there already are left aside.

    Raises:
        NotTaken: unknown, too long, or it leaves a gap (`gap`; ask where to go on).
    """
    file = _owned(transaction, id, seat)
    if file.settled_at:
        return _state(transaction, file)
    received = _length(transaction, id)
    if start > received or start < 0:
        raise NotTaken("part_gap", f"{start} after {received}")
    if len(part) > MOST_PART or start + len(part) > file.size:
        raise NotTaken("too_large", f"{start + len(part)} > {file.size}")
    fresh = part[received - start :]
    if fresh:
        transaction.sql.execute("INSERT INTO parts VALUES (?, ?, ?)", (id, received, fresh))
    return _state(transaction, file)


def commit(transaction: Transaction, id: str, seat: str) -> AttachmentState:
    """Make a file whole: hash and type must fit, then everybody hears of it.

    Raises:
        NotTaken: unknown, not all there (`part_gap`), or of another content than was said; then
            the parts are dropped by `drop`, because the sender has to begin anew.
    """
    file = _owned(transaction, id, seat)
    if file.settled_at:
        return _state(transaction, file)
    if _length(transaction, id) != file.size:
        raise NotTaken("part_gap", f"{_length(transaction, id)} of {file.size}")
    digest, head = sha256(), b""
    for (part,) in transaction.sql.execute(
        "SELECT bytes FROM parts WHERE holder = ? ORDER BY start", (id,)
    ):
        digest.update(part)
        head = head or part[:16]
    if digest.hexdigest() != file.sha256:
        raise NotTaken("hash_differs", digest.hexdigest())
    if not is_type_fitting(file.media_type, head):
        raise NotTaken("type_differs", file.media_type)
    if _length(transaction, file.sha256) == file.size:
        drop(transaction, id)
    else:
        transaction.sql.execute("UPDATE parts SET holder = ? WHERE holder = ?", (file.sha256, id))
    return _finish(transaction, file)


def drop(transaction: Transaction, id: str) -> None:
    """Forget what came of a file."""
    transaction.sql.execute("DELETE FROM parts WHERE holder = ?", (id,))


def content(sql: Connection, id: str, start: int, most: int) -> tuple[str, int, bytes]:
    """Return type, whole size, and bytes of a whole file from `start` on.

    Raises:
        NotTaken: `not_found`, unknown or not whole.
    """
    row = sql.execute(
        "SELECT media_type, size, sha256 FROM attachments WHERE id = ? AND settled_at <> ''", (id,)
    ).fetchone()
    if row is None:
        raise NotTaken("not_found", id[:64])
    media_type, size, holder = row
    parts = sql.execute(
        "SELECT start, bytes FROM parts WHERE holder = ? AND start + length(bytes) > ?"
        " AND start < ? ORDER BY start",
        (holder, start, start + most),
    )
    told = b"".join(part[max(0, start - at) :] for at, part in parts)
    return str(media_type), int(size), told[:most]


def _finish(transaction: Transaction, file: _File) -> AttachmentState:
    body = {
        "id": file.id,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
        "person": file.actor,
        "seat": file.seat,
        "at": to_text(transaction.now),
    }
    before = transaction.body(KIND, file.id)
    if before is None or before.get("sha256") != file.sha256:
        transaction.put(KIND, file.id, body)
    transaction.sql.execute(
        "UPDATE attachments SET settled_at = ? WHERE id = ?", (transaction.cursor, file.id)
    )
    return _state(transaction, _owned(transaction, file.id, file.seat))


def _check(asked: AttachmentOffer) -> None:
    if not 0 < len(asked.id) <= 64 or not set(asked.id) <= ID_LETTERS:
        raise NotTaken("bad_message", "id")
    if len(asked.sha256) != 64 or not set(asked.sha256) <= HEXADECIMAL:
        raise NotTaken("bad_message", "sha256")
    if asked.media_type not in STARTS:
        raise NotTaken("bad_type", asked.media_type[:60])
    if asked.size < 1:
        raise NotTaken("bad_message", "size")
    if asked.size > MOST_BYTES:
        raise NotTaken("file_too_large", f"{asked.size} > {MOST_BYTES}")


def _plain(name: str) -> str:
    """Return a file's name without folders and without what no screen can show."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if c.isprintable())
    return shown.encode("utf-8", "replace").decode()[:LONGEST_NAME]


def _file(transaction: Transaction, id: str) -> _File | None:
    row = transaction.sql.execute("SELECT * FROM attachments WHERE id = ?", (id,)).fetchone()
    return None if row is None else _File(*row)


def _owned(transaction: Transaction, id: str, seat: str) -> _File:
    file = _file(transaction, id)
    if file is None or file.seat != seat:
        raise NotTaken("not_found", id[:64])
    return file


def _state(transaction: Transaction, file: _File) -> AttachmentState:
    is_whole = bool(file.settled_at)
    return AttachmentState(
        id=file.id,
        received=file.size if is_whole else _length(transaction, file.id),
        is_whole=is_whole,
        settled_at=file.settled_at,
    )


def _length(transaction: Transaction, holder: str) -> int:
    (length,) = transaction.sql.execute(
        "SELECT coalesce(sum(length(bytes)), 0) FROM parts WHERE holder = ?", (holder,)
    ).fetchone()
    return int(length)
