"""What holds in all pairs of a source's events and people's acts, online and offline."""

import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from console.contract.reasons import REASONS
from console.contract.step_words import STEP_WORDS
from console.domain.alert import Alert, Condition, Leave, TrailLine
from console.domain.alert_marks import MaskSort, Severity
from console.domain.alert_reports import UNFILTERED, Filters, received
from console.domain.entity import Body, decode, encode
from console.domain.mask import Mask, Scope, masked
from console.domain.operations import alert_operations as acts
from console.domain.operations import mask_operations
from console.domain.operations.base import Act, Reads, Refused
from console.domain.queue import Band, band_of
from tests.unit.domain.alerts import act, at, over, reads, report

Do = Callable[[Reads, Act, Alert], object]
HOUR = at(3600)
EVENTS = {
    "blue": lambda n: report(n, Severity.BLUE),
    "orange": lambda n: report(n, Severity.ORANGE),
    "red": lambda n: report(n, Severity.RED),
    "over": over,
    "silent": lambda n: report(n, condition=Condition.UNKNOWN),
}
OPERATIONS: dict[str, Callable[[Reads, Act, Alert], acts.Outcome]] = {
    "acknowledge": lambda r, a, seen: acts.acknowledge(r, a, "A", seen.episode, seen.severity),
    "own": lambda r, a, seen: acts.own(r, a, "A"),
    "leave": lambda r, a, seen: acts.leave(r, a, "A", Leave.IDLE),
    "true": lambda r, a, seen: acts.verify(r, a, "A", True),
    "false": lambda r, a, seen: acts.verify(r, a, "A", False, "树影"),
    "shelve": lambda r, a, seen: acts.shelve(r, a, "A", HOUR, "检修"),
    "defer": lambda r, a, seen: acts.defer(r, a, "A", HOUR, "在办"),
    "back": lambda r, a, seen: mask_operations.bring_back(r, a, "A"),
    "close": lambda r, a, seen: acts.close(r, a, "A", "已处理"),
    "note": lambda r, a, seen: acts.note(r, a, "A", "已回访"),
}
FILTERS = (
    UNFILTERED,
    Filters(delay=timedelta(seconds=3)),
    Filters(delay=timedelta(seconds=6), count=2),
    Filters(settle=timedelta(seconds=3)),
)
MASKS = tuple(MaskSort)
STEPS = (*EVENTS, *OPERATIONS, *MASKS, "lift")


def taken(one: Alert, step: str, n: int, filters: Filters, seat: str = "seat-1") -> Alert:
    """Take one step; a refused act leaves the alert as it was and says what is legal."""
    if step in EVENTS:
        after = received(one, EVENTS[step](n), filters)
    elif step in MASKS:
        after = masked(one, [mask_of(MaskSort(step))], at(n))
    elif step == "lift":
        after = lifted(one, n)
    else:
        after = acted(one, step, act(n, f"{step}-{n}", leads=True, seat=seat), one)
    check(one, step, after, n)
    return after


def mask_of(sort: MaskSort) -> Mask:
    by = ("zhou", "周宁", "seat-2", at(1))
    return Mask(sort.name, sort, Scope(alert="A"), HOUR, "规则", *by, Severity.ORANGE)


def lifted(one: Alert, n: int) -> Alert:
    """Take every mask off, as the hub does with lifted ones."""
    for sort in MASKS:
        one = mask_of(sort).taken_off(one, TrailLine(at(n), "brought_back", detail="规则"))
    return one


def acted(one: Alert, step: str, by: Act, seen: Alert) -> Alert:
    try:
        saved = list(OPERATIONS[step](reads(one), by, seen).save)
    except Refused as refusal:
        assert refusal.code in REASONS and refusal.detail
        assert refusal.legal and set(refusal.legal) <= set(STEP_WORDS)
        return one
    assert len(saved) <= 1
    return saved[0] if saved else one  # type: ignore[return-value]


def check(before: Alert, step: str, after: Alert, n: int) -> None:
    """What no step may break."""
    where = f"{step} at {n}"
    assert after.episode >= before.episode and after.count >= before.count, where
    if after.episode == before.episode:
        assert after.severity >= before.severity, where
    assert set(before.acks) <= set(after.acks), where
    if step in EVENTS:
        assert after.disposition is before.disposition and after.owner == before.owner, where
        kept = [line for line in before.trail if line.op]
        assert [line for line in after.trail if line.op] == kept, where
    else:
        assert after.condition is before.condition, where
    if after.severity is Severity.RED and after.severity > before.severity:
        assert band_of(after, at(n)) in (Band.UNSIGNED, Band.GONE), where
    body = encode(after)
    assert decode(Alert, body) == after, where
    band_of(after, at(n))


