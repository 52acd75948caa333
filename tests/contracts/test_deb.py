"""The Debian package on a small tree, in seconds: content, what dpkg is told, what is refused."""

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging/linux"


@pytest.fixture(scope="module")
def maker():
    places = [str(LINUX), str(ROOT / "packaging")]
    sys.path[:0] = places
    try:
        yield importlib.import_module("deb")
    finally:
        for place in places:
            sys.path.remove(place)


def packed(maker, folder: Path) -> Path:
    """A package whose tree has one program of the system and nothing else."""
    tree = folder / "stage" / maker.HOME
    (tree / "usr/bin").mkdir(parents=True)
    shutil.copy("/bin/true", tree / "usr/bin/python3.11")
    made = folder / "small.deb"
    maker.pack(folder / "stage", made, "1.2.0", "test", Path("/"))
    return made


@pytest.fixture(scope="module")
def small(maker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packed(maker, tmp_path_factory.mktemp("deb"))


def told(*words: object) -> str:
    return subprocess.run(
        ["dpkg-deb", *map(str, words)], check=True, capture_output=True, text=True
    ).stdout


def test_dpkg_is_told_what_it_needs_of_the_machine_and_that_it_is_a_test_build(small: Path) -> None:
    assert told("-f", small, "Depends").startswith("libc6 (>= 2.")
    assert "(test build)" in told("-f", small, "Description")


def test_all_lies_below_opt_but_what_desktop_and_systemd_read(small: Path) -> None:
    lines = [line.split(None, 5) for line in told("-c", small).splitlines()]
    assert {line[1] for line in lines} == {"root/root"}
    files = {line[5].removeprefix("./") for line in lines if line[0][0] != "d"}
    outside = {name.split(" -> ")[0] for name in files if not name.startswith("opt/command-hall/")}
    assert outside == {
        "etc/systemd/journald@command-hall.conf",
        "usr/bin/command-hall",
        "usr/lib/systemd/system/command-hall-hub.service",
        "usr/lib/systemd/user/command-hall-kiosk.service",
        "usr/lib/sysusers.d/command-hall.conf",
        "usr/share/applications/command-hall.desktop",
        "usr/share/doc/command-hall/copyright",
        "usr/share/icons/hicolor/scalable/apps/command-hall.svg",
        "usr/share/metainfo/org.commandhall.console.metainfo.xml",
    }
    assert "usr/bin/command-hall -> /opt/command-hall/AppRun" in files


def test_two_are_equal_to_the_byte(maker, small: Path, tmp_path: Path) -> None:
    assert packed(maker, tmp_path).read_bytes() == small.read_bytes()


def test_h780_whoever_builds_it_every_user_may_start_it(
    maker, small: Path, tmp_path: Path, close_umask
) -> None:
    made = packed(maker, tmp_path)
    lines = [line.split(None, 5) for line in told("-c", made).splitlines()]
    rights = {line[0] for line in lines if line[0][0] != "l"}
    assert rights == {"drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--"}
    assert made.read_bytes() == small.read_bytes()


def test_h684_an_older_version_is_refused_in_words(small: Path, tmp_path: Path) -> None:
    told("-e", small, tmp_path / "control")
    words = ["sh", tmp_path / "control/preinst", "upgrade"]
    refused = subprocess.run([*words, "1.10.0"], capture_output=True, text=True)
    assert refused.returncode == 1
    assert "已装有更新的版本 1.10.0，不能退回 1.2.0" in refused.stderr
    assert subprocess.run([*words, "1.1.9"]).returncode == 0


def test_a_library_that_no_package_has_shuts_the_gate(maker, tmp_path: Path) -> None:
    distribution = importlib.import_module("distribution")
    licences = importlib.import_module("licences")
    library = tmp_path / "usr/lib/libnobody-knows.so.1"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"")
    words = tmp_path / "copyright"
    words.write_text("of Python")
    python = maker.older_base.Python(tmp_path, "3.11.2-6", words)
    parts = distribution.parts(tmp_path, Path("/"), python)
    with pytest.raises(licences.NotLookedAt, match=r"libnobody-knows\.so\.1: no licence told"):
        licences.parts(tmp_path, beside=parts)
    by_name = {part.name: part for part in parts}
    assert by_name.pop("libnobody-knows.so.1").licence == ""
    assert all(part.licence and part.version and part.texts for part in by_name.values())
