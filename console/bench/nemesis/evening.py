"""One evening of one seed: three seats work, alerts come in, faults happen, all is healed.

Everything is taken from the seed: the same seed gives the same evening, statement by statement.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from console.bench.nemesis import hub_machine, installed_seat
from console.bench.nemesis.disk import Image, Killed
from console.bench.nemesis.faults import FAULTS, Faults
from console.bench.nemesis.hub_machine import HubMachine
from console.bench.nemesis.ledger import Ledger
from console.bench.nemesis.machine_clock import EVENING, MachineClock
from console.bench.nemesis.person import Person
from console.bench.nemesis.seat_machine import Build, SeatMachine
from console.bench.nemesis.source import Source
from console.bench.nemesis.virtual_loop import VirtualLoop, run_virtual
from console.bench.nemesis.watch import Watch
from console.bench.versions import Version

SEATS = ("seat-1", "seat-2", "seat-3")
SPARES = tuple(f"spare{n}" for n in range(1, 12))

WITHIN = 30.0
"""Seconds after the healing in which everything has to be settled."""

PATIENCE = 90.0
"""Seconds after which nobody waits any longer."""

Step = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all evenings of one process begin with; made once."""

    folder: Path
    hub: Image
    seats: dict[str, dict[str, Image]]

    @classmethod
    def make(cls, folder: Path) -> "Workshop":
        """Prepare the files in a folder that holds nothing but lock files."""
        people = [*(f"person-{name}" for name in SEATS), *SPARES]
        hub = hub_machine.prepared(people, EVENING)
        fresh = cls(folder, hub, {name: installed_seat.prepared(name, folder) for name in SEATS})
        return run_virtual(fresh._warmed_up)

    async def _warmed_up(self, loop: VirtualLoop) -> "Workshop":
        """Return what is there once every seat has read everything for the first time."""
        evening = Evening(loop, 0, self)
        evening.begin()
        await asyncio.sleep(2.0)
        await evening.settle()
        await evening.stop()
        hub = evening.hub.file.image()
        seats = {seat.name: seat.images() for seat in evening.seats}
        evening.close()
        return Workshop(self.folder, hub, seats)


@dataclass(slots=True)
class Outcome:
    """How an evening went, before it is judged."""

    seed: int
    ledger: Ledger
    met: "Counter[str]"
    settled_after: float | None = None
    statements: int = 0
    waiting: list[str] = field(default_factory=list)


