"""Faults of the machine below a program: clocks, disks, bytes; and a hub of another version."""

import random
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

from console.bench.real import versions
from console.bench.real.cell import HUB_NAME, Desk, Hall

Undo = Callable[[], None]
TWO_DAYS = 48 * 3600.0
A_NIGHT = 9 * 3600.0
PAGE = 4096
FLIPS = 3


class MachineChaos:
    """Does such strokes to a hall; each returns what ends it.

    Args:
        hall: the processes.
        chance: seeded.
    """

    def __init__(self, hall: Hall, chance: random.Random) -> None:
        self._hall = hall
        self._chance = chance

    def strokes(self, desk: Desk) -> Mapping[str, Callable[[], Undo]]:
        """Return what there is, by name; `desk` is whom it hits unless it is the hub."""
        return {
            "disk full": lambda: self._disk_full(desk),
            "disk read-only": lambda: self._disk_locked(desk),
            "seat clock set": lambda: self._seat_clock(desk),
            "seat suspended": lambda: self._suspended(desk),
            "cache bytes flipped": lambda: self._flipped(desk),
            "hub clock set": self._hub_clock,
            "hub disk full": self._hub_full,
            "hub one version older": lambda: self._hub_of("older"),
            "hub one version newer": lambda: self._hub_of("newer"),
        }

    # ------------------------------------------------------------------ seats

    def _disk_full(self, desk: Desk) -> Undo:
        """Its own small file system where it has one, else its machine says so."""
        if desk.name in self._hall.disks:
            disk = self._hall.disks[desk.name]
            disk.fill()
            return disk.free
        machine = self._hall.machines[desk.name]
        machine.fill_disk()
        return machine.free_disk

    def _disk_locked(self, desk: Desk) -> Undo:
        machine = self._hall.machines[desk.name]
        machine.lock_disk()
        return machine.free_disk

    def _seat_clock(self, desk: Desk) -> Undo:
        """Set wrong by up to two days; set right again half of the times."""
        machine = self._hall.machines[desk.name]
        machine.set_clock(self._wrong())
        is_set_right = self._chance.random() < 0.5
        return (lambda: machine.set_clock(0.0)) if is_set_right else _nothing

    def _suspended(self, desk: Desk) -> Undo:
        """It stands still, and a night has passed when it goes on."""
        desk.seat.signal(signal.SIGSTOP)
        machine, seconds = self._hall.machines[desk.name], self._chance.uniform(1.0, A_NIGHT)

        def undo() -> None:
            machine.oversleep(seconds)
            desk.seat.signal(signal.SIGCONT)

        return undo

    def _flipped(self, desk: Desk) -> Undo:
        """Killed; when it is started again, bits of its cache are others and a page is torn."""
        desk.seat.kill()
        spoil(desk.seat.folder / "cache.db", self._chance)

        def undo() -> None:
            desk.greeting = desk.seat.begin()

        return undo

    # ------------------------------------------------------------------ hub

    def _hub_clock(self) -> Undo:
        machine = self._hall.machines[HUB_NAME]
        machine.set_clock(self._wrong())
        return lambda: machine.set_clock(0.0)

    def _hub_full(self) -> Undo:
        machine = self._hall.machines[HUB_NAME]
        machine.fill_disk()
        return machine.free_disk

    def _hub_of(self, version: str) -> Undo:
        """Another version for a while; then it is updated, or rolled back."""
        hub = self._hall.hub
        before = hub.program
        hub.kill()
        hub.program = ("-m", versions.__name__, version)
        hub.begin()

        def undo() -> None:
            hub.kill()
            hub.program = before
            hub.begin()

        return undo

    def _wrong(self) -> float:
        return self._chance.choice((-1.0, 1.0)) * self._chance.uniform(1.0, TWO_DAYS)


def spoil(file: Path, chance: random.Random) -> None:
    """Flip some bits of a file, and leave half of one page as if it had never been written."""
    if not file.exists():
        return
    content = bytearray(file.read_bytes())
    if len(content) < 2 * PAGE:
        return
    for _ in range(FLIPS):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    torn = chance.randrange(len(content) // PAGE) * PAGE + PAGE // 2
    content[torn : torn + PAGE // 2] = bytes(PAGE // 2)
    file.write_bytes(content)


def _nothing() -> None:
    return
