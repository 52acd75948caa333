"""Memory of process trees, from /proc: what is shared counts in parts (PSS)."""

from pathlib import Path

from console.bench.cpu import tree_ids

_KILOBYTE = 1024


def tree_bytes(root: int) -> int:
    """Return the proportional set size of a process and all its living descendants."""
    return sum(_pss(pid) for pid in tree_ids(root))


def resident_bytes(pid: int) -> int:
    """Return what a process has in memory and shares with nobody; 0 when it has ended."""
    return _field(Path("/proc", str(pid), "smaps_rollup"), ("Private_Clean:", "Private_Dirty:"))


def _pss(pid: int) -> int:
    return _field(Path("/proc", str(pid), "smaps_rollup"), ("Pss:",))


def _field(file: Path, names: tuple[str, ...]) -> int:
    try:
        lines = file.read_text().splitlines()
    except OSError:
        return 0  # the process ended while we looked
    return sum(int(line.split()[1]) * _KILOBYTE for line in lines if line.startswith(names))
