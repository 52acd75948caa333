"""Who did what: written by the database with the act itself, and never taken away."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from offline_cache import journal_schema
from offline_cache.audit import KEPT, AuditLine
from offline_cache.backup import open_with_store_key, unpack_backup, write_backup
from offline_cache.cipher import connect_cipher
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import StoreProblem
from offline_cache.rebuild import read_source, rebuild
from offline_cache.values import PendingOperation
from tests.unit.offline_cache.store_samples import KEY, operation

A1 = ("alert", "a1")
NOW = datetime(2026, 6, 1, 20, tzinfo=UTC)


def act(op: str) -> PendingOperation:
    plain = operation(op, A1)
    return PendingOperation(
        plain.op,
        plain.lane,
        plain.kind,
        plain.targets,
        {**plain.body, "actor": "林岚", "seat": "seat-1"},
        plain.saved_at,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal.open(path, KEY, InlineLane())
    yield opened
    opened.close()


def told(journal: Journal) -> list[tuple[str, str, str, str]]:
    return [(line.person, line.object, line.result, line.detail) for line in journal.audit.lines()]


def test_an_act_stands_there_when_it_is_saved_and_when_it_is_decided(journal: Journal) -> None:
    journal.append(act("o1"))
    journal.append_all([act("o2")])
    journal.answer("o1", "blocked", {}, None)
    journal.answer("o1", "refused", {"reason_code": "already_closed"}, None)
    journal.answer("o2", "applied", {}, "e:7")
    journal.release("e:7")
    assert told(journal) == [
        ("林岚", "alert/a1", "saved", "o1"),
        ("林岚", "alert/a1", "saved", "o2"),
        ("林岚", "alert/a1", "refused", "o1"),
        ("林岚", "alert/a1", "applied", "o2"),
    ]


def test_an_act_that_is_not_saved_is_not_told_of(journal: Journal) -> None:
    journal.append(act("o1"))
    with pytest.raises(Exception, match="UNIQUE"):
        journal.append_all([act("o2"), act("o1")])
    assert told(journal) == [("林岚", "alert/a1", "saved", "o1")]


def test_what_saves_nothing_is_noted(journal: Journal) -> None:
    line = AuditLine("2026-06-01T20:00:00Z", "林岚", "seat-1", "seat.locked", detail="Ctrl+L")
    journal.audit.note(line)
    (kept,) = journal.audit.lines()
    assert (kept.what, kept.detail, kept.number) == ("seat.locked", "Ctrl+L", 1)
    assert journal.audit.lines(after=1) == []


@pytest.mark.parametrize("sql", ["UPDATE audit SET person = 'x'", "DELETE FROM audit"])
def test_a_line_can_neither_be_changed_nor_deleted(path: Path, sql: str) -> None:
    """Not even by a program that opens the file with the right key."""
    journal = Journal.open(path, KEY, InlineLane())
    journal.audit.note(AuditLine(datetime.now(UTC).isoformat(), "林岚", "seat-1", "seat.locked"))
    journal.close()
    connection = connect_cipher(path, KEY)
    with pytest.raises(Exception, match="audit line"):
        connection.execute(sql)
    connection.close()


def test_lines_older_than_six_months_may_go(journal: Journal) -> None:
    now = datetime.now(UTC)
    for days in (KEPT + 2, KEPT - 2, 0):
        at = (now - timedelta(days=days)).isoformat()
        journal.audit.note(AuditLine(at, "林岚", "seat-1", f"{days}"))
    assert journal.audit.forget(days=1) == 1, "whatever is asked for"
    assert [line.what for line in journal.audit.lines()] == [f"{KEPT - 2}", "0"]


def test_a_journal_without_its_rules_is_not_opened(path: Path) -> None:
    Journal.open(path, KEY, InlineLane()).close()
    connection = connect_cipher(path, KEY)
    connection.execute("DROP TRIGGER audit_kept")
    connection.close()
    with pytest.raises(StoreProblem):
        Journal.open(path, KEY, InlineLane())


def first_version(path: Path, ops: list[PendingOperation]) -> None:
    """Make a journal as version 1 left it."""
    journal = Journal.open(path, KEY, InlineLane())
    journal.append_all(ops)
    journal.close()
    connection = connect_cipher(path, KEY)
    for rule in ("saved", "decided", "never_changed", "kept"):
        connection.execute(f"DROP TRIGGER audit_{rule}")
    connection.execute("DROP TABLE audit")
    connection.execute("PRAGMA user_version = 1")
    connection.close()


def test_g14_a_journal_of_version_1_goes_on_with_all_that_waits(path: Path) -> None:
    first_version(path, [act("o1"), act("o2")])
    journal = Journal.open(path, KEY, InlineLane())
    assert [each.op for each in journal.pending()] == ["o1", "o2"]
    journal.append(act("o3"))
    assert told(journal) == [("林岚", "alert/a1", "saved", "o3")]
    journal.close()
    connection = connect_cipher(path, KEY)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    assert version == journal_schema.MARK.version


def test_a_backup_and_a_journal_made_anew_hold_the_lines_once(path: Path, tmp_path: Path) -> None:
    journal = Journal.open(path, KEY, InlineLane())
    journal.append(act("o1"))
    journal.answer("o1", "applied", {}, "e:7")
    journal.audit.note(AuditLine("2026-06-01T20:00:00Z", "林岚", "seat-1", "seat.locked"))
    before = told(journal)
    journal.close()
    backup, unpacked = tmp_path / "a.backup", tmp_path / "unpacked.db"
    write_backup(path, KEY, backup, None, "2026-06-01T20:00:00Z")
    _, own = unpack_backup(backup, unpacked, open_with_store_key(KEY))
    rebuild(path, KEY, [read_source(unpacked, own, False), read_source(path, KEY)], NOW)
    again = Journal.open(path, KEY, InlineLane())
    assert told(again) == before
    again.close()
