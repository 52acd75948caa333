"""What a process and those it began use, read from /proc."""

import os
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
