"""并入 and 撤回并入: nothing is lost on the way there or back, and the worst grade is shown."""

from dataclasses import replace
from typing import Any

import pytest

from console.contract.reasons import REASONS
from console.domain.alert import Alert, Condition, Disposition
from console.domain.alert_marks import Severity
from console.domain.alert_reports import received
from console.domain.entity import decode, encode
from console.domain.joining import joined_count, told_on
from console.domain.operations.alert_operations import close, verify
from console.domain.operations.base import Refused
from console.domain.operations.merge_operations import merge, unmerge
from tests.unit.domain.alerts import act, alert, at, reads, report, signed

RED, ORANGE, YELLOW, BLUE = Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE


def fresh(id: str, severity: Severity = YELLOW, **other: Any) -> Alert:
    return received(None, alert(severity, id=id, title=f"title of {id}", **other))


def joined(one: Alert, into: Alert, op: str = "M", seconds: float = 10) -> tuple[Alert, Alert]:
    gone, kept = merge(reads(one, into), act(seconds, op), one.id, into.id).save
    return _again(gone), _again(kept)


def apart(one: Alert, survivor: Alert, op: str = "U", seconds: float = 60) -> tuple[Alert, Alert]:
    did = unmerge(reads(one, survivor), act(seconds, op, seat="seat-2"), one.id, survivor.id)
    back, kept = did.save
    return _again(back), _again(kept)


def _again(one: object) -> Alert:
    """What a seat reads of it."""
    return decode(Alert, encode(one))


def test_merged_and_taken_back_both_are_as_they_were() -> None:
    one, other = signed(fresh("a", ORANGE, count=3)), fresh("b", YELLOW, count=2)
    gone, kept = joined(one, other)
    assert (gone.disposition, gone.merged_into) == (Disposition.MERGED, "b")
    assert (kept.severity, kept.count, joined_count(kept)) == (ORANGE, 5, 1)
    (mark,) = kept.joined
    assert (mark.alert, mark.title, mark.name) == ("a", "title of a", "林岚")
    back, left = apart(gone, kept)
    same = ("disposition", "merged_into", "acks", "count", "severity", "unsigned_since", "owner")
    assert [getattr(back, name) for name in same] == [getattr(one, name) for name in same]
    assert [getattr(left, name) for name in (*same[3:5], "joined")] == [2, YELLOW, ()]


def test_both_trails_say_who_did_what() -> None:
    back, left = apart(*joined(fresh("a"), fresh("b")))
    assert [(line.what, line.who, line.detail) for line in back.trail[1:]] == [
        ("merged_into", "林岚", "title of b"),
        ("parted_from", "周宁", "title of b"),
    ]
    assert [(line.what, line.who, line.detail) for line in left.trail[1:]] == [
        ("joined_by", "林岚", "title of a"),
        ("joined_back", "周宁", "title of a"),
    ]


def test_unsigned_it_wants_to_be_signed_again_from_now_on() -> None:
    back, _ = apart(*joined(fresh("a"), fresh("b")))
    assert not back.is_acknowledged and back.unsigned_since == at(60)


def test_how_far_the_work_was_comes_back() -> None:
    for was in (Disposition.CONFIRMED, Disposition.ORDERED):
        back, _ = apart(*joined(fresh("a", disposition=was), fresh("b")))
        assert back.disposition is was


def test_a_survivor_that_rises_is_to_be_signed_anew_in_its_new_time() -> None:
    _, kept = joined(fresh("a", RED), signed(fresh("b", ORANGE)))
    assert not kept.is_acknowledged and kept.unsigned_since == at(10)
    _, same = joined(fresh("a", YELLOW), signed(fresh("b", ORANGE)))
    assert same.is_acknowledged and same.unsigned_since == at(0)


def test_the_grade_of_the_others_stays_when_one_of_them_goes() -> None:
    orange, kept = joined(fresh("a", ORANGE), fresh("b", BLUE), "M1")
    red, kept = joined(fresh("c", RED), kept, "M2")
    _, kept = apart(orange, kept, "U1")
    assert kept.severity is RED and [each.alert for each in kept.joined] == ["c"]
    _, kept = apart(red, kept, "U2")
    assert kept.severity is BLUE and kept.joined == ()


