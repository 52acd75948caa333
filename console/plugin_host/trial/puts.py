"""Files a plugin's `demo.toml` tells: `[[put]]` with `at` (time of the evening), `file`, `text`.

They come as a bureau's own files do: written aside, renamed into place.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

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


def write_puts(folder: Path, files: Mapping[str, str]) -> None:
    """Write files into the folder a plugin may read."""
    for name, text in files.items():
        part = folder / f".{name}.part"
        part.write_text(text, "utf-8")
        part.replace(folder / name)
