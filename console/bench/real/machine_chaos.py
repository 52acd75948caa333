"""Faults of the machine below a program: clocks, disks, bytes; and a hub of another version."""

import random
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

from console.bench.damage import has_log, spoil, spoil_log
from console.bench.real import versions
from console.bench.real.cell import HUB_NAME, Desk, Hall, Kept
from console.bench.real.machine import Machine
from console.hub.store.sqlite import FILE

Undo = Callable[[], None]
TWO_DAYS = 48 * 3600.0
A_NIGHT = 9 * 3600.0
SALT = 16
"""Bytes at the beginning of an encrypted file without which no page of it can be checked."""


class MachineChaos:
    """Does such strokes to a hall; each returns what ends it.

    Args:
        hall: the processes.
        chance: seeded.
    """

    def __init__(self, hall: Hall, chance: random.Random) -> None:
        self._hall = hall
        self.chance = chance

    def strokes(self, desk: Desk) -> Mapping[str, Callable[[], Undo]]:
        """Return what there is, by name; `desk` is whom it hits unless it is the hub."""
        return {
            "disk full": lambda: self._disk_full(desk),
            "disk read-only": lambda: self.failing(desk.name, Machine.lock_disk),
            "seat clock set": lambda: self.clock_set(desk.name),
            "seat suspended": lambda: self.suspended(desk.name, desk.seat.signal),
            "cache bytes flipped": lambda: self._cache_flipped(desk),
            "journal bytes flipped": lambda: self._journal_flipped(desk),
            "hub clock set": self._hub_clock,
            "hub file spoilt": self._hub_spoilt,
            "hub disk full": lambda: self.failing(HUB_NAME, Machine.fill_disk),
            "hub disk read-only": lambda: self.failing(HUB_NAME, Machine.lock_disk),
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
        return self.failing(desk.name, Machine.fill_disk)

    def _cache_flipped(self, desk: Desk) -> Undo:
        """Killed; when it is started again, its cache is spoilt."""
        desk.seat.kill()
        spoil(desk.seat.folder / "cache.db", self.chance)
        return _begin(desk)

    def _journal_flipped(self, desk: Desk) -> Undo:
        """Killed; when it is started again, its journal or what it had not moved into it is spoilt.

        Its first 16 bytes stay: without them there is nothing but the backup, a day old.
        """
        desk.seat.kill()
        self.spoil_store(desk.seat.folder / "journal.db")
        self._hall.spoilt.add(desk.name)
        return _begin(desk)

    def spoil_store(self, file: Path) -> None:
        """Spoil a store file, or its log wherever it likes."""
        if has_log(file) and self.chance.random() < 0.5:
            spoil_log(file, self.chance)
        else:
            spoil(file, self.chance, SALT)

    # ------------------------------------------------------------------ any machine

    def failing(self, name: str, do: Callable[[Machine], None]) -> Undo:
        """Its disk takes nothing in this way."""
        machine = self._hall.machines[name]
        do(machine)
        return machine.free_disk

    def clock_set(self, name: str) -> Undo:
        """Set wrong by up to two days; set right again half of the times."""
        machine = self._hall.machines[name]
        machine.set_clock(self._wrong())
        is_set_right = self.chance.random() < 0.5
        return (lambda: machine.set_clock(0.0)) if is_set_right else _nothing

    def suspended(self, name: str, send: Callable[[signal.Signals], None]) -> Undo:
        """It stands still, and a night has passed when it goes on."""
        send(signal.SIGSTOP)
        machine, seconds = self._hall.machines[name], self.chance.uniform(1.0, A_NIGHT)

        def undo() -> None:
            machine.oversleep(seconds)
            send(signal.SIGCONT)

        return undo

    # ------------------------------------------------------------------ hub

    def _hub_clock(self) -> Undo:
        machine = self._hall.machines[HUB_NAME]
        machine.set_clock(self._wrong())
        return lambda: machine.set_clock(0.0)

    def _hub_spoilt(self) -> Undo:
        """A backup now; when the stroke ends, bytes of the hub's file or log become others.

        Killed or in use, and it may bring the backup back by itself or not; whoever keeps it comes
        when the run is over.
        """
        hall, hub = self._hall, self._hall.hub
        copy = hall.folder / "kept.db"
        hub.back_up(copy)
        hall.kept = Kept(copy, hub.epoch())
        is_running, by_itself = self.chance.random() < 0.5, self.chance.random() < 0.5

        def undo() -> None:
            if is_running and not by_itself:
                spoil(hub.folder / FILE, self.chance)
                return
            hub.kill()
            hub.restore_from = copy if by_itself else None
            if not is_running:
                self.spoil_store(hub.folder / FILE)
            hub.begin()
            if is_running:
                spoil(hub.folder / FILE, self.chance)

        return undo

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
        return self.chance.choice((-1.0, 1.0)) * self.chance.uniform(1.0, TWO_DAYS)


def stopped(send: Callable[[signal.Signals], None]) -> Undo:
    """It stands still, and no clock jumps."""
    send(signal.SIGSTOP)
    return lambda: send(signal.SIGCONT)


def _begin(desk: Desk) -> Undo:
    def undo() -> None:
        desk.greeting = desk.seat.begin()

    return undo


def _nothing() -> None:
    return
