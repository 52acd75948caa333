"""What the long tests install, made once for all of them or named by the environment.

A bare tree that is named and not there yet is made at that place and kept.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.bare_tree import make

ROOT = Path(__file__).resolve().parents[2]
MAKING = 2400.0
"""Seconds for a package at most; the first .deb makes an older system before."""


def package(kind: str, named_by: str, folder: Path) -> Path:
    """Return a package of this checkout.

    Args:
        kind: `appimage` or `deb`.
        named_by: variable that names one made before.
        folder: for one that is made.
    """
    if named := os.environ.get(named_by):
        return Path(named)
    words = [sys.executable, "-P", ROOT / "packaging/package.py", kind, "--out", folder]
    subprocess.run(words, check=True, timeout=MAKING)
    (made,) = (file for file in folder.iterdir() if file.suffix.lower() == f".{kind}")
    return made


def tree(named_by: str, folder: Path, suite: str = "bookworm", more: Sequence[str] = ()) -> Path:
    """Return a bare tree; where none can be made the test fails: "all was built" must be so.

    Args:
        named_by: variable that names its place.
        folder: for one without.
        suite: as for `make`.
        more: as for `make`.
    """
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.fail(
            "nothing of this package was tried: a bare tree needs root and debootstrap"
            " (./hall test --long installs it); run --long as root"
        )
    place = Path(os.environ.get(named_by, folder / "tree"))
    make(place, suite, more)
    return place
