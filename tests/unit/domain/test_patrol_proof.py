"""What counts as having looked (row 84, A-38): every turn that proves nothing has its reason."""

from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.entity import decode, encode
from console.domain.operations.base import Outcome
from console.domain.operations.patrol_operations import proof
from console.domain.patrol_proof import (
    ClearMark,
    PatrolProof,
    PatrolVerdict,
    ProofRules,
    Sight,
    judge,
)
from tests.unit.domain.alerts import act, at, reads

RULES = ProofRules(seconds=2.0, frames=5, spread=6.0)
WELL = Sight("C1", 0.5, 9.5, 225, True, "live", "aa", "bb", seconds=9.0)
HIDDEN, BLACK, STALE, ABSENT, SEEN = (
    PatrolVerdict.HIDDEN, PatrolVerdict.BLACK, PatrolVerdict.STALE, PatrolVerdict.ABSENT,
    PatrolVerdict.SEEN,
)  # fmt: skip


def told(sight: Sight = WELL, spread: float = 60.0, absent: bool = False, was: str = "") -> str:
    return judge(sight, spread, absent, RULES, was).value


def test_a_moving_picture_in_sight_of_somebody_counts() -> None:
    assert told() == SEEN
    assert told(was="a picture of the last round") == SEEN


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({"is_visible": False}, HIDDEN),
        ({"frames": 4}, STALE),
        ({"seconds": 1.9}, STALE),
        ({"hash": "aa"}, STALE),
        ({"hash": ""}, STALE),
        ({"frames": 0, "seconds": 0.0, "hash": "", "first": ""}, STALE),
    ],
)
def test_a_covered_or_frozen_tile_does_not_count(changed: dict[str, object], verdict: str) -> None:
    assert told(replace(WELL, **changed)) == verdict  # type: ignore[arg-type]


def test_a_picture_that_has_not_changed_since_the_last_round_does_not_count() -> None:
    """A camera that sends one picture for ever is the dangerous one: it decodes without a fault."""
    assert told(was="bb") == STALE


def test_a_black_picture_does_not_count_even_if_it_never_changes() -> None:
    assert told(spread=5.9) == BLACK
    assert told(replace(WELL, hash="aa"), spread=0.0) == BLACK


def test_nobody_there_is_the_reason_only_where_the_picture_was_good() -> None:
    assert told(absent=True) == ABSENT
    assert told(spread=0.0, absent=True) == BLACK
    assert told(replace(WELL, is_visible=False), absent=True) == HIDDEN


# The record and its operation

ABOUT = {"proof_id": "P1", "plan": "own/night", "began": at(0), "ended": at(10)}


def proven(known: PatrolProof | None = None, seat: str = "seat-1", **args: object) -> Outcome:
    seen = reads(*([known] if known else []), absent=() if known else (("patrol_proof", "P1"),))
    return proof(seen, act(seat=seat), **{**ABOUT, **args})  # type: ignore[arg-type]


def test_a_page_is_recorded_with_who_looked_and_where() -> None:
    (made,) = proven(sights=(replace(WELL, verdict=SEEN),), plan_name="夜间", page=3).save
    assert isinstance(made, PatrolProof)
    assert (made.person, made.seat, made.page) == ("seat-1", "seat-1", 3)
    assert [sight.camera for sight in made.seen] == ["C1"]
    assert decode(PatrolProof, encode(made)) == made


def test_the_mark_of_a_page_can_be_taken_back_and_nothing_else_changes() -> None:
    """本页无异常: told again only the person's word changes, and only by the same seat."""
    (made,) = proven(sights=(WELL,), clear=ClearMark.CLEAR).save
    assert isinstance(made, PatrolProof) and made.clear is ClearMark.CLEAR
    (back,) = proven(made, clear=ClearMark.WITHDRAWN, page=9).save
    assert isinstance(back, PatrolProof)
    assert (back.clear, back.page, back.sights) == (ClearMark.WITHDRAWN, 0, (WELL,))
    assert proven(made, seat="seat-2", clear=ClearMark.WITHDRAWN).save == []
    assert proven(made, clear=ClearMark.CLEAR).save == []


def test_a_late_word_does_not_undo_a_newer_one() -> None:
    made = PatrolProof("P1", "own/night", at(0), at(10), seat="seat-1", clear=ClearMark.CLEAR)
    newer = replace(made, cleared_at=at(20))
    assert newer.said(ClearMark.WITHDRAWN, at(20) - timedelta(seconds=1)) is newer
    assert newer.said(ClearMark.WITHDRAWN, at(21)).clear is ClearMark.WITHDRAWN


def test_a_verdict_of_a_newer_version_is_kept_and_does_not_count() -> None:
    body = encode(PatrolProof("P1", "own/night", at(0), at(10), (WELL,)))
    body["sights"][0]["verdict"] = "doubtful"
    read = decode(PatrolProof, body)
    assert list(read.seen) == []
    again = encode(replace(read, clear=ClearMark.CLEAR), body)
    assert again["sights"][0]["verdict"] == "doubtful"
