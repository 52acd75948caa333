"""Saved, pending, answered, settled: what the journal keeps, and what it never forgets."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane, ThreadLane
from offline_cache.problems import StoreProblem, Unwritable
from offline_cache.values import ChainHead, PendingOperation
from tests.unit.offline_cache.store_samples import KEY, operation

A1 = ("alert", "a1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal.open(path, KEY, InlineLane())
    yield opened
    opened.close()


def ops(operations: list[PendingOperation]) -> list[str]:
    return [each.op for each in operations]


def test_what_was_saved_is_there_after_reopening(path: Path) -> None:
    lane = ThreadLane("journal")
    journal = Journal.open(path, KEY, lane)
    first = operation("o1", A1, state="acked")
    journal.append(first)
    journal.append_all([operation("o2", A1), operation("o3", ("order", "w1"), lane="order/w1")])
    journal.put_draft("intake", {"text": "来电：电梯困人"})
    journal.put_meta("boot", {"id": "b1"})
    journal.close()
    journal = Journal.open(path, KEY, lane)
    assert journal.pending()[0] == first
    assert ops(journal.pending()) == ["o1", "o2", "o3"]
    assert ops([each.operation for each in journal.history("order/w1")]) == ["o3"]
    assert journal.drafts() == {"intake": {"text": "来电：电梯困人"}}
    assert journal.meta("boot") == {"id": "b1"} and journal.meta("none") is None
    journal.drop_draft("intake")
    assert journal.drafts() == {}
    journal.close()
    lane.close()


@pytest.mark.parametrize("taken", ["journal.db", "journal.db-wal"])
@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_file_that_is_taken_away_in_use_saves_nothing_and_says_so(
    tmp_path: Path, taken: str, is_replaced: bool
) -> None:
    """H717: what is written then goes into a file that nobody will ever open again."""
    journal = Journal.open(tmp_path / "journal.db", KEY, InlineLane())
    journal.append(operation("o1", A1))
    file = tmp_path / taken
    content = file.read_bytes()
    file.unlink()
    if is_replaced:
        file.write_bytes(content)
    for save in (
        lambda: journal.append(operation("o2", A1)),
        lambda: journal.append_all([operation("o3", A1)]),
        lambda: journal.put_meta("looked", {}),
    ):
        with pytest.raises(Unwritable, match="removed or replaced"):
            save()
    assert ops(journal.pending()) == ["o1"]
    with suppress(StoreProblem):
        journal.close()


def test_several_are_saved_all_or_none(journal: Journal) -> None:
    journal.append(operation("o1", A1))
    with pytest.raises(Exception, match="UNIQUE"):
        journal.append_all([operation("o2", A1), operation("o1", A1)])
    assert ops(journal.pending()) == ["o1"]
    assert journal.operation("o2") is None


def test_an_answered_operation_leaves_when_the_feed_has_passed_it(journal: Journal) -> None:
    journal.append_all([operation("o1", A1), operation("o2", A1)])
    assert journal.answer("o1", "applied", {"rev": "e.5"}, "e:5")
    assert ops(journal.unsent()) == ["o2"] and ops(journal.pending()) == ["o1", "o2"]
    assert journal.release("e:4") == []
    assert journal.release("other:9") == []
    assert journal.release("e:5") == ["o1"]
    assert ops(journal.pending()) == ["o2"]
    stored = journal.operation("o1")
    assert stored is not None
    assert (stored.state, stored.status, stored.answer) == ("settled", "applied", {"rev": "e.5"})


def test_waiting_answers_decide_nothing_and_a_decision_is_final(journal: Journal) -> None:
    journal.append(operation("o1", A1))
    assert not journal.answer("o1", "blocked", {"by": "o0"}, None)
    assert ops(journal.unsent()) == ["o1"]
    assert journal.answer("o1", "refused", {"code": "closed"}, "e:7")
    assert not journal.answer("o1", "applied", {}, "e:8")
    assert [each.answer for each in journal.refused()] == [{"code": "closed"}]


def test_an_answer_with_nothing_to_wait_for_settles_at_once(journal: Journal) -> None:
    journal.append(operation("o1", A1))
    assert journal.answer("o1", "refused", {}, None)
    assert journal.pending() == [] and journal.unsent() == []


def test_a_new_epoch_offers_again_what_the_hub_may_have_forgotten(path: Path) -> None:
    journal = Journal.open(path, KEY, InlineLane())
    journal.append_all([operation(f"o{n}", A1) for n in range(5)])
    journal.answer("o0", "applied", {}, "old:1")
    journal.answer("o1", "refused", {}, "old:2")
    journal.answer("o2", "applied", {}, "old:3")
    journal.answer("o3", "applied", {}, "new:3")
    journal.release("old:1")
    assert journal.reopen_for_epoch("new") == ["o0", "o2"]
    assert ops(journal.unsent()) == ["o0", "o2", "o4"]
    assert ops(journal.pending()) == ["o0", "o2", "o3", "o4"]
    journal.close()
    again = Journal.open(path, KEY, InlineLane())
    assert ops(again.unsent()) == ["o0", "o2", "o4"]
    again.close()


def test_only_what_a_backup_covers_is_forgotten(journal: Journal) -> None:
    journal.append_all([operation(f"o{n}", A1) for n in range(3)])
    journal.answer("o0", "applied", {}, "e:1")
    journal.answer("o1", "applied", {}, "e:9")
    journal.release("e:9")
    assert journal.forget_covered("other", 99) == 0
    assert journal.forget_covered("e", 5) == 1
    assert journal.operation("o0") is None
    assert journal.operation("o1") is not None and journal.operation("o2") is not None


def link(head: ChainHead) -> PendingOperation:
    number = head.number + 1
    args = {"number": number, "previous": head.hash, "hash": f"h{number}"}
    return PendingOperation(
        f"{head.incarnation}-{number}", "log/s1", "log.append", (), {"args": args}, "t"
    )


def test_a_chain_goes_on_after_a_restart_and_a_failed_link_leaves_no_gap(path: Path) -> None:
    journal = Journal.open(path, KEY, InlineLane(), new_id=lambda: "inc1")
    assert journal.append_chained("log/s1", link).body["args"]["previous"] == ""

    def fails(head: ChainHead) -> PendingOperation:
        raise ValueError("no text")

    with pytest.raises(ValueError, match="no text"):
        journal.append_chained("log/s1", fails)
    journal.close()
    journal = Journal.open(path, KEY, InlineLane(), new_id=lambda: "inc2")
    second = journal.append_chained("log/s1", link)
    assert second.body["args"] == {"number": 2, "previous": "h1", "hash": "h2"}
    assert journal.chain_head("log/s1") == ChainHead("log/s1", "inc1", 2, "h2")
    assert journal.chain_head("other").number == 0
    assert ops(journal.pending()) == ["inc1-1", "inc1-2"]
    journal.close()


def test_every_journal_file_has_an_incarnation_of_its_own(tmp_path: Path) -> None:
    found = set()
    for name in ("one.db", "two.db"):
        journal = Journal.open(tmp_path / name, KEY, InlineLane())
        found.add(journal.incarnation)
        journal.close()
    assert len(found) == 2


def test_the_file_shows_nothing_in_clear(path: Path) -> None:
    journal = Journal.open(path, KEY, InlineLane())
    journal.append(operation("o1", A1, note="独居老人电话"))
    journal.close()
    for file in path.parent.iterdir():
        data = file.read_bytes()
        assert "独居老人".encode() not in data and b"SQLite format" not in data
        assert b"operations" not in data
