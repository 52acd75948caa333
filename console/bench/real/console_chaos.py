"""Faults of the console on its display and of the machine it runs on."""

from collections.abc import Callable, Mapping

from console.bench.damage import spoil
from console.bench.real.cell import CONSOLE, Hall
from console.bench.real.machine import Machine
from console.bench.real.machine_chaos import MachineChaos, Undo, stopped


class ConsoleChaos:
    """Does such strokes to a hall that has a console; each returns what ends it.

    Args:
        hall: the processes.
        machines: does what happens to any machine.
    """

    def __init__(self, hall: Hall, machines: MachineChaos) -> None:
        assert hall.screen is not None
        self._console = hall.screen.console
        self._machines = machines
        self._spoilt = hall.spoilt

    def strokes(self) -> Mapping[str, Callable[[], Undo]]:
        """Return what there is, by name."""
        do, console = self._machines, self._console
        return {
            "console SIGSTOP": lambda: stopped(console.signal),
            "console kill -9": lambda: self._killed(_nothing),
            "console cache flipped": lambda: self._killed(self._flip_cache),
            "console journal flipped": lambda: self._killed(self._flip_journal),
            "console clock set": lambda: do.clock_set(CONSOLE),
            "console suspended": lambda: do.suspended(CONSOLE, console.signal),
            "console disk full": lambda: do.failing(CONSOLE, Machine.fill_disk),
            "console disk read-only": lambda: do.failing(CONSOLE, Machine.lock_disk),
        }

    def _flip_cache(self) -> None:
        spoil(self._console.folder / "cache.db", self._machines.chance)

    def _flip_journal(self) -> None:
        self._machines.spoil_store(self._console.folder / "journal.db")
        self._spoilt.add(CONSOLE)

    def _killed(self, flip: Callable[[], None]) -> Undo:
        """Killed; when it is started again, its files may be spoilt."""
        self._console.kill()
        flip()

        def undo() -> None:
            self._console.begin()

        return undo


def _nothing() -> None:
    return
