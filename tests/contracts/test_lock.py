"""The locks say exactly what is installed, and nothing about where it comes from."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "packaging" / "lock.txt"
DEVELOPMENT = ROOT / "packaging" / "lock-dev.txt"
DOMESTIC = ROOT / "packaging" / "lock-domestic.txt"
DOMESTIC_DEVELOPMENT = ROOT / "packaging" / "lock-domestic-dev.txt"
PAIRS = [(RUNTIME, DEVELOPMENT), (DOMESTIC, DOMESTIC_DEVELOPMENT)]
LOCKS = pytest.mark.parametrize("lock", sum(PAIRS, ()), ids=lambda path: path.name)

FORBIDDEN = {
    "keyrings-alt": "its plain-text store becomes the active keyring by itself",
    "pyside6": "brings PySide6-Addons",
    "pyside6-addons": "168 MB that nothing here uses",
    "apsw": "sqlite-utils refuses it",
    "apsw-sqlite3mc": "shares its module name with apsw; with both present nothing is encrypted",
}

DIRECT_PINS = {
    "pyside6-essentials": "6.11.3",  # 6.12.0 loses references to True and None on Python 3.11
    "shiboken6": "6.11.3",
    "av": "18.1.0",
}


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def entries(lock: Path) -> list[Entry]:
    """Read a lock strictly: anything but pinned, hashed packages is an error."""
    text = lock.read_text("utf-8").replace("\\\n", " ")
    return [entry(line) for line in text.splitlines() if line.strip()]


def entry(line: str) -> Entry:
    requirement, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
    match = re.fullmatch(r"([a-z0-9-]+)==([0-9][0-9a-z.]*)(?: ; (.+))?", requirement)
    assert match, f"not a pinned package: {requirement}"
    return Entry(match[1], match[2], match[3] or "", tuple(hashes))


@LOCKS
def test_every_package_is_pinned_once_and_every_file_hashed(lock):
    found = entries(lock)
    names = [entry.name for entry in found]
    assert len(names) > 30
    assert sorted(names) == sorted(set(names))
    for entry in found:
        assert entry.hashes, f"{entry.name} has no hash"
        assert all(re.fullmatch(r"[0-9a-f]{64}", text) for text in entry.hashes), entry.name


@LOCKS
def test_no_address_is_named(lock):
    text = lock.read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host| @ |^-", text, re.M)


@LOCKS
def test_nothing_forbidden_came_in(lock):
    found = {entry.name for entry in entries(lock)} & set(FORBIDDEN)
    assert not found, {name: FORBIDDEN[name] for name in found}


def test_what_breaks_when_it_moves_stands_still():
    pinned = {entry.name: entry.version for entry in entries(RUNTIME)}
    assert {name: pinned[name] for name in DIRECT_PINS} == DIRECT_PINS


def test_windows_finds_its_own_packages_in_the_same_lock():
    windows = {
        entry.name for entry in entries(RUNTIME) if "sys_platform == 'win32'" in entry.marker
    }
    linux = {entry.name for entry in entries(RUNTIME) if "sys_platform == 'linux'" in entry.marker}
    assert "pywin32-ctypes" in windows  # the Credential Manager's half of keyring
    assert "secretstorage" in linux


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0].name)
def test_the_development_lock_contains_the_runtime_lock(pair):
    """A checkout that ran the tests starts the demo without another set-up."""
    runtime, development = (
        {(entry.name, entry.version, entry.hashes) for entry in entries(lock)} for lock in pair
    )
    assert runtime <= development


@pytest.mark.parametrize("usual, domestic", [*zip(*PAIRS, strict=True)], ids=["product", "tests"])
def test_the_domestic_lock_differs_in_qt_alone(usual, domestic):
    pins, others = (
        {entry.name: entry.version for entry in entries(lock)} for lock in (usual, domestic)
    )
    assert {name for name in others if others[name] != pins[name]} == {
        "pyside6-essentials",
        "shiboken6",
    }
    assert others["pyside6-essentials"] == "6.8.3"
    assert "pywin32-ctypes" in set(pins) - set(others) <= {"pywin32-ctypes", "colorama"}


def test_everything_declared_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert missing(project["dependencies"], RUNTIME) == set()
    assert missing(project["optional-dependencies"]["dev"], DEVELOPMENT) == set()


def missing(requirements: list[str], lock: Path) -> set[str]:
    declared = {re.split(r"[^A-Za-z0-9._-]", text)[0] for text in requirements}
    names = {re.sub(r"[._-]+", "-", name).lower() for name in declared}
    return names - {entry.name for entry in entries(lock)}


def test_what_runs_here_is_what_is_locked(pytestconfig):
    """The tests speak for the product only when they run on its packages."""
    from importlib.metadata import version

    lock = DOMESTIC if pytestconfig.getoption("--domestic") else RUNTIME
    pinned = {entry.name: entry.version for entry in entries(lock)}
    for name in DIRECT_PINS | {"sqlcipher3": "", "qasync": "", "msgspec": ""}:
        assert version(name) == pinned[name]


@pytest.mark.parametrize(
    "line", ["httpx>=0.28", "httpx @ file:///x", "--index-url somewhere", "HTTPX==1.0"]
)
def test_a_line_of_another_form_is_refused(line):
    with pytest.raises(AssertionError, match="not a pinned package"):
        entry(line)
