"""B-14 whatever comes in whatever order: laws of sound, on virtual time (Hypothesis)."""

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.alert import Severity
from console.shell.sound_orders import SOUND_BACK, Order, Play, Say
from tests.unit.shell.alerts import SENTENCE_SECONDS, Room, alert, signed

WHICH = st.integers(0, 7)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("opens"), WHICH, st.sampled_from(list(Severity))),
        st.tuples(st.just("signs"), WHICH),
        st.tuples(st.just("calls"), st.booleans()),
        st.tuples(st.just("mutes"), st.sampled_from([120.0, 300.0])),
        st.tuples(st.just("unmutes")),
        st.tuples(st.just("waits"), st.sampled_from([0.25, 1.0, 3.0, 9.0, 70.0])),
        st.tuples(st.just("drills"), WHICH),
    ),
    max_size=40,
)


@dataclass(frozen=True)
class Moment:
    """What was true when the rules were asked, and what they answered."""

    at: float
    is_on_call: bool
    is_muted: bool
    unsigned: frozenset[Severity]
    orders: tuple[Order, ...]


@dataclass
class Story:
    """Does what the steps say and writes down every moment."""

    room: Room = field(default_factory=Room)
    unsigned: dict[int, Severity] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)
    reds: list[tuple[float, int]] = field(default_factory=list)
    signed_at: list[tuple[float, int]] = field(default_factory=list)

    def tell(self, steps) -> "Story":
        for name, *values in steps:
            getattr(self, name)(*values)
            self.look()
        return self

    def look(self) -> None:
        sounding = self.room.sounding
        before = len(self.room.told)
        self.room.look()
        self.moments.append(
            Moment(
                self.room.clock.monotonic(),
                sounding.is_on_call,
                sounding.mute is not None,
                frozenset(self.unsigned.values()),
                tuple(order for _, order in self.room.told[before:]),
            )
        )

    def opens(self, n: int, severity: Severity) -> None:
        self.unsigned[n] = severity
        if severity is Severity.RED:
            self.reds.append((self.room.clock.monotonic(), n))
        self.room.sounding.opened(alert(f"a{n}", severity, self.room.clock, f"因{n % 3}"))

    def signs(self, n: int) -> None:
        severity = self.unsigned.pop(n, None)
        if severity is not None:
            clock = self.room.clock
            self.signed_at.append((clock.monotonic(), n))
            seen = signed(alert(f"a{n}", severity, clock), clock).acted_on(clock.now())
            self.room.sounding.changed(f"a{n}", seen)

    def calls(self, is_on: bool) -> None:
        self.room.sounding.is_on_call = is_on

    def mutes(self, seconds: float) -> None:
        self.room.sounding.begin_mute(seconds, "电话会商")

    def unmutes(self) -> None:
        self.room.sounding.end_mute()

    def drills(self, n: int) -> None:
        drill = alert(f"x{n}", Severity.RED, self.room.clock, is_exercise=True)
        self.room.sounding.opened(drill)

    def waits(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.25)):
            self.room.clock.jump(0.25)
            self.look()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(STEPS)
def test_the_laws_of_sound_hold(steps):
    story = Story().tell(steps)
    for moment in story.moments:
        for order in moment.orders:
            if isinstance(order, Play) and order.tone != SOUND_BACK:
                grade = Severity[order.tone.upper()]
                assert grade in moment.unsigned, "no tone without an unsigned alert of its grade"
                assert not moment.is_on_call or grade is Severity.RED
                assert order.is_soft == moment.is_on_call
                assert not moment.is_muted or grade is Severity.RED
            if isinstance(order, Say):
                assert not moment.is_on_call and not moment.is_muted
                assert order.sentence.severity in moment.unsigned
    assert all(b - a >= 8 for a, b in pairwise(story.room.said_times))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(STEPS)
def test_every_red_is_heard_within_the_length_of_a_sentence_unless_it_is_signed_first(steps):
    story = Story().tell([*steps, ("waits", 9.0)])
    tones = [m.at for m in story.moments if {*m.orders} & {Play("red"), Play("red", True)}]
    for at, n in story.reds:
        end = at + SENTENCE_SECONDS + 1
        if any(who == n and at <= when < end for when, who in story.signed_at):
            continue
        together = story.room.rules.together
        assert any(at - together <= tone <= end for tone in tones), f"red of {at} was not heard"


@settings(max_examples=40, deadline=None, derandomize=True)
@given(STEPS, st.lists(st.sampled_from([0.25, 1.0, 5.0, 40.0]), min_size=1, max_size=20))
def test_however_late_the_rules_are_asked_they_give_no_volley(steps, waits):
    """The window may stand still; what comes afterwards is one order of a kind at a time."""
    story = Story().tell(steps)
    for seconds in waits:
        story.room.clock.jump(seconds)
        story.look()
        assert sum(isinstance(o, Play | Say) for o in story.moments[-1].orders) <= 1
