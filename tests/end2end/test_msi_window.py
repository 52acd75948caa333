"""The window of the installed Windows package, under wine.

Qt 6.11 wants a DLL of Windows 10 that wine 8 lacks, so the Qt of the domestic lock is put in its
place: everything else is what was installed.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from console.runtime.virtual_display import virtual_display
from tests.support.bare_seat import Hand, until
from tests.support.windows_machine import Machine

pytestmark = [
    pytest.mark.long,
    pytest.mark.alone,
    pytest.mark.skipif(shutil.which("wine") is None, reason="./hall test --long installs wine"),
]

ROOT = Path(__file__).resolve().parents[2]
DOMESTIC = ROOT / "packaging/lock-domestic.txt"


@pytest.fixture(scope="module")
def scripts() -> ModuleType:
    sys.path[:0] = [str(ROOT / "packaging" / "windows"), str(ROOT / "packaging")]
    import build_msi

    return build_msi


@pytest.fixture(scope="module")
def machine(scripts: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    out = tmp_path_factory.mktemp("package")
    assert scripts.main(["--out", str(out)]) == 0
    shutil.rmtree(out / "windows-tree")
    with virtual_display() as (display, _):
        machine = Machine(tmp_path_factory.mktemp("windows"), display)
        assert machine.msiexec("/i", next(out.glob("*.msi")), "SEAT=01", "LANGUAGE=zh_CN") == 0
        for name in ("PySide6", "shiboken6"):
            shutil.rmtree(machine.programs / "packages" / name)
        scripts.payload.install_packages(
            machine.programs / "packages", DOMESTIC, ("pyside6", "shib")
        )
        yield machine
        machine.end()


def test_its_first_page_stands(machine: Machine) -> None:
    display = machine.display
    console = machine.start("console")
    try:
        until(lambda: Hand(display).title() or console.poll() is not None, "its window")
        assert console.poll() is None, console.communicate()[0]
    finally:
        machine.end()
