"""Starts of a console with plugins installed and without, in turns, on the same store."""

import re
import shutil
import statistics
from collections.abc import Sequence
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
    """Start without and with them, each pair in the other order than the one before.

    Returns:
        Seconds until a key is acted on and the processor's seconds until then: the median of what
        the pairs differ by is what plugins cost, whatever else the machine did meanwhile.
    """
    installed, aside = folder / _INSTALLED, folder / _ASIDE
    told: dict[bool, list[dict[str, float]]] = {False: [], True: []}
    _start(folder, display)  # compiled modules are kept by it
    for number in range(times):
        for has_plugins in (number % 2 == 0, number % 2 == 1):
            if not has_plugins:
                installed.rename(aside)
            told[has_plugins].append(_start(folder, display))
            if not has_plugins:
                aside.rename(installed)
    return _compared(told[False], told[True])


def _start(folder: Path, display: str) -> dict[str, float]:
    return child(display, "cache_seat", "start", "--data", str(folder))


def _compared(
    without: Sequence[dict[str, float]], with_them: Sequence[dict[str, float]]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, key in (("s", "usable_at"), ("cpu_s", "usable_cpu_s")):
        plain, laden = [each[key] for each in without], [each[key] for each in with_them]
        pairs = zip(plain, laden, strict=True)
        found |= {
            f"all_without_{name}": plain,
            f"all_with_{name}": laden,
            f"more_{name}": statistics.median(more - less for less, more in pairs),
        }
    return found
