"""`./hall bench package`: size, start and building of the packages.

`--appimage FILE` measures one that is there and leaves the building out.
"""

import argparse
import tempfile
from pathlib import Path

from console.bench import package_linux
from console.bench.targets import conclude


def main(arguments: list[str]) -> int:
    """Measure, print a line a target, and return the exit status."""
    given = _read(arguments)
    with tempfile.TemporaryDirectory(prefix="command-hall-bench-") as folder:
        targets, figures = package_linux.measure(Path(folder), given.appimage, given.times)
    return conclude(targets, {"linux": figures}, given.json)


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hall bench package", description=__doc__)
    add = parser.add_argument
    add("--appimage", type=Path, help="a package that was built before")
    add("--times", type=int, default=5, help="starts of each window")
    add("--json", type=Path, help="file for all figures")
    return parser.parse_args(arguments)
