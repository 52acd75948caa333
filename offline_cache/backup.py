"""A copy of journal and attached files, made while the seat runs, with a key of its own.

That key is locked under the store key and, where there is one, for the recovery key: the same
machine opens its backups by itself, another one with the paper.
"""

import hashlib
import os
import shutil
import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from offline_cache.blobs import MARK as FILES
from offline_cache.cipher import Mark, connect_reading
from offline_cache.journal_schema import MARK
from offline_cache.problems import Damaged, Newer, WrongKey, plain_system_words, plain_words
from offline_cache.recovery_key import private_key
from offline_cache.sealing import Sealed, Unfit, lock, seal, unlock, unseal

MAGIC = b"CHBACKUP"
FORMAT = 2
"""Of a file with attached files behind the journal; one without them is still of form 1."""
_BOUND = b"offline_cache backup key"
_LENGTH = struct.Struct(">I")
_LONGEST_HEAD = 1 << 20
_PIECE = 1 << 20


class BackupHead(msgspec.Struct):
    """What stands in clear before the encrypted journal.

    Attributes:
        format: of this file.
        version: of the journal's tables.
        made_at: when, as handed in.
        incarnation: the journal's.
        operations: how many it holds.
        size, sha256: of the encrypted journal behind the head.
        files_size, files_sha256: of the encrypted attached files behind that; 0 without any.
        locked: the key, under the store key of the seat that made it.
        sealed: the key, for the recovery key; None without one.
    """

    format: int
    version: int
    made_at: str
    incarnation: str
    operations: int
    size: int
    sha256: str
    locked: bytes
    sealed: Sealed | None = None
    files_size: int = 0
    files_sha256: str = ""


def write_backup(
    journal: Path,
    key: bytes,
    target: Path,
    public: bytes | None,
    made_at: str,
    files: Path | None = None,
) -> BackupHead:
    """Copy the journal into `target`, whole or not at all; whoever uses it meanwhile goes on.

    Args:
        journal: the file.
        key: the store key.
        target: replaced in one step.
        public: the recovery key's public half.
        made_at: time text.
        files: the attached files; copied after the journal, so each that it names is there, unless
            it went to the hub and its backup meanwhile.

    Raises:
        Damaged, NoSpace, Unwritable, WrongKey: nothing was replaced.
    """
    part, own = target.with_name(target.name + ".part"), os.urandom(32)
    attached = target.with_name(target.name + ".files.part")
    has_files = files is not None and files.exists()
    try:
        with plain_system_words(target):
            for each in (part, attached):
                each.unlink(missing_ok=True)
            incarnation, operations = _export_journal(journal, key, part, own)
            if has_files and files is not None:
                _export(files, key, attached, own, FILES)
            head = BackupHead(
                FORMAT if has_files else 1, MARK.version, made_at, incarnation, operations,
                part.stat().st_size, _digest(part), lock(own, key, _BOUND),
                None if public is None else seal(own, public, _BOUND),
                attached.stat().st_size if has_files else 0, _digest(attached) if has_files else "",
            )  # fmt: skip
            _put_together(head, [part, attached] if has_files else [part], target)
    finally:
        for each in (part, attached):
            each.unlink(missing_ok=True)
    return head


def read_head(backup: Path) -> BackupHead:
    """Return what a backup says of itself.

    Raises:
        Damaged: it is no backup, or was cut off.
        Newer: a newer program made it.
    """
    with plain_system_words(backup), backup.open("rb") as file:
        return _head(file, backup)


def open_with_store_key(key: bytes) -> Callable[[BackupHead], bytes]:
    """Return what finds a backup's key with the store key of the seat that made it."""
    return lambda head: unlock(head.locked, key, _BOUND)


def open_with_recovery_key(text: str) -> Callable[[BackupHead], bytes]:
    """Return what finds a backup's key with the recovery key as typed.

    Raises:
        Mistyped: it cannot be one.
    """
    private = private_key(text)

    def find(head: BackupHead) -> bytes:
        if head.sealed is None:
            raise Unfit
        return unseal(head.sealed, private, _BOUND)

    return find


