"""What the Windows package installed, at work under wine: a seat, and the hub as a service.

What of Windows wine lacks is put into it before (`parts`); everything else is what was installed.
Not seen here are pictures of cameras: FFmpeg asks wine for functions it has only by name.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from console.runtime.minisign import SUFFIX
from tests.support.bare_seat import Hand, give_account, notes
from tests.support.hub import Hub, add_person, running_hub
from tests.support.patience import until
from tests.support.windows_machine import Machine, Packages

pytestmark = [pytest.mark.long, pytest.mark.alone]

PARTS = Path(__file__).with_name("parts")
SERVICE = "CommandHallHub"


@pytest.fixture(scope="module")
def installed(packages: Packages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Turned off and on: wine's manager does not find a service that was made while it runs."""
    machine = Machine(tmp_path_factory.mktemp("windows") / "machine")
    machine.complete(PARTS)
    service = ("HUB_SERVICE=1", "START_LATER=1", "HUB_OPTIONS=--listen 127.0.0.1:0")
    assert machine.msiexec("/i", packages.older, "SEAT=01", "LANGUAGE=zh_CN", *service) == 0
    machine.end()
    machine.turn_on()
    yield machine
    machine.end()


def test_a_seat_sits_down_at_a_hub_and_writes_a_note(
    installed: Machine, display: str, tmp_path: Path
) -> None:
    folder, hand = tmp_path / "hub", Hand(display)
    with running_hub(folder) as hub:
        add_person(folder, "wangmin", name="王敏")
        words = ("--hub", hub.url, "--login-stdin", "--key", "passphrase")
        console = installed.start(*words, display=display)
        try:
            give_account(console)
            until(lambda: hand.title() or console.poll() is not None, "its window")
            assert console.poll() is None
            grant = hub.login(seat="9")
            until(lambda: _noted(hand, hub, grant), "a note at the hub")
        finally:
            console.kill()
            console.communicate()


def _noted(hand: Hand, hub: Hub, grant: str) -> bool:
    hand.press("F3", *"begun", "Return")
    return "begun" in notes(hub, grant)


def test_h886_what_was_installed_checks_the_package_it_came_from(
    packages: Packages, installed: Machine
) -> None:
    checked = installed.hall("verify", installed.place(packages.older))
    assert checked.returncode == 0 and "签名有效" in checked.stdout

    changed = packages.older.with_name("changed.msi")
    content = bytearray(packages.older.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    signature = packages.older.with_name(packages.older.name + SUFFIX).read_bytes()
    changed.with_name(changed.name + SUFFIX).write_bytes(signature)
    assert installed.hall("verify", installed.place(changed)).returncode == 1


def test_h749_a_hub_that_was_killed_is_back_and_one_that_was_stopped_is_not(
    installed: Machine,
) -> None:
    until(lambda: serves(address(installed)), "it serves")
    first = address(installed)
    installed.run("wine", "taskkill", "/f", "/im", "python.exe")
    until(lambda: address(installed) not in {"", first}, "another begins")
    until(lambda: serves(address(installed)), "it serves")
    assert not serves(first)
    assert installed.run("wine", "net", "stop", SERVICE).returncode == 0
    until(lambda: not serves(address(installed)), "it has ended")


def address(machine: Machine) -> str:
    """Return where the hub says it serves; empty while it has not."""
    log = machine.shared / "hub" / "start.log"  # begun anew at each start
    said = re.search(r'"url": "([^"]+)"', log.read_text("utf-8") if log.exists() else "")
    return said[1] if said else ""


def serves(url: str) -> bool:
    try:
        return bool(url) and httpx.get(f"{url}/v1/health", trust_env=False).is_success
    except httpx.TransportError:
        return False