@pytest.mark.parametrize("filters", FILTERS, ids=["plain", "delay", "count", "settle"])
def test_all_pairs_of_events_and_acts(filters: Filters) -> None:
    """Every step after every other, on an alert of each kind of source."""
    for first in STEPS:
        for second in STEPS:
            one = received(None, report(0), filters)
            for n, step in ((2, first), (4, second)):
                one = taken(one, step, n, filters)


def test_long_chains_drawn_from_fixed_seeds() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        filters = chance.choice(FILTERS)
        one = received(None, report(0), filters)
        for n in range(1, 40):
            seat = chance.choice(("seat-1", "seat-2"))
            one = taken(one, chance.choice(STEPS), 2 * n, filters, seat)


@pytest.mark.parametrize("filters", FILTERS, ids=["plain", "delay", "count", "settle"])
def test_a_mask_laid_by_the_seat_is_the_one_the_hub_lays(filters: Filters) -> None:
    """B-08, B-09: every event and act before and after it, and during a delay: one band at a time.

    The seat lays it on what was in the preview, the hub on what its seat did not see.
    """
    for sort in MASKS:
        for first in STEPS:
            for second in (*EVENTS, "acknowledge", "back", "lift"):
                one = taken(received(None, report(0), filters), first, 2, filters)
                by_seat, by_hub = laid_by_seat(one, sort), masked(one, [mask_of(sort)], at(3))
                for n in (3, 4, 5, 8, 61, 3599, 3600, 3700):
                    where = f"{first}, {sort}, {second} at {n}"
                    if n == 4:
                        by_seat = taken(by_seat, second, 4, filters)
                        by_hub = taken(by_hub, second, 4, filters)
                    assert band_of(by_seat, at(n)) is band_of(by_hub, at(n)), where
                again = masked(by_hub, [mask_of(sort)], at(5))
                if second == "back" and mask_of(sort).id in by_hub.freed:
                    assert again == by_hub, "what a person brought back is not set aside again"


def laid_by_seat(one: Alert, sort: MaskSort) -> Alert:
    mask = mask_of(sort)
    told = (mask.id, sort, mask.scope, HOUR, "规则", ("A",), mask.worst, "BX-7")
    seen = reads(one, absent=(("mask", mask.id),))
    saved = mask_operations.lay(seen, act(3, "LAY", leads=True), *told).save
    return next((each for each in saved if isinstance(each, Alert)), one)


TOLD = {
    "true": {"false": "already_closed", "close": "already_closed"},
    "false": {"false": "already_closed", "close": "already_closed"},
    "shelve": {"false": "already_closed", "close": "already_closed"},
    "defer": {
        "defer": "already_deferred",
        "false": "already_closed",
        "close": "already_closed",
    },
    "close": {"false": "already_closed", "close": "already_closed"},
    "own": {
        "own": "owned_by_other",
        "true": "owned_by_other",
        "false": "owned_by_other",
    },
}
"""What the second of two seats is told where its act does not stand: by its act, then the first's.

Every pair that is not here takes effect for both; the second then reads the first's line.
"""


def outcome(first: str, second: str, is_offline: bool) -> tuple[str, Refused | None, Alert]:
    """Let two seats act on one alert that both see signed and verifiable."""
    base = received(None, report(0, condition=Condition.NOT_APPLICABLE))
    base = acted(base, "shelve", act(1, "S", leads=True), base)
    one = acted(base, first, act(10, "ONE", leads=True), base)
    seen = base if is_offline else one
    by = act(12, "TWO", leads=True, seat="seat-2")
    try:
        saved = list(OPERATIONS[second](reads(one), by, seen).save)
    except Refused as refusal:
        return refusal.code, refusal, one
    return "", None, saved[0] if saved else one  # type: ignore[return-value]


@pytest.mark.parametrize("is_offline", [False, True], ids=["online", "offline"])
def test_two_seats_at_once_and_what_the_second_is_told(is_offline: bool) -> None:
    for first in OPERATIONS:
        for second in OPERATIONS:
            code, refusal, after = outcome(first, second, is_offline)
            expected = TOLD.get(second, {}).get(first, "")
            if (first, second) == ("back", "back"):
                expected = "not_set_aside"
            assert code == expected, f"{first}, then {second}"
            if refusal is not None and code != "not_set_aside":
                assert "林岚" in refusal.detail, f"{first}, then {second}: {refusal.detail}"
            if refusal is None and first not in ("leave",):
                assert "ONE" in {line.op for line in after.trail}, f"{first}, then {second}"


def test_what_a_newer_version_wrote_survives_every_step() -> None:
    for step in OPERATIONS:
        body: Body = encode(received(None, report(0)))
        body |= {"ripple": {"radius": 300}, "forecast": "seasonal", "masks": [{"newer": 1}]}
        one = decode(Alert, body)
        after = encode(acted(one, step, act(9, leads=True), one), body)
        assert after["ripple"] == {"radius": 300} and after["forecast"] == "seasonal"
        assert after["masks"] == [{"newer": 1}], step
