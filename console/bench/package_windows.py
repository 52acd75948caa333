"""The MSI of `bench package`: its size, its building, and its silent installation under wine.

Each installation gets a Windows of its own, made before the clock starts: what is measured is the
package, not wine's first start.
"""

import statistics
import time
from pathlib import Path
from typing import Any

from console.bench.package_builds import MOST_BUILDING, build
from console.bench.targets import Target
from console.bench.wine import Wine

MOST_MB = 150.0
MOST_INSTALL = 60.0


def measure(folder: Path, made: Path | None, times: int) -> tuple[list[Target], dict[str, Any]]:
    """Build (unless one is given), weigh and install an MSI.

    Args:
        folder: for what is built and kept meanwhile.
        made: an MSI that is there.
        times: installations.

    Returns:
        The targets, and all figures: seconds and megabytes.
    """
    built_s, package = (None, made) if made is not None else build("msi", "*.msi", folder)
    size = package.stat().st_size / 1e6
    installed = [_install(package, folder / f"windows-{turn}") for turn in range(times)]
    targets = [
        Target("msi_mb", size, MOST_MB),
        Target("msi_install_s", statistics.median(installed), MOST_INSTALL),
    ]
    if built_s is not None:
        targets.append(Target("msi_build_s", built_s, MOST_BUILDING))
    return targets, {"mb": size, "build_s": built_s, "install_s": installed}


def _install(package: Path, prefix: Path) -> float:
    """Return the seconds of a silent installation, after which its program answers."""
    windows = Wine(prefix)
    try:
        begun = time.monotonic()
        status = windows.msiexec("/i", package)
        seconds = time.monotonic() - begun
        if status or windows.hall("--help").returncode:
            raise RuntimeError(f"the installer ended with {status}, or its program does not answer")
        return seconds
    finally:
        windows.end()
