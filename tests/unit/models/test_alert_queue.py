"""The queue: bands, order, counts, filter; rows come and go one by one and never jump."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from console.domain.alert import (
    Acknowledgement,
    Alert,
    Condition,
    Disposition,
    Owner,
    Severity,
    Shelf,
)
from console.domain.entity import encode
from console.domain.queue import Band, band_of, sort_key
from console.models.alert_queue import FIRST_ROWS, AlertQueue
from console.models.change_feed import ChangeFeed
from console.models.queue_filter import QueueFilter
from offline_cache.lanes import InlineLane
from offline_cache.values import ChangeSet, Row
from tests.unit.commands.seat_desk import T0, alert
from tests.unit.models.conftest import PROFILE
from widgets.lists.roles import RowRole


def signed(a: Alert, seconds: float = 5) -> Alert:
    at = T0 + timedelta(seconds=seconds)
    ack = Acknowledgement(a.episode, a.severity, "linlan", "林岚", "seat-1", at, "OP")
    return a.acknowledged(ack)


def owned(a: Alert, seat: str = "seat-1") -> Alert:
    return replace(a, owner=Owner("linlan", "林岚", seat, T0), first_action_at=T0)


def ids(queue: AlertQueue) -> list[str]:
    return [queue.index(row).data(RowRole.ID) for row in range(queue.rowCount())]


def settle(qtbot, desk) -> None:
    """Let everything that was announced arrive, batches included."""
    qtbot.wait(150)


@pytest.fixture
def loaded(qtbot, desk):
    with qtbot.waitSignal(desk.queue.loaded):
        desk.queue.load()
    return desk


def test_bands_then_grade_then_the_oldest(qtbot, loaded) -> None:
    loaded.say(
        alert(1),
        signed(alert(2, Severity.RED)),
        alert(3, Severity.RED, received_at=T0 + timedelta(seconds=9)),
        alert(4, Severity.RED, received_at=T0 + timedelta(seconds=2)),
        owned(signed(alert(5))),
        replace(alert(6), condition=Condition.NORMAL),
        replace(signed(alert(7)), condition=Condition.NORMAL),
        replace(alert(8), shelf=Shelf(T0 + timedelta(hours=1), "待", "p", "n")),
        replace(alert(9, Severity.RED), is_exercise=True),
        replace(alert(10), disposition=Disposition.FALSE),
        owned(signed(alert(11)), "seat-2"),
    )
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 10)
    assert ids(loaded.queue) == [
        "A004", "A003", "A001", "A002", "A005", "A011", "A006", "A007", "A008", "A009",
    ]  # fmt: skip
    bands = [loaded.queue.index(row).data(RowRole.BAND) for row in range(10)]
    assert bands[:3] == ["UNSIGNED"] * 3
    assert bands[-2:] == ["SHELVED", "EXERCISE"]
    assert loaded.queue.next_unsigned() == "A004"
    assert loaded.queue.row_of("A010") == -1


def test_what_came_and_went_unseen_is_no_news_to_the_pages(qtbot, loaded) -> None:
    """P5: tens of thousands of alerts are over when the link is back; the screen need not move."""
    changed: list[str] = []
    counted: list[int] = []
    loaded.queue.alerts_changed.connect(changed.extend)
    loaded.queue.counts_changed.connect(lambda: counted.append(1))
    loaded.say(*(replace(signed(alert(n)), disposition=Disposition.CLOSED)
                 for n in range(300, 400)))  # fmt: skip
    settle(qtbot, loaded)
    assert counted == []
    loaded.say(alert(1), *(replace(signed(alert(n)), disposition=Disposition.CLOSED)
                           for n in range(2, 300)))  # fmt: skip
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 1)
    assert changed == ["A001"]
    loaded.say(replace(signed(alert(1)), disposition=Disposition.CLOSED))
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 0)
    assert changed == ["A001", "A001"]


def test_counts_leave_exercises_out(qtbot, loaded) -> None:
    loaded.say(
        alert(1, Severity.RED),
        replace(alert(2, Severity.RED), is_exercise=True),
        owned(signed(alert(3))),
    )
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 3)
    counts = loaded.queue.counts
    assert counts.total == 2
    assert counts.unsigned[Severity.RED] == 1
    assert counts.worst_unsigned is Severity.RED
    assert counts.mine == 1
    assert counts.by_band[Band.EXERCISE] == 1


def test_a_filter_hides_rows_and_no_counts(qtbot, loaded) -> None:
    loaded.say(alert(1, Severity.RED), alert(2), owned(signed(alert(3))))
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 3)
    queue = loaded.queue
    for wanted, listed in (
        (QueueFilter(severities=frozenset({Severity.RED})), ["A001"]),
        (QueueFilter(mine=True), ["A003"]),
        (QueueFilter(town="别处"), []),
        (QueueFilter(text="积水 2"), ["A002"]),
        (QueueFilter(), ["A001", "A002", "A003"]),
    ):
        queue.set_filter(wanted)
        assert ids(queue) == listed
        assert queue.counts.total == 3


def test_what_comes_in_under_a_filter_is_counted_and_not_listed(qtbot, loaded) -> None:
    loaded.queue.set_filter(QueueFilter(severities=frozenset({Severity.RED})))
    loaded.say(alert(1), alert(2, Severity.RED))
    qtbot.waitUntil(lambda: loaded.queue.counts.total == 2)
    assert ids(loaded.queue) == ["A002"]
    loaded.say(replace(alert(1), severity=Severity.RED))
    qtbot.waitUntil(lambda: len(ids(loaded.queue)) == 2)


def test_a_new_unsigned_alert_is_heard_once(qtbot, loaded) -> None:
    heard: list[str] = []
    loaded.queue.alerts_opened.connect(lambda some: heard.extend(a.id for a in some))
    loaded.say(alert(1))
    qtbot.waitUntil(lambda: heard == ["A001"])
    loaded.say(replace(alert(1), count=2))
    loaded.say(replace(alert(2), is_exercise=True), signed(alert(3)))
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 3)
    settle(qtbot, loaded)
    assert heard == ["A001"]
    later = T0 + timedelta(seconds=30)
    loaded.say(replace(alert(1), severity=Severity.RED, unsigned_since=later))
    qtbot.waitUntil(lambda: heard == ["A001", "A001"])


def test_what_was_there_at_the_start_is_not_heard(qtbot, desk) -> None:
    heard: list[str] = []
    desk.queue.alerts_opened.connect(lambda some: heard.extend(a.id for a in some))
    desk.put(alert(1), alert(2))
    with qtbot.waitSignal(desk.queue.loaded):
        desk.queue.load()
    settle(qtbot, desk)
    assert (ids(desk.queue), heard) == (["A001", "A002"], [])


def test_a_shelf_ends_by_itself_and_is_heard(qtbot, loaded) -> None:
    shelf = Shelf(T0 + timedelta(minutes=5), "待水位回落", "linlan", "林岚")
    loaded.say(replace(alert(1), shelf=shelf))
    qtbot.waitUntil(lambda: loaded.queue.band("A001") is Band.SHELVED)
    heard: list[str] = []
    loaded.queue.alerts_opened.connect(lambda some: heard.extend(a.id for a in some))
    loaded.clock.jump(301)
    qtbot.waitUntil(lambda: loaded.queue.band("A001") is Band.UNSIGNED, timeout=3000)
    assert heard == ["A001"]


def test_an_act_is_pending_at_once_and_changes_its_row(qtbot, loaded) -> None:
    loaded.say(alert(1))
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 1)
    loaded.alerts.acknowledge(alert(1)).result()
    qtbot.waitUntil(lambda: loaded.queue.band("A001") is Band.SIGNED)
    assert loaded.queue.is_pending("A001")


def test_a_row_that_goes_is_told_and_gone(qtbot, loaded) -> None:
    loaded.say(alert(1), alert(2))
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 2)
    with qtbot.waitSignal(loaded.queue.alerts_changed) as told:
        loaded.take("alert", "A001")
    assert told.args == [("A001",)]
    assert ids(loaded.queue) == ["A002"]
    assert loaded.queue.alert("A001") is None


class Memory:
    """Rows for a queue from a dictionary."""

    def __init__(self) -> None:
        self.alerts: dict[str, Alert] = {}
        self.limits: list[int] = []

    def rows(self, kind, wanted):
        return [self._row(self.alerts[id]) for id in wanted if id in self.alerts]

    def select(self, kind, where, *, order="", limit=0):
        self.limits.append(limit)
        found = sorted(self.alerts.values(), key=lambda a: -int(a.severity))
        return [self._row(a) for a in found[: limit or None]]

    @staticmethod
    def _row(a: Alert) -> Row:
        body = encode(a)
        return Row("alert", a.id, "e.1", "hall", body, body, False, None, 1)


@pytest.fixture
def fed(qtbot, desk):
    """A queue over a dictionary, with the feed that tells it."""
    memory, feed = Memory(), ChangeFeed()
    queue = AlertQueue(memory, feed, desk.clock, "seat-1", PROFILE, InlineLane())  # type: ignore[arg-type]
    yield memory, feed, queue
    feed.stop()
    queue._due.stop()


def test_more_than_a_screen_is_read_in_two_steps(qtbot, fed) -> None:
    memory, _, queue = fed
    for number in range(FIRST_ROWS + 50):
        a = alert(number, Severity.RED if number % 2 else Severity.BLUE)
        memory.alerts[a.id] = a
    seen: list[int] = []
    queue.modelReset.connect(lambda: seen.append(queue.rowCount()))
    heard: list[str] = []
    queue.alerts_opened.connect(lambda some: heard.extend(a.id for a in some))
    queue.load()
    qtbot.waitUntil(lambda: queue.rowCount() == FIRST_ROWS + 50)
    assert seen == [FIRST_ROWS, FIRST_ROWS + 50]
    assert memory.limits == [FIRST_ROWS, 0]
    assert queue.counts.total == FIRST_ROWS + 50
    assert heard == []


def test_an_alert_that_comes_between_the_two_steps_is_heard_once(qtbot, fed) -> None:
    memory, _, queue = fed
    for number in range(FIRST_ROWS + 50):
        a = alert(number, Severity.RED if number < FIRST_ROWS else Severity.BLUE)
        memory.alerts[a.id] = a
    heard: list[str] = []
    queue.alerts_opened.connect(lambda some: heard.extend(a.id for a in some))

    def come() -> None:
        memory.alerts["A999"] = alert(999)
        queue._on_changed(ChangeSet("hub", frozenset({("alert", "A999")}), None))

    queue.loaded.connect(come)
    queue.load()
    qtbot.waitUntil(lambda: queue.rowCount() == FIRST_ROWS + 51)
    qtbot.wait(100)
    assert heard == ["A999"]


STATES = st.sampled_from(
    ["new", "signed", "owned", "normal", "shelved", "exercise", "false", "gone"]
)
GRADES = st.sampled_from(list(Severity))
STEPS = st.lists(st.lists(st.tuples(st.integers(1, 14), STATES, GRADES), max_size=10), max_size=7)


def made(number: int, state: str, severity: Severity) -> Alert:
    a = alert(number, severity)
    return {
        "new": lambda: a,
        "signed": lambda: signed(a),
        "owned": lambda: owned(signed(a)),
        "normal": lambda: replace(a, condition=Condition.NORMAL),
        "shelved": lambda: replace(a, shelf=Shelf(T0 + timedelta(hours=1), "待", "p", "n")),
        "exercise": lambda: replace(a, is_exercise=True),
        "false": lambda: replace(a, disposition=Disposition.FALSE),
        "gone": lambda: a,
    }[state]()


class Mirror:
    """What a view would hold that only listens to rows coming and going."""

    def __init__(self, queue: AlertQueue) -> None:
        self.rows: list[str] = []
        self._queue = queue
        queue.rowsInserted.connect(self._inserted)
        queue.rowsAboutToBeRemoved.connect(self._removed)
        queue.modelReset.connect(self._reset)

    def _inserted(self, _, first: int, last: int) -> None:
        assert first <= last
        self.rows[first:first] = ids(self._queue)[first : last + 1]

    def _removed(self, _, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._queue.index(row).data(RowRole.KIND)  # what goes can still be read
            self._queue.index(row).data(Qt.ItemDataRole.DisplayRole)
        del self.rows[first : last + 1]

    def _reset(self) -> None:
        self.rows = ids(self._queue)


@given(STEPS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_rows_against_a_naive_model(qtbot, desk, steps) -> None:
    memory, feed = Memory(), ChangeFeed()
    queue = AlertQueue(memory, feed, desk.clock, "seat-1", PROFILE, InlineLane())  # type: ignore[arg-type]
    queue._is_loaded = True
    mirror = Mirror(queue)
    now = desk.clock.now()
    for step in steps:
        for number, state, severity in step:
            a = made(number, state, severity)
            memory.alerts.pop(a.id, None)
            if state != "gone":
                memory.alerts[a.id] = a
        changed = sorted({f"A{number:03}" for number, _, _ in step})
        queue._take(queue._reader.read(changed))
        alerts = list(memory.alerts.values())
        expected = sorted(
            (int(band), *sort_key(a, band, "seat-1"))
            for a in alerts
            if (band := band_of(a, now)) is not Band.GONE
        )
        assert ids(queue) == [place[-1] for place in expected]
        assert mirror.rows == ids(queue)
        assert queue.counts.total == sum(
            band_of(a, now) not in (Band.GONE, Band.EXERCISE) for a in alerts
        )
    feed.stop()
    queue._due.stop()


def test_the_model_keeps_qts_rules(qtbot, loaded, qtmodeltester) -> None:
    loaded.say(alert(1), alert(2, Severity.RED), signed(alert(3)))
    qtbot.waitUntil(lambda: loaded.queue.rowCount() == 3)
    qtmodeltester.check(loaded.queue, force_py=True)
    loaded.say(signed(alert(1)), alert(4), owned(signed(alert(3))))
    loaded.take("alert", "A002")
    qtbot.waitUntil(lambda: ids(loaded.queue) == ["A004", "A001", "A003"])
    loaded.queue.set_stale(True)
    loaded.queue.set_filter(QueueFilter(mine=True))
    assert ids(loaded.queue) == ["A003"]
