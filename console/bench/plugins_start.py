"""Starts of a console with plugins installed and without, in turns, on the same store."""

import re
import shutil
import statistics
from pathlib import Path
from typing import Any

import console
from console.bench.starts import child

_PATTERN = Path(console.__file__).parents[1] / "plugins" / "flood"
_INSTALLED, _ASIDE = "plugins", "plugins-aside"
"""Folder below the seat's where installed plugins lie, and where they are when they are not."""


def install(folder: Path, number: int) -> None:
    """Lay plugins into a seat's folder, each a copy of the flood office under another id."""
    for each in range(number):
        id = f"bench-{each}"
        place = folder / _INSTALLED / id
        shutil.copytree(_PATTERN, place)
        manifest = place / "manifest.toml"
        told = re.sub(r'(?m)^id = "flood"$', f'id = "{id}"', manifest.read_text("utf-8"), count=1)
        manifest.write_text(told, "utf-8")


def compare(folder: Path, display: str, times: int) -> dict[str, Any]:
    """Start without and with them; return the medians, seconds until a key is acted on."""
    without: list[float] = []
    with_them: list[float] = []
    child(display, "cache_seat", "start", "--data", str(folder))  # compiled modules are kept by it
    for _ in range(times):
        (folder / _INSTALLED).rename(folder / _ASIDE)
        without.append(child(display, "cache_seat", "start", "--data", str(folder))["usable_at"])
        (folder / _ASIDE).rename(folder / _INSTALLED)
        with_them.append(child(display, "cache_seat", "start", "--data", str(folder))["usable_at"])
    return {
        "without_s": statistics.median(without),
        "with_s": statistics.median(with_them),
        "all_without_s": without,
        "all_with_s": with_them,
    }
