"""The .deb and a bare Debian 11 (glibc 2.31), both made once for all tests that install it there.

COMMAND_HALL_DEB and COMMAND_HALL_OLDER_TREE name those made before; a tree that is not there yet is
made at that place and kept.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.bare_tree import make

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if named := os.environ.get("COMMAND_HALL_DEB"):
        return Path(named)
    out = tmp_path_factory.mktemp("build")
    command = [sys.executable, "-P", ROOT / "packaging/package.py", "deb", "--out", out]
    subprocess.run(command, check=True, timeout=2400)
    (made,) = out.glob("*.deb")
    return made


@pytest.fixture(scope="session")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.skip("a bare tree needs root and debootstrap; ./hall test --long installs it")
    named = os.environ.get("COMMAND_HALL_OLDER_TREE")
    tree = Path(named) if named else tmp_path_factory.mktemp("older") / "tree"
    make(tree, "bullseye", ["systemd", "dbus"])
    return tree
