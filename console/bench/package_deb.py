"""The .deb of `bench package`: its size and its building, the older system at hand or made anew."""

from pathlib import Path
from typing import Any

from console.bench.package_builds import MOST_BUILDING, ROOT, build
from console.bench.targets import Target

OLDER_PYTHON = ROOT / ".cache/package/older/command-hall-python"
"""Is there when packaging/linux/older_base.py has made the older system and its Python."""


def measure(folder: Path, made: Path | None, times: int) -> tuple[list[Target], dict[str, Any]]:
    """Build (unless one is given) and weigh a .deb; no limit of size is asked of it.

    The first building on a machine makes the older system and its Python, and is not measured.

    Args:
        folder: for what is built.
        made: a .deb that is there.
        times: not asked for.

    Returns:
        The targets, and all figures: seconds and megabytes.
    """
    if made is not None:
        return [], {"mb": made.stat().st_size / 1e6}
    if not OLDER_PYTHON.exists():
        build("deb", "*.deb", folder)
    built_s, package = build("deb", "*.deb", folder)
    size = package.stat().st_size / 1e6
    return [Target("deb_build_s", built_s, MOST_BUILDING)], {"mb": size, "build_s": built_s}
