"""A step that is not legal is refused with what may be done instead, and who was there before."""

from dataclasses import replace

import pytest

from console.contract.reasons import REASONS, refusal_words
from console.contract.step_words import STEP_WORDS
from console.domain.alert import Alert, Condition, Disposition, Leave, Owner
from console.domain.alert_marks import Severity, Shelf
from console.domain.alert_reports import received
from console.domain.alert_steps import STEPS, Step, legal, why_not
from console.domain.operations.alert_operations import (
    close,
    leave_at_shift_end,
    own,
    shelve_for_an_order,
    verify,
)
from console.domain.operations.base import Refused
from console.domain.operations.merge_operations import merge
from tests.unit.domain.alerts import act, alert, at, reads


def fresh(**other: object) -> Alert:
    return received(None, alert(**other))  # type: ignore[arg-type]


def test_every_step_has_a_rule_and_its_words() -> None:
    assert set(STEPS) == set(Step)
    own = {code for code in STEP_WORDS if "." not in code}
    assert own == {step.value for step in Step}


def test_the_second_of_two_hears_who_was_first_and_what_is_left_to_do() -> None:
    (ended,) = verify(reads(fresh()), act(30, seat="seat-2"), "A", False, "树影").save
    with pytest.raises(Refused) as refusal:
        verify(reads(ended), act(31, "OP2"), "A", True)
    told = refusal.value
    assert (told.code, told.detail) == ("already_closed", "周宁 seat-2 20:20:30")
    assert told.legal == ("acknowledge", "own", "note")
    zh, en = refusal_words(told.code, told.legal)
    assert zh == "已处理完毕；现在可办：签收、认领、记一笔"
    assert en == "this is closed already; possible now: sign, take on, note"


def test_somebody_elses_is_named_with_what_may_be_done() -> None:
    theirs = fresh(owner=Owner("zhou", "周宁", "seat-2", at(5)))
    with pytest.raises(Refused) as refusal:
        own(reads(theirs), act(), "A")
    assert refusal.value.detail == "周宁 seat-2"
    assert "verify" in refusal.value.legal and "own" not in refusal.value.legal


@pytest.mark.parametrize("disposition", Disposition)
@pytest.mark.parametrize("condition", Condition)
def test_what_is_called_legal_is_taken_and_the_rest_refused(
    disposition: Disposition, condition: Condition
) -> None:
    """The table is what the operations do: two of them tried on every state."""
    one = fresh(disposition=disposition, condition=condition)
    other = fresh(id="B")
    for step, run in (
        (Step.CLOSE, lambda: close(reads(one), act(), "A", "已处理")),
        (Step.MERGE, lambda: merge(reads(one, other), act(), "A", "B")),
    ):
        if step in legal(one, at(10)):
            assert run().save
            continue
        with pytest.raises(Refused) as refusal:
            run()
        assert refusal.value.code == why_not(one, step, at(10)) in REASONS
        assert refusal.value.legal == tuple(legal(one, at(10)))


def test_bringing_back_is_offered_only_while_something_stands_aside() -> None:
    assert Step.BRING_BACK not in legal(fresh(), at(10))
    aside = fresh(shelf=Shelf(at(60), "检修", "lin", "林岚"))
    assert Step.BRING_BACK in legal(aside, at(59))
    assert Step.BRING_BACK not in legal(aside, at(60))


def test_a_work_order_and_a_leader_set_aside_for_longer_than_eight_hours() -> None:
    one = replace(fresh(), severity=Severity.ORANGE)
    with pytest.raises(Refused, match="needs_leader"):
        shelve_for_an_order(reads(one), act(), "A", at(86_400), "待配件", "BX-7")
    with pytest.raises(Refused, match="order_needed"):
        shelve_for_an_order(reads(one), act(leads=True), "A", at(86_400), "待配件", "")
    (aside,) = shelve_for_an_order(
        reads(one), act(leads=True), "A", at(86_400), "待配件", "BX-7"
    ).save
    assert isinstance(aside, Alert) and aside.is_shelved(at(86_399))


def test_an_owner_whose_shift_ended_loses_it_to_the_pool() -> None:
    mine = fresh(owner=Owner("lin", "林岚", "seat-1", at(5)))
    (left,) = leave_at_shift_end(reads(mine), act(), "A", Leave.SHIFT_ENDED).save
    assert isinstance(left, Alert) and left.is_left