def unpack_backup(
    backup: Path, target: Path, find_key: Callable[[BackupHead], bytes]
) -> tuple[BackupHead, bytes]:
    """Write the journal of a backup to `target`, attached files beside it (`files_beside`).

    Returns:
        The head, and the key that opens `target`.

    Raises:
        Damaged: it is no backup, was cut off or changed.
        Newer: a newer program made it.
        WrongKey: this key does not open it.
    """
    with plain_system_words(backup), backup.open("rb") as file:
        head = _head(file, backup)
        try:
            key = find_key(head)
        except Unfit as error:
            raise WrongKey("This key does not open the backup.", backup) from error
        _unpack(file, target, head.size, head.sha256, backup)
        if head.files_size:
            _unpack(file, files_beside(target), head.files_size, head.files_sha256, backup)
        if file.read(1):
            raise Damaged("There is more in the backup than it says.", backup)
    return head, key


def files_beside(journal: Path) -> Path:
    """Return where the attached files lie beside an unpacked journal."""
    return journal.with_name(f"{journal.stem}.files.db")


def _unpack(file: BinaryIO, target: Path, size: int, sha256: str, backup: Path) -> None:
    with target.open("wb") as out:
        left = size
        while data := file.read(min(_PIECE, left)):
            out.write(data)
            left -= len(data)
    if left or _digest(target) != sha256:
        target.unlink()
        raise Damaged("The backup was cut off or changed.", backup, "Take another backup.")


def _export_journal(journal: Path, key: bytes, part: Path, own: bytes) -> tuple[str, int]:
    _export(journal, key, part, own, MARK)
    copy = connect_reading(part, own)
    try:
        with plain_words(part):
            count = copy.execute("SELECT count(*) FROM operations").fetchone()[0]
            row = copy.execute("SELECT body FROM meta WHERE name = 'incarnation'").fetchone()
    finally:
        copy.close()
    return ("" if row is None else str(msgspec.json.decode(row[0])["id"])), int(count)


def _export(path: Path, key: bytes, part: Path, own: bytes, mark: Mark) -> None:
    connection = connect_reading(path, key)
    try:
        with plain_words(path):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute(f"ATTACH DATABASE ? AS copy KEY \"x'{own.hex()}'\"", (f"{part}",))
            connection.execute("BEGIN")  # one moment of the file, whatever is saved meanwhile
            connection.execute("SELECT sqlcipher_export('copy')").fetchone()
            connection.execute(f"PRAGMA copy.application_id = {mark.application_id}")
            connection.execute(f"PRAGMA copy.user_version = {mark.version}")
            connection.execute("COMMIT")
            connection.execute("DETACH DATABASE copy")
    finally:
        connection.close()


def _put_together(head: BackupHead, parts: Sequence[Path], target: Path) -> None:
    fresh = target.with_name(target.name + ".new")
    encoded = msgspec.json.encode(head)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(MAGIC + _LENGTH.pack(len(encoded)) + encoded)
        for part in parts:
            with part.open("rb") as copy:
                shutil.copyfileobj(copy, out)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(target)


def _head(file: BinaryIO, backup: Path) -> BackupHead:
    if file.read(len(MAGIC)) != MAGIC:
        raise Damaged("This is not a backup of a journal.", backup, "Take another file.")
    length = file.read(_LENGTH.size)
    size = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else 0
    data = file.read(size) if size <= _LONGEST_HEAD else b""
    try:
        form = msgspec.json.decode(data).get("format", 0)
        if form > FORMAT:
            raise Newer(f"The backup has form {form}; this program knows {FORMAT}.", backup)
        head = msgspec.json.decode(data, type=BackupHead)
    except (msgspec.MsgspecError, UnicodeDecodeError, AttributeError, TypeError) as error:
        raise Damaged("The backup was cut off or changed.", backup, "Take another one.") from error
    if head.version > MARK.version:
        raise Newer(f"The journal in it has version {head.version}.", backup)
    return head


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
