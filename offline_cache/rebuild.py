"""A journal made anew of what there is: a backup, and what can be read of the present file.

It is another incarnation, so its log chains begin again. Operations keep their ids and what was
decided about them: whatever the hub has seen before, it answers as repeated.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from offline_cache import audit, journal_schema
from offline_cache.cipher import Connection, companions, connect_cipher, connect_reading
from offline_cache.durable import sync_folder
from offline_cache.journal_rows import as_body
from offline_cache.journal_shelf import begin_journal
from offline_cache.leaf_rows import leaf_rows
from offline_cache.log_check import check_log
from offline_cache.problems import Damaged, plain_system_words
from offline_cache.salvage import Salvage
from offline_cache.store_file import StoreFile, set_aside
from offline_cache.whole_pages import WholePages
from offline_cache.witness import lost_since

MARKER = "journal.restoring"
"""Lies in the folder from the moment the old journal moves until the new one is in its place."""

FRESH = "journal.new.db"

NUMBERS_SKIPPED = 500
"""Order numbers left out when it is not known how many were given after the backup."""

_COLUMNS = "n, op, lane, kind, targets, body, saved_at, state, status, answer, settled_at"
_AUDIT = ", ".join(audit.COLUMNS)
_RANK = {"pending": 0, "answered": 1, "settled": 2}


@dataclass(slots=True)
class Source:
    """What could be read of one journal.

    Attributes:
        operations: rows by operation id, in saved order.
        audit: lines of who did what; none of a journal before version 2.
        is_whole: nothing had to be left out.
        lost: entries that were saved last and are not there, as far as its witness knows.
        is_present: it is the seat's own file, not a copy of an earlier day.
    """

    operations: dict[str, Sequence[Any]] = field(default_factory=dict)
    drafts: dict[str, bytes] = field(default_factory=dict)
    meta: dict[str, bytes] = field(default_factory=dict)
    audit: list[tuple[Any, ...]] = field(default_factory=list)
    is_whole: bool = True
    is_present: bool = True
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of it.

    Attributes:
        operations: how many the new journal holds.
        pending: how many of them the hub has still to answer.
        aside: where the old file is now; None when there was none.
        is_whole: everything there was could be read.
        lost: entries saved last that nothing tells of any more, as far as that is known.
    """

    operations: int
    pending: int
    aside: Path | None
    is_whole: bool
    lost: int = 0


def read_source(path: Path, key: bytes, is_present: bool = True) -> Source:
    """Read what can be read of a journal, damaged or not; nothing is written.

    What SQLite cannot find because a page that leads to it is damaged is read page by page.

    Raises:
        Damaged: nothing of it can be read.
    """
    found = Salvage(path, lambda: connect_reading(path, key))
    tables = {name for (name,) in found.table("SELECT name FROM sqlite_master")}
    rows = list(found.rows("operations", _COLUMNS, "n")) if tables else []
    sound = [row for row in rows if not _is_hollow(row)]
    found.is_whole &= bool(tables) and len(sound) == len(rows)
    rows = sound
    source = Source(
        {},
        dict(found.table("SELECT id, body FROM drafts")) if tables else {},
        dict(found.table("SELECT name, body FROM meta")) if tables else {},
        list(found.rows("audit", _AUDIT, "n")) if "audit" in tables else [],
        found.is_whole,
        is_present,
        _lost(path, key),
    )
    source.is_whole = found.is_whole and not source.lost and not _has_lost_saved(path, key)
    if not found.is_whole:
        rows += _hidden_rows(path, key, rows, source)
    if not (tables or rows):
        raise Damaged("The first page of the journal is gone; nothing of it can be read.", path)
    source.operations = {row[1]: row for row in sorted(rows, key=lambda row: int(row[0]))}
    return source


def _is_hollow(row: Sequence[Any]) -> bool:
    """Whether zeros stand for a page of a long act: what the cipher gives where it does not fit."""
    return any(isinstance(each, bytes) and b"\0" in each for each in row)


def _hidden_rows(
    path: Path, key: bytes, rows: Sequence[Sequence[Any]], source: Source
) -> list[Sequence[Any]]:
    """Return operations SQLite cannot find any more; lines of the audit are put to the others."""
    with plain_system_words(path):
        pages = WholePages(path, key)
    known = {row[0] for row in rows}
    hidden: dict[int, Sequence[Any]] = {}
    for row in leaf_rows(pages, len(_COLUMNS.split(","))):
        if row[0] not in known and row[7] in _RANK:
            held = hidden.get(row[0])
            if held is None or _RANK[row[7]] > _RANK[held[7]]:
                hidden[row[0]] = row
    lines = {line[0]: line for line in leaf_rows(pages, len(audit.COLUMNS))}
    lines |= {line[0]: line for line in source.audit}
    source.audit = [lines[number] for number in sorted(lines)]
    return list(hidden.values())


