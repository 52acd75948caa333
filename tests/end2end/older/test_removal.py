"""The .deb purged from a machine whose systemd runs its hub: what goes, and what stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.booted_tree import BootedTree, booted

pytestmark = pytest.mark.long

UNIT = "command-hall-hub.service"
DEB = "/root/command-hall.deb"
DATA = "/var/lib/command-hall"


@pytest.fixture
def machine(older: Path, package: Path) -> Iterator[BootedTree]:
    """A machine of its own: what is taken off here is missing to no other test."""
    with booted(older) as machine:
        with package.open("rb") as content:
            machine.run("sh", "-c", f"cat >{DEB}", stdin=content)
        yield machine


def install(machine: BootedTree) -> None:
    done = machine.run("dpkg", "-i", DEB)
    assert done.returncode == 0, done.stderr


def until_it_serves(machine: BootedTree) -> None:
    words = ["doctor", "--no-video", "--hub", "http://127.0.0.1:8420"]
    machine.until("中心可达", "command-hall", *words)


def files(machine: BootedTree) -> set[str]:
    """Return all files that are not of the machine's own life, and not the hub's log.

    `doctor` runs as root here: the system's fontconfig then marks every folder of fonts.
    """
    found = machine.says("find", "/", "-xdev", "-not", "-type", "d").splitlines()
    own = ("/root/", "/var/log/", "/var/lib/dpkg/", "/var/lib/systemd/", "/var/cache/", "/run/")
    marks = {each for each in found if "/share/fonts/" in each and each.endswith("/.uuid")}
    return {each for each in found if not each.startswith(own)} - marks


def test_h811_a_hub_that_runs_is_stopped_and_its_records_stay(machine: BootedTree) -> None:
    before = files(machine)
    install(machine)
    assert machine.run("systemctl", "enable", "--now", UNIT).returncode == 0
    until_it_serves(machine)
    process = machine.says("systemctl", "show", "--value", "--property=MainPID", UNIT)
    records = machine.says("find", DATA, "-type", "f").splitlines()
    assert f"{DATA}/hub.db" in records

    done = machine.run("dpkg", "-P", "command-hall")
    assert done.returncode == 0, done.stderr
    assert machine.run("test", "-e", f"/proc/{process}").returncode != 0, "it was stopped"
    assert machine.says("systemctl", "is-enabled", UNIT) in {"", "not-found"}
    assert UNIT not in machine.says("systemctl", "list-units", "--all", "--no-legend", "-q")
    assert machine.run("test", "-e", "/opt/command-hall").returncode != 0, "nothing of the program"
    left = files(machine) - before
    users = {
        f"/etc/{name}{end}"
        for name in ("passwd", "group", "shadow", "gshadow")
        for end in ("", "-")
    }
    assert {each for each in left if not each.startswith(DATA)} <= users | {"/etc/.pwd.lock"}
    assert f"{DATA}/hub.db" in left
    assert machine.says("stat", "-c", "%U", DATA) == "command-hall", "the user whose they are"

    install(machine)
    assert machine.run("systemctl", "start", UNIT).returncode == 0
    until_it_serves(machine)
    assert machine.says("systemctl", "show", "--value", "--property=NRestarts", UNIT) == "0"
