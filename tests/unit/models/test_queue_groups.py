"""集中告警 in the queue (B-11): rows fold by cause, step by step, exactly as counted anew."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.domain.alert import Alert, Severity
from console.domain.flood import FloodWatch
from console.domain.geo import Place, Point
from console.domain.grouping import came_at, groups_of
from console.domain.queue import Band, band_of, sort_key
from console.models.alert_queue import AlertQueue
from console.models.change_feed import ChangeFeed
from console.models.queue_filter import QueueFilter
from console.models.queue_group import ROW
from offline_cache.lanes import InlineLane
from tests.unit.commands.seat_desk import T0, alert
from tests.unit.domain import test_flood
from tests.unit.models.conftest import PROFILE
from tests.unit.models.test_alert_queue import Memory, Mirror, ids, owned, signed
from widgets.lists.roles import RowKind, row_value

LIMITS = replace(test_flood.PROFILE, units=(("点位", "路"),))
CAUSE = "视频汇聚节点 2 离线"
HEAD = f"{ROW}UNSIGNED/{CAUSE}"


class Fed:
    """A queue over a dictionary that is told what to read."""

    def __init__(self, clock) -> None:
        self.clock = clock
        self.memory, self.feed = Memory(), ChangeFeed()
        self.queue = AlertQueue(
            self.memory, self.feed, clock, "seat-1", PROFILE, InlineLane(), flood=LIMITS
        )  # type: ignore[arg-type]
        self.queue._is_loaded = True

    def tell(self, *alerts: Alert) -> None:
        """Let the queue take these over in one step."""
        for each in alerts:
            self.memory.alerts[each.id] = each
        self.queue._take(self.queue._reader.read([each.id for each in alerts]))

    def rows(self) -> list[str]:
        return ids(self.queue)

    def row(self, id: str):
        return row_value(self.queue.index(self.queue.row_of(id)))

    def stop(self) -> None:
        self.feed.stop()
        self.queue._due.stop()


@pytest.fixture
def fed(qtbot, desk) -> Iterator[Fed]:
    fed = Fed(desk.clock)
    yield fed
    fed.stop()


def lost(number: int, severity: Severity = Severity.BLUE, seconds: float = 0, **more) -> Alert:
    """A camera that is away with its node."""
    town = ("梧影街道", "芦汀镇", "映川街道")[number % 3]
    more = {"place": Place(f"点位 {number}", town), "group": CAUSE} | more
    a = alert(number, severity, received_at=T0 + timedelta(seconds=seconds))
    return replace(a, title=f"{number} 号点位中断", **more)


def storm(count: int, first: int = 100) -> list[Alert]:
    return [lost(number, seconds=number / 1000) for number in range(first, first + count)]


def test_ten_stand_single_and_the_eleventh_folds_all(fed) -> None:
    fed.tell(*storm(10))
    assert len(fed.rows()) == 10
    fed.tell(lost(110, seconds=0.11))
    assert fed.rows() == [HEAD, "A110", "A109", "A108"]
    head = fed.row(HEAD)
    assert (head.title, head.count, head.kind) == (CAUSE, "11", RowKind.GROUP)
    assert head.meta == "映川 4·芦汀 4·梧影 3"
    assert head.start == T0 + timedelta(seconds=0.1)  # since the first of them came
    assert fed.row("A110").kind is RowKind.GROUP_ROW
    assert fed.queue.row_of("A100") == -1


def test_a_red_and_what_has_another_cause_are_never_folded(fed) -> None:
    """Row 05:20: the red stands alone above the group, in mid-storm."""
    fed.tell(*storm(300), lost(1, Severity.RED), alert(2, Severity.ORANGE))
    assert fed.rows()[:3] == ["A001", "A002", HEAD]
    assert fed.row("A001").kind is RowKind.UNSIGNED
    raised = replace(lost(150, Severity.RED, seconds=0.15), unsigned_since=T0)
    fed.tell(raised)
    assert fed.rows()[:4] == ["A001", "A150", "A002", HEAD]
    assert fed.row(HEAD).count == "299"


def test_one_or_two_are_no_group(fed) -> None:
    fed.tell(*storm(12))
    fed.tell(*(signed(a) for a in storm(10)))
    assert fed.rows()[:2] == ["A110", "A111"]
    assert fed.rows()[2] == f"{ROW}SIGNED/{CAUSE}"


def test_a_group_is_one_matter_and_counts_stay_true(fed) -> None:
    fed.tell(*storm(300), lost(1, Severity.RED), alert(2), alert(3))
    assert fed.queue.counts.total == 303
    assert fed.queue.counts.by_severity[Severity.BLUE] == 300
    assert fed.queue.unsigned_matters == 4
    fed.queue.set_filter(QueueFilter(severities=frozenset({Severity.RED})))
    assert fed.queue.unsigned_matters == 4  # a filter hides, and says nothing about the hall


def test_opened_all_members_are_readable_and_closed_again_three(fed) -> None:
    fed.tell(*storm(300))
    fed.queue.toggle_group(HEAD)
    assert fed.rows() == [HEAD, *(f"A{n}" for n in range(399, 99, -1))]
    fed.queue.toggle_group(HEAD)
    assert len(fed.rows()) == 4


def test_the_row_under_the_cursor_stays_though_newer_ones_come(fed) -> None:
    fed.tell(*storm(20))
    fed.queue.hold("A117")
    fed.tell(*storm(20, first=120))
    assert fed.rows() == [HEAD, "A139", "A138", "A137", "A117"]
    fed.queue.hold("A139")
    assert fed.rows() == [HEAD, "A139", "A138", "A137"]


def test_what_is_folded_away_is_brought_into_sight_by_its_id(fed) -> None:
    fed.tell(*storm(20))
    fed.queue.hold("A100")
    assert fed.rows()[-1] == "A100"


def test_later_members_are_unsigned_again(fed) -> None:
    """Who signed 12 has not signed the thirteenth."""
    fed.tell(*storm(12))
    fed.tell(*(signed(a) for a in storm(12)))
    assert fed.rows()[0] == f"{ROW}SIGNED/{CAUSE}"
    fed.tell(lost(130, seconds=9))
    assert fed.rows()[:2] == ["A130", f"{ROW}SIGNED/{CAUSE}"]
    assert fed.queue.counts.by_band[Band.UNSIGNED] == 1
    assert fed.row(f"{ROW}SIGNED/{CAUSE}").is_quiet


def test_when_the_flood_is_over_what_is_folded_stays_folded_and_new_ones_stand_alone(fed) -> None:
    fed.tell(*storm(12))
    fed.clock.jump(900)
    fed.queue._move()
    assert fed.queue.places.flood.ended is not None
    assert fed.rows()[0] == HEAD
    fed.tell(lost(200, seconds=899))
    assert fed.rows()[-1] == "A200"
    assert fed.row("A200").kind is RowKind.UNSIGNED


def test_members_near_an_open_matter_are_counted_and_named(fed) -> None:
    here, far = Point(121.40, 31.20), Point(121.50, 31.20)
    crane = replace(
        owned(signed(alert(1))), title="塔吊大风", place=Place("工地", "映川街道", "", here)
    )
    near = [replace(a, place=Place(a.place.name, "映川街道", "", here)) for a in storm(4)]
    others = [replace(a, place=replace(a.place, point=far)) for a in storm(12, first=200)]
    fed.tell(*near, *others)
    assert "未办结" not in fed.row(HEAD).meta and "near" not in fed.row(HEAD).meta
    fed.tell(crane)
    fed.tell(lost(300, seconds=1, place=near[0].place))
    assert fed.row(HEAD).meta.endswith("of these 5 cameras near open matters")
    assert fed.row("A300").source == "5 m from: 塔吊大风", "the end is cut where a row is narrow"
    fed.tell(replace(crane, place=replace(crane.place, point=far)))
    fed.queue._move()
    assert "12 cameras" in fed.row(HEAD).meta


def test_three_hundred_at_once_are_four_rows_and_the_view_is_told_once(fed) -> None:
    fed.tell(alert(1))
    told: list[tuple[int, int]] = []
    fed.queue.rowsInserted.connect(lambda _, first, last: told.append((first, last)))
    fed.tell(*storm(300))
    assert told == [(1, 4)]


GRADES = st.sampled_from((Severity.RED, Severity.ORANGE, Severity.BLUE, Severity.BLUE))
STATES = st.sampled_from(("new", "new", "new", "signed", "owned", "drill", "gone"))
ONE = st.tuples(st.integers(0, 25), GRADES, st.sampled_from(("甲", "乙", "")), STATES)
HANDS = st.sampled_from(("", "toggle", "hold", "red", "all", "pass"))
STEPS = st.lists(st.tuples(HANDS, st.lists(ONE, max_size=9)), max_size=8)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_step_by_step_is_the_same_as_counted_anew(qtbot, desk, steps) -> None:
    fed, clock = Fed(desk.clock), desk.clock
    mirror, watch = Mirror(fed.queue), FloodWatch(LIMITS)
    seen: dict[str, object] = {}
    opened: set[str] = set()
    held, wanted = "", QueueFilter()
    for number, (hand, told) in enumerate(steps):
        alerts = _alerts(told, number)
        for id, each in alerts.items():
            fed.memory.alerts.pop(id, None)
            if each is not None:
                fed.memory.alerts[id] = each
        fed.queue._take(fed.queue._reader.read(list(alerts)))
        now = clock.now()
        present = fed.memory.alerts
        placed = {id: (a, band_of(a, now)) for id, a in present.items()}
        new = [
            came_at(a)
            for id in alerts
            if (a := present.get(id)) is not None
            and not a.is_exercise
            and seen.get(id) != came_at(a)
        ]
        seen = {id: came_at(a) for id, a in present.items()}
        watch.take(new)
        heads = {r for r in fed.rows() if r.startswith(ROW)}
        if hand == "toggle" and heads:
            fed.queue.toggle_group(min(heads))
            opened ^= {min(heads)}
        if hand == "hold" and present:
            held = min(present)
            fed.queue.hold(held)
        if hand in ("red", "all"):
            grades = frozenset({Severity.RED}) if hand == "red" else frozenset()
            wanted = QueueFilter(severities=grades)
            fed.queue.set_filter(wanted)
        listed = {id: each for id, each in placed.items() if wanted.lets_through(each[0], "seat-1")}
        assert fed.rows() == _expected(listed, watch, opened, held)
        assert mirror.rows == fed.rows()
        unsigned = [i for i, (a, b) in placed.items() if b is Band.UNSIGNED]
        folded = groups_of(placed, watch.floods, LIMITS)
        spared = sum(len(m) - 1 for k, m in folded.items() if k.band is Band.UNSIGNED)
        assert fed.queue.unsigned_matters == len(unsigned) - spared
    fed.stop()


def _alerts(told, number: int) -> dict[str, Alert | None]:
    found: dict[str, Alert | None] = {}
    for at, severity, cause, state in told:
        a = lost(at, severity, seconds=at + number, group=cause)
        found[a.id] = {
            "new": a,
            "signed": signed(a),
            "owned": owned(signed(a)),
            "drill": replace(a, is_exercise=True),
            "gone": None,
        }[state]
    return found


def _expected(listed, watch: FloodWatch, opened: set[str], held: str) -> list[str]:
    """Say anew, without any memory, which rows there are."""
    groups = groups_of(listed, watch.floods, LIMITS)
    inside = {id for members in groups.values() for id in members}
    rows = [
        ((int(band), *sort_key(a, band, "seat-1")), [id])
        for id, (a, band) in listed.items()
        if id not in inside
    ]
    for key, members in groups.items():
        head = f"{ROW}{key.band.name}/{key.cause}"
        keys = [sort_key(*listed[id], "seat-1") for id in members]
        place = (int(key.band), min(k[0] for k in keys), min(k[1] for k in keys),
                 min(k[2] for k in keys), head)  # fmt: skip
        shown = list(members) if head in opened else list(members[: LIMITS.shown])
        if held in members and held not in shown:
            shown.append(held)
        rows.append((place, [head, *shown]))
    return [id for _, ids in sorted(rows) for id in ids]
