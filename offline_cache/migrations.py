"""An older journal is brought to the present form: step by step, each with its record.

The record is the file's version, set in the same transaction as the step. Before the first step the
file is copied beside itself. No operation may get lost on the way: they are counted.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from offline_cache.cipher import Connection
from offline_cache.durable import sync_folder
from offline_cache.problems import Damaged, plain_system_words, plain_words
from offline_cache.store_file import StoreFile


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the tables.

    Attributes:
        version: of the file after it.
        apply: makes it, inside a transaction that is not its own.
    """

    version: int
    apply: Callable[[Connection], None]


def migrate(file: StoreFile, steps: Sequence[Step]) -> Path | None:
    """Bring an older journal to the form of the last step.

    Args:
        file: the journal, held alone.
        steps: in order; those the file has had are left out.

    Returns:
        The copy of the file as it was; None when nothing was to be done.

    Raises:
        Damaged: a step would have lost an operation; the file is as before that step.
        NoSpace, Unwritable: the copy or the step could not be written.
    """
    version = _version(file)
    due = [step for step in steps if step.version > version]
    if not due:
        return None
    copy = _copy(file, version)
    for step in due:
        with file.transaction() as connection:
            before = _operations(connection)
            step.apply(connection)
            if _operations(connection) != before:
                raise Damaged("An operation would have got lost in a step.", file.path)
            connection.execute(f"PRAGMA user_version = {step.version}")
    return copy


def _version(file: StoreFile) -> int:
    with plain_words(file.path):
        return int(file.connection.execute("PRAGMA user_version").fetchone()[0])


def _operations(connection: Connection) -> list[tuple[str, int]]:
    sql = "SELECT state, count(*) FROM operations GROUP BY state ORDER BY state"
    return [(state, count) for state, count in connection.execute(sql)]


def _copy(file: StoreFile, version: int) -> Path:
    """Copy the file while nobody writes; a copy of an earlier, broken-off try is kept."""
    path = file.path
    copy = path.with_name(f"{path.stem}.before-{version + 1}{path.suffix}")
    with plain_words(path):
        file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if not copy.exists():
        part = copy.with_name(copy.name + ".part")
        with plain_system_words(path):
            shutil.copy2(path, part)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.rename(copy)
            sync_folder(path.parent)
    return copy
