"""A store that is damaged, newer, locked by another key or in use: refused in plain words."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3

from offline_cache.cache import Cache
from offline_cache.cipher import connect_cipher
from offline_cache.integrity import FileCheck
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.problems import AlreadyOpen, Damaged, Newer, StoreProblem, WrongKey
from offline_cache.store_file import set_aside
from tests.unit.offline_cache.store_samples import ALERTS, KEY, alert, fold, operation

A1 = ("alert", "a1")
PAGE = 4096


def open_journal(path: Path, key: bytes = KEY) -> Journal:
    return Journal.open(path, key, InlineLane())


def open_cache(path: Path, key: bytes = KEY) -> Cache:
    return Cache.open(path, key, [ALERTS], fold, list, InlineLane())


OPENERS: list[Callable[..., Journal | Cache]] = [open_journal, open_cache]


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    journal = open_journal(path)
    journal.append_all([operation(f"o{n}", A1, note="x" * 300) for n in range(200)])
    journal.close()
    return path


@pytest.fixture
def cache_path(tmp_path: Path) -> Path:
    path = tmp_path / "cache.db"
    cache = open_cache(path)
    cache.apply([alert(n, f"a{n}", text=f"望汐路{n}号" * 20) for n in range(1, 600)], "e:600")
    cache.close()
    return path


def flip(path: Path, start: int, step: int = PAGE) -> None:
    data = bytearray(path.read_bytes())
    for place in range(start, len(data), step):
        data[place] ^= 0xFF
    path.write_bytes(data)


def everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("start", [0, 100, PAGE + 50])
def test_flipped_bytes_are_damage_and_the_cache_is_made_anew(cache_path: Path, start: int) -> None:
    flip(cache_path, start)
    before = cache_path.read_bytes()
    with pytest.raises(Damaged) as problem:
        open_cache(cache_path)
    assert problem.value.code == "damaged" and problem.value.where == str(cache_path)
    assert cache_path.read_bytes() == before
    pending = [operation("o1", A1, state="acked")]
    moment = datetime(2026, 7, 9, 20, 20)
    set_aside(cache_path, moment)
    cache = Cache.open(
        cache_path, KEY, [ALERTS], fold, lambda: pending, InlineLane(), is_rebuilt=True
    )
    assert (cache_path.parent / "cache.aside-20260709T202000.db").read_bytes() == before
    assert cache.cursor() is None
    whole = cache.begin_generation("open", "e", 1)
    whole.load([alert(1, "a1")])
    whole.swap()
    assert cache.ids("alert", {"state": "acked"}) == ["a1"]
    cache.close()


def test_damage_deep_in_the_cache_is_found_when_read_and_by_the_check(cache_path: Path) -> None:
    assert FileCheck(cache_path, KEY).is_whole()
    data = bytearray(cache_path.read_bytes())
    data[-20 * PAGE + 77] ^= 1
    cache_path.write_bytes(data)
    cache = open_cache(cache_path)
    assert not FileCheck(cache_path, KEY).is_whole()
    cache.close()


def test_damage_in_what_a_cut_snapshot_left_is_damage_and_nothing_else(tmp_path: Path) -> None:
    """An error without a name would be met again at each new try, and the seat stay without
    the hub's state for good."""
    path = tmp_path / "cache.db"
    cache = open_cache(path)
    left = cache.begin_generation("open", "e", 600)
    left.load([alert(n, f"a{n}", text=f"望汐路{n}号" * 9) for n in range(1, 120)])
    cache.close()
    whole = path.read_bytes()
    found = set()
    for page in range(2, len(whole) // PAGE):
        data = bytearray(whole)
        data[page * PAGE + 50] ^= 1
        path.write_bytes(data)
        try:
            cache = open_cache(path)
        except Damaged:
            continue
        told: list[bool] = []
        cache.when_damaged(partial(told.append, True))
        try:
            found.add(cache.resume_generation("open", "e") is not None)
        except Damaged:
            assert told, "nobody begins it anew"
            found.add("damaged")
        finally:
            cache.close()
    assert found == {True, "damaged"}


def test_a_damaged_journal_is_refused_untouched_and_set_aside_only_when_told(
    journal_path: Path,
) -> None:
    flip(journal_path, PAGE + 50)
    before = everything(journal_path.parent)
    with pytest.raises(Damaged):
        open_journal(journal_path)
    assert {n: d for n, d in everything(journal_path.parent).items() if n in before} == before
    moved = set_aside(journal_path, datetime(2026, 7, 9, 20, 20))
    assert moved.read_bytes() == before["journal.db"] and not journal_path.exists()
    fresh = open_journal(journal_path)
    assert fresh.pending() == []
    fresh.close()
    again = set_aside(journal_path, datetime(2026, 7, 9, 20, 20))
    assert again != moved and again.exists()


@pytest.mark.parametrize("content", [b"", b"rubbish" * 1000, b"SQLite format 3\x00" + bytes(8176)])
def test_a_cut_off_or_foreign_file_is_damage(journal_path: Path, content: bytes) -> None:
    journal_path.write_bytes(content)
    with pytest.raises(Damaged):
        open_journal(journal_path)
    assert journal_path.read_bytes() == content


def test_a_half_written_log_loses_only_what_was_not_saved(journal_path: Path) -> None:
    journal = open_journal(journal_path)
    journal.append(operation("last", A1))
    log = journal_path.with_name("journal.db-wal")
    data, whole = journal_path.read_bytes(), log.read_bytes()
    journal.close()
    journal_path.write_bytes(data)
    log.write_bytes(whole + b"\x00half a frame" * 100)
    journal = open_journal(journal_path)
    assert journal.pending()[-1].op == "last" and len(journal.pending()) == 201
    journal.close()


@pytest.mark.parametrize("open_store", OPENERS)
def test_a_wrong_key_opens_nothing_and_changes_nothing(
    open_store: Callable[..., Journal | Cache], tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    before = everything(tmp_path)
    with pytest.raises(WrongKey) as problem:
        open_store(path, bytes(32))
    assert problem.value.to_do
    assert everything(tmp_path) == before
    open_store(path).close()


@pytest.mark.parametrize("open_store", OPENERS)
@pytest.mark.parametrize("with_log", [False, True])
def test_a_newer_file_is_refused_byte_for_byte_untouched(
    open_store: Callable[..., Journal | Cache], with_log: bool, tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    connection = connect_cipher(path, KEY)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("PRAGMA user_version = 99")
    if with_log:  # the newer program died: its last transaction is in the log only
        files = everything(tmp_path)
        connection.close()
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        path.with_name("store.db-shm").unlink()
    else:
        connection.close()
    before = everything(tmp_path)
    with pytest.raises(Newer) as problem:
        open_store(path)
    assert "99" in problem.value.what
    after = everything(tmp_path)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) <= {"store.db-shm"}


def test_a_file_of_the_other_store_is_refused(journal_path: Path) -> None:
    before = journal_path.read_bytes()
    with pytest.raises(Damaged, match="another kind"):
        open_cache(journal_path)
    assert journal_path.read_bytes() == before


def test_a_schema_that_is_not_what_the_version_says_is_damage(cache_path: Path) -> None:
    connection = connect_cipher(cache_path, KEY)
    connection.execute("ALTER TABLE k_alert DROP COLUMN doomed")
    connection.close()
    with pytest.raises(Damaged, match="alert"):
        open_cache(cache_path)


@pytest.mark.parametrize("open_store", OPENERS)
def test_a_second_process_is_refused_and_a_later_one_is_not(
    open_store: Callable[..., Journal | Cache], tmp_path: Path
) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, '.')\n"
        f"from tests.faults.test_store_damage import {open_store.__name__} as open_store\n"
        "from offline_cache.problems import StoreProblem\n"
        "try: open_store(Path(sys.argv[1])).close()\n"
        "except StoreProblem as problem: print(problem.code, '|', problem.what)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    refused = subprocess.run(command, capture_output=True, text=True, check=True)
    assert refused.stdout == "already_open | Another process is using this file.\n"
    with pytest.raises(AlreadyOpen):
        open_store(path)
    store.close()
    allowed = subprocess.run(command, capture_output=True, text=True, check=True)
    assert allowed.stdout == ""


def test_a_full_disk_is_said_and_what_was_saved_stays(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    opened: list[sqlcipher3.Connection] = []

    def connect(path: Path, key: bytes) -> sqlcipher3.Connection:
        opened.append(connect_cipher(path, key))
        return opened[-1]

    journal = Journal.open(path, KEY, InlineLane(), connect=connect)
    journal.append(operation("o1", A1))
    pages = opened[0].execute("PRAGMA page_count").fetchone()[0]
    opened[0].execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreProblem) as problem:
        journal.append(operation("o2", A1, note="x" * 100_000))
    assert problem.value.code == "no_space"
    assert [each.op for each in journal.pending()] == ["o1"]
    opened[0].execute("PRAGMA max_page_count = 100000")
    journal.append(operation("o3", A1))
    assert [each.op for each in journal.pending()] == ["o1", "o3"]
    journal.close()
