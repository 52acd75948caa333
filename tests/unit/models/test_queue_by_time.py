"""What time alone does to the queue: bands, words that run down, groups (B-05, H362, H363)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from console.domain.alert import Alert
from console.domain.alert_clocks import LEADER_ON_DUTY, Clocks, clocks_of
from console.domain.alert_marks import Escalation, Severity, Shelf, Waiting, Why
from console.domain.queue import Band
from console.models.alert_queue import AlertQueue
from console.models.change_feed import ChangeFeed
from console.models.row_notes import NoteRules
from console.settings.profile_data import profile_data
from offline_cache.lanes import InlineLane
from tests.unit.commands.seat_desk import T0, alert
from tests.unit.models.test_alert_queue import Memory, ids, owned, signed
from widgets.lists.roles import BandedRow, RowRole

CLOCKS: Clocks = clocks_of(profile_data())


class TimedQueue:
    """A queue over a dictionary whose clock is moved by hand."""

    def __init__(self, clock) -> None:
        self.clock, self.memory, feed = clock, Memory(), ChangeFeed()
        self.feed = feed
        self.queue = AlertQueue(
            self.memory, feed, clock, "seat-1", CLOCKS.profile, InlineLane()  # type: ignore[arg-type]
        )  # fmt: skip
        self.queue.rows.rules = NoteRules(CLOCKS)
        self.queue._due.stop()
        self.queue._is_loaded = True

    def say(self, *alerts: Alert) -> None:
        for one in alerts:
            self.memory.alerts[one.id] = one
        self.queue._take(self.queue._reader.read([one.id for one in alerts]))

    def at(self, seconds: float) -> None:
        """Let it be so late, and the queue look once."""
        self.clock.moment = T0 + timedelta(seconds=seconds)
        due = self.queue._moves.take_due(self.clock.now())
        if due:
            self.queue._take(self.queue._reader.read(due))

    def row(self, id: str) -> BandedRow:
        return self.queue.index(self.queue.row_of(id)).data(RowRole.ROW)

    def note(self, id: str) -> str:
        note = self.row(id).note
        return "" if note is None else note.words_at(self.clock.now())


@pytest.fixture
def timed(qtbot, desk) -> Iterator[TimedQueue]:
    timed = TimedQueue(desk.clock)
    yield timed
    timed.feed.stop()


def test_signed_and_left_undone_it_is_back_on_top_and_says_so(timed) -> None:
    """Part 0: 红 3 min after 签收; the first action takes it down again."""
    timed.at(0)
    timed.say(signed(alert(1, Severity.RED)), alert(2, Severity.BLUE), signed(alert(3)))
    timed.at(184)
    assert timed.queue.band("A001") is Band.SIGNED
    timed.at(185)
    assert timed.queue.band("A001") is Band.NO_ACTION
    assert ids(timed.queue) == ["A001", "A002", "A003"]
    assert timed.queue.next_unsigned() == "A002", "the cursor still goes to what nobody has seen"
    timed.say(owned(signed(alert(1, Severity.RED))))
    assert timed.queue.band("A001") is Band.HANDLING


def test_nothing_is_looked_at_before_it_is_due(timed) -> None:
    timed.at(0)
    timed.say(*(signed(alert(number, Severity.RED), number) for number in range(100, 160)))
    timed.at(250)
    assert timed.queue._moves.take_due(timed.clock.now()) == []
    timed.at(286)
    assert timed.queue.counts.by_band[Band.NO_ACTION] == 7


def test_what_was_not_read_when_it_was_due_is_asked_for_again(timed) -> None:
    timed.at(0)
    timed.say(signed(alert(1, Severity.RED)))
    late = T0 + timedelta(seconds=186)
    assert timed.queue._moves.take_due(late) == ["A001"]
    assert timed.queue._moves.take_due(late) == []
    assert timed.queue._moves.take_due(late + timedelta(seconds=1)) == ["A001"]


def test_each_end_of_several_is_met_in_its_turn(timed) -> None:
    """B-09: a delay that ends while the alert is shelved, and the shelf after it."""
    timed.at(0)
    held = replace(
        alert(1),
        waits=Waiting(T0 + timedelta(seconds=20), (T0,)),
        shelf=Shelf(T0 + timedelta(seconds=60), "检修", "lin", "林岚"),
    )
    timed.say(held)
    bands = []
    for second in (19, 20, 59, 60):
        timed.at(second)
        bands.append(timed.queue.band("A001"))
    assert bands == [Band.WAITING, Band.SHELVED, Band.SHELVED, Band.UNSIGNED]


def test_a_row_says_the_seconds_left_until_the_next_call(timed) -> None:
    timed.at(0)
    timed.say(alert(1, Severity.RED), alert(2, Severity.YELLOW))
    assert [timed.note("A001"), timed.note("A002")] == ["shift leader in 60 s", ""]
    before = timed.row("A001")
    timed.at(48)
    assert timed.note("A001") == "shift leader in 12 s"
    assert timed.row("A001") is before, "no row is made anew for that"
    step = Escalation("shift_leader", Why.UNSIGNED, 1, Severity.RED, T0 + timedelta(seconds=60))
    timed.at(60)
    timed.say(replace(alert(1, Severity.RED), escalations=(step,)))
    timed.at(108)
    assert timed.note("A001") == "duty leader in 12 s"
    timed.at(121)
    assert timed.note("A001") == "call duty leader", "cut off, nobody calls by itself"


def test_a_group_whose_leader_was_called_counts_down_no_more(timed) -> None:
    """Part 0: once for a group."""
    timed.at(100)
    red = replace(alert(1, Severity.RED), group="g", channel="report")
    at = T0 + timedelta(seconds=95)
    other = replace(red, id="A002", received_at=at, unsigned_since=at)
    timed.say(red, other)
    assert timed.note("A002") == "call duty leader"
    step = Escalation(LEADER_ON_DUTY, Why.REPORTED, 1, Severity.RED, T0)
    timed.say(replace(red, escalations=(step,)))
    assert "duty leader" not in timed.note("A002")


def test_what_stands_aside_is_grey_and_says_until_when_who_and_why(timed) -> None:
    """B-07."""
    timed.at(0)
    shelf = Shelf(T0 + timedelta(minutes=8), "疑似传感器故障", "zhou", "周宁")
    timed.say(replace(alert(1), shelf=shelf))
    row = timed.row("A001")
    assert (row.state, timed.note("A001")) == ("Shelved till 20:28", "周宁·疑似传感器故障")
    assert row.is_quiet and row.note.icon == "clock"
    assert timed.queue.counts.by_town["望汐路街道"].aside == 1
    timed.at(480)
    assert (timed.row("A001").is_quiet, timed.note("A001")) == (False, "")
    assert timed.queue.counts.by_town["望汐路街道"].aside == 0


def test_how_it_behaves_is_on_the_row_until_it_does_so_no_more(timed) -> None:
    """B-02 and B.2: peak and present, flapping, how often it came back."""
    timed.at(100)
    returns = tuple(T0 + timedelta(seconds=10 * n) for n in range(1, 6))
    seen = owned(signed(replace(alert(1, Severity.ORANGE), reported=Severity.YELLOW)))
    timed.say(seen)
    assert timed.note("A001") == "peak Orange, now Yellow"
    timed.say(replace(seen, returns=returns, reported=None))
    assert timed.note("A001") == "flapping·came back 5 times"
    timed.at(611)
    assert timed.note("A001") == "came back 5 times"


def test_how_it_behaves_is_said_until_the_last_minute_before_a_call(timed) -> None:
    """H363: an unsigned alert that flaps said so only when nobody was to be called."""
    timed.at(100)
    returns = tuple(T0 + timedelta(seconds=10 * n) for n in range(1, 6))
    timed.say(replace(alert(1), returns=returns))
    assert timed.note("A001") == "flapping·came back 5 times"
    assert not timed.row("A001").note.presses_at(timed.clock.now())
    timed.at(270)
    assert timed.note("A001") == "shift leader in 30 s"
    assert timed.row("A001").note.presses_at(timed.clock.now())
