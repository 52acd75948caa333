"""What goes wrong with the machine a seat runs on."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable

from console.bench.nemesis.disk import FULL, READ_ONLY
from console.bench.nemesis.seat_machine import CACHE, JOURNAL, SeatMachine

Undo = Callable[[], Awaitable[None]]

TWO_DAYS = 48 * 3600.0


class SeatFaults:
    """Does faults to a seat's machine; each method returns what ends it.

    Args:
        chance: seeded.
        met: counts what really happened.
    """

    def __init__(self, chance: random.Random, met: "Counter[str]") -> None:
        self._chance = chance
        self._met = met

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
        return _failing(seat, FULL)

    async def disk_read_only(self, seat: SeatMachine) -> Undo:
        """The system has mounted the seat's disk read-only, as it does after an error."""
        self._met["disk_read_only"] += 1
        return _failing(seat, READ_ONLY)

    async def cache_spoilt(self, seat: SeatMachine) -> Undo:
        """It is off, and bytes of its cache or of that one's log are others when it starts."""
        return await self._spoilt(seat, CACHE)

    async def journal_spoilt(self, seat: SeatMachine) -> Undo:
        """It is off, and bytes of its journal or of that one's log are others when it starts."""
        return await self._spoilt(seat, JOURNAL)

    async def cache_spoilt_in_use(self, seat: SeatMachine) -> Undo:
        """While it runs bytes of its cache become others."""
        was_off = seat.life is None
        await seat.end()
        seat.put_on_cipher()
        if not was_off:
            seat.start()

        async def spoil() -> None:
            self._met["cache_spoilt_in_use"] += seat.spoil(CACHE, self._chance, is_running=True)

        return spoil

    async def _spoilt(self, seat: SeatMachine, name: str) -> Undo:
        await seat.end()
        seat.put_on_cipher()
        which = "cache_spoilt" if name == CACHE else "journal_spoilt"
        self._met[which] += seat.spoil(name, self._chance)
        return _restart(seat)

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


def _failing(seat: SeatMachine, error: int) -> Undo:
    seat.spoil_writing(error)

    async def mend() -> None:
        seat.spoil_writing(0)
        if seat.life is None:
            seat.start()

    return mend


def _restart(seat: SeatMachine) -> Undo:
    async def restart() -> None:
        if seat.life is None:
            seat.start()

    return restart
