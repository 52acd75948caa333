"""The Windows package's life under wine: installed, asked, repaired, upgraded, refused, removed.

The real Windows Python runs in it, so settings are asked of the installed program itself. Not so
the window: Qt 6.11 wants a DLL that wine 8 lacks.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = [pytest.mark.long, pytest.mark.alone]

ROOT = Path(__file__).resolve().parents[2]
PROPERTIES = ("HUB_ADDRESS=https://10.0.0.5:8443", "SEAT=01", "LANGUAGE=zh_CN")
NEWER_IS_THERE = 1603 % 256


@pytest.fixture(scope="module")
def scripts() -> ModuleType:
    sys.path[:0] = [str(ROOT / "packaging" / "windows"), str(ROOT / "packaging")]
    import build_msi

    return build_msi


@dataclass(frozen=True, slots=True)
class Packages:
    """Two versions: the newer has one file more, one less and one changed."""

    older: Path
    newer: Path
    tree: Path


@pytest.fixture(scope="module")
def packages(scripts: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Packages:
    out = tmp_path_factory.mktemp("packages")
    assert scripts.main(["--out", str(out), "--version", "1.0.0"]) == 0
    tree = out / "windows-tree"
    (tree / "app" / "added.txt").write_text("new")
    (tree / "app" / "console" / "__main__.py").write_bytes(b"# newer\n")
    (tree / "manual" / "en" / "wall.md").unlink()
    scripts.payload.same_times(tree, 1_700_000_000)
    newer = out / "newer.msi"
    scripts.make_package(tree, newer, "1.1.0", "libvlc")
    return Packages(next(out.glob("*-test-x64.msi")), newer, tree)


class Machine:
    """A Windows of its own."""

    def __init__(self, folder: Path) -> None:
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "winedbg.exe=d;mscoree=d;mshtml=d"}
        self._environment = {**os.environ, **quiet, "WINEPREFIX": str(folder)}
        self.drive = folder / "drive_c"
        self.programs = self.drive / "Program Files" / "Command Hall"
        self.shared = self.drive / "ProgramData" / "command-hall"
        self._run("wineboot", "-i")

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        # Pipes: the Windows Python finds no use for a file as its output under wine.
        return subprocess.run(
            words,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
            timeout=300,
            check=False,
        )

    def msiexec(self, what: str, package: Path, *properties: str) -> int:
        place = "Z:" + str(package).replace("/", "\\")
        return self._run("wine", "msiexec", what, place, "/qn", *properties).returncode

    def hall(self, *words: str) -> str:
        return self._run("wine", str(self.programs / "hall.exe"), *words).stdout.strip()

    def has_key(self) -> bool:
        words = ("reg", "query", "HKLM\\Software\\Command Hall", "/reg:64")
        return self._run("wine", *words).returncode == 0

    def end(self) -> None:
        self._run("wineserver", "-k")
        self._run("wineserver", "-w")


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path / "prefix")
    yield machine
    machine.end()


def files(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder, without the service that was not asked for."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != "hall-service.exe"
    }


@pytest.mark.skipif(shutil.which("wine") is None, reason="wine is installed by ./hall test --long")
def test_h604_the_life_of_an_installation(
    packages: Packages, machine: Machine, tmp_path: Path
) -> None:
    policy = tmp_path / "厅 policy.toml"
    policy.write_text("[hub]\ncertificate_days = 45\n", "utf-8")
    told = "POLICY_FILE=Z:" + str(policy).replace("/", "\\")
    assert machine.msiexec("/i", packages.older, *PROPERTIES, told) == 0
    assert (machine.programs / "manual" / "en" / "wall.md").is_file()
    assert machine.hall("settings", "get", "seat.id") == "01"
    assert machine.hall("settings", "get", "hub.certificate_days") == "45"
    shortcuts = next(machine.drive.rglob("城运值守台.lnk")).parent
    assert (shortcuts / "城运值守台.lnk").is_file()
    (machine.shared / "hub").mkdir()
    (machine.shared / "hub" / "hub.db").write_bytes(b"records")

    (machine.programs / "hall.exe").unlink()
    assert machine.msiexec("/i", packages.older, "REINSTALL=ALL", "REINSTALLMODE=amus") == 0
    assert machine.hall("settings", "get", "seat.id") == "01"

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
