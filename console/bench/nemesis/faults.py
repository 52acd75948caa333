"""What goes wrong in an evening, by name: each fault begins at a moment and ends at another."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from console.bench.nemesis.disk import Image
from console.bench.nemesis.hub_machine import HubMachine
from console.bench.nemesis.seat_machine import SeatMachine

if TYPE_CHECKING:
    from console.bench.nemesis.ledger import Ledger

Undo = Callable[[], Awaitable[None]]

TWO_DAYS = 48 * 3600.0


class Faults:
    """Does faults to machines and wires; each method returns what ends it.

    Args:
        hub, seats: the machines.
        chance: seeded.
        ledger: told of a restored backup.
        met: counts what really happened.
        true_time: seconds of the evening.
    """

    def __init__(
        self,
        hub: HubMachine,
        seats: list[SeatMachine],
        chance: random.Random,
        ledger: "Ledger",
        met: "Counter[str]",
        true_time: Callable[[], float],
    ) -> None:
        self._hub = hub
        self._seats = seats
        self._chance = chance
        self._ledger = ledger
        self._met = met
        self._true_time = true_time
        self._backup: tuple[float, Image] | None = None
        self._spare = 0

    async def begin(self, name: str) -> Undo:
        """Do a fault."""
        undo: Undo = await getattr(self, name)(self._chance.choice(self._seats))
        return undo

    # -- the network ------------------------------------------------------------------------

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

    # -- seats ------------------------------------------------------------------------------

    async def seat_killed(self, seat: SeatMachine) -> Undo:
        """Kill -9."""
        self._met["seat_killed"] += seat.life is not None
        await seat.end()
        return _restart(seat)

    async def seat_killed_writing(self, seat: SeatMachine) -> Undo:
        """Kill -9 before or after any statement of its store."""
        if seat.life is not None:
            seat.life.process.die_at(self._chance.randrange(1, 60), self._chance.random() < 0.5)
        return self._restart_if_dead(seat, "seat_killed_writing")

    async def seat_power_cut(self, seat: SeatMachine) -> Undo:
        """The machine loses power: what was not synced is gone, and it boots anew."""
        seat.sync_disk()

        async def cut() -> None:
            self._met["seat_power_cut"] += seat.life is not None
            await seat.lose_power()
            seat.start()

        return cut

    async def seat_suspended(self, seat: SeatMachine) -> Undo:
        """The lid is closed: nothing runs while time passes."""
        self._met["seat_suspended"] += not seat.clock.is_asleep
        seat.clock.suspend()

        async def resume() -> None:
            seat.clock.resume()

        return resume

    async def seat_clock_set(self, seat: SeatMachine) -> Undo:
        """Somebody sets the seat's clock wrong by up to two days."""
        self._met["seat_clock_set"] += 1
        seat.clock.step(self._chance.choice((-1, 1)) * self._chance.uniform(1.0, TWO_DAYS))
        is_set_right = self._chance.random() < 0.5

        async def set_right() -> None:
            if is_set_right:
                seat.clock.set_right()

        return set_right

    async def disk_full(self, seat: SeatMachine) -> Undo:
        """Nothing more can be written at the seat."""
        self._met["disk_full"] += 1
        seat.fill_disk(True)

        async def make_room() -> None:
            seat.fill_disk(False)
            if seat.life is None:
                seat.start()

        return make_room

    # -- the hub ----------------------------------------------------------------------------

    async def hub_killed(self, seat: SeatMachine) -> Undo:
        """Kill -9."""
        self._met["hub_killed"] += self._hub.is_up
        await self._hub.end()
        return self._start_hub

    async def hub_killed_writing(self, seat: SeatMachine) -> Undo:
        """Kill -9 before or after any statement of its database."""
        self._hub.process.die_at(self._chance.randrange(1, 60), self._chance.random() < 0.5)
        hub = self._hub

        async def restart() -> None:
            if hub.process.is_dead:
                self._met["hub_killed_writing"] += 1
                await self._start_hub()
            hub.process.die_at(0, False)

        return restart

    async def hub_suspended(self, seat: SeatMachine) -> Undo:
        """SIGSTOP."""
        self._met["hub_suspended"] += not self._hub.clock.is_asleep
        self._hub.clock.suspend()

        async def resume() -> None:
            self._hub.clock.resume()

        return resume

    async def hub_clock_set(self, seat: SeatMachine) -> Undo:
        """Somebody sets the hub's clock wrong by up to two days; later it is set right."""
        self._met["hub_clock_set"] += 1
        self._hub.clock.step(self._chance.choice((-1, 1)) * self._chance.uniform(1.0, TWO_DAYS))

        async def set_right() -> None:
            self._hub.clock.set_right()

        return set_right

    async def hub_restored(self, seat: SeatMachine) -> Undo:
        """A backup is taken; later the hub is lost and brought back from it, with a new epoch."""
        if self._backup is None:
            self._backup = self._true_time(), self._hub.file.image()

        async def restore() -> None:
            if self._backup is None:
                return
            at, image = self._backup
            self._backup = None
            self._met["hub_restored"] += 1
            await self._hub.end()
            self._hub.file.restore(image)
            image.close()
            before = self._ledger.restored_from
            self._ledger.restored_from = at if before is None else min(at, before)
            self._hub.start(is_restored=True)

        return restore

    async def revoked(self, seat: SeatMachine) -> Undo:
        """The person's account is disabled; later somebody else logs in at the seat."""
        if self._hub.is_up:
            self._met["revoked"] += 1
            self._hub.disable(seat.account)

        async def relieve() -> None:
            self._spare += 1
            if self._hub.is_up:
                account = f"spare{self._spare}"
                seat.log_in(account, self._hub.sign(account, seat.name))

        return relieve

    async def _start_hub(self) -> None:
        await self._hub.end()
        self._hub.start()

    def _restart_if_dead(self, seat: SeatMachine, name: str) -> Undo:
        async def restart() -> None:
            life = seat.life
            if life is not None and life.process.is_dead:
                self._met[name] += 1
                await seat.end()
                seat.start()
            elif life is not None:
                life.process.die_at(0, False)

        return restart


def _heal(seat: SeatMachine) -> Undo:
    async def heal() -> None:
        seat.wire.heal()

    return heal


def _twist(seat: SeatMachine, what: str) -> Undo:
    async def nothing() -> None:
        """It is over with the request it met."""

    seat.wire.twist(what)
    return nothing


def _restart(seat: SeatMachine) -> Undo:
    async def restart() -> None:
        if seat.life is None:
            seat.start()

    return restart


FAULTS = (
    "cut", "requests_lost", "replies_lost", "half_open", "slow", "reset", "reply_dropped",
    "repeated", "part_doubled", "parts_swapped", "late_again",
    "seat_killed", "seat_killed_writing", "seat_power_cut", "seat_suspended", "seat_clock_set",
    "disk_full",
    "hub_killed", "hub_killed_writing", "hub_suspended", "hub_clock_set", "hub_restored",
    "revoked",
)  # fmt: skip
"""Every fault, by the name of its method."""
