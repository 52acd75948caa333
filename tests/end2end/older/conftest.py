"""The .deb and a bare Debian 11 (glibc 2.31), made once for all tests that install it there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import long_packages
from tests.support.booted_tree import BootedTree, booted


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_packages.package("deb", "COMMAND_HALL_DEB", tmp_path_factory.mktemp("build"))


@pytest.fixture(scope="session")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("older")
    more = ["systemd", "dbus", "libpam-systemd"]
    return long_packages.tree("COMMAND_HALL_OLDER_TREE", folder, "bullseye", more)


@pytest.fixture(scope="session")
def installed_machine(older: Path, package: Path) -> Iterator[BootedTree]:
    """A machine with systemd, the package put on it as an installer does."""
    with booted(older) as machine:
        with package.open("rb") as content:
            machine.run("sh", "-c", "cat >/root/command-hall.deb", stdin=content)
        done = machine.run("dpkg", "-i", "/root/command-hall.deb")
        assert done.returncode == 0, done.stderr
        yield machine
