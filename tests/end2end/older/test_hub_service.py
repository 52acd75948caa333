"""The hub as a service of a real systemd: starts, is killed, comes back, and its log has an end."""

import pytest

from tests.support.booted_tree import BootedTree

pytestmark = pytest.mark.long

UNIT = "command-hall-hub.service"
LOG = "--namespace=command-hall"


@pytest.fixture(scope="module")
def machine(installed_machine: BootedTree) -> BootedTree:
    done = installed_machine.run("systemctl", "enable", "--now", UNIT)
    assert done.returncode == 0, done.stderr
    until_it_serves(installed_machine)
    return installed_machine


def until_it_serves(machine: BootedTree) -> None:
    words = ["doctor", "--no-video", "--hub", "http://127.0.0.1:8420"]
    machine.until("中心可达", "command-hall", *words)


def process_of(machine: BootedTree) -> str:
    return machine.says("systemctl", "show", "--value", "--property=MainPID", UNIT)


def test_systemd_finds_no_fault_with_the_units(machine: BootedTree) -> None:
    for words in (["verify", UNIT], ["--user", "verify", "command-hall-kiosk.service"]):
        done = machine.run("systemd-analyze", *words)
        assert "command-hall" not in done.stderr, done.stderr


def test_it_runs_as_its_own_user_on_a_folder_of_its_own(machine: BootedTree) -> None:
    assert machine.says("stat", "-c", "%U", f"/proc/{process_of(machine)}") == "command-hall"
    folder = "/var/lib/command-hall"
    told = machine.says("stat", "-c", "%a %U", folder, f"{folder}/hub.db").splitlines()
    assert told[0] == "700 command-hall" and told[1].endswith("command-hall")


def test_h688_killed_it_is_back_by_itself(machine: BootedTree) -> None:
    before = process_of(machine)
    machine.run("sh", "-c", f"kill -9 {before}")
    machine.until("NRestarts=1", "systemctl", "show", "--property=NRestarts", UNIT)
    until_it_serves(machine)
    assert process_of(machine) not in {before, "0"}


def test_h689_its_log_is_turned_and_has_an_end(machine: BootedTree) -> None:
    machine.until("ready", "journalctl", LOG, "--no-pager")
    told = machine.says("journalctl", LOG, "--no-pager")
    assert "max 200.0M" in told, told
    before = files(machine)
    assert machine.run("journalctl", LOG, "--rotate").returncode == 0
    assert len(files(machine)) > len(before)
    assert "ready" in machine.says("journalctl", LOG, "--no-pager"), "what was turned is still read"


def files(machine: BootedTree) -> list[str]:
    """Return the files of the hub's own log."""
    words = ["find", "/var/log/journal", "-path", "*command-hall*", "-name", "*.journal"]
    return machine.says(*words).splitlines()
