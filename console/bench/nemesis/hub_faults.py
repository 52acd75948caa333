"""What goes wrong with the hub, its machine, and the accounts it keeps."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from console.bench.nemesis.disk import FULL, READ_ONLY, Image
from console.bench.nemesis.hub_machine import HubMachine
from console.bench.nemesis.seat_faults import TWO_DAYS
from console.bench.nemesis.seat_machine import SeatMachine
from console.bench.versions import Version
from console.hub.store.connection import SqlError

if TYPE_CHECKING:
    from console.bench.nemesis.ledger import Ledger

Undo = Callable[[], Awaitable[None]]


class HubFaults:
    """Does faults to the hub; each method returns what ends it.

    Args:
        hub: its machine.
        chance: seeded.
        ledger: told of a restored backup.
        met: counts what really happened.
        true_time: seconds of the evening.
    """

    def __init__(
        self,
        hub: HubMachine,
        chance: random.Random,
        ledger: "Ledger",
        met: "Counter[str]",
        true_time: Callable[[], float],
    ) -> None:
        self._hub = hub
        self._chance = chance
        self._ledger = ledger
        self._met = met
        self._true_time = true_time
        self._backup: tuple[float, Image] | None = None
        self._spare = 0
        self._kept: tuple[float, Image] | None = None
        self._is_damaged = False
        hub.keeper = self._called

    async def hub_killed(self, seat: SeatMachine) -> Undo:
        """Kill -9."""
        self._met["hub_killed"] += self._hub.is_up
        async with self._hub.turn:
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
            try:
                self._backup = self._true_time(), self._hub.file.image()
            except SqlError:  # damaged: `hub backup` finds that, and there is none
                self._called()

        async def restore() -> None:
            if self._backup is None:
                return
            at, image = self._backup
            self._backup = None
            self._met["hub_restored"] += 1
            await self._bring_back(at, image)
            image.close()

        return restore

    async def hub_spoilt(self, seat: SeatMachine) -> Undo:
        """A backup is taken; later the hub is killed, and bytes of its file or log are others."""
        await self._on_spoilable_disk()

        async def spoil() -> None:
            async with self._hub.turn:
                await self._hub.end()
                self._met["hub_spoilt"] += self._hub.spoil(self._chance, is_running=False)
                self._hub.start()

        return spoil

    async def hub_spoilt_in_use(self, seat: SeatMachine) -> Undo:
        """A backup is taken; later bytes of the hub's file become others while it runs."""
        await self._on_spoilable_disk()

        async def spoil() -> None:
            self._met["hub_spoilt_in_use"] += self._hub.spoil(self._chance, is_running=True)

        return spoil

    async def bring_back_if_damaged(self) -> None:
        """Do what `--restore-from` does, where the hub has found its file damaged."""
        if self._is_damaged and self._kept is not None:
            self._is_damaged = False
            await self._bring_back(*self._kept)

    async def _on_spoilable_disk(self) -> None:
        async with self._hub.turn:
            await self._hub.end()
            if self._kept is None:
                self._kept = self._true_time(), self._hub.file.image()
            self._hub.put_on_cipher()
            self._hub.start()

    def _called(self) -> None:
        self._is_damaged = True
        if self._chance.random() < 0.5:  # else a person comes in the end
            self._coming = asyncio.ensure_future(self.bring_back_if_damaged())

    async def _bring_back(self, at: float, image: Image) -> None:
        async with self._hub.turn:
            await self._hub.end()
            self._hub.file.restore(image)
            before = self._ledger.restored_from
            self._ledger.restored_from = at if before is None else min(at, before)
            self._hub.is_restored = True
            self._hub.start()

    async def hub_disk_full(self, seat: SeatMachine) -> Undo:
        """Nothing more can be written at the hub."""
        self._met["hub_disk_full"] += 1
        return self._failing(FULL)

    async def hub_disk_read_only(self, seat: SeatMachine) -> Undo:
        """The system has mounted the hub's disk read-only, as it does after an error."""
        self._met["hub_disk_read_only"] += 1
        return self._failing(READ_ONLY)

    async def hub_older(self, seat: SeatMachine) -> Undo:
        """The hub is rolled back to a version that lacks a kind of act; later it is updated."""
        return await self._of(Version.OLDER)

    async def hub_newer(self, seat: SeatMachine) -> Undo:
        """The hub is updated to a version that writes more; later it is rolled back."""
        return await self._of(Version.NEWER)

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

    def _failing(self, error: int) -> Undo:
        self._hub.spoil_writing(error)

        async def mend() -> None:
            self._hub.spoil_writing(0)
            if not self._hub.is_up:
                await self._start_hub()

        return mend

    async def _of(self, version: Version) -> Undo:
        self._met[f"hub_{version}"] += 1
        self._hub.version = version
        await self._start_hub()

        async def exchange() -> None:
            self._hub.version = Version.PRESENT
            await self._start_hub()

        return exchange

    async def _start_hub(self) -> None:
        async with self._hub.turn:
            await self._hub.end()
            self._hub.start()
