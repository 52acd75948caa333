"""CPU time of process trees, from /proc."""

import os
from pathlib import Path

_TICK = 1.0 / os.sysconf("SC_CLK_TCK")


def tree_seconds(root: int) -> float:
    """Return the CPU seconds a process and all its living descendants have used so far."""
    return sum(_tree(root).values())


def tree_ids(root: int) -> list[int]:
    """Return the process ids of a process and all its living descendants."""
    return list(_tree(root))


def own_seconds(pid: int) -> float:
    """Return the CPU seconds a process alone has used so far; 0 when it has ended."""
    found = _stat(Path("/proc", str(pid)))
    return 0.0 if found is None else found[1]


def _tree(root: int) -> dict[int, float]:
    """Return the CPU seconds of a process and of each living descendant."""
    children: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (found := _stat(entry)) is not None:
            parent, seconds = found
            children.setdefault(parent, []).append(int(entry.name))
            used[int(entry.name)] = seconds
    tree, open_ids = dict[int, float](), [root]
    while open_ids:
        current = open_ids.pop()
        if current in used:
            tree[current] = used[current]
        open_ids += children.get(current, [])
    return tree


def stolen_seconds() -> float:
    """Return the CPU seconds the host has taken from this machine so far; 0 on bare metal."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    return int(fields[8]) * _TICK


def _stat(entry: Path) -> tuple[int, float] | None:
    try:
        fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None  # the process ended while we looked
    return int(fields[1]), (int(fields[11]) + int(fields[12])) * _TICK
