"""G1, G15: a damaged page of a journal costs the acts that stand on it, and no others."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from console.runtime.clock import ManualClock
from offline_cache.cipher import PAGE_SIZE, connect_cipher
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.leaf_rows import leaf_rows
from offline_cache.problems import Damaged
from offline_cache.rebuild import read_source, rebuild
from offline_cache.whole_pages import WholePages
from tests.unit.commands.seat_desk import STORE_KEY

ACTS = 5_000
INNER, LEAF = (2, 5), 13
PLACES = ", ".join("?" * 11)


def act(n: int) -> tuple[Any, ...]:
    state = ("pending", "answered", "settled")[n % 3]
    body = b'{"words":"%s"}' % (b"x" * (9_000 if n % 1000 == 0 else 300 + n % 200))
    answer = b"{}" if n % 3 else None
    return (n, f"OP{n:05}", f"alert/A{n % 7}", "alert.note", b"[]", body, "2026-07-09T20:20",
            state, None, answer, None)  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a journal of five thousand acts, some of them on many pages."""
    path = tmp_path_factory.mktemp("kept") / "journal.db"
    Journal.open(path, STORE_KEY, InlineLane()).close()
    connection = connect_cipher(path, STORE_KEY)
    connection.execute("BEGIN")
    rows = (act(n) for n in range(1, ACTS + 1))
    connection.executemany(f"INSERT INTO operations VALUES ({PLACES})", rows)
    connection.execute("COMMIT")
    connection.close()
    return path.parent


@pytest.fixture
def journal(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "seat")) / "journal.db"


def spoil(path: Path, *pages: int) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE_SIZE + 900)
            (byte,) = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte ^ 1]))


def pages_of(path: Path, *kinds: int) -> list[int]:
    pages = WholePages(path, STORE_KEY)
    read = ((n, pages.page(n)) for n in range(2, pages.count + 1))
    return [n for n, page in read if page is not None and page[0] in kinds]


def numbers(rows: Iterator[Sequence[Any]] | Sequence[Sequence[Any]]) -> list[int]:
    return [row[0] for row in rows]


def test_g15_any_inner_page_may_be_gone_and_every_act_comes_back_once_in_order(
    journal: Path,
) -> None:
    inner = pages_of(journal, *INNER)
    assert len(inner) >= 4, "the journal is too small to show anything"
    whole = read_source(journal, STORE_KEY)
    assert whole.is_whole and [*whole.operations.values()] == [act(n) for n in range(1, ACTS + 1)]
    hidden = 0
    for page in inner:
        spoil(journal, page)
        found = read_source(journal, STORE_KEY)
        assert [*found.operations.values()] == [*whole.operations.values()], f"page {page}"
        assert found.audit == whole.audit
        hidden += not found.is_whole
        spoil(journal, page)  # and whole again
    assert hidden >= 2, "inner pages of the table itself were among them"


def test_g15_all_inner_pages_and_the_first_may_be_gone_and_the_journal_is_made_anew(
    journal: Path,
) -> None:
    spoil(journal, 1, *pages_of(journal, *INNER))
    found = read_source(journal, STORE_KEY)
    assert numbers([*found.operations.values()]) == list(range(1, ACTS + 1))
    said = rebuild(journal, STORE_KEY, [found], ManualClock().now())
    assert (said.operations, said.is_whole) == (ACTS, False)
    opened = Journal.open(journal, STORE_KEY, InlineLane())
    waiting = [each.op for each in opened.unsent()]
    opened.close()
    assert waiting == [f"OP{n:05}" for n in range(1, ACTS + 1) if n % 3 == 0]


def test_g15_a_damaged_leaf_costs_the_acts_on_it_alone(journal: Path) -> None:
    leaves = pages_of(journal, LEAF)[100:700:150]
    lost = _acts_on(journal, leaves)
    assert 4 < len(lost) < 60
    spoil(journal, *leaves, *pages_of(journal, *INNER))
    found = read_source(journal, STORE_KEY)
    assert set(numbers([*found.operations.values()])) == set(range(1, ACTS + 1)) - lost


def _acts_on(path: Path, leaves: Sequence[int]) -> set[int]:
    before = set(numbers(leaf_rows(WholePages(path, STORE_KEY), 11)))
    spoil(path, *leaves)
    after = set(numbers(leaf_rows(WholePages(path, STORE_KEY), 11)))
    spoil(path, *leaves)
    return before - after


def test_g15_a_page_of_a_long_act_costs_that_act(journal: Path) -> None:
    pages = WholePages(journal, STORE_KEY)
    kinds = {n: pages.page(n) for n in range(2, pages.count + 1)}
    beyond = [n for n, page in kinds.items() if page is not None and page[0] == 0]
    assert len(beyond) >= 10
    spoil(journal, beyond[0], *pages_of(journal, *INNER))
    found = numbers([*read_source(journal, STORE_KEY).operations.values()])
    assert found == [n for n in range(1, ACTS + 1) if n != 1000]


def test_g15_what_the_log_says_is_newer_and_what_was_not_finished_is_not_read(
    journal: Path, tmp_path: Path
) -> None:
    connection = connect_cipher(journal, STORE_KEY)
    connection.execute("UPDATE operations SET state = 'settled' WHERE n = 3")
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN")
    connection.execute("UPDATE operations SET status = 'x' WHERE n % 3 = 0")
    copy = Path(shutil.copytree(journal.parent, tmp_path / "killed")) / "journal.db"
    connection.close()
    spoil(copy, *pages_of(copy, *INNER))
    found = read_source(copy, STORE_KEY).operations
    assert len(found) == ACTS
    assert [found[f"OP{n:05}"][7:9] for n in (3, 6)] == [("settled", None), ("pending", None)]
    assert copy.with_name("journal.db-wal").stat().st_size > 100 * PAGE_SIZE, "it had begun"


def test_g15_what_was_let_go_of_does_not_come_back(journal: Path) -> None:
    connection = connect_cipher(journal, STORE_KEY)
    connection.execute("DELETE FROM operations WHERE n <= 2000")
    connection.close()
    spoil(journal, *pages_of(journal, 5))
    found = read_source(journal, STORE_KEY)
    assert numbers([*found.operations.values()]) == list(range(2001, ACTS + 1))


def test_another_key_reads_nothing(journal: Path) -> None:
    with pytest.raises(Damaged):
        read_source(journal, bytes(32))
