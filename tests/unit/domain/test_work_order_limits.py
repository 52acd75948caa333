"""The clocks of a 工单: what starts them, what stops and ends them, and mistakes in the table."""

import tomllib
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from console.domain.limits import LimitKind
from console.domain.work_order import Sort, State, WorkOrder
from console.domain.work_order_limits import LimitTable, table_of
from console.domain.work_order_steps import Step
from console.domain.work_order_way import Done, taken
from console.hub import profile
from console.runtime.clock import CHINA
from console.settings.work_order_profile import load_order_limits

NOW = datetime(2026, 6, 11, 20, 24, tzinfo=CHINA)


def complaint() -> WorkOrder:
    order = WorkOrder(
        "W1", "01-1", "渣土车夜间扰民", NOW, source="hotline", sort=Sort.COMPLAINT, unit="u1",
        state=State.DISPATCHED,
    )  # fmt: skip
    return replace(order, limits=load_order_limits().of_new(order))


def at(minutes: int, **fields: object) -> Done:
    done = Done(NOW + timedelta(minutes=minutes), "林岚", note="说明", approver="值班长")
    return replace(done, **fields)  # type: ignore[arg-type]


def test_seat_and_hub_read_one_table_whose_rows_name_their_basis() -> None:
    table = load_order_limits()
    assert table == profile.load_order_limits() and table.closing_rate == 0.85
    assert all(row.basis for row in table.rows)


def test_a_complaint_has_five_working_days_and_a_question_one() -> None:
    """B.3."""
    close, sign = complaint().limits
    assert (close.what, close.kind, close.amount) == ("close", LimitKind.WORKING_DAYS, 5)
    assert (sign.what, sign.kind) == ("sign", LimitKind.MINUTES) and sign.source
    asked = load_order_limits().of_new(replace(complaint(), sort=Sort.CONSULT))
    assert asked[0].amount == 1


def test_a_return_stops_no_clock_parking_does_and_signing_ends_one() -> None:
    """B.3: 挂账 and a granted delay stop it; an asked return does not."""
    asked = taken(complaint(), Step.ASK_RETURN, at(5))
    assert all(limit.open_pause is None and limit.done_at is None for limit in asked.limits)
    parked = taken(complaint(), Step.PARK, at(5))
    assert all(limit.open_pause is not None for limit in parked.limits)
    again = taken(parked, Step.UNPARK, at(65))
    assert [pause.until for limit in again.limits for pause in limit.pauses] == [at(65).at] * 2
    signed = taken(complaint(), Step.SIGN, at(5))
    assert [limit.done_at for limit in signed.limits] == [None, at(5).at]


def test_a_granted_delay_lengthens_what_was_asked_and_a_refused_one_nothing() -> None:
    asked = taken(complaint(), Step.ASK_DELAY, at(5, amount=10))
    granted = taken(asked, Step.DECIDE_DELAY, at(9, is_granted=True))
    assert granted.limits[0].whole == 15 and granted.limits[0].extensions[0].by == "值班长"
    refused = taken(asked, Step.DECIDE_DELAY, at(9))
    assert refused.limits[0].whole == 5


def test_all_clocks_end_when_it_is_over() -> None:
    void = taken(complaint(), Step.VOID, at(5))
    assert all(limit.done_at == at(5).at for limit in void.limits)


def test_another_unit_gets_a_signing_clock_of_its_own() -> None:
    table = load_order_limits()
    started = table.started(complaint(), Step.REDISPATCH, at(5).at)
    moved = taken(complaint(), Step.REDISPATCH, at(5, unit="u2", limits=started))
    signs = [limit for limit in moved.limits if limit.what == "sign"]
    assert [limit.done_at for limit in signs] == [at(5).at, None]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('on = "register"\nwhat = "close"\nkind = "minutes"\namount = 5', "limit 1: 'basis'"),
        ('on = "fly"\nwhat = "x"\nkind = "minutes"\namount = 5\nbasis = "b"', "limit 1: 'fly'"),
        ('on = "sign"\nwhat = "x"\nkind = "moons"\namount = 5\nbasis = "b"', "'moons'"),
        ('on = "sign"\nwhat = "x"\nkind = "minutes"\namount = 0\nbasis = "b"', "amount 0"),
        ('on = "sign"\nwhat = "x"\nkind = "minutes"\namount = 1\nbasis = "b"\nx = 1', "unknown"),
    ],
)
def test_a_row_with_a_mistake_is_named(wrong: str, said: str) -> None:
    with pytest.raises(ValueError, match="limit 1") as error:
        table_of(tomllib.loads(f"[[limit]]\n{wrong}"))
    assert said in str(error.value)


def test_no_table_starts_no_clock() -> None:
    assert LimitTable().of_new(complaint()) == ()
    with pytest.raises(ValueError, match="closing_rate"):
        table_of({"closing_rate": 85.0})