def test_what_rose_by_itself_stays_risen() -> None:
    gone, kept = joined(fresh("a", ORANGE), fresh("b", BLUE))
    _, left = apart(gone, received(kept, report(20, RED, id="b")))
    assert left.severity is RED
    _, left = apart(gone, received(kept, report(20, YELLOW, id="b")))
    assert (left.severity, left.reported) == (YELLOW, None), "what its source says now"


@pytest.mark.parametrize(
    ("grade", "count", "shown", "unsigned"), [(YELLOW, 2, ORANGE, at(0)), (RED, 2, RED, at(30))]
)
def test_what_its_source_tells_since_counts_on_both(
    grade: Severity, count: int, shown: Severity, unsigned: object
) -> None:
    gone, kept = joined(fresh("a", YELLOW), signed(fresh("b", ORANGE)))
    after = received(gone, report(30, grade, id="a"))
    kept = told_on(kept, gone, after, at(30))  # type: ignore[assignment]
    assert (after.count, kept.count, kept.severity) == (count, 3, shown)
    assert kept.unsigned_since == unsigned
    assert after.disposition is Disposition.MERGED
    back, left = apart(after, kept)
    assert (back.count, back.severity, left.count, left.severity) == (2, grade, 1, ORANGE)


def test_what_comes_back_after_the_survivor_recovered_wants_a_row_of_its_own() -> None:
    gone, kept = joined(fresh("a"), fresh("b"))
    over = received(kept, report(20, condition=Condition.NORMAL, id="b"))
    quiet = received(gone, report(25, condition=Condition.NORMAL, id="a"))
    assert told_on(over, gone, quiet, at(25)) is not None
    again = received(quiet, report(90, id="a"))
    assert told_on(over, quiet, again, at(90)) is None
    assert told_on(kept, quiet, again, at(90)) is not None, "the survivor still tells of it"


def test_two_that_are_merged_into_each_other_make_no_ring() -> None:
    gone, kept = joined(fresh("a"), fresh("b"))
    with pytest.raises(Refused, match="already_closed"):
        merge(reads(kept, gone), act(11, "M2", seat="seat-2"), "b", "a")
    gone, kept = joined(kept, fresh("c"), "M3")
    assert [(each.alert, each.more) for each in kept.joined] == [("b", 1)]
    assert joined_count(kept) == 2


def test_taking_back_is_refused_with_its_reason() -> None:
    gone, kept = joined(fresh("a"), fresh("b"))
    with pytest.raises(Refused, match="not_merged"):
        unmerge(reads(fresh("a"), kept), act(), "a", "b")
    with pytest.raises(Refused, match="not_merged"):
        unmerge(reads(gone, fresh("c")), act(), "a", "c")
    (ended,) = close(reads(replace(kept, condition=Condition.NORMAL)), act(), "b", "已处理").save
    with pytest.raises(Refused, match="survivor_closed") as refusal:
        unmerge(reads(gone, ended), act(), "a", "b")
    assert "林岚" in refusal.value.detail
    assert {"not_merged", "survivor_closed", "joined_unseen"} <= set(REASONS)


def test_not_true_does_not_take_along_what_nobody_has_seen() -> None:
    """A citizen's call that was merged into a false AI find must not vanish with it."""
    _, kept = joined(fresh("a"), fresh("b"))
    with pytest.raises(Refused, match="joined_unseen") as refusal:
        verify(reads(kept), act(), "b", False, "光影")
    assert refusal.value.detail == "title of a"
    (false,) = verify(reads(kept), act(), "b", False, "光影", joined_seen=1).save
    assert isinstance(false, Alert) and false.disposition is Disposition.FALSE
    assert verify(reads(kept), act(), "b", True).save, "true is true for all"


def test_what_an_older_version_merged_can_be_taken_back() -> None:
    gone, kept = joined(fresh("a", disposition=Disposition.CONFIRMED), fresh("b", count=2))
    back, left = apart(gone, replace(kept, joined=()))
    assert (left.count, left.severity) == (2, YELLOW)
    assert back.acks == () and back.disposition is Disposition.UNVERIFIED
