"""The MSI of `bench package`: its size, its building, and its silent installation under wine.

Each installation gets a Windows of its own, made before the clock starts: what is measured is the
package, not wine's first start.
"""

import os
import statistics
import subprocess
import time
from pathlib import Path
from typing import Any

from console.bench.package_builds import build
from console.bench.targets import Target

MOST_MB = 150.0
MOST_INSTALL = 60.0
MOST_BUILDING = 300.0
PATIENCE = 600.0
_QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d"}
_PROGRAM = "drive_c/Program Files/Command Hall/hall.exe"


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
    environment = {**os.environ, **_QUIET, "WINEPREFIX": str(prefix)}
    _wine(environment, "wineboot", "-i")
    try:
        place = "Z:" + str(package.resolve()).replace("/", "\\")
        begun = time.monotonic()
        _wine(environment, "wine", "msiexec", "/i", place, "/qn")
        seconds = time.monotonic() - begun
        _wine(environment, "wine", str(prefix / _PROGRAM), "--help")
        return seconds
    finally:
        _wine(environment, "wineserver", "-k")


def _wine(environment: dict[str, str], *words: str) -> None:
    # Pipes: the Windows Python finds no use for a file as its output under wine.
    pipe, void = subprocess.PIPE, subprocess.DEVNULL
    subprocess.run(
        words, env=environment, stdin=void, stdout=pipe, stderr=void, timeout=PATIENCE, check=True
    )
