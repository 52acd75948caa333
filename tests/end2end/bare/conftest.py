"""The AppImage on a bare Debian 12, both made once for all tests that start it there.

COMMAND_HALL_APPIMAGE and COMMAND_HALL_TREE name those made before; a tree that is not there yet is
made at that place and kept.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.runtime.virtual_display import virtual_display
from tests.support.bare_tree import USER, BareTree, make

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def appimage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if named := os.environ.get("COMMAND_HALL_APPIMAGE"):
        return Path(named)
    out = tmp_path_factory.mktemp("build")
    command = [sys.executable, "-P", ROOT / "packaging/package.py", "appimage", "--out", out]
    subprocess.run(command, check=True, timeout=1500)
    (made,) = out.glob("*.AppImage")
    return made


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.skip("a bare tree needs root and debootstrap; ./hall test --long installs it")
    named = os.environ.get("COMMAND_HALL_TREE")
    tree = Path(named) if named else tmp_path_factory.mktemp("bare") / "tree"
    make(tree)
    return tree


@pytest.fixture
def desk(bare: Path, appimage: Path, tmp_path: Path) -> BareTree:
    """A desk with the package where somebody put it: a folder of blanks and 汉字."""
    desk = BareTree(bare, tmp_path / "home")
    place = desk.home / "程序 目录"
    place.mkdir()
    shutil.copy(appimage, place / "控制台 一.AppImage")
    for path in (place, *place.iterdir()):
        os.chown(path, USER, USER)
    return desk


@pytest.fixture
def display() -> Iterator[str]:
    with virtual_display() as (name, _):
        yield name
