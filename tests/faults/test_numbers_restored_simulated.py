"""G17 on virtual time: official numbers after a restore; found by the nemesis."""

from console.bench.nemesis.evening import Workshop
from console.bench.nemesis.person import UNITS
from console.bench.nemesis.seat_machine import SeatMachine
from console.domain.alert import Alert
from console.domain.entity import decode
from tests.faults.simulated_hall import Hall, play


def order(seat: SeatMachine) -> None:
    """Send a unit to the first alert on the screen."""
    assert seat.life is not None
    row = seat.life.cache.select("alert", {"is_open": 1})[0]
    sending = seat.life.orders.send(decode(Alert, row.body), "前往排水", UNITS[:1], by_phone=True)
    assert sending.result.result().is_saved


def test_g17_a_backup_from_before_the_first_order_gives_no_number_a_second_time(
    workshop: Workshop,
) -> None:
    """H236: an order of the lost time and one that was first at the restored hub had one number."""

    async def script(hall: Hall) -> None:
        backup = hall.hub.file.image()
        knowing, others = hall.seats[0], hall.seats[1:]
        for seat in others:
            seat.wire.cut()
        order(knowing)
        await hall.pass_time(3.0)
        assert [body["official"] for body in hall.records("order").values()] == ["2026-0001"]
        knowing.wire.cut()
        await hall.hub.end()
        hall.hub.file.restore(backup)
        backup.close()
        hall.hub.is_restored = True
        assert hall.hub.start()
        others[0].wire.heal()
        await hall.pass_time(5.0)
        order(others[0])
        await hall.pass_time(3.0)
        for seat in hall.seats:
            seat.wire.heal()
        await hall.settle()
        numbers = [body["official"] for body in hall.records("order").values()]
        assert len(set(numbers)) == len(numbers) == 2, numbers

    play(workshop, script)
