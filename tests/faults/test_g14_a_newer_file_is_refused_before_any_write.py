"""G14: a newer file is refused before any write; an older one loses nothing on its way forward."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from console.app.store import open_store
from console.runtime.clock import ManualClock
from offline_cache import journal_schema, tables
from offline_cache.cache import Cache
from offline_cache.cipher import Connection, connect_cipher
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.migrations import Step
from offline_cache.problems import Damaged, Newer
from offline_cache.values import PendingOperation
from tests.faults.care_stage import inline_lanes
from tests.unit.offline_cache.store_samples import ALERTS, KEY, fold, operation

A1 = ("alert", "a1")


def open_journal(path: Path) -> Journal:
    return Journal.open(path, KEY, InlineLane())


def open_cache(path: Path) -> Cache:
    return Cache.open(path, KEY, [ALERTS], fold, list, InlineLane())


OPENERS: list[Callable[[Path], Journal | Cache]] = [open_journal, open_cache]
VERSIONS = (3, 4, 99, 2**31 - 1)
LEFT = ("closed", "log", "torn log")


def everything(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def leave(folder: Path, path: Path, version: int, left: str) -> None:
    """Make the file a newer program's, which was closed, killed, or killed in a write."""
    connection = connect_cipher(path, KEY)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("CREATE TABLE only_newer_ones_know (x)")
    files = everything(folder)
    connection.close()
    if left == "closed":
        return
    for name, data in files.items():
        (folder / name).write_bytes(data)
    if left == "torn log":
        with path.with_name(path.name + "-wal").open("ab") as log:
            log.write(b"\x00half a frame" * 50)
    path.with_name(path.name + "-shm").unlink()


@pytest.mark.parametrize(
    ("opener", "version", "left"), list(itertools.product(OPENERS, VERSIONS, LEFT))
)
def test_g14_a_newer_file_is_left_byte_for_byte(
    opener: Callable[[Path], Journal | Cache], version: int, left: str, tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    opener(path).close()
    leave(tmp_path, path, version, left)
    before = everything(tmp_path)
    for _ in range(2):
        with pytest.raises(Newer) as problem:
            opener(path)
        assert str(version) in problem.value.what
    after = everything(tmp_path)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) <= {"store.db-shm"}


def test_g14_a_newer_cache_stops_the_start_and_is_not_thrown_away(tmp_path: Path) -> None:
    """A newer cache is no damage: the person started the older program."""
    open_store(tmp_path, KEY, inline_lanes(), ManualClock()).close()
    connection = connect_cipher(tmp_path / "cache.db", KEY)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = (tmp_path / "cache.db").read_bytes()
    with pytest.raises(Newer):
        open_store(tmp_path, KEY, inline_lanes(), ManualClock())
    assert (tmp_path / "cache.db").read_bytes() == before
    open_journal(tmp_path / "journal.db").close()  # nobody holds it


# ------------------------------------------------------------------ the way forward

MANY = 2000


def older(path: Path, operations: list[PendingOperation]) -> None:
    """Make a journal of a version 0 there never was: no drafts, another name for a column."""
    journal = open_journal(path)
    journal.append_all(operations)
    journal.close()
    connection = connect_cipher(path, KEY)
    connection.execute("ALTER TABLE operations RENAME COLUMN saved_at TO saved")
    connection.execute("DROP TABLE drafts")
    connection.execute("PRAGMA user_version = 0")
    connection.close()


def rename(connection: Connection) -> None:
    connection.execute("ALTER TABLE operations RENAME COLUMN saved TO saved_at")


def add_drafts(connection: Connection) -> None:
    connection.execute("CREATE TABLE drafts (id TEXT PRIMARY KEY, body BLOB)")


def both(connection: Connection) -> None:
    rename(connection)
    add_drafts(connection)


def migrated(path: Path, *steps: Step) -> Journal:
    return Journal.open(path, KEY, InlineLane(), steps=steps)


def test_g14_two_thousand_pending_operations_go_forward_count_in_is_count_out(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    operations = [operation(f"o{n}", A1, lane=f"alert/{n % 50}") for n in range(MANY)]
    older(path, operations)
    journal = migrated(path, Step(1, both))
    assert journal.pending() == operations
    journal.put_draft("d", {})
    journal.close()
    copy = tmp_path / "journal.before-1.db"
    connection = connect_cipher(copy, KEY)
    assert connection.execute("SELECT count(saved) FROM operations").fetchone() == (MANY,)
    connection.close()
    again = migrated(path, Step(1, both))  # a step is taken once
    assert len(again.pending()) == MANY
    again.close()


def test_g14_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    older(path, [operation("o1", A1)])

    def failing(connection: Connection) -> None:
        rename(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrated(path, Step(1, failing))
    journal = migrated(path, Step(1, both))
    assert [each.op for each in journal.pending()] == ["o1"]
    journal.close()


def test_g14_a_step_that_would_lose_an_operation_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    older(path, [operation(f"o{n}", A1) for n in range(5)])

    def losing(connection: Connection) -> None:
        both(connection)
        connection.execute("DELETE FROM operations WHERE op = 'o3'")

    with pytest.raises(Damaged, match="lost"):
        migrated(path, Step(1, losing))
    journal = migrated(path, Step(1, both))
    assert len(journal.pending()) == 5
    journal.close()


def test_g14_each_step_has_its_record_so_that_none_is_taken_twice(tmp_path: Path) -> None:
    """The second of two steps fails: the first is not made again at the next start."""
    path = tmp_path / "journal.db"
    older(path, [operation("o1", A1)])
    connection = connect_cipher(path, KEY)
    connection.execute("PRAGMA user_version = -1")
    connection.close()

    def failing(connection: Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrated(path, Step(0, rename), Step(1, failing))
    journal = migrated(path, Step(0, rename), Step(1, add_drafts))
    assert [each.op for each in journal.pending()] == ["o1"]
    journal.close()


def test_g14_the_last_step_makes_the_version_this_program_writes() -> None:
    steps = [step.version for step in journal_schema.STEPS]
    assert steps == sorted(set(steps))
    assert not steps or steps[-1] == journal_schema.MARK.version
    assert tables.MARK.application_id != journal_schema.MARK.application_id
