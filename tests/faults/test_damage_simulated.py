"""G15, G16 on virtual time: damage among other faults; found by the nemesis."""

import pytest

from console.bench.nemesis.disk import FULL, READ_ONLY
from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.person import UNITS
from console.bench.nemesis.seat_machine import JOURNAL, KEY, SeatMachine
from console.bench.nemesis.verdict import run_seed
from console.domain.alert import Alert
from console.domain.entity import decode
from offline_cache.problems import Damaged, StoreProblem
from offline_cache.rebuild import read_source, rebuild
from tests.faults.simulated_hall import Hall, play


@pytest.mark.parametrize("error", [FULL, READ_ONLY])
def test_g15_a_damaged_cache_that_finds_no_room_is_begun_anew_when_there_is_some(
    workshop: Workshop, error: int, logged_errors: list[object]
) -> None:
    """H239: it was set aside, nothing took its place, and the seat was blind until a restart."""

    async def script(hall: Hall) -> None:
        seat = hall.seats[0]
        await seat.end()
        seat.put_on_cipher()
        assert seat.start() and seat.life is not None
        await hall.settle()
        before = hall.shown(seat, "alert")
        seat.wire.cut()
        seat.spoil_writing(error)
        with pytest.raises(StoreProblem):
            seat.life.cache.renew(seat.clock.now())
        hall.source.see(3)
        await hall.pass_time(2.0)
        with pytest.raises(Damaged):
            hall.shown(seat, "alert")
        seat.spoil_writing(0)
        with pytest.raises(Damaged):
            hall.shown(seat, "alert")
        await hall.pass_time(0.1)
        assert hall.shown(seat, "alert") == before, "what could be read is on the screen again"
        seat.wire.heal()
        await hall.settle()
        assert hall.violations() == []

    play(workshop, script)


def test_g15_damage_met_while_a_view_is_held_is_mended_too(
    workshop: Workshop, logged_errors: list[object]
) -> None:
    """Seed 201203 of the simulated nemesis: nobody was told, and sync began again for ever."""
    assert run_seed(201203, workshop).violations == []


def salvage_without(seat: SeatMachine, op: str) -> None:
    """Make the journal anew as the installer does; an act was on a page that could not be read."""
    path = seat._folder / JOURNAL
    source = read_source(path, KEY)
    del source.operations[op]
    source.is_whole = False
    rebuild(path, KEY, [source], seat.clock.now(), lambda: "anew")
    seat.heard.is_torn = True


def test_g7_an_act_that_names_one_lost_with_the_journal_does_not_wait_for_ever(
    workshop: Workshop,
) -> None:
    """H358: the hub waited for the lost order, and a note was never decided."""

    async def script(hall: Hall) -> None:
        seat = hall.seats[0]
        await seat.end()
        seat.put_on_cipher()
        assert seat.start() and seat.life is not None
        await hall.settle()
        alert = decode(Alert, seat.life.cache.select("alert", {"is_open": 1})[0].body)
        order = seat.life.orders.send(alert, "前往排水", UNITS[:1]).result.result().op
        note = seat.life.alerts.note(alert, "井盖已复位").result().op
        kept = seat.life.journal.operation(note)
        assert kept is not None and kept.operation.body["after"] == [order]
        await seat.end()
        salvage_without(seat, order)
        assert seat.start()
        await hall.settle()
        told = [line.get("detail") for line in hall.records("alert")[alert.id]["trail"]]
        assert told.count("井盖已复位") == 1
        assert hall.records("order") == {}
        assert hall.violations() == []

    play(workshop, script)
