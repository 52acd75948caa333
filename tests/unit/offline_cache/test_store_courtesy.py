import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from offline_cache.cache import Cache
from offline_cache.courtesy import Courtesy
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.unit.offline_cache.store_samples import ALERTS, KEY, alert, fold, operation

A1 = ("alert", "a1")
T = TypeVar("T")


class Counted(Courtesy):
    """Counts the rows that would have waited."""

    waited = 0

    def behind(self, items: Iterable[T]) -> Iterator[T]:
        for item in items:
            self.waited += self.is_asked
            yield from super().behind([item])


def test_rows_wait_while_an_act_is_saved_and_go_on_after_it() -> None:
    courtesy, seen, is_over = Courtesy(), [], threading.Event()

    def work() -> None:
        for number in courtesy.behind(range(3)):
            seen.append(number)
        is_over.set()

    with courtesy:
        thread = threading.Thread(target=work)
        thread.start()
        assert not is_over.wait(0.005)
        while_saving = list(seen)
    thread.join()
    assert while_saving == []
    assert seen == [0, 1, 2]


def test_an_act_that_hangs_on_the_disk_does_not_stop_what_comes_in() -> None:
    courtesy = Courtesy()
    with courtesy:
        assert list(courtesy.behind("ab")) == ["a", "b"]


def test_the_journal_asks_for_room_while_it_saves_and_gives_it_back(tmp_path: Path) -> None:
    class Heard(Courtesy):
        turns = 0

        def __enter__(self) -> None:
            self.turns += 1
            super().__enter__()

    courtesy = Heard()
    journal = Journal.open(tmp_path / "journal.db", KEY, InlineLane(), courtesy=courtesy)
    journal.append(operation("o1", A1))
    journal.append_all([operation("o2", A1), operation("o3")])
    assert courtesy.turns == 2
    assert list(courtesy.behind("a")) == ["a"]
    journal.close()


def test_what_an_act_waits_for_makes_room_for_nobody() -> None:
    """A batch that waited for the screen, row by row, held up the act behind it (B-20)."""
    courtesy, is_over = Courtesy(), threading.Event()

    def work() -> None:
        for _ in courtesy.behind(range(10_000)):  # minutes, if each waited its longest
            pass
        is_over.set()

    with courtesy:
        thread = threading.Thread(target=work)
        thread.start()
        with courtesy.hurried():
            assert is_over.wait(20)
        assert courtesy.is_asked, "what comes after it is polite again"
    thread.join()


def test_what_the_screen_is_to_show_waits_for_it_once_and_not_at_every_row() -> None:
    """A storm held itself up: each batch waited, row by row, for the paint of the one before."""
    polite = Courtesy()
    polite.screen_begins()
    assert [polite.is_asked for _ in polite.behind(range(3))] == [True] * 3, "what was missed waits"
    polite.live_begins()
    assert polite.is_asked
    assert [polite.is_asked for _ in polite.behind(range(3))] == [False] * 3
    polite.live_ends()
    assert polite.is_asked, "what was missed waits again"


def test_a_live_batch_is_told_to_what_waits_and_a_missed_one_is_not(tmp_path: Path) -> None:
    polite = Counted()
    cache = Cache.open(
        tmp_path / "cache.db", KEY, [ALERTS], fold, list, InlineLane(), courtesy=polite
    )
    polite.screen_begins()
    cache.apply([alert(1, "a1"), alert(2, "a2")], "e:2", live=False)
    waited, polite.waited = polite.waited, 0
    cache.apply([alert(3, "a3"), alert(4, "a4")], "e:4")
    assert polite.waited == 1 < waited
    cache.close()


def test_an_act_still_goes_before_what_is_live() -> None:
    polite = Courtesy()
    polite.screen_begins()
    polite.live_begins()
    assert list(polite.behind("a")) == ["a"] and not polite.is_asked
    with polite:
        assert polite.is_asked, "an act goes before what is live"
    polite.live_ends()
    assert polite.is_asked
    polite.screen_ends()
    assert not polite.is_asked


def test_what_fills_the_cache_stands_aside_until_an_act_is_painted() -> None:
    courtesy = Courtesy()
    courtesy.act_sets_out()
    courtesy.screen_is_painted()
    assert courtesy.is_asked, "that paint knew nothing of the act"
    courtesy.act_is_taken_over()
    assert courtesy.is_asked, "not painted yet"
    courtesy.screen_is_painted()
    assert not courtesy.is_asked


def test_an_act_that_shows_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offline_cache.courtesy.ON_ITS_WAY", 0.0)
    courtesy = Courtesy()
    courtesy.act_sets_out()
    assert not courtesy.is_asked


def test_a_piece_of_a_crowd_waits_also_while_the_writer_hurries_for_an_act() -> None:
    """What an act waits for must be over soon: a crowd that is read beside it takes its turns."""
    courtesy, is_read = Courtesy(), threading.Event()

    def read() -> None:
        courtesy.pause()
        is_read.set()

    with courtesy.hurried():
        courtesy.act_sets_out()
        thread = threading.Thread(target=read)
        thread.start()
        assert not is_read.wait(0.005)
        courtesy.act_is_taken_over()
        courtesy.screen_is_painted()
        assert is_read.wait(20)
    thread.join()


def test_a_key_that_is_held_down_does_not_hold_up_the_crowd_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody leans on the keyboard: what the hub says comes to the screen all the same."""
    now = 1000.0
    monkeypatch.setattr("offline_cache.courtesy.time.monotonic", lambda: now)
    courtesy, held = Courtesy(), []
    for _ in range(40):
        courtesy.act_sets_out()
        held.append(courtesy.is_asked)
        now += 0.05
    assert held[0] and held.count(False) >= len(held) // 3
