"""The clock strip and the rail at a real seat: each kind of clock and each badge by its cause.

The cause is a record as the hub sends it; it is taken back by one, too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from console.app.seat import Seat
from console.domain.alert import Alert, Disposition
from console.domain.call_out import CallOut
from console.domain.entity import encode
from console.domain.hall_mode import HallMode, Mode
from console.domain.incident import EventLevel, IncidentStatus
from console.domain.incident_reports import Reported, ReportSort
from console.domain.instruction import InstructionState
from console.domain.mode_history import Decided, EffectTaken, Turning
from console.domain.order import Assignment, DispatchOrder, Stage, StageTime
from console.domain.plan_run import PlanRun
from console.domain.playbook import PlanStep, StepLimit
from console.domain.work_order import State
from console.models import running_clock as kinds
from console.models.clock_words import kind_word
from console.runtime.clock import DemoClock, SystemClock
from console.shell import rail_pages
from offline_cache.values import Change
from tests.end2end.test_alone import PATIENCE, enrol
from tests.gui.clocks.stage import instruction, limit, matter, order
from tests.gui.diversion.pictures import tree
from tests.gui.duty import directory, evening
from tests.gui.duty.evening import NOW
from tests.gui.health import cards
from widgets.common.theme import Grade

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Cause:
    """Records that start clocks of these kinds, and those that end them."""

    kinds: tuple[str, ...]
    begin: tuple[Any, ...]
    over: tuple[Any, ...]


def over(alert: Alert) -> Alert:
    return replace(evening.signed(alert, acted=True), disposition=Disposition.CLOSED)


def of_alerts() -> Iterator[Cause]:
    flood = evening.alert("A1", evening.ORANGE, "下立交积水")
    yield Cause((kinds.SIGN,), (flood,), (over(flood),))
    told = evening.signed(flood)
    yield Cause((kinds.ACT,), (replace(told, id="A2"),), (over(replace(flood, id="A2")),))
    yield Cause((kinds.SHELF,), (evening.shelved(),), (over(evening.shelved()),))
    diverted = evening.signed(tree(), acted=True)
    yield Cause((kinds.DIVERT,), (diverted,), (over(diverted),))
    rain = replace(evening.forecast_raised(), expires_at=NOW + 20 * MINUTE)
    town = CallOut("a99.1.t00", rain.id, rain.round, rain.severity, "t00", "望潮街道", NOW, "周砚")
    yield Cause((kinds.CALL_OUT, kinds.VALIDITY), (rain, town), (over(rain),))


def of_units() -> Iterator[Cause]:
    at = evening.hands(evening.alert("A3", evening.ORANGE, "堤脚渗水"))
    sent = DispatchOrder(
        "O1", "01-0001", at.id, "前往排水", NOW, "linlan", "林岚", "seat-1", assignments=("U1",)
    )
    unit = Assignment("U1", "O1", "u1", "云汀排水二队", times=(StageTime(Stage.SENT, NOW),))
    outside = unit.reported(StageTime(Stage.ON_SCENE, NOW))
    back = outside.reported(StageTime(Stage.RELEASED, NOW))
    yield Cause((kinds.ANSWER,), (at, sent, unit), (outside,))
    yield Cause((kinds.WELFARE,), (outside,), (back, over(at)))


def of_matters() -> Iterator[Cause]:
    opened = matter()
    no_need = Reported(ReportSort.NOT_NEEDED, NOW, "", "林岚")
    by_phone = Reported(ReportSort.PHONE, NOW, "市值班室", "林岚")
    quiet = replace(opened, reports=(no_need,))
    yield Cause((kinds.REPORT, kinds.WRITTEN), (opened,), (quiet,))
    ended = {"status": IncidentStatus.CLOSED, "closed_at": NOW, "closed_by": "林岚"}
    large = matter("I2", level=EventLevel.LARGER, reports=(by_phone, no_need))
    closed = replace(large, **ended)
    yield Cause((kinds.FOLLOW_UP,), (large,), (closed,))
    final = replace(closed, reports=(*closed.reports, Reported(ReportSort.FINAL, NOW, "市", "林")))
    yield Cause((kinds.FINAL,), (closed,), (final,))
    step = PlanStep("s1", "核实伤亡人数", limit=StepLimit("minutes", 5, "演示值"))
    run = PlanRun("R1", "collapse", NOW, "I1", title="建筑施工事故", steps=(step,))
    yield Cause((kinds.STEP,), (quiet, run), (replace(quiet, **ended),))
    told = instruction()
    done = replace(told, state=InstructionState.CLOSED)
    yield Cause((kinds.INSTRUCTION,), (told,), (done,))


def of_the_mode() -> Iterator[Cause]:
    decided = Decided(NOW, "台风", "带班领导", "林岚", "01", "OP1")
    often = EffectTaken("cadence", "每 30 分钟汇总一次情况", minutes=30, source="演示值")
    people = EffectTaken("roster", "八部门席位到位", parts=("消防",), source="演示值", within=30)
    line = Turning("mode", "emergency", "", "on", decided, (), (often, people))
    urgent = HallMode().begun(Mode.EMERGENCY, decided).turned(line)
    kind = (kinds.CADENCE, kinds.ARRIVAL)
    yield Cause(kind, (urgent,), (urgent.ended(Mode.EMERGENCY),))


def of_orders() -> Iterator[Cause]:
    words = {
        "sign": kinds.ORDER_SIGN, "contact": kinds.CONTACT, "close": kinds.CLOSE,
        "rework": kinds.REWORK, "supervise": kinds.SUPERVISE, "photograph": kinds.OTHER,
    }  # fmt: skip
    for number, (what, kind) in enumerate(words.items(), 1):
        begun = order(number, limit(what, MINUTE, 30, "minutes"))
        yield Cause((kind,), (begun,), (replace(begun, state=State.CLOSED),))


def causes() -> list[Cause]:
    return [*of_alerts(), *of_units(), *of_matters(), *of_the_mode(), *of_orders()]


class Hall:
    """A seat whose hall's records come as this test says."""

    def __init__(self, qtbot: Any, seat: Seat) -> None:
        self.seat, self._qtbot, self._number = seat, qtbot, 1

    def put(self, *entities: Any) -> None:
        changes = []
        for entity in entities:
            self._number += 1
            body = encode(entity)
            changes.append(Change(self._number, entity.KIND, entity.id, "e.2", "hall", body))
        cursor = f"e:{self._number}"
        self.seat.models.feed.publish(self.seat.store.cache.apply(changes, cursor))

    def until(self, is_so: Any) -> None:
        self._qtbot.waitUntil(lambda: bool(is_so()), timeout=PATIENCE)

    def kinds(self) -> set[str]:
        """Return what the strip names: clocks shown on their own, and those that are counted."""
        strip = self.seat.frame.parts[0]
        strip.refresh()
        items, rest = strip.items(self.seat.clock.now())
        counted = rest.removeprefix("其余：").split("·") if rest else ()
        return {item.kind for item in items} | {words.split()[0] for words in counted}


