"""How busy this machine's processors are, all programs together."""

from pathlib import Path

_STAT = Path("/proc/stat")


class CpuMeter:
    """Measures between two calls.

    Args:
        stat: the kernel's counters; a machine without them (Windows) measures nothing.
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
        try:
            with self._stat.open("rb") as file:
                ticks = [int(word) for word in file.readline().split()[1:9]]
        except (OSError, ValueError):
            return None
        return (ticks[3] + ticks[4], sum(ticks)) if len(ticks) > 4 else None
