"""How busy this machine is, all programs together: processors, network, graphics."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_STAT = Path("/proc/stat")
_NET = Path("/proc/net/dev")
_GRAPHICS = Path("/sys/class/drm")
EVERY = 2.0
"""Seconds between two looks: figures that change faster are not read."""


class CpuMeter:
    """Measures between two calls.

    Args:
        stat: the kernel's counters where it has some; Windows is asked otherwise.
    """

    def __init__(self, stat: Path = _STAT) -> None:
        self._stat = stat
        self._before = self._counters()

    def idle(self) -> float | None:
        """Return the share of processor time that was idle since the last call, 0 to 1."""
        now, before = self._counters(), self._before
        self._before = now
        if now is None or before is None or now[1] <= before[1]:
            return None
        return (now[0] - before[0]) / (now[1] - before[1])

    def _counters(self) -> tuple[int, int] | None:
        if sys.platform == "win32":
            from console.runtime import windows

            return windows.processor_time()
        try:
            with self._stat.open("rb") as file:
                ticks = [int(word) for word in file.readline().split()[1:9]]
        except (OSError, ValueError):
            return None
        return (ticks[3] + ticks[4], sum(ticks)) if len(ticks) > 4 else None


@dataclass(frozen=True, slots=True)
class MachineLoad:
    """What a look found; None for what this system does not tell.

    Attributes:
        busy: share of processor time that was used, 0 to 1.
        received: bits a second that came in, of all connections.
        graphics: share of the graphics device's time that was used, 0 to 1.
    """

    busy: float | None = None
    received: float | None = None
    graphics: float | None = None


class MachineMeter:
    """Looks every two seconds at most, however often it is asked.

    Args:
        monotonic: seconds that never jump.
        cpu: measures the processors.
        net: the kernel's counters of connections.
        graphics: the folder of graphics devices; not every maker's tell how busy they are.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        cpu: CpuMeter | None = None,
        net: Path = _NET,
        graphics: Path = _GRAPHICS,
    ) -> None:
        self._monotonic, self._cpu = monotonic, cpu or CpuMeter()
        self._net, self._graphics = net, graphics
        self._at, self._bytes = monotonic(), self._counted()
        self._found = MachineLoad()

    def load(self) -> MachineLoad:
        """Return what the last look found."""
        now = self._monotonic()
        seconds = now - self._at
        if seconds >= EVERY:
            self._at = now
            idle = self._cpu.idle()
            busy = None if idle is None else 1 - idle
            self._found = MachineLoad(busy, self._received(seconds), self._graphics_busy())
        return self._found

    def _received(self, seconds: float) -> float | None:
        before, self._bytes = self._bytes, self._counted()
        if before is None or self._bytes is None or self._bytes < before:
            return None
        return 8 * (self._bytes - before) / seconds

    def _counted(self) -> int | None:
        if sys.platform == "win32":
            from console.runtime import windows

            return windows.received()
        try:
            lines = self._net.read_text().splitlines()[2:]
            return sum(int(line.partition(":")[2].split()[0]) for line in lines)
        except (OSError, ValueError, IndexError):
            return None

    def _graphics_busy(self) -> float | None:
        for file in self._graphics.glob("card*/device/gpu_busy_percent"):
            try:
                return int(file.read_text()) / 100
            except (OSError, ValueError):
                continue
        return None
