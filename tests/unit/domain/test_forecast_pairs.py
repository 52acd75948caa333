"""All pairs of what happens to a forecast and what people do with it, in both orders, by two seats.

What is legal, what it is now and how it is graded is told here a second time, from the duty rules
and not from the code: no ratchet, never silently gone, a call is never refused.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest

from console.contract.reasons import REASONS
from console.domain.alert import Alert, Condition, Disposition, Nature
from console.domain.alert_marks import Severity
from console.domain.alert_reports import received
from console.domain.call_out import CallOut, Reply, call_out_id
from console.domain.entity import decode, encode
from console.domain.forecast import Standing, is_in_force, standing
from console.domain.operations import alert_operations as alerts
from console.domain.operations import call_out_operations as calls
from console.domain.operations.base import Act, Outcome, Reads, Refused
from console.domain.operations.call_out_operations import Town
from console.domain.queue import Band, band_of
from console.domain.rights import Right
from tests.unit.domain.alerts import T0, report

HOURS = 6
NAMES = {"seat-1": "林岚", "seat-2": "周宁"}
ORANGE = Severity.ORANGE


@dataclass
class World:
    """A forecast with one town to be called, and what is expected of it, kept apart."""

    now: datetime = T0
    alert: Alert = field(init=False)
    towns: dict[str, CallOut] = field(default_factory=dict)
    grade: Severity = ORANGE
    ends: datetime = T0 + timedelta(hours=HOURS)
    is_lifted: bool = False
    rounds: int = 1
    made: int = 0
    answered: str = ""
    """The operation of the call that was answered and not mended."""

    def __post_init__(self) -> None:
        self.alert = received(None, self.message(ORANGE))
        self.do("begin", "seat-1")

    def message(self, grade: Severity, condition: Condition = Condition.ACTIVE) -> Alert:
        return replace(
            report((self.now - T0).total_seconds(), grade, condition=condition),
            nature=Nature.FORECAST,
            effective_at=T0,
            expires_at=self.ends,
        )

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    @property
    def is_lapsed(self) -> bool:
        return not self.is_lifted and self.now >= self.ends

    # What happens

    def happen(self, what: str) -> None:
        self.later(seconds=5)
        {
            "raise": lambda: self._say(Severity.RED),
            "ease": lambda: self._say(Severity.YELLOW),
            "repeat": lambda: self._say(self.grade),
            "extend": self._extend,
            "lift": self._lift,
            "silence": self._fall_silent,
            "lapse": lambda: self.later(hours=HOURS + 1),
        }[what]()

    def _say(self, grade: Severity) -> None:
        is_worse = grade > self.grade or self.is_lifted
        self.rounds += is_worse
        self.grade, self.is_lifted = grade, False
        self.alert = received(self.alert, self.message(grade))

    def _extend(self) -> None:
        self.ends += timedelta(hours=HOURS)
        self._say(self.grade)

    def _lift(self) -> None:
        self.is_lifted = True
        self.alert = received(self.alert, self.message(self.grade, Condition.NORMAL))

    def _fall_silent(self) -> None:
        self.alert = received(self.alert, self.message(self.grade, Condition.UNKNOWN))

    # What people do

    def do(self, what: str, seat: str) -> Refused | None:
        """Do it; return the refusal, None where it was taken."""
        self.later(seconds=5)
        self.made += 1
        rights = frozenset({Right.HANDLE_ALERT, Right.LEAD_SHIFT})
        act = Act(f"OP{self.made}", seat, NAMES[seat], seat, self.now, rights)
        before = encode(self.alert)
        try:
            outcome = OPERATIONS[what](self, self._reads(), act)
        except Refused as refusal:
            assert encode(self.alert) == before
            return refusal
        for record in outcome.save:
            self._keep(record)
        return None

    def _reads(self) -> Reads:
        id = self.town
        known = self.towns.get(id)
        bodies = {("alert", "A"): encode(self.alert)}
        return Reads({**bodies, ("call_out", id): encode(known) if known else None})

    def _keep(self, record: Any) -> None:
        if isinstance(record, CallOut):
            self.towns[record.id] = decode(CallOut, encode(record))
        else:
            self.alert = decode(Alert, encode(record))

    @property
    def town(self) -> str:
        """The town's record in the round a person sees now."""
        return call_out_id("A", self.alert.round, "t1")


def _call(world: World, reads: Reads, act: Act, reply: Reply) -> Outcome:
    seen = replace(_town(world), alert="A").seen
    return calls.report(reads, act, seen.id, reply, act.time, "李敏", seen=seen)


def _town(world: World) -> CallOut:
    known = world.towns.get(world.town)
    if known is not None:
        return known
    where = (world.alert.severity, "t1", "芦汀镇", world.now)
    return CallOut(world.town, "A", world.alert.round, *where)


def _mend(world: World, reads: Reads, act: Act) -> Outcome:
    known = world.towns.get(world.town)
    last = known.last_call if known else None
    return calls.withdraw(reads, act, world.town, last.op if last else "none")


def _begin(world: World, reads: Reads, act: Act) -> Outcome:
    return calls.call_out(reads, act, "A", world.alert.round, (Town("t1", "芦汀镇"),))


