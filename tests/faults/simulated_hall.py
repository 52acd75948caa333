"""A hub and three seats on virtual time, for tests that play one fault themselves."""

import asyncio
from collections.abc import Awaitable, Callable

from console.bench.nemesis import verdict
from console.bench.nemesis.evening import Evening, Workshop
from console.bench.nemesis.evidence import gather
from console.bench.nemesis.seat_machine import Build, SeatMachine
from console.bench.nemesis.virtual_loop import VirtualLoop, run_virtual
from offline_cache.values import Body

Play = Callable[["Hall"], Awaitable[None]]


class Hall:
    """One evening whose faults the test makes; virtual time goes as fast as it can."""

    def __init__(self, loop: VirtualLoop, seed: int, workshop: Workshop, build: Build) -> None:
        self.loop = loop
        self.evening = Evening(loop, seed, workshop, build)
        self.hub = self.evening.hub
        self.seats = self.evening.seats
        self.people = self.evening.people
        self.ledger = self.evening.ledger
        self.source = self.evening.source

    async def pass_time(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def settle(self) -> float:
        """Wait until all is settled; return the virtual seconds it took."""
        took = await self.evening.settle()
        assert took is not None, "nothing settles"
        self.evening.outcome.settled_after = took
        return took

    def violations(self) -> list[str]:
        """What the checker has to say now."""
        return list(verdict._violations(self.evening.outcome, gather(self.evening)))

    def records(self, kind: str) -> dict[str, Body]:
        """What the hub holds of a kind."""
        held = gather(self.evening).records
        return {k.partition("/")[2]: b for k, b in held.items() if k.startswith(f"{kind}/")}

    def shown(self, seat: SeatMachine, kind: str) -> dict[str, Body]:
        """What a seat shows of a kind."""
        assert seat.life is not None
        return {row.id: row.body for row in seat.life.cache.select(kind)}


def play(workshop: Workshop, script: Play, seed: int = 0, build: Build | None = None) -> None:
    """Run a script in a hall that has just opened, seats connected."""

    async def main(loop: VirtualLoop) -> None:
        hall = Hall(loop, seed, workshop, build or Build())
        hall.evening.begin()
        reporting = asyncio.ensure_future(hall.source.run())
        try:
            hall.source.see(3)
            await hall.settle()
            await script(hall)
        finally:
            reporting.cancel()
            await hall.evening.stop()
            hall.evening.close()

    run_virtual(main)
