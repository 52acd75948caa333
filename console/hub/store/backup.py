"""A copy of a hub's database while it runs, and bringing one back.

The copy is SQLite's own online backup: one state of the database, whatever is written meanwhile.
It counts as a backup only after it was read through and is on the disk.
"""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from console.hub.store import schema
from console.hub.store.connection import SqlError, connect, connect_as_it_is, export, is_plain
from console.hub.store.damage import DAMAGED
from console.hub.store.files import COMPANIONS, forget, sync
from console.hub.store.holes import holes_in
from console.hub.store.problems import StoreProblem
from console.hub.store.sqlite import BACKUP_COVERS, FILE, RESTORED, Database


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
        with closing(database.connect()) as source, closing(connect(part)) as copy:
            with database.damage.watched():
                source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        covers = covered_by(part)
        sync(part)
        part.replace(to)
        sync(to.parent)
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
        with closing(connect_as_it_is(file)) as copy:
            (told,) = copy.execute("PRAGMA quick_check(1)").fetchone()
            if told == "ok":
                told = holes_in(file, copy, is_thorough=not is_plain(file)) or "ok"
            if told != "ok":
                raise StoreProblem(f"{file} is damaged ({told}): 备份文件损坏")
            if schema.version_of(copy) > schema.VERSION:
                raise StoreProblem(f"{file} was made by a newer hub: 备份由更新版本写成")
            notes = dict(copy.execute("SELECT name, value FROM meta").fetchall())
            return f"{notes['epoch']}:{int(notes['seq'])}"
    except (SqlError, OSError, KeyError, ValueError, MemoryError) as error:
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
    fresh, marker = folder / f"{FILE}.restoring", folder / DAMAGED
    forget(fresh)
    fresh.touch(mode=0o600)
    _copy(file, fresh)
    database = Database(fresh, new_id)
    epoch = database.renew_epoch()
    database.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    sync(fresh)
    what = "damaged" if marker.exists() else "before"
    _set_aside(folder / FILE, f"{FILE}.{what}-{moment:%Y%m%dT%H%M%S}")
    fresh.replace(folder / FILE)
    for each in (marker, folder / RESTORED):
        each.unlink(missing_ok=True)
    sync(folder)
    return epoch


def _copy(file: Path, fresh: Path) -> None:
    """Write a backup into a new file whose pages carry sums, whether its own do or not."""
    with closing(connect_as_it_is(file)) as copy:
        if is_plain(file):
            export(copy, fresh)
            return
        with closing(connect(fresh)) as whole:
            copy.backup(whole)


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