OPERATIONS: dict[str, Callable[[World, Reads, Act], Outcome]] = {
    "sign": lambda w, r, a: alerts.acknowledge(r, a, "A", w.alert.episode, w.alert.severity),
    "own": lambda w, r, a: alerts.own(r, a, "A"),
    "true": lambda w, r, a: alerts.verify(r, a, "A", True),
    "false": lambda w, r, a: alerts.verify(r, a, "A", False, "误发"),
    "shelve": lambda w, r, a: alerts.shelve(r, a, "A", a.time + timedelta(minutes=30), "核实中"),
    "close": lambda w, r, a: alerts.close(r, a, "A", "已传达"),
    "note": lambda w, r, a: alerts.note(r, a, "A", "已告知"),
    "begin": _begin,
    "answered": lambda w, r, a: _call(w, r, a, Reply.REPEATED),
    "in vain": lambda w, r, a: _call(w, r, a, Reply.NO_ANSWER),
    "mend": _mend,
}
EVENTS = ("raise", "ease", "repeat", "extend", "lift", "silence", "lapse")
FACTS = ("answered", "in vain", "mend")
ENDED = (Disposition.CLOSED, Disposition.FALSE)


def refused_for(world: World, what: str, seat: str) -> str:
    """Say why the duty rules do not let a person do something now; empty where they do."""
    alert = world.alert
    if what in (*FACTS, "sign", "note"):
        return ""
    if what == "own":
        return "owned_by_other" if alert.owner and alert.owner.seat != seat else ""
    if what == "begin":
        return "not_in_force" if world.is_lifted else ""
    if alert.disposition in ENDED:
        return "already_closed"
    if what == "close" and not (world.is_lifted or world.is_lapsed):
        return "still_in_force"
    return ""


def check(world: World) -> None:
    """What holds whatever happened."""
    alert, now = world.alert, world.now
    assert alert.severity is world.grade, "a forecast has no ratchet"
    assert alert.round == world.rounds
    stands = standing(alert, now)
    expected = Standing.LIFTED if world.is_lifted else Standing.LAPSED if world.is_lapsed else None
    if expected is not None:
        assert stands is expected
    else:
        assert stands in (Standing.ISSUED, Standing.CHANGED, Standing.EXTENDED)
    assert is_in_force(alert, now) is not world.is_lifted, "past its end it still stands"
    if alert.disposition not in ENDED:
        assert band_of(alert, now) is not Band.GONE, "never silently gone"
    assert all(each.calls or each.started_by for each in world.towns.values())


def act_and_check(world: World, what: str, seat: str) -> None:
    world_time = world.now
    world.later(seconds=5)  # the time at which `do` acts
    code = refused_for(world, what, seat)
    world.now = world_time
    calls_before = sum(len(each.calls) for each in world.towns.values())
    lines = len(world.alert.trail)
    refusal = world.do(what, seat)
    assert (refusal.code if refusal else "") == code
    if refusal is not None:
        assert refusal.code in REASONS and refusal.legal and what not in FACTS
        if refusal.code == "owned_by_other":
            owner = world.alert.owner
            assert owner is not None and owner.name in refusal.detail
        if refusal.code == "already_closed":
            assert NAMES["seat-1"] in refusal.detail or NAMES["seat-2"] in refusal.detail
    elif what in ("answered", "in vain"):
        assert sum(len(each.calls) for each in world.towns.values()) == calls_before + 1
    elif what not in ("mend", "begin"):
        assert len(world.alert.trail) == lines + 1, "each step is readable"


def ids(pair: tuple[str, str]) -> str:
    return f"{pair[0]}, {pair[1]}"


def triples() -> Iterator[tuple[str, str]]:
    yield from product(EVENTS, OPERATIONS)


@pytest.mark.parametrize("pair", list(triples()), ids=ids)
def test_an_event_and_an_act_in_both_orders(pair: tuple[str, str]) -> None:
    event, act = pair
    for order in ((event, act), (act, event), (event, act, event), (act, event, act)):
        world = World()
        for number, step in enumerate(order):
            if step in EVENTS:
                world.happen(step)
            else:
                act_and_check(world, step, f"seat-{1 + number % 2}")
            check(world)


@pytest.mark.parametrize("first", OPERATIONS)
def test_two_seats_one_after_the_other_before_and_after_its_end(first: str) -> None:
    for second, event in product(OPERATIONS, ("repeat", "lift", "lapse", "raise")):
        world = World()
        world.happen(event)
        act_and_check(world, first, "seat-1")
        act_and_check(world, second, "seat-2")
        check(world)


def test_every_two_messages_one_after_the_other() -> None:
    for first, second, third in product(EVENTS, repeat=3):
        world = World()
        for event in (first, second, third):
            world.happen(event)
            check(world)


def test_what_was_answered_is_called_again_only_when_it_was_mended_or_raised() -> None:
    world = World()
    for what, answered in (("answered", 1), ("in vain", 1), ("mend", 1), ("begin", 1)):
        act_and_check(world, what, "seat-1")
        assert sum(each.answer is not None for each in world.towns.values()) == answered, what
    act_and_check(world, "mend", "seat-2")
    assert world.towns[world.town].answer is None
    assert not world.towns[world.town].is_over
    world.happen("raise")
    assert world.town not in world.towns
    act_and_check(world, "answered", "seat-2")
    assert world.towns[world.town].answer is not None
    assert len(world.towns) == 2
