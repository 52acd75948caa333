"""Text that waits for the index is found all the same, and follows in lots."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from offline_cache.cache import Cache, chunked
from offline_cache.cipher import connect_cipher
from offline_cache.lanes import InlineLane
from offline_cache.text_work import PIECE_BESIDE
from offline_cache.values import Collection
from offline_cache.waiting import KEPT
from offline_cache.words import TypedWords, folded
from tests.unit.offline_cache.store_samples import ALERTS, CAMERAS, KEY, alert, fold, gone

PLAIN = replace(ALERTS, names=None)


def open_cache(folder: Path, *collections: Collection) -> Cache:
    kinds = collections or (ALERTS, CAMERAS)
    return Cache.open(folder / "cache.db", KEY, kinds, fold, list, InlineLane())


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    opened = open_cache(tmp_path)
    yield opened
    opened.close()


def found(cache: Cache, typed: str) -> list[str]:
    return [hit.id for hit in cache.search(typed, ["alert"])]


def waiting_in(folder: Path) -> int:
    connection = connect_cipher(folder / "cache.db", KEY)
    try:
        return int(connection.execute("SELECT count(*) FROM w_alert").fetchone()[0])
    finally:
        connection.close()


TYPED = [
    "梯",
    "电梯困人",
    "2号楼",
    "12号",
    "tck",
    "dtkr",
    "kunren",
    "电梯 老人",
    "ab",
    "wangxi",
    "龘",
]


def test_what_waits_and_what_is_indexed_is_found_alike(cache: Cache, tmp_path: Path) -> None:
    cache.apply(
        [
            alert(1, "lift", text="望汐路12号2号楼，困人；梯内有老人"),
            alert(2, "water", title="望汐路积水", text="江浦路ＡＢ座 TCK025 212号"),
            alert(3, "lift2", text="望汐路12号楼"),
        ],
        "e:3",
    )
    assert waiting_in(tmp_path) == 3
    before = {typed: found(cache, typed) for typed in TYPED}
    assert before["2号楼"] == ["lift"] and before["dtkr"] == ["lift2", "lift"]
    cache.index_text()
    assert waiting_in(tmp_path) == 0
    assert {typed: found(cache, typed) for typed in TYPED} == before


def test_indexed_and_waiting_rows_come_together_newest_first(cache: Cache) -> None:
    cache.apply([alert(1, "old"), alert(2, "older")], "e:2")
    cache.index_text()
    cache.apply([alert(3, "new")], "e:3")
    assert found(cache, "电梯") == ["new", "older", "old"]
    assert [hit.id for hit in cache.search("电梯", limit=2)] == ["new", "older"]


def test_a_waiting_text_that_changes_or_goes_leaves_nothing_behind(cache: Cache) -> None:
    cache.apply([alert(1, "a1"), alert(2, "a2"), alert(3, "a3")], "e:3")
    cache.apply([alert(4, "a1", title="误报"), gone(5, "a2")], "e:5")
    assert (found(cache, "电梯"), found(cache, "误报")) == (["a3"], ["a1"])
    cache.index_text()
    assert (found(cache, "电梯"), found(cache, "误报")) == (["a3"], ["a1"])
    cache.apply([alert(6, "a1"), gone(7, "a3")], "e:7")
    assert (found(cache, "电梯"), found(cache, "误报")) == (["a1"], [])


def test_text_left_waiting_by_the_run_before_is_found_after_a_restart(tmp_path: Path) -> None:
    cache = open_cache(tmp_path)
    cache.apply([alert(1, "a1", text="望汐路")], "e:1")
    cache.close()
    cache = open_cache(tmp_path)
    assert found(cache, "望汐") == ["a1"] and waiting_in(tmp_path) == 1
    cache.close()


def test_a_failed_transaction_leaves_no_waiting_text(cache: Cache) -> None:
    broken = replace(alert(2, "a2"), body={"title": object()})
    with pytest.raises(TypeError):
        cache.apply([alert(1, "a1"), broken], "e:2")
    assert found(cache, "电梯") == []
    cache.apply([alert(3, "a3")], "e:3")
    assert found(cache, "电梯") == ["a3"]


def test_a_lot_of_text_is_indexed_by_itself(tmp_path: Path) -> None:
    cache = open_cache(tmp_path, PLAIN)
    changes = [alert(n, f"a{n}", text=f"第{n}次") for n in range(1, 1201)]
    for piece in chunked(changes[:900]):
        cache.apply(piece, f"e:{piece[-1].seq}")
    assert waiting_in(tmp_path) == 900
    for piece in chunked(changes[900:]):
        cache.apply(piece, f"e:{piece[-1].seq}")
    assert waiting_in(tmp_path) < 900
    assert found(cache, "第7次") == ["a7"] and found(cache, "第1199次") == ["a1199"]
    cache.close()


def test_text_waits_while_a_long_gap_is_filled_and_follows_by_itself(tmp_path: Path) -> None:
    cache = open_cache(tmp_path, PLAIN)
    changes = [alert(n, f"a{n}", text=f"第{n}次") for n in range(1, 2 * KEPT + 1)]
    with cache.text_held():
        for piece in chunked(changes, 1000):
            cache.apply(piece, f"e:{piece[-1].seq}")
        assert waiting_in(tmp_path) == len(changes)
        assert cache.text_waiting > 0 and found(cache, "第3次") == []
    assert cache.text_waiting == 0 and found(cache, "第3次") == ["a3"]
    cache.close()


def test_what_a_search_cannot_see_yet_is_said(tmp_path: Path) -> None:
    class BusyLane(InlineLane):
        """A lane that never gets to what is not urgent."""

        def submit(self, call, *, urgent=True, own=False):  # type: ignore[no-untyped-def]
            return super().submit(call if urgent else (lambda: None), urgent=urgent, own=own)

    lane = BusyLane()
    cache = Cache.open(tmp_path / "cache.db", KEY, [PLAIN], fold, list, lane)
    assert cache.text_waiting == 0
    changes = [alert(n, f"a{n}", text=f"第{n}次") for n in range(1, 2 * KEPT + 1)]
    for piece in chunked(changes, 1000):
        cache.apply(piece, f"e:{piece[-1].seq}")
    assert cache.text_waiting > 0 and found(cache, f"第{2 * KEPT}次") == [f"a{2 * KEPT}"]
    assert found(cache, "第3次") == []
    cache.index_text()
    assert cache.text_waiting == 0 and found(cache, "第3次") == ["a3"]
    cache.close()


def test_indexing_ends_early_when_a_live_change_waits(tmp_path: Path) -> None:
    later: list[Callable[[], object]] = []

    class AwaitedLane(InlineLane):
        """A lane on which somebody always waits."""

        def submit(self, call, *, urgent=True, own=False):  # type: ignore[no-untyped-def]
            if urgent:
                return super().submit(call, urgent=urgent, own=own)
            later.append(call)
            return Future()

        @property
        def is_awaited(self) -> bool:
            return True

    cache = Cache.open(tmp_path / "cache.db", KEY, [PLAIN], fold, list, AwaitedLane())
    changes = [alert(n, f"a{n}", text=f"第{n}次") for n in range(1, KEPT + 1)]
    cache.apply(changes, f"e:{changes[-1].seq}")
    later.pop()()
    assert waiting_in(tmp_path) == KEPT - PIECE_BESIDE
    while later:
        later.pop()()
    assert found(cache, "第3次") == ["a3"] and found(cache, f"第{KEPT}次") == [f"a{KEPT}"]
    cache.close()


@pytest.mark.parametrize(
    ("typed", "text", "is_in"),
    [
        ("bc", "abc路", False),
        ("ab", "abc路", True),
        ("2号", "12号", False),
        ("2号", "第2号", True),
        ("号1", "3号12", True),
        ("路 12", "望汐路12号", True),
        ("", "望汐路", False),
        ("(", "望汐路(", False),
    ],
)
def test_words_are_looked_for_by_their_beginning(typed: str, text: str, is_in: bool) -> None:
    assert TypedWords(typed).are_in(folded(text), list) is is_in
