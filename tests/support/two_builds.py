"""A package built from a copy of this checkout, at another place and as another machine would."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.long_packages import MAKING, ROOT

KEPT = ROOT / ".cache/package"
DOWNLOADS = ("older", "pip", "debs")
"""Below KEPT, and shared: the older system, wheels, Debian's packages. The rest is made anew."""


@dataclass(frozen=True)
class Place:
    """Where and how a package is built.

    Attributes:
        folder: of the checkout's copy, of what is kept, and of the package.
        umask: of the process.
        environment: besides the usual one.
    """

    folder: Path
    umask: int
    environment: Mapping[str, str] = field(default_factory=dict)

    def build(self, kind: str, *words: object) -> Path:
        """Copy the checkout, build a package in the copy, and return it.

        Args:
            kind: as `./hall package` has it.
            words: further ones for it.
        """
        sources, out = self.folder / "sources", self.folder / "out"
        if not sources.exists():
            _copy(sources)
        subprocess.run(
            [sys.executable, "-P", sources / "packaging/package.py", kind, "--out", out, *words],
            check=True,
            timeout=MAKING,
            umask=self.umask,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(sources), **self.environment},
        )
        (made,) = out.glob(f"*.{'AppImage' if kind == 'appimage' else kind}")
        return made


def _copy(sources: Path) -> None:
    """Copy what git knows, as it lies here; what is only built is not among it."""
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    for name in filter(None, os.fsdecode(told.stdout).split("\0")):
        if (ROOT / name).exists():
            (sources / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, sources / name)
            (sources / name).chmod(0o755 if os.access(ROOT / name, os.X_OK) else 0o644)
    cache = sources / ".cache/package"
    cache.mkdir(parents=True)
    for name in DOWNLOADS:
        (KEPT / name).mkdir(parents=True, exist_ok=True)
        (cache / name).symlink_to(KEPT / name)
