"""The one function that seat and hub share: what it saves, what it refuses, what it folds."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.contract.grant import sign
from console.contract.operation import ActTime, Operation
from console.contract.running import act_of, fold, run, targets_of
from console.domain.alert import Alert, Severity
from console.domain.entity import Body, Key, decode, encode
from console.domain.operations.base import Refused
from console.runtime.clock import to_text
from tests.unit.commands.seat_desk import HUB_KEY, T0, alert, grant

TOKEN = sign(grant(), HUB_KEY)
KEY = ("alert", "A001")


def operation(kind: str, op: str = "OP1", seconds: float = 0.0, **args: Any) -> Operation:
    more = {name: args.pop(name) for name in ("expects", "v", "targets") if name in args}
    return Operation(
        op=op,
        kind=kind,
        lane="alert/A001",
        **{"targets": ["alert/A001"], **more},
        args={"alert_id": "A001", **args},
        grant=TOKEN,
        actor="linlan",
        seat="seat-1",
        act_time=ActTime(device=to_text(T0 + timedelta(seconds=seconds)), offset=2.0),
    )


def bodies(known: Alert | None = None) -> dict[Key, Body | None]:
    return {KEY: encode(known or alert(1))}


def shown(views: dict[Key, Body | None]) -> Alert:
    body = views[KEY]
    assert body is not None
    return decode(Alert, body)


def test_run_saves_what_the_rule_says_at_the_time_of_the_act() -> None:
    saved = run(operation("alert.own"), bodies(), grant(), None)
    owner = decode(Alert, saved[KEY]).owner
    assert owner is not None
    assert (owner.person, owner.seat, owner.at) == ("linlan", "seat-1", T0 + timedelta(seconds=2))


def test_an_act_is_never_later_than_the_hubs_now() -> None:
    early = T0 + timedelta(seconds=1)
    assert act_of(operation("alert.own"), grant(), early).time == early
    late = T0 + timedelta(hours=1)
    assert act_of(operation("alert.own"), grant(), late).time == T0 + timedelta(seconds=2)


def test_a_kind_or_version_nobody_knows() -> None:
    for strange in (operation("alert.teleport"), operation("alert.own", v=2)):
        with pytest.raises(Refused) as refusal:
            run(strange, bodies(), grant(), None)
        assert refusal.value.code == "unknown_kind"


def test_an_intent_without_the_right_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        run(operation("alert.own"), bodies(), grant("bureau"), None)
    assert (refusal.value.code, refusal.value.detail) == ("no_right", "alert.handle")


def test_a_fact_without_the_right_is_recorded_all_the_same() -> None:
    assert "alert.register" not in grant("bureau").rights
    call = {"called_at": to_text(T0), "unit": "望汐路派出所"}
    told = operation(
        "alert.register", title="车辆被淹", severity="orange", place={"name": "下立交"}, call=call
    )
    saved = run(told, {KEY: None}, grant("bureau"), None)
    assert decode(Alert, saved[KEY]).title == "车辆被淹"


@pytest.mark.parametrize(
    ("expects", "is_met"),
    [
        ({}, True),
        ({"owner": None}, True),
        ({"place.town": "望汐路街道"}, True),
        ({"place.town": "别处"}, False),
        ({"episode.deeper": None}, True),
        ({"severity": "red"}, False),
    ],
)
def test_preconditions_on_fields_of_the_first_target(expects, is_met) -> None:
    wanted = operation("alert.own", expects=expects)
    if is_met:
        assert run(wanted, bodies(), grant(), None)
        return
    with pytest.raises(Refused) as refusal:
        run(wanted, bodies(), grant(), None)
    assert refusal.value.code == "expectation_failed"


def test_an_expectation_sees_what_was_done_before_in_the_same_fold() -> None:
    first = operation("alert.own", "OP1")
    second = operation("alert.note", "OP2", text="记事", expects={"owner": None})
    _, doomed = fold(bodies(), [first, second])
    assert doomed == {"OP2": "expectation_failed"}


@pytest.mark.parametrize(
    ("args", "code"),
    [({"text": 7}, "bad_arguments"), ({}, "bad_arguments")],
)
def test_wrong_arguments_are_refused_with_a_code(args, code) -> None:
    with pytest.raises(Refused) as refusal:
        run(operation("alert.note", **args), bodies(), grant(), None)
    assert refusal.value.code == code


def test_arguments_of_a_newer_version_are_left_alone() -> None:
    assert run(operation("alert.note", text="x", mood="calm"), bodies(), grant(), None)


def test_a_record_the_operation_did_not_name_cannot_be_touched() -> None:
    with pytest.raises(Refused) as refusal:
        run(operation("alert.own"), {("alert", "A002"): None}, grant(), None)
    assert refusal.value.code == "not_a_target"


def test_fold_goes_on_over_what_no_longer_holds_and_says_which() -> None:
    operations = [
        operation("alert.note", "OP1", text="一"),
        operation("alert.teleport", "OP2"),
        operation("alert.shelve", "OP3", until=to_text(T0 + timedelta(hours=9)), reason="晚"),
        operation("alert.note", "OP4", 1, text="二"),
    ]
    views, doomed = fold(bodies(), operations)
    assert [line.detail for line in shown(views).trail if line.what == "noted"] == ["一", "二"]
    assert set(doomed) == {"OP2", "OP3"}
    assert doomed["OP2"] == "unknown_kind"


def test_fold_with_a_grant_that_is_none() -> None:
    broken = msgspec.structs.replace(operation("alert.own"), grant="no grant")
    views, doomed = fold(bodies(), [broken])
    assert doomed == {"OP1": "bad_grant"}
    assert views == bodies()


def test_fold_leaves_what_the_hub_said_as_it_was() -> None:
    hub = bodies()
    before = {key: dict(body or {}) for key, body in hub.items()}
    fold(hub, [operation("alert.own")])
    assert hub == before


def test_fields_of_a_newer_hub_survive_the_fold() -> None:
    body = {**encode(alert(1)), "mood": "calm", "condition": "haunted"}
    views, doomed = fold({KEY: body}, [operation("alert.note", text="记事")])
    seen = views[KEY]
    assert not doomed and seen is not None
    assert (seen["mood"], seen["condition"]) == ("calm", "haunted")


def test_a_record_only_a_newer_version_reads_stops_nothing_else() -> None:
    body = {**encode(alert(1)), "severity": "violet"}
    other = ("alert", "A002")
    hub: dict[Key, Body | None] = {KEY: body, other: encode(alert(2))}
    note = operation("alert.note", "OP1", text="记事")
    next_ = msgspec.structs.replace(note, op="OP2", targets=["alert/A002"])
    next_ = msgspec.structs.replace(next_, args={"alert_id": "A002", "text": "记事"})
    views, doomed = fold(hub, [note, next_])
    assert doomed == {"OP1": "unreadable"}
    assert views[KEY] == body
    assert views[other] != hub[other]


def test_a_time_beyond_all_calendars_is_refused_with_a_code() -> None:
    strange = msgspec.structs.replace(
        operation("alert.own"), act_time=ActTime(device=to_text(T0), offset=1e15)
    )
    assert fold(bodies(), [strange])[1] == {"OP1": "bad_time"}


def test_a_target_without_a_kind_is_an_error() -> None:
    assert targets_of(operation("alert.own")) == (KEY,)
    with pytest.raises(ValueError, match="not a record's key"):
        targets_of(operation("alert.own", targets=["A001"]))


ACTS = st.lists(
    st.sampled_from(["own", "note", "acknowledge", "verify", "close"]), min_size=0, max_size=8
)


def made(names: list[str]) -> list[Operation]:
    args: dict[str, dict[str, Any]] = {
        "own": {},
        "note": {"text": "记事"},
        "acknowledge": {"episode": 1, "severity_seen": "yellow"},
        "verify": {"is_true": True},
        "close": {"result": "已处置"},
    }
    return [
        operation(f"alert.{name}", f"OP{n}", float(n), **args[name]) for n, name in enumerate(names)
    ]


@given(ACTS)
def test_the_seats_fold_is_what_the_hub_decides_one_by_one(names: list[str]) -> None:
    operations = made(names)
    views, doomed = fold(bodies(), operations)
    at_hub, refused = bodies(), {}
    for each in operations:
        try:
            at_hub.update(run(each, at_hub, grant(), T0 + timedelta(days=1)))
        except Refused as refusal:
            refused[each.op] = refusal.code
    assert views == at_hub
    assert doomed == refused


@given(ACTS, st.integers(0, 8))
def test_a_fold_over_a_fold_is_one_fold(names: list[str], at: int) -> None:
    operations = made(names)
    half, _ = fold(bodies(), operations[:at])
    assert fold(half, operations[at:])[0] == fold(bodies(), operations)[0]


def test_a_rise_since_it_was_seen_is_unseen_at_the_seat_as_at_the_hub() -> None:
    risen = replace(alert(1), severity=Severity.RED)
    seen = operation("alert.acknowledge", episode=1, severity_seen="yellow")
    views, _ = fold(bodies(risen), [seen])
    assert not shown(views).is_acknowledged
    assert len(shown(views).acks) == 1
