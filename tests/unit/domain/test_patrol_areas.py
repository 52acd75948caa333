"""Coverage debt by area: what was not seen, since when, and why (A-X1)."""

from datetime import UTC, datetime, timedelta

from console.domain.patrol_areas import Unwatched, coverage_by_area
from console.domain.patrol_proof import PatrolProof, PatrolVerdict, Sight

SHIFT = datetime(2026, 7, 9, 8, 30, tzinfo=UTC)
AREAS = {"a1": "望潮街道", "a2": "望潮街道", "b1": "石汀街道"}


def proof(minutes: float, **verdicts: str) -> PatrolProof:
    ended = SHIFT + timedelta(minutes=minutes)
    sights = tuple(Sight(id, verdict=PatrolVerdict(told)) for id, told in verdicts.items())
    return PatrolProof(f"P{minutes}", "own/a", ended - timedelta(seconds=10), ended, sights)


def test_only_what_was_seen_since_the_shift_began_is_no_debt() -> None:
    before = SHIFT - timedelta(minutes=30)
    told = coverage_by_area([proof(5, a1="seen"), proof(-30, a2="seen")], (), AREAS, SHIFT)
    (area,) = told
    assert (area.area, area.cameras, area.seen) == ("望潮街道", 2, 1)
    assert area.unwatched == (Unwatched("a2", before),) and area.oldest == area.unwatched[0]


def test_what_was_never_seen_comes_before_what_was_seen_long_ago() -> None:
    proofs = [proof(-60, a1="seen"), proof(-30, a2="seen")]
    (area,) = coverage_by_area(proofs, ("a3",), AREAS | {"a3": "望潮街道"}, SHIFT)
    assert [owed.camera for owed in area.unwatched] == ["a3", "a1", "a2"]


def test_the_last_turn_in_vain_says_why_until_the_camera_is_seen() -> None:
    proofs = [proof(1, a1="black", a2="stale"), proof(2, a1="stale"), proof(3, a2="seen")]
    (area,) = coverage_by_area(proofs, (), AREAS, SHIFT)
    (owed,) = area.unwatched
    assert owed.camera == "a1" and owed.tried is not None
    assert owed.tried.verdict is PatrolVerdict.STALE and area.seen == 1


def test_cameras_whose_turn_never_came_count_and_the_largest_debt_is_first() -> None:
    told = coverage_by_area([proof(5, a1="seen")], ("b1", "a1", "x"), AREAS, SHIFT)
    assert [(each.area, len(each.unwatched)) for each in told] == [
        ("", 1), ("石汀街道", 1), ("望潮街道", 0),
    ]  # fmt: skip
    assert told[1].unwatched == (Unwatched("b1"),)