def _lost(path: Path, key: bytes) -> int:
    """Return how many entries its witness has seen that it does not hold."""
    connection = connect_reading(path, key)
    try:
        return lost_since(path, journal_schema.held_by(connection))
    finally:
        connection.close()


def _has_lost_saved(path: Path, key: bytes) -> bool:
    """Whether its log was spoilt: SQLite leaves out what was saved behind that without a word."""
    connection = connect_reading(path, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        check_log(path)
    except Damaged:
        return True
    finally:
        connection.close()
    return False


def rebuild(
    path: Path,
    key: bytes,
    sources: Sequence[Source],
    moment: datetime,
    new_id: Callable[[], str] = lambda: secrets.token_hex(8),
) -> Rebuilt:
    """Put a new journal in the place of `path`; the old file is set aside, nothing is deleted.

    Args:
        path: where the journal belongs; nobody may have it open.
        key: the store key.
        sources: what there is, the oldest first; what was decided later wins.
        moment: goes into the old file's new name.
        new_id: names the new incarnation.

    Raises:
        AlreadyOpen, NoSpace, Unwritable: the old file is where it was.
    """
    fresh = path.with_name(FRESH)
    for each in companions(fresh):
        each.unlink(missing_ok=True)
    merged = merge(sources)
    _write(fresh, key, merged, new_id())
    with plain_system_words(path):
        path.with_name(MARKER).write_text(moment.isoformat())
        sync_folder(path.parent)
    aside = finish(path)
    pending = sum(row[7] == "pending" for row in merged.operations.values())
    return Rebuilt(len(merged.operations), pending, aside, merged.is_whole, merged.lost)


def finish(path: Path) -> Path | None:
    """Put the new journal in its place, or go on with that where a power cut ended it.

    Without it a start would find no journal and make an empty one.

    Returns:
        Where the old file is now, if it was moved.
    """
    marker, fresh = path.with_name(MARKER), path.with_name(FRESH)
    if not marker.exists():
        return None
    aside = None
    with plain_system_words(path):
        if fresh.exists():
            moment = datetime.fromisoformat(marker.read_text())
            aside = set_aside(path, moment) if path.exists() else None
            for each in reversed(companions(fresh)):  # the file itself last: it is the sign
                if each.exists():
                    each.rename(path.with_name(path.name + each.name[len(fresh.name) :]))
            sync_folder(path.parent)
        marker.unlink()
    return aside


def merge(sources: Sequence[Source]) -> Source:
    """Join what several journals of one seat tell."""
    merged, lines = Source(), dict[tuple[Any, ...], None]()
    for source in sources:
        for op, row in source.operations.items():
            held = merged.operations.get(op)
            if held is None or _RANK[row[7]] >= _RANK[held[7]]:
                merged.operations[op] = row
        merged.drafts |= source.drafts
        merged.meta |= source.meta
        lines |= {tuple(line[1:]): None for line in source.audit}
    merged.audit = list(lines)
    merged.is_whole = any(each.is_present and each.is_whole for each in sources)
    merged.lost = max((each.lost for each in sources), default=0)
    merged.meta.pop("incarnation", None)
    _skip_numbers(merged, sources)
    return merged


def _skip_numbers(merged: Source, sources: Iterable[Source]) -> None:
    """No order number may be given twice: go on after the highest, or well beyond it."""
    told = [as_body(s.meta["order_numbers"]) for s in sources if "order_numbers" in s.meta]
    last = max((int(each.get("last", 0)) for each in told), default=0)
    if told or not merged.is_whole:  # the page that tells of it may be what is lost
        beyond = 0 if merged.is_whole else NUMBERS_SKIPPED
        merged.meta["order_numbers"] = msgspec.json.encode({"last": last + beyond})


def _write(path: Path, key: bytes, merged: Source, incarnation: str) -> None:
    places = ", ".join("?" * 11)
    told = ", ".join(list(audit.COLUMNS)[1:])
    marks = ", ".join("?" * (len(audit.COLUMNS) - 1))
    rows = [(n, *row[1:]) for n, row in enumerate(merged.operations.values(), 1)]

    def fill(connection: Connection) -> None:
        begin_journal(connection, incarnation)
        connection.executemany(f"INSERT INTO operations ({_COLUMNS}) VALUES ({places})", rows)
        connection.executemany("INSERT INTO drafts VALUES (?, ?)", merged.drafts.items())
        connection.executemany("INSERT INTO meta VALUES (?, ?)", merged.meta.items())
        connection.executemany(f"INSERT INTO audit ({told}) VALUES ({marks})", merged.audit)
        audit.watch(connection)

    file = StoreFile(path, key, journal_schema.MARK, connect_cipher, "FULL", cache_kib=4096)
    try:
        file.make_tables(fill)
    except BaseException:
        file.close()
        for each in companions(path):
            each.unlink(missing_ok=True)
        raise
    file.close()
    path.with_name(path.name + ".lock").unlink(missing_ok=True)
