"""The clock of one simulated machine: it can be set wrong, suspended and booted again."""

import asyncio
from datetime import datetime, timedelta

from console.bench.nemesis.virtual_loop import VirtualLoop
from console.runtime.clock import CHINA

EVENING = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA)


SHORTEST = 0.0005
"""Seconds the shortest sleep takes: with less, rounding may let no time pass at all."""


class MachineClock:
    """Wall clock, ticks since boot and sleep of one machine (see `console.runtime.clock.Clock`).

    Args:
        loop: the virtual time all machines share.
        name: of the machine; goes into its boot ids.
    """

    def __init__(self, loop: VirtualLoop, name: str) -> None:
        self._loop = loop
        self._name = name
        self._offset = timedelta()
        self._booted_at = -1000.0
        self._boots = 1
        self._awake = asyncio.Event()
        self._awake.set()

    @property
    def boot(self) -> str:
        """Id of the present boot."""
        return f"{self._name}-boot-{self._boots}"

    @property
    def is_asleep(self) -> bool:
        """Whether the machine is suspended."""
        return not self._awake.is_set()

    def now(self) -> datetime:
        """Return what the machine's wall clock shows."""
        return EVENING + timedelta(seconds=self._loop.time()) + self._offset

    def monotonic(self) -> float:
        """Return seconds since boot, suspend included."""
        return self._loop.time() - self._booted_at

    async def sleep(self, seconds: float) -> None:
        """Wait, as any machine at least a moment; a suspended one wakes nobody."""
        await asyncio.sleep(max(SHORTEST, seconds))
        await self.awake()

    async def awake(self) -> None:
        """Wait until the machine is not suspended."""
        while not self._awake.is_set():
            await self._awake.wait()

    def step(self, seconds: float) -> None:
        """Set the wall clock forward or back; no time passes."""
        self._offset += timedelta(seconds=seconds)

    def set_right(self) -> None:
        """Set the wall clock to the true time."""
        self._offset = timedelta()

    def suspend(self) -> None:
        """Stop all that runs on this machine."""
        self._awake.clear()

    def resume(self) -> None:
        """Let it go on."""
        self._awake.set()

    def reboot(self) -> None:
        """Begin a new boot: ticks from the old one mean nothing any more."""
        self._boots += 1
        self._booted_at = self._loop.time()
