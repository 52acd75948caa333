"""An alert's three fields and what may happen to them (facts/domain B.2 and Part 0)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from console.domain.alert import Acknowledgement, Alert, Condition, Nature, Severity
from console.domain.alert_reports import received
from console.domain.entity import decode, encode
from console.domain.operations.alert_operations import (
    acknowledge,
    shelve,
    verify,
    withdraw_acknowledgement,
)
from console.domain.operations.base import Act, Reads, Refused
from console.domain.operations.intake_operations import register
from console.domain.operations.merge_operations import merge
from console.domain.queue import Band, band_of
from console.runtime.clock import CHINA

T0 = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA)


def alert(severity: Severity = Severity.YELLOW, **other: object) -> Alert:
    return replace(Alert("A", "望汐路下立交积水 12 厘米", severity, T0), **other)  # type: ignore[arg-type]


def act(seconds: float = 10, op: str = "OP", person: str = "lin", rights: object = ()) -> Act:
    return Act(op, person, "林岚", "seat-1", T0 + timedelta(seconds=seconds), frozenset(rights))  # type: ignore[arg-type]


def reads(*alerts: Alert) -> Reads:
    return Reads({("alert", a.id): encode(a) for a in alerts})


def signed(a: Alert) -> Alert:
    return a.acknowledged(Acknowledgement(a.episode, a.severity, "lin", "林岚", "seat-1", T0, "OP"))


def test_a_rise_after_acknowledgement_is_unseen_again() -> None:
    seen = signed(received(None, alert()))
    assert seen.is_acknowledged
    risen = received(seen, alert(Severity.ORANGE, received_at=T0 + timedelta(seconds=30)))
    assert (risen.severity, risen.is_acknowledged, risen.count) == (Severity.ORANGE, False, 2)
    assert risen.unsigned_since == T0 + timedelta(seconds=30)


def test_a_lower_severity_never_lowers_what_is_shown_unless_it_is_a_forecast() -> None:
    high = received(None, alert(Severity.ORANGE))
    assert received(high, alert(Severity.BLUE)).severity is Severity.ORANGE
    forecast = received(None, alert(Severity.ORANGE, nature=Nature.FORECAST))
    lower = alert(Severity.YELLOW, nature=Nature.FORECAST)
    assert received(forecast, lower).severity is Severity.YELLOW


def test_a_clear_never_closes_and_a_return_is_a_new_episode() -> None:
    seen = signed(received(None, alert()))
    over = received(seen, alert(condition=Condition.NORMAL))
    assert band_of(over, T0) is Band.RECOVERED
    again = received(over, alert(received_at=T0 + timedelta(minutes=3)))
    assert (again.episode, again.is_acknowledged) == (2, False)
    assert band_of(again, T0) is Band.UNSIGNED


def test_an_acknowledgement_counts_for_what_was_seen_only() -> None:
    risen = received(received(None, alert()), alert(Severity.RED))
    (after,) = acknowledge(reads(risen), act(), "A", 1, Severity.YELLOW).save
    assert isinstance(after, Alert)
    assert not after.is_acknowledged


def test_a_second_acknowledgement_is_kept() -> None:
    seen = signed(received(None, alert()))
    (after,) = acknowledge(reads(seen), act(person="zhou"), "A", 1, Severity.YELLOW).save
    assert isinstance(after, Alert)
    assert len(after.acks) == 2


@pytest.mark.parametrize(("seconds", "code"), [(4.9, ""), (5.1, "too_late")])
def test_taking_back_holds_for_five_seconds(seconds: float, code: str) -> None:
    seen = signed(received(None, alert()))
    if code:
        with pytest.raises(Refused) as refusal:
            withdraw_acknowledgement(reads(seen), act(seconds), "A", "OP")
        assert refusal.value.code == code
    else:
        (after,) = withdraw_acknowledgement(reads(seen), act(seconds), "A", "OP").save
        assert isinstance(after, Alert)
        assert not after.is_acknowledged


def test_not_true_needs_a_reason_and_leaves_the_queue() -> None:
    one = received(None, alert())
    with pytest.raises(Refused, match="reason_needed"):
        verify(reads(one), act(), "A", False)
    (after,) = verify(reads(one), act(), "A", False, "树影").save
    assert isinstance(after, Alert)
    assert band_of(after, T0) is Band.GONE


def test_merging_keeps_the_worse_grade_of_the_other() -> None:
    lift = replace(alert(Severity.RED), id="B")
    (gone, kept) = merge(reads(received(None, alert(Severity.ORANGE)), lift), act(), "A", "B").save
    assert isinstance(gone, Alert)
    assert isinstance(kept, Alert)
    assert (gone.merged_into, kept.severity, kept.count) == ("B", Severity.RED, 2)


def test_only_the_leader_shelves_orange_and_never_for_longer_than_eight_hours() -> None:
    one = received(None, alert(Severity.ORANGE))
    with pytest.raises(Refused, match="needs_leader"):
        shelve(reads(one), act(), "A", T0 + timedelta(minutes=30), "疑似传感器故障")
    low = received(None, alert())
    with pytest.raises(Refused, match="bad_arguments"):
        shelve(reads(low), act(), "A", T0 + timedelta(hours=9), "疑似传感器故障")
    (after,) = shelve(reads(low), act(), "A", T0 + timedelta(minutes=8), "疑似传感器故障").save
    assert isinstance(after, Alert)
    assert band_of(after, T0 + timedelta(minutes=7)) is Band.SHELVED
    assert band_of(after, T0 + timedelta(minutes=8)) is Band.UNSIGNED


def test_an_exercise_stands_in_its_own_line() -> None:
    assert band_of(received(None, alert(Severity.RED, is_exercise=True)), T0) is Band.EXERCISE


def test_fields_and_values_of_a_newer_version_survive_a_step() -> None:
    body = encode(received(None, alert()))
    body["ripple"] = {"radius": 300}
    body["nature"] = "rumour"
    after = encode(decode(Alert, body).acted_on(T0), body)
    assert (after["ripple"], after["nature"]) == ({"radius": 300}, "rumour")
    assert after["first_action_at"] is not None


def test_a_registered_call_twice_is_one_alert() -> None:
    from console.domain.alert import Call
    from console.domain.geo import Place

    empty = Reads({("alert", "A"): None})
    call = Call(T0, unit="映川街道值班室")
    (made,) = register(empty, act(), "A", "工地围挡倒塌", Severity.RED, Place(), call).save
    assert isinstance(made, Alert)
    assert made.is_acknowledged
    assert made.owner is not None
    again = register(reads(made), act(op="OP2"), "A", "工地围挡倒塌", Severity.RED, Place(), call)
    assert list(again.save) == []
