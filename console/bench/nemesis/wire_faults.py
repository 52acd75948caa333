"""What goes wrong on the way between a seat and the hub."""

from collections import Counter
from collections.abc import Awaitable, Callable

from console.bench.nemesis.seat_machine import SeatMachine

Undo = Callable[[], Awaitable[None]]


class WireFaults:
    """Does faults to a seat's wire; each method returns what ends it.

    Args:
        met: counts what really happened.
    """

    def __init__(self, met: "Counter[str]") -> None:
        self._met = met

    async def cut(self, seat: SeatMachine) -> Undo:
        """The cable is out: everything breaks at once, and is refused."""
        seat.wire.cut()
        return _heal(seat)

    async def requests_lost(self, seat: SeatMachine) -> Undo:
        """One way: nothing reaches the hub."""
        seat.wire.lose_requests()
        return _heal(seat)

    async def replies_lost(self, seat: SeatMachine) -> Undo:
        """The other way: the hub hears and decides, and no answer comes back."""
        seat.wire.lose_replies()
        return _heal(seat)

    async def half_open(self, seat: SeatMachine) -> Undo:
        """A dead box on the way swallows both directions without a word."""
        seat.wire.swallow()
        return _heal(seat)

    async def certificate_changed(self, seat: SeatMachine) -> Undo:
        """The hub shows a certificate that is over, or that no seat may trust; then its own."""
        seat.wire.show_bad_certificate()
        return _heal(seat)

    async def slow(self, seat: SeatMachine) -> Undo:
        """1 kB/s."""
        seat.wire.slow_down(1000.0)
        return _heal(seat)

    async def reset(self, seat: SeatMachine) -> Undo:
        """An answer breaks off in the middle."""
        return _twist(seat, "reset")

    async def reply_dropped(self, seat: SeatMachine) -> Undo:
        """The next thing sent arrives, and its answer is lost."""
        return _twist(seat, "reply_dropped")

    async def repeated(self, seat: SeatMachine) -> Undo:
        """The next thing sent arrives twice."""
        return _twist(seat, "repeated")

    async def part_doubled(self, seat: SeatMachine) -> Undo:
        """A part of the feed comes twice."""
        return _twist(seat, "part_doubled")

    async def parts_swapped(self, seat: SeatMachine) -> Undo:
        """Two parts of the feed come in the other order."""
        return _twist(seat, "parts_swapped")

    async def late_again(self, seat: SeatMachine) -> Undo:
        """A batch that arrived long ago arrives again, after younger ones."""
        if seat.wire.repeat_an_old_one():
            self._met["late_again"] += 1

        async def again() -> None:
            if seat.wire.repeat_an_old_one():
                self._met["late_again"] += 1

        return again


def _heal(seat: SeatMachine) -> Undo:
    async def heal() -> None:
        seat.wire.heal()

    return heal


def _twist(seat: SeatMachine, what: str) -> Undo:
    async def nothing() -> None:
        """It is over with the request it met."""

    seat.wire.twist(what)
    return nothing
