"""The machine of a 工单: every state with every step, and what units said (B.3, Part 0)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from console.domain.entity import decode, encode
from console.domain.refusal import Refused
from console.domain.work_order import (
    Asked,
    CoState,
    CoUnit,
    Hand,
    State,
    StateTime,
    WorkOrder,
)
from console.domain.work_order_said import CONTRADICTS, told
from console.domain.work_order_steps import OPEN, STEPS, Step, check, legal, why_not
from console.domain.work_order_way import Done, taken
from console.runtime.clock import CHINA

NOW = datetime(2026, 6, 11, 20, 24, tzinfo=CHINA)
GREEN, HOUSES = "bureau-green", "bureau-houses"


def order(state: State, **fields: object) -> WorkOrder:
    made = WorkOrder(
        "W1", "01-0255", "杉影里 12 弄树木倒伏", NOW, state=state, unit=GREEN, unit_name="绿化市容",
        hands=(Hand(GREEN, "绿化市容", NOW),), times=(StateTime(state, NOW),),
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def done(minutes: int = 1, **fields: object) -> Done:
    made = Done(NOW + timedelta(minutes=minutes), "林岚", "seat-1", f"op{minutes}", note="已说明")
    return replace(made, approver="值班长 周屿定", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_each_step_leads_where_the_table_says_or_names_what_may_be_done(
    state: State, step: Step
) -> None:
    """B.3, every pair of state and step."""
    before = order(state)
    if why_not(before, step):
        with pytest.raises(Refused) as refused:
            check(before, step, "原因", "值班长")
        assert refused.value.legal == tuple(f"work_order.{each}" for each in legal(before))
        assert f"work_order.{step}" not in refused.value.legal
        return
    check(before, step, "原因", "值班长")
    after = taken(before, step, done(unit=HOUSES, unit_name="区房管局", is_granted=True))
    assert after.times[-1].step == step and after.times[:-1] == before.times
    assert after.state is (STEPS[step].to or after.state)
    assert decode(WorkOrder, encode(after)) == after, "a body tells all of it"
    assert (after.state in OPEN) == after.is_open


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", Step)
def test_what_a_unit_said_is_kept_wherever_the_order_stands(state: State, step: Step) -> None:
    """A fact is never refused: it is on the way with its time, or a person is asked as well."""
    before = order(state)
    after = told(before, step, done(unit=GREEN))
    assert after.times[-1].at == done().at and after.times[-1].step == step
    if why_not(before, step):
        assert after.state is before.state
        assert after.needs_check or not after.times[-1].doubt
    assert told(after, step, done(unit=GREEN)) == after, "told twice is told once"


@pytest.mark.parametrize("state", State)
def test_nobody_is_left_without_a_way_on(state: State) -> None:
    """What is open can be brought on; what is void or joined stays so."""
    ways = legal(order(state))
    assert ways if state not in (State.VOID, State.MERGED) else not ways


def test_what_needs_a_reason_or_somebody_who_agreed_says_so() -> None:
    """退单, 延期, 挂账, 作废 each need a named approver."""
    for step, code in ((Step.PARK, "authority_needed"), (Step.VOID, "authority_needed")):
        with pytest.raises(Refused) as refused:
            check(order(State.HANDLING), step, "等权属核定", "")
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        check(order(State.HANDLING), Step.FEEDBACK, "  ", "")
    assert refused.value.code == "reason_needed"


def test_a_return_is_granted_to_another_unit_or_refused_by_a_named_person() -> None:
    asked = taken(order(State.SIGNED), Step.ASK_RETURN, done(1))
    assert asked.state is State.RETURN_ASKED and asked.returns[-1].is_open
    given = taken(asked, Step.DECIDE_RETURN, done(2, is_granted=True, unit=HOUSES))
    assert (given.state, given.unit) == (State.DISPATCHED, HOUSES)
    assert given.returns[-1].approver == "值班长 周屿定"
    kept = taken(asked, Step.DECIDE_RETURN, done(2))
    assert (kept.state, kept.unit) == (State.SIGNED, GREEN), "it goes on where it was"
    pooled = taken(asked, Step.DECIDE_RETURN, done(2, is_granted=True))
    assert (pooled.state, pooled.unit) == (State.FILED, "")


def test_parked_goes_on_where_it_was() -> None:
    parked = taken(order(State.CONTACTED), Step.PARK, done(1))
    assert parked.parks[-1].approver and parked.state is State.PARKED
    reported = taken(parked, Step.INTERIM, done(2))
    assert taken(reported, Step.UNPARK, done(3)).state is State.CONTACTED


def test_a_grid_case_is_verified_before_it_is_filed() -> None:
    """Part 0: 核实 before 立案."""
    found = order(State.REGISTERED, source="grid")
    assert why_not(found, Step.FILE) == "work_order_first"
    assert not why_not(taken(found, Step.VERIFY, done()), Step.FILE)
    assert not why_not(replace(found, source="police"), Step.FILE)


def test_nothing_closes_before_it_was_checked_and_helpers_are_done() -> None:
    checking = order(State.CHECKING, co_units=(CoUnit("u2", "区水务局"),))
    assert why_not(checking, Step.CLOSE) == "work_order_first"
    checked = taken(checking, Step.CHECK, done(1, solved=True))
    assert why_not(checked, Step.CLOSE) == "work_order_first"
    with pytest.raises(Refused, match="work_order_first"):
        check(checked, Step.CLOSE, "", "")
    helped = taken(checked, Step.CO_DONE, done(2))
    assert helped.co_units[0].state is CoState.DONE and not why_not(helped, Step.CLOSE)


def test_handed_down_names_each_who_had_it() -> None:
    """二次派单: 街镇 → 站 → 居村."""
    town = order(State.SIGNED)
    station = taken(town, Step.HAND_DOWN, done(1, unit="station-3", unit_name="三站"))
    village = taken(station, Step.HAND_DOWN, done(2, unit="village-7", unit_name="七居"))
    assert [hand.unit for hand in village.hands] == [GREEN, "station-3", "village-7"]
    assert village.hands[-1].is_down and village.state is State.DISPATCHED


def test_what_the_unit_before_said_does_not_sign_for_the_next() -> None:
    """绿化市容 signed, and before that was told the order went to 区房管局."""
    moved = taken(order(State.DISPATCHED), Step.REDISPATCH, done(5, unit=HOUSES))
    late = told(moved, Step.SIGN, done(3, unit=GREEN))
    assert late.state is State.DISPATCHED and not late.needs_check, "it was so at 20:27"
    after = told(moved, Step.SIGN, done(7, unit=GREEN))
    assert after.state is State.DISPATCHED and after.needs_check == CONTRADICTS


def test_a_delay_is_asked_once_and_decided_once() -> None:
    asked = taken(order(State.HANDLING), Step.ASK_DELAY, done(1))
    assert why_not(asked, Step.ASK_DELAY) == "work_order_asked"
    decided = taken(asked, Step.DECIDE_DELAY, done(2, is_granted=True))
    assert why_not(decided, Step.DECIDE_DELAY) == "work_order_asked"
    assert decided.state is State.HANDLING and decided.delays == (
        replace(
            asked.delays[0], decided_at=done(2).at, is_granted=True, approver="值班长 周屿定",
            note="已说明",
        ),
    )  # fmt: skip


def test_since_is_when_it_came_to_stand_where_it_stands() -> None:
    signed = taken(order(State.DISPATCHED), Step.SIGN, done(1))
    urged = taken(taken(signed, Step.URGE, done(2)), Step.URGE, done(3))
    assert urged.since == done(1).at and urged.urges == 2


def test_an_old_body_is_read() -> None:
    """What the first version wrote has no more than this."""
    body = {"id": "W1", "number": "01-0001", "title": "井盖", "created_at": NOW.isoformat()}
    read = decode(WorkOrder, body)
    assert read.state is State.REGISTERED and read.town == "" and read.is_open
    newer = decode(WorkOrder, {**body, "state": "teleported", "glow": 3})
    assert encode(newer, {**body, "state": "teleported", "glow": 3})["state"] == "teleported"


def test_asked_is_open_until_somebody_decided() -> None:
    assert Asked(NOW).is_open and not Asked(NOW, decided_at=NOW).is_open
