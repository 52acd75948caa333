"""G12: a clock set wrong by up to two days changes no order, no deadline and no cursor."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.machine_clock import EVENING
from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile
from console.domain.entity import decode
from console.settings.profile import load_clock_profile
from tests.faults.simulated_hall import Hall, play

TWO_DAYS = 48 * 3600.0
STEPS = (TWO_DAYS, -TWO_DAYS, 3600.0, -61.0, 5.5)


def seconds(told: str) -> float:
    return (datetime.fromisoformat(told) - EVENING).total_seconds()


def envelope(hall: Hall, op: str) -> dict[str, Any]:
    life = hall.seats[0].life
    assert life is not None
    stored = life.journal.operation(op)
    assert stored is not None
    return stored.operation.body


@pytest.mark.parametrize("step", STEPS)
def test_acts_under_a_clock_set_while_cut_off_carry_the_hubs_time(
    workshop: Workshop, step: float
) -> None:
    """Device time, ticks, offset and doubt stand on each act, and lead back to the true time."""

    async def script(hall: Hall) -> None:
        seat, person = hall.seats[0], hall.people[0]
        life = seat.life
        assert life is not None
        seat.wire.cut()
        person._note(life, "seat-1-before")
        await hall.pass_time(40.0)
        seat.clock.step(step)
        person._note(life, "seat-1-after")
        true_time = hall.loop.time()
        before, after = (envelope(hall, act.op)["act_time"] for act in hall.ledger.acts)
        assert seconds(after["device"]) == pytest.approx(true_time + step, abs=0.01)
        assert after["ticks"] - before["ticks"] == pytest.approx(40.0, abs=0.01)
        assert after["boot"] == before["boot"]
        assert abs(seconds(after["device"]) + after["offset"] - true_time) <= after["doubt"] + 0.01
        assert after["doubt"] < 1.0
        seat.wire.heal()
        await hall.settle()
        assert hall.violations() == []
        lines = [
            line
            for alert in hall.records("alert").values()
            for line in alert["trail"]
            if line["what"] == "noted"
        ]
        assert sorted(seconds(line["at"]) for line in lines) == pytest.approx(
            [true_time - 40.0, true_time], abs=1.0
        )

    play(workshop, script)


@pytest.mark.parametrize("step", STEPS)
def test_deadlines_follow_the_hubs_clock_and_not_the_desks(workshop: Workshop, step: float) -> None:
    """The time left to 签收 is told from the hub's time as the seat knows it."""
    profile: ClockProfile = load_clock_profile()

    async def script(hall: Hall) -> None:
        seat = hall.seats[0]
        life = seat.life
        assert life is not None
        alert = decode(Alert, next(iter(hall.records("alert").values())))
        due = profile.sign_by(alert)
        assert due is not None
        left = due - life.offset.hub_now()
        seat.wire.cut()
        seat.clock.step(step)
        await hall.pass_time(30.0)
        passed = left - (due - life.offset.hub_now())
        assert abs(passed - timedelta(seconds=30)) < timedelta(seconds=0.1)

    play(workshop, script)


@pytest.mark.parametrize("step", STEPS)
def test_order_and_cursors_do_not_move_with_a_clock(workshop: Workshop, step: float) -> None:
    """Acts of two seats, one of them set wrong: all arrive, in their own order, and all see all."""

    async def script(hall: Hall) -> None:
        wrong, right = hall.seats[0], hall.people[1]
        for number in range(6):
            if number == 3:
                wrong.clock.step(step)
            for person in (hall.people[0], right):
                life = person._seat.life
                assert life is not None
                person._log(life, f"{person._seat.name}-{number}")
            await hall.pass_time(0.2)
        await hall.settle()
        assert hall.violations() == []
        for seat in hall.seats[:2]:
            lines = [e for e in hall.records("log_entry").values() if e["seat"] == seat.name]
            lines.sort(key=lambda entry: entry["number"])
            assert [e["text"] for e in lines] == [f"日志 {seat.name}-{n}" for n in range(6)]

    play(workshop, script)


@pytest.mark.parametrize("step", [TWO_DAYS, -TWO_DAYS])
def test_a_hub_whose_clock_was_set_is_believed_at_the_next_answer(
    workshop: Workshop, step: float
) -> None:
    """The hub's time is the hall's time, also when it was set; no act lies in its future."""

    async def script(hall: Hall) -> None:
        seat, person = hall.seats[0], hall.people[0]
        await hall.pass_time(1.0)
        hall.hub.clock.step(step)
        for other in hall.seats:
            other.log_in(other.account, hall.hub.sign(other.account, other.name))
        await hall.pass_time(12.0)
        life = seat.life
        assert life is not None
        hall.ledger.acts.clear()
        person._log(life, "seat-1-set")
        await hall.settle()
        reading = life.offset.reading()
        assert abs(reading.offset - step) <= reading.doubt + 1.0
        (entry,) = [e for e in hall.records("log_entry").values() if e["text"] == "日志 seat-1-set"]
        assert seconds(entry["recorded_at"]) <= hall.loop.time() + step

    play(workshop, script)
