"""What a long run could let grow: taken now and then, and the slope of each over the events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MILLION = 1_000_000

Marks = Mapping[str, float]
"""One look: megabytes, threads, open files, rows, by name."""


@dataclass(frozen=True, slots=True)
class Look:
    """Marks after so many events."""

    events: int
    marks: Marks


def process_marks(name: str, pid: int) -> dict[str, float]:
    """Return memory (MB), threads and open files of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    fields = dict(line.split(":", 1) for line in status.splitlines())
    return {
        f"{name}.memory": int(fields["VmRSS"].split()[0]) / 1024,
        f"{name}.threads": float(fields["Threads"]),
        f"{name}.handles": float(len(list(Path(f"/proc/{pid}/fd").iterdir()))),
    }


def file_mark(path: Path) -> float:
    """Return the size of a database with its log, in MB."""
    ends = ("", "-wal")
    files = [path.with_name(path.name + end) for end in ends]
    return sum(each.stat().st_size for each in files if each.exists()) / 1e6


def slopes(looks: Sequence[Look]) -> dict[str, float]:
    """Return the growth of each mark in a million events, by least squares."""
    names = list(looks[0].marks) if looks else []
    return {name: _slope([(each.events, each.marks[name]) for each in looks]) for name in names}


def growth(looks: Sequence[Look], name: str) -> float:
    """Return how much higher the later half of the looks lies than the earlier one (medians)."""
    values = [each.marks[name] for each in looks]
    half = len(values) // 2
    return _median(values[half:]) - _median(values[:half])


def measured(looks: Sequence[Look]) -> list[Look]:
    """Return the looks after the warm-up: the first third fills caches, pools and windows."""
    return list(looks[len(looks) // 3 :])


def _slope(points: Sequence[tuple[int, float]]) -> float:
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    together = sum((x - mean_x) * (y - mean_y) for x, y in points)
    return together / spread * MILLION if spread else 0.0


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]
