"""A copy of a hub's database while it runs, and bringing one back.

The copy is SQLite's own online backup: one state of the database, whatever is written meanwhile.
It counts as a backup only after it was read through and is on the disk.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from console.hub.store import schema
from console.hub.store.sqlite import BACKUP_COVERS, FILE, Database, StoreProblem

COMPANIONS = ("", "-wal", "-shm")


def back_up(database: Database, to: Path) -> str:
    """Copy a database and note what the copy covers.

    Args:
        database: opened beside the hub that may be serving from it.
        to: the copy; one that is there is replaced once the new one is whole.

    Returns:
        The cursor up to which the copy has everything.

    Raises:
        StoreProblem: the copy is not whole; nothing is noted.
        OSError: it cannot be written there.
    """
    part = to.with_name(f"{to.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        with closing(database.connect()) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        covers = covered_by(part)
        _sync(part)
        part.replace(to)
        _sync(to.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    database.note(BACKUP_COVERS, covers)
    return covers


def covered_by(file: Path) -> str:
    """Return the cursor up to which a copy has everything.

    Raises:
        StoreProblem: it is damaged, of a newer hub, or no hub's database at all.
    """
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            (told,) = copy.execute("PRAGMA quick_check(1)").fetchone()
            if told != "ok":
                raise StoreProblem(f"{file} is damaged ({told}): 备份文件损坏")
            if schema.version_of(copy) > schema.VERSION:
                raise StoreProblem(f"{file} was made by a newer hub: 备份由更新版本写成")
            notes = dict(copy.execute("SELECT name, value FROM meta").fetchall())
            return f"{notes['epoch']}:{int(notes['seq'])}"
    except (sqlite3.Error, KeyError, ValueError) as error:
        raise StoreProblem(f"{file} is no backup of a hub ({error}): 不是中心的备份") from error


def restore(folder: Path, file: Path, new_id: Callable[[], str], moment: datetime) -> str:
    """Put a backup in place of a hub's database; the hub must not be running.

    What was there is set aside beside it, never deleted.

    Args:
        folder: the hub's data.
        file: a copy made by `back_up`, or any whole copy of a database.
        new_id: makes the new epoch.
        moment: goes into the name of what is set aside.

    Returns:
        The new epoch: every seat compares its records with the hub's.

    Raises:
        StoreProblem: the copy cannot be used; nothing was touched.
    """
    covered_by(file)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = folder / f"{FILE}.restoring"
    _forget(fresh)
    with closing(sqlite3.connect(file.resolve().as_uri() + "?mode=ro", uri=True)) as copy:
        fresh.touch(mode=0o600)
        with closing(sqlite3.connect(fresh)) as whole:
            copy.backup(whole)
    database = Database(fresh, new_id)
    epoch = database.renew_epoch()
    database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    _sync(fresh)
    _set_aside(folder / FILE, f"{FILE}.before-{moment:%Y%m%dT%H%M%S}")
    fresh.replace(folder / FILE)
    _sync(folder)
    return epoch


def _set_aside(path: Path, name: str) -> None:
    """Give what is there another name too; the log goes first from the place it would be replayed.

    The file itself keeps its place until the new one takes it, so that no start in between finds
    nothing and begins an empty hub.
    """
    if not path.exists():
        return
    os.link(path, path.with_name(name))
    for ending in COMPANIONS[1:]:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(path.with_name(name + ending))


def _forget(path: Path) -> None:
    for ending in COMPANIONS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have a file's content, or a folder's names, on the disk (a folder only where it can be)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
