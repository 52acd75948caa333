"""What sync asks of the journal beyond one answer at a time."""

from pathlib import Path

from offline_cache.journal import Journal
from offline_cache.lanes import InlineLane
from offline_cache.values import PendingOperation

KEY = bytes(32)


def saved(journal: Journal, op: str) -> None:
    journal.append(PendingOperation(op, "order/O1", "order.place", (("order", "O1"),), {}, "t"))


def test_batch_of_answers_survives_a_restart(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "journal.db", KEY, InlineLane())
    for op in ("a", "b", "c"):
        saved(journal, op)
    rows = [("a", "applied", {}, "E:1"), ("b", "refused", {}, None), ("c", "later", {}, None)]
    assert journal.answer_all(rows) == ["a", "b"]
    assert journal.answer_all(rows[:1]) == [], "the first decision is final"
    journal.close()
    again = Journal.open(tmp_path / "journal.db", KEY, InlineLane())
    assert [each.op for each in again.pending()] == ["a", "c"]
    assert [each.op for each in again.unsent()] == ["c"]
    again.close()


def test_withdrawn_is_over_also_after_a_restart_and_a_new_epoch(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path / "journal.db", KEY, InlineLane())
    saved(journal, "a")
    assert journal.withdraw("a")
    assert not journal.withdraw("a")
    assert journal.pending() == []
    journal.close()
    again = Journal.open(tmp_path / "journal.db", KEY, InlineLane())
    assert again.unsent() == []
    assert again.reopen_for_epoch("E2") == []
    stored = again.operation("a")
    assert stored is not None and (stored.state, stored.status) == ("settled", "withdrawn")
    again.close()


def test_an_answer_of_a_life_that_is_over_decides_nothing(tmp_path: Path) -> None:
    """It was on its way to the journal while the acts of that life were reopened."""
    journal = Journal.open(tmp_path / "journal.db", KEY, InlineLane())
    saved(journal, "a")
    saved(journal, "b")
    assert journal.reopen_for_epoch("E2") == []
    answers = [("a", "applied", {}, "E1:7"), ("b", "refused", {}, None)]
    assert journal.answer_all(answers) == ["b"]
    assert [each.op for each in journal.unsent()] == ["a"]
    assert journal.answer_all([("a", "applied", {}, "E2:1")]) == ["a"]
    journal.close()