@pytest.fixture
def hall(start, qtbot, tmp_path: Path) -> Hall:
    """A seat without a hub, on the evening, with nothing open."""
    enrol(tmp_path / "seat", ("linlan", "林岚"))
    clock = DemoClock(NOW, SystemClock().now())
    seat = start.unlocked(tmp_path / "seat", "--clock", str(clock)).seat
    hall = Hall(qtbot, seat)
    hall.until(lambda: seat.models.queue.rowCount() == 1)
    (first,) = seat.models.queue.alerts()
    hall.put(over(first), *directory.towns_with_contacts())
    hall.until(lambda: hall.kinds() == set())
    return hall


def test_each_kind_of_clock_stands_on_the_strip_while_its_cause_does(hall: Hall) -> None:
    """Screens 1: nothing that runs is missing there, nothing that is over is left."""
    shown = []
    for cause in causes():
        names = {kind_word(kind) for kind in cause.kinds}
        hall.put(*cause.begin)
        hall.until(lambda names=names: names <= hall.kinds())
        hall.put(*cause.over)
        hall.until(lambda names=names: not names & hall.kinds())
        shown.extend(cause.kinds)
    assert sorted(shown) == sorted(kinds.KINDS), "a kind of clock without a cause here"


def test_a_forecast_is_named_while_it_is_in_force_and_a_chip_once_it_lapsed(hall: Hall) -> None:
    """H370."""
    header = hall.seat.frame.window.header
    rain = replace(evening.forecast_raised(), expires_at=NOW + 20 * MINUTE)
    hall.put(rain)
    hall.until(lambda: "暴雨橙色" in header.accessibleName())
    assert not any("暴雨" in chip for chip in header.chips)
    hall.put(replace(rain, expires_at=NOW - MINUTE))
    hall.until(lambda: "暴雨橙色 过有效期未解除" in header.chips)
    hall.put(over(rain))
    hall.until(lambda: "暴雨" not in header.accessibleName())


def test_each_badge_of_the_rail_counts_its_cause_and_goes_with_it(hall: Hall) -> None:
    rail = hall.seat.frame.window.rail
    flood = evening.alert("A1", evening.ORANGE, "下立交积水")
    late = order(1, limit("sign", 40 * MINUTE, 30, "minutes"))
    card = cards.phoned()
    for page, cause, taken_back, grade in (
        (rail_pages.DUTY, flood, evening.signed(flood), Grade.ORANGE),
        (rail_pages.ORDERS, late, replace(late, state=State.CLOSED), Grade.RED),
        (rail_pages.LOG, card, replace(card, state="decided"), None),
    ):
        assert rail.badge(page) is None
        hall.put(cause)
        hall.until(lambda page=page: rail.badge(page) is not None)
        assert (rail.badge(page).count, rail.badge(page).grade) == (1, grade)
        if page == rail_pages.LOG:
            hall.until(lambda: "需核对 1" in hall.seat.frame.window.header.chips)
        hall.put(taken_back)
        hall.until(lambda page=page: rail.badge(page) is None)
