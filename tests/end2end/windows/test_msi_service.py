"""The hub as a Windows service, under wine: started by its manager, back after a kill, ended.

Wine's manager does not find a service that the same installation has made, so it is started by hand
(decision 152).
"""

from pathlib import Path

import httpx
import pytest

from tests.support.patience import until
from tests.support.windows_machine import Machine, Packages

pytestmark = [pytest.mark.long, pytest.mark.alone]

SERVICE = "CommandHallHub"


def test_h737_killed_it_is_back_and_stopped_it_stays_away(
    packages: Packages, machine: Machine, free_port: int
) -> None:
    options = f"HUB_OPTIONS=--listen 127.0.0.1:{free_port} --hall yunting"
    assert machine.msiexec("/i", packages.older, "HUB_SERVICE=1", "START_LATER=1", options) == 0
    assert machine.run("wine", "net", "start", SERVICE).returncode == 0
    log = machine.shared / "hub" / "hub.log"
    until(lambda: starts(log) == 1 and serves(free_port), "it serves")
    machine.run("wine", "taskkill", "/f", "/im", "python.exe")
    until(lambda: starts(log) == 2 and serves(free_port), "another serves")
    assert machine.run("wine", "net", "stop", SERVICE).returncode == 0
    until(lambda: not serves(free_port), "it has ended")


def starts(log: Path) -> int:
    return log.read_text("utf-8").count("ready") if log.exists() else 0


def serves(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/v1/health", trust_env=False).is_success
    except httpx.TransportError:
        return False
