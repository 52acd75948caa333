"""`./hall bench package`: size, building and start of the packages.

AppImage, .deb and MSI, or those that are named. `--appimage FILE`, `--deb FILE` and `--msi FILE`
measure one that is there and leave its building out.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from console.bench import package_deb, package_linux, package_windows
from console.bench.targets import Target, conclude

Measure = Callable[[Path, Path | None, int], tuple[list[Target], dict[str, Any]]]
MEASURES: dict[str, Measure] = {
    "appimage": package_linux.measure,
    "deb": package_deb.measure,
    "msi": package_windows.measure,
}
"""Each package and what measures it."""


def main(arguments: list[str]) -> int:
    """Measure, print a line a target, and return the exit status."""
    given = _read(arguments)
    targets: list[Target] = []
    figures: dict[str, Any] = {}
    for name in given.names or MEASURES:
        with tempfile.TemporaryDirectory(prefix="command-hall-bench-") as folder:
            more, figures[name] = MEASURES[name](Path(folder), getattr(given, name), given.times)
        targets += more
    return conclude(targets, figures, given.json)


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hall bench package", description=__doc__)
    add = parser.add_argument
    add("names", nargs="*", choices=[*MEASURES, []], help="which; default: all")
    for name in MEASURES:
        add(f"--{name}", type=Path, help=f"one of these ({name}) that was built before")
    add("--times", type=int, default=5, help="starts of each window, installations of each package")
    add("--json", type=Path, help="file for all figures")
    return parser.parse_args(arguments)
