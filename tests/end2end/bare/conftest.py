"""The AppImage on a bare Debian 12, both made once for all tests that start it there."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import long_packages
from tests.support.bare_tree import USER, BareTree
from tests.support.screen_reader import ScreenReader, screen_reader


@pytest.fixture(scope="session")
def appimage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    return long_packages.package("appimage", "COMMAND_HALL_APPIMAGE", folder)


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_packages.tree("COMMAND_HALL_TREE", tmp_path_factory.mktemp("bare"))


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
def reader(tmp_path: Path) -> Iterator[ScreenReader]:
    """Reads what the windows at the desk say."""
    with screen_reader(tmp_path) as reader:
        yield reader
