"""本班已巡 is what proofs say, of every seat, after a restart as well (row 84)."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from console.commands.proof_acts import ProofActs
from console.domain.figures.period import ShiftPlan
from console.domain.patrol_proof import PatrolProof, PatrolVerdict, Sight
from console.models.patrol_proofs import PatrolProofs
from offline_cache.lanes import InlineLane

SHIFTS = ShiftPlan((time(8, 30), time(20, 30)))
SEEN, BLACK = PatrolVerdict.SEEN, PatrolVerdict.BLACK


def proof(desk, *sights: tuple[str, PatrolVerdict], ago: float = 60) -> PatrolProof:
    now = desk.clock.now() - timedelta(seconds=ago)
    told = tuple(Sight(camera, 0.5, 9.5, 200, hash=f"h{camera}", verdict=v) for camera, v in sights)
    return PatrolProof(f"P{ago}", "own/night", now, now + timedelta(seconds=10), told)


def proofs_of(desk) -> PatrolProofs:
    return PatrolProofs(desk.cache, desk.feed, desk.clock, SHIFTS, InlineLane())


@pytest.fixture
def acts(desk) -> ProofActs:
    return ProofActs(desk.executor)


def test_own_pages_count_at_once_and_after_a_restart(qtbot, desk, acts) -> None:
    """Cut off as well: nothing here waits for the hub."""
    book = proofs_of(desk)
    saved = acts.prove(proof(desk, ("C1", SEEN), ("C2", BLACK)))
    assert saved.result().is_saved
    qtbot.waitUntil(lambda: "C1" in book.coverage.seen_at)
    assert "C2" not in book.coverage.seen_at
    assert book.last_hash("C2") == "hC2"
    again = proofs_of(desk)
    again.load()
    qtbot.waitUntil(lambda: set(again.coverage.seen_at) == {"C1"})
    assert again.coverage.seen_at == book.coverage.seen_at


def test_pages_of_other_seats_count_and_the_newest_holds(qtbot, desk, acts) -> None:
    book = proofs_of(desk)
    acts.prove(proof(desk, ("C1", SEEN), ago=30))
    other = replace(proof(desk, ("C1", SEEN), ("C3", SEEN), ago=300), seat="seat-2")
    desk.say(other)
    qtbot.waitUntil(lambda: set(book.coverage.seen_at) == {"C1", "C3"})
    assert book.coverage.seen_at["C1"] > book.coverage.seen_at["C3"]


def test_another_shift_begins_with_nothing(qtbot, desk, acts) -> None:
    book = proofs_of(desk)
    acts.prove(proof(desk, ("C1", SEEN)))
    qtbot.waitUntil(lambda: bool(book.coverage.seen_at))
    before = book.coverage.since
    desk.clock.jump(12 * 3600)
    assert book.coverage.seen_at == {} and book.coverage.since > before
    late = proofs_of(desk)
    late.load()
    acts.prove(proof(desk, ("C9", SEEN), ago=5))
    qtbot.waitUntil(lambda: set(late.coverage.seen_at) == {"C9"})


def test_h979_a_clock_that_was_ahead_takes_no_later_shift_for_this_one(qtbot, desk, acts) -> None:
    """Until the hub is heard nobody knows that the machine's own clock is eight hours ahead."""
    desk.clock.step(8 * 3600)
    book = proofs_of(desk)
    ahead = book.coverage.since
    desk.clock.step(-8 * 3600)
    acts.prove(proof(desk, ("C1", SEEN)))
    qtbot.waitUntil(lambda: set(book.coverage.seen_at) == {"C1"})
    assert book.coverage.since < ahead and book.coverage.since <= desk.clock.now()


def test_h980_a_time_that_is_known_goes_before_one_in_the_future(qtbot, desk, acts) -> None:
    book = proofs_of(desk)
    told: list[bool] = []
    book.changed.connect(lambda: told.append(True))
    acts.prove(proof(desk, ("C1", SEEN), ("C2", SEEN), ago=-7200))
    qtbot.waitUntil(lambda: set(book.coverage.seen_at) == {"C1", "C2"})
    told.clear()
    acts.prove(proof(desk, ("C1", SEEN), ago=30))
    qtbot.waitUntil(lambda: book.coverage.seen_at["C1"] < desk.clock.now())
    assert told and book.coverage.seen_at["C2"] > desk.clock.now(), "it was seen, nobody knows when"
    again = proofs_of(desk)
    again.load()
    qtbot.waitUntil(lambda: again.coverage.seen_at == book.coverage.seen_at)
