"""The window of the installed Windows package, under wine.

Qt 6.11 wants a DLL of Windows 10 that wine 8 lacks, so the Qt of the domestic lock is put in its
place: everything else is what was installed.
"""

import shutil
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.bare_seat import Hand
from tests.support.patience import until
from tests.support.windows_machine import Machine, Packages

pytestmark = [pytest.mark.long, pytest.mark.alone]

DOMESTIC = Path(__file__).resolve().parents[3] / "packaging/lock-domestic.txt"
QT = ("pyside6", "shiboken6")


@pytest.fixture
def desk(machine: Machine, scripts: ModuleType, packages: Packages, display: str) -> Machine:
    machine.environment["DISPLAY"] = display
    machine.environment.pop("QT_QPA_PLATFORM", None)  # of the tests around it
    assert machine.msiexec("/i", packages.older, "SEAT=01", "LANGUAGE=zh_CN") == 0
    place = machine.programs / "packages"
    for name in ("PySide6", "shiboken6"):
        shutil.rmtree(place / name)
    scripts.payload.install_packages(place, DOMESTIC, QT)
    return machine


def test_its_first_page_stands(desk: Machine, display: str) -> None:
    console, hand = desk.start("console"), Hand(display)
    until(lambda: hand.title() or console.poll() is not None, "its window")
    assert console.poll() is None, console.communicate()[0]