class Evening:
    """The machines of one evening.

    Args:
        loop: its virtual time.
        seed: where everything comes from.
        workshop: prepared files.
        build: what seats are made of.
        only: the faults that may happen.
    """

    def __init__(
        self,
        loop: VirtualLoop,
        seed: int,
        workshop: Workshop,
        build: Build | None = None,
        only: tuple[str, ...] = FAULTS,
    ) -> None:
        self.ledger = Ledger()
        self.met: Counter[str] = Counter()
        self._loop = loop
        self._only = only
        self._chance = random.Random(f"{seed} plan")
        clock = MachineClock(loop, "hub")
        self.hub = HubMachine(clock, random.Random(f"{seed} hub"), workshop.hub, workshop.folder)
        self.seats = [
            SeatMachine(
                name, self.hub, MachineClock(loop, name), random.Random(f"{seed} {name}"),
                workshop.folder, workshop.seats[name], build or Build(), self.met,
            )
            for name in SEATS
        ]  # fmt: skip
        self.people = [
            Person(
                seat, random.Random(f"{seed} person {seat.name}"), self.ledger, loop.time,
                lambda: (clock.now() - EVENING).total_seconds(),
            )
            for seat in self.seats
        ]  # fmt: skip
        self.source = Source(self.hub, random.Random(f"{seed} source"), self.ledger, loop.time)
        self._faults = Faults(
            self.hub, self.seats, self._chance, self.ledger, self.met, loop.time
        )  # fmt: skip
        self.outcome = Outcome(seed, self.ledger, self.met)

    async def run(self) -> Outcome:
        """Live through it, heal everything, and wait until all is settled."""
        self.begin()
        reporting = asyncio.ensure_future(self.source.run())
        for at, step in self._plan():
            await asyncio.sleep(max(0.0, at - self._loop.time()))
            await self._do(step)
        await self.heal()
        self.outcome.settled_after = await self.settle()
        reporting.cancel()
        return self.outcome

    def begin(self) -> None:
        """Start the hub, sit somebody down at each seat, start the seats."""
        self.hub.start()
        for seat in self.seats:
            account = f"person-{seat.name}"
            seat.log_in(account, self.hub.sign(account, seat.name))
            seat.heard.changed = Watch(seat, self.ledger).changed
            seat.start()

    async def heal(self) -> None:
        """Make everything whole: what is dead is started, what is cut is joined."""
        self.hub.clock.resume()
        self.hub.clock.set_right()
        self.hub.process.die_at(0, False)
        self.hub.spoil_writing(0)
        is_other = self.hub.version is not Version.PRESENT
        self.hub.version = Version.PRESENT
        async with self.hub.turn:
            if is_other or not self.hub.is_up:
                await self.hub.end()
                self.hub.start()
        self.hub.be_looked_at()
        await self._faults.keeper()
        for seat in self.seats:
            await self._heal_seat(seat)

    async def settle(self) -> float | None:
        """Return the seconds until nothing waits anywhere, None when that does not happen."""
        begun = self._loop.time()
        while not self._is_settled():
            if self._loop.time() - begun > PATIENCE:
                return None
            await asyncio.sleep(0.25)
        return self._loop.time() - begun

    async def stop(self) -> None:
        """End every program; the disks stay."""
        for seat in self.seats:
            await seat.end()
            await asyncio.gather(*seat.wire.background, return_exceptions=True)
        await self.hub.end()

    def close(self) -> None:
        """Throw the disks away."""
        for seat in self.seats:
            seat.close()
        self.hub.file.close()

    def _is_settled(self) -> bool:
        cursor = self.hub.cursor
        return self.source.is_done and all(seat.is_settled(cursor) for seat in self.seats)

    async def _heal_seat(self, seat: SeatMachine) -> None:
        seat.clock.resume()
        seat.wire.heal()
        seat.spoil_writing(0)
        account = seat.account
        if self.hub.is_disabled(account):
            account = next(each for each in SPARES if not self.hub.is_disabled(each))
        seat.log_in(account, self.hub.sign(account, seat.name))
        if seat.life is None or seat.life.process.is_dead:
            await seat.end()
            seat.start()
        else:
            seat.life.process.die_at(0, False)
        await seat.be_looked_at()

    async def _do(self, step: Step) -> None:
        try:
            await step()
        except Killed:
            return

    def _plan(self) -> list[tuple[float, Step]]:
        """Return what happens when."""
        chance, length = self._chance, self._chance.uniform(3.0, 8.0)
        steps: list[tuple[float, Step]] = [(0.3, self._seeing(3))]
        for _ in range(chance.randrange(1, 3)):
            steps.append((chance.uniform(0.5, length), self._seeing(chance.randrange(1, 4))))
        for person in self.people:
            for _ in range(chance.randrange(1, 5)):
                steps.append((chance.uniform(1.0, length), _acting(person)))
            if chance.random() < 0.3:
                steps.append((chance.uniform(2.0, length), _taking_back(person)))
        for _ in range(chance.randrange(2, 7)):
            self._add_fault(steps, chance.choice(self._only), length)
        return sorted(steps, key=lambda step: step[0])

    def _add_fault(self, steps: list[tuple[float, Step]], name: str, length: float) -> None:
        begin = self._chance.uniform(0.5, length)
        end = begin + self._chance.choice((0.2, 1.0, 3.0, 5.0))
        undo: list[Step] = []

        async def start() -> None:
            undo.append(await self._faults.begin(name))

        async def stop() -> None:
            if undo:
                await undo.pop()()

        steps += [(begin, start), (min(end, length), stop)]

    def _seeing(self, count: int) -> Step:
        async def see() -> None:
            self.source.see(count)

        return see


def _acting(person: Person) -> Step:
    async def act() -> None:
        person.act()

    return act


def _taking_back(person: Person) -> Step:
    async def take_back() -> None:
        person.take_back()

    return take_back
