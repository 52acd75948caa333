import threading
from pathlib import Path

from offline_cache.courtesy import Courtesy
from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from tests.unit.offline_cache.store_samples import KEY, operation

A1 = ("alert", "a1")


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
