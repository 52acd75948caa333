"""Files a plugin's `demo.toml` tells: `[[put]]` with `at` (time of the evening), `file`, `text`.

They come as a bureau's own files do: written aside, renamed into place.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from console.runtime.clock import CHINA, Clock, DemoClock, SystemClock

DAY = date(2026, 7, 9)
"""Of the evening; the times inside its files are of that day."""

Puts = list[tuple[str, str, str]]
"""Time, file and text of each, the earliest first."""


def read_puts(told: Path) -> Puts:
    """Read what a demo file tells.

    Raises:
        OSError, ValueError, KeyError: it cannot be used.
    """
    puts = tomllib.loads(told.read_text("utf-8"))["put"]
    return sorted((put["at"], Path(put["file"]).name, put["text"]) for put in puts)


def due(puts: Puts, at: str) -> dict[str, str]:
    """Return the text of each file at a time of the evening (`20:20:00`)."""
    return {file: text for time, file, text in puts if time <= at}


def evening_clock(puts: Puts, at: str, rate: float = 1.0) -> Clock:
    """Return the clock by which what a demo file tells is of now; the machine's without any.

    Args:
        puts: what is told.
        at: time of the evening from which it goes on; the last that is told at the latest.
        rate: times as fast.
    """
    system = SystemClock()
    if not puts:
        return system
    moment = time.fromisoformat(min(at, puts[-1][0]))
    return DemoClock(datetime.combine(DAY, moment, CHINA), system.now(), rate)


def write_puts(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into the folder a plugin may read."""
    for name, text in files.items():
        part = folder / f".{name}.part"
        part.write_text(text, "utf-8")
        part.replace(folder / name)
