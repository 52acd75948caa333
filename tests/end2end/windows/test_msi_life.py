"""The Windows package's life under wine: installed, asked, repaired, upgraded, refused, removed.

The real Windows Python runs in it, so settings are asked of the installed program itself. What
wants more than wine 8 has (the window, signatures) is in test_msi_at_work.
"""

from pathlib import Path

import pytest

from tests.support.windows_machine import Machine, Packages

pytestmark = [pytest.mark.long, pytest.mark.alone]

PROPERTIES = ("HUB_ADDRESS=https://10.0.0.5:8443", "SEAT=01", "LANGUAGE=zh_CN")
NEWER_IS_THERE = 1603 % 256


def files(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder, without the service that was not asked for."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "hall-service.exe"
    }


def test_h604_the_life_of_an_installation(
    packages: Packages, machine: Machine, tmp_path: Path
) -> None:
    policy = tmp_path / "厅 policy.toml"
    policy.write_text("[hub]\ncertificate_days = 45\n", "utf-8")
    told = f"POLICY_FILE={machine.place(policy)}"
    assert machine.msiexec("/i", packages.older, *PROPERTIES, told) == 0
    assert (machine.programs / "docs" / "manual" / "en" / "wall.md").is_file()
    assert machine.setting("seat.id") == "01"
    assert machine.setting("hub.certificate_days") == "45"
    signed_as = machine.programs / "runtime" / "share" / "command-hall" / "build"
    assert signed_as.read_text("utf-8") == "test\n", "it knows how it was signed"
    shortcuts = next(machine.drive.rglob("城运值守台.lnk")).parent
    assert (shortcuts / "城运值守台.lnk").is_file()
    (machine.shared / "hub").mkdir()
    (machine.shared / "hub" / "hub.db").write_bytes(b"records")

    (machine.programs / "hall.exe").unlink()
    assert machine.msiexec("/i", packages.older, "REINSTALL=ALL", "REINSTALLMODE=amus") == 0
    assert machine.setting("seat.id") == "01"

    assert machine.msiexec("/i", packages.newer) == 0
    assert files(machine.programs) == files(packages.tree)
    assert (
        machine.has_key() and (machine.shared / "policy.toml").read_bytes() == policy.read_bytes()
    )

    assert machine.msiexec("/i", packages.older) == NEWER_IS_THERE
    assert files(machine.programs) == files(packages.tree)

    assert machine.msiexec("/x", packages.newer) == 0
    assert not machine.programs.exists() and not machine.has_key()
    assert not (shortcuts / "城运值守台.lnk").exists()
    assert [file.name for file in machine.shared.rglob("*")] == ["hub", "hub.db"]
