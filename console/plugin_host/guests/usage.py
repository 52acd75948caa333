"""What a process and those it began use, read from /proc."""

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Usage:
    """What a tree of processes uses.

    Attributes:
        memory: resident bytes.
        cpu: seconds of a processor so far.
        processes: how many there are.
    """

    memory: int = 0
    cpu: float = 0.0
    processes: int = 0


class Share:
    """How much of a processor was used over a stretch of time.

    Args:
        span: its seconds.
    """

    def __init__(self, span: float) -> None:
        self._span = span
        self._looks: deque[tuple[float, float]] = deque()

    def over(self, now: float, cpu: float) -> float:
        """Return the share over the last stretch; 0 before it is over.

        Args:
            now: monotonic seconds of this look.
            cpu: seconds of a processor so far.
        """
        looks = self._looks
        looks.append((now, cpu))
        while len(looks) > 2 and now - looks[1][0] >= self._span:
            looks.popleft()
        at, before = looks[0]
        return (cpu - before) / (now - at) if now - at >= self._span else 0.0


def usage(pid: int) -> Usage | None:
    """Return what a process and all below it use; None where that cannot be read (Windows)."""
    found = [_one(each) for each in _tree(pid)]
    known = [each for each in found if each is not None]
    if not known:
        return None
    return Usage(sum(u.memory for u in known), sum(u.cpu for u in known), len(known))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(_PROC, str(pid), "task", str(pid), "children").read_text("ascii")
    except OSError:
        return
    for child in children.split():
        yield from _tree(int(child))


def _one(pid: int) -> Usage | None:
    try:
        pages = Path(_PROC, str(pid), "statm").read_text("ascii").split()[1]
        words = Path(_PROC, str(pid), "stat").read_text("utf-8", "replace").rpartition(")")[2]
    except OSError:
        return None  # it has just ended
    fields = words.split()
    return Usage(int(pages) * _PAGE, (int(fields[11]) + int(fields[12])) / _TICKS, 1)
