"""What an AppImage is made of, in seconds: a small one is made and started by its runtime."""

import fnmatch
import importlib
import re
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging/linux"
FILES = LINUX / "files"
APPRUN = '#!/bin/sh\necho "run in $APPDIR by $APPIMAGE with $*"\nexit 7\n'


@pytest.fixture(scope="module")
def maker():
    places = [str(LINUX), str(LINUX.parent)]
    sys.path[:0] = places
    try:
        yield importlib.import_module("appimage")
    finally:
        for place in places:
            sys.path.remove(place)


@pytest.fixture(scope="module")
def small(maker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An AppImage whose program says what it was given; in a path of blanks and 汉字."""
    folder = tmp_path_factory.mktemp("small")
    made = folder / "程序 目录" / "控制台 一.AppImage"
    made.parent.mkdir()
    make(maker, folder, made)
    return made


def make(maker, folder: Path, made: Path) -> None:
    tree = folder / "AppDir"
    (tree / "usr/share").mkdir(parents=True)
    (tree / "usr/many").write_bytes(bytes(range(256)) * 4000)
    maker.dress(tree)
    (tree / "AppRun").write_text(APPRUN)
    maker.join(maker.build_runtime(folder / "runtime"), maker._squashed(tree, folder), made)


def start(*words: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    outer = {"PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(
        [str(word) for word in words], env=outer, capture_output=True, text=True, timeout=60
    )


def test_it_runs_from_a_path_of_blanks_and_hanzi_with_and_without_mounting(small, tmp_path) -> None:
    for environment in ({}, {"APPIMAGE_EXTRACT_AND_RUN": "1"}):
        done = start(small, "console", "两 词", TMPDIR=str(tmp_path), **environment)
        assert done.returncode == 7, done.stderr
        assert f"by {small} with console 两 词" in done.stdout
    unpacked = [path for path in tmp_path.iterdir() if not path.name.startswith(".mount_")]
    assert unpacked == [], "what was unpacked is removed"


def test_it_is_of_type_two_and_unpacks_to_what_went_in(small, tmp_path) -> None:
    assert small.read_bytes()[8:11] == b"AI\x02"
    offset = int(start(small, "--appimage-offset").stdout)
    assert small.read_bytes()[offset : offset + 4] == b"hsqs"
    subprocess.run([small, "--appimage-extract"], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "squashfs-root/usr/many").stat().st_size == 256 * 4000


@pytest.mark.parametrize("page", ["packages.md", "packages.en.md"])
def test_h809_the_page_lays_units_that_are_in_it_and_start_it_where_it_says(
    small, tmp_path, page: str
) -> None:
    """Typed as it stands but for `sudo`, with `/` in a folder; systemd itself is left out."""
    block = next(
        each
        for each in re.findall(
            r"^```\n(.*?)^```", (ROOT / "docs" / page).read_text("utf-8"), re.S | re.M
        )
        if "--appimage-extract" in each
    )
    lines = block.replace("sudo ", "").replace("安装包.AppImage", "$package")
    lines = lines.replace("PACKAGE.AppImage", "$package").replace(" /opt", " $root/opt")
    lines = lines.replace(" /etc", " $root/etc")
    lines = lines.replace(" /usr/local", " $root/usr/local")
    (tmp_path / "opt").mkdir()
    (tmp_path / "bin").mkdir()
    (tmp_path / "usr/local/bin").mkdir(parents=True)
    for name in ("systemctl", "systemd-sysusers"):
        (tmp_path / "bin" / name).symlink_to("/bin/true")
    environment = {"package": str(small), "root": str(tmp_path), "TMPDIR": str(tmp_path)}
    command = ["bash", "-ec", lines.replace("$package", '"$package"').replace("$root", '"$root"')]
    path = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}
    done = subprocess.run(command, env=environment | path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    laid = {each.name: each for each in (tmp_path / "etc").rglob("*") if each.is_file()}
    assert (tmp_path / "usr/local/bin/command-hall").resolve().name == "AppRun"
    assert laid.keys() == {
        "command-hall-hub.service", "command-hall.conf", "journald@command-hall.conf"
    }  # fmt: skip
    unit = laid["command-hall-hub.service"].read_text("utf-8")
    (start,) = re.findall(r"^ExecStart=(\S+)", unit, re.M)
    assert (tmp_path / start[1:]).is_file(), "the unit starts what lies there"
    named = re.findall(
        r"/usr/share/command-hall/units/(\S+\.service)", (ROOT / "docs" / page).read_text("utf-8")
    )
    assert named == ["command-hall-kiosk.service"]
    assert (tmp_path / "opt/command-hall/usr/share/command-hall/units" / named[0]).is_file()


def test_a_copy_that_was_cut_off_is_refused_with_a_sentence(small, tmp_path) -> None:
    cut = tmp_path / "cut.AppImage"
    cut.write_bytes(small.read_bytes()[:-6000])
    cut.chmod(0o755)
    done = start(cut, "console")
    assert done.returncode == 127 and done.stdout == ""
    assert "不完整或已损坏" in done.stderr and "cut off or damaged" in done.stderr


def test_a_temporary_folder_that_takes_nothing_is_named(small) -> None:
    done = start(small, TMPDIR="/nowhere", APPIMAGE_EXTRACT_AND_RUN="1")
    assert done.returncode == 127 and "TMPDIR=" in done.stderr and "/nowhere" in done.stderr


def test_two_are_equal_to_the_byte(maker, small, tmp_path) -> None:
    again = tmp_path / "again.AppImage"
    make(maker, tmp_path, again)
    assert again.read_bytes() == small.read_bytes()


def test_h780_one_whose_builder_lets_nobody_read_is_equal_to_the_byte(
    maker, small, tmp_path, close_umask
) -> None:
    again = tmp_path / "again.AppImage"
    make(maker, tmp_path, again)
    assert again.read_bytes() == small.read_bytes()


def test_another_runtime_is_taken_only_with_its_sum(maker, tmp_path) -> None:
    other = tmp_path / "runtime"
    other.write_bytes(b"of somebody else")
    words = ["--runtime-file", str(other), "--cache", str(tmp_path), "--out", str(tmp_path)]
    given = maker._arguments(words)
    with pytest.raises(maker.NotMade, match="is not the runtime that was asked for"):
        maker._runtime(given)
    given.runtime_sha256 = maker.making.sha256(other)
    assert maker._runtime(given) == other


def test_no_part_of_qt_that_is_imported_is_left_out() -> None:
    dropped = tomllib.loads((LINUX / "contents.toml").read_text("utf-8"))["wheels"]["dropped"]
    sources = [p for name in ("console", "widgets") for p in (ROOT / name).rglob("*.py")]
    parts = {
        part
        for source in sources
        for part in re.findall(r"^\s*from PySide6\.(Qt\w+)", source.read_text("utf-8"), re.M)
    }
    assert len(parts) > 4
    names = [f"PySide6/{part}.abi3.so" for part in parts]
    names += [f"PySide6/Qt/lib/lib{part.replace('Qt', 'Qt6')}.so.6" for part in parts]
    names += [
        f"PySide6/Qt/plugins/{name}"
        for name in (
            "platforms/libqxcb.so",
            "platforms/libqoffscreen.so",
            "iconengines/libqsvgicon.so",
        )
    ] + ["PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so"]
    assert [n for n in names if any(fnmatch.fnmatch(n, pattern) for pattern in dropped)] == []


def test_what_a_desktop_reads_is_whole() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(FILES / "command-hall.desktop", "utf-8")
    told = entry["Desktop Entry"]
    assert told["Name[zh_CN]"] and told["Icon"] == "command-hall"
    store = ElementTree.parse(FILES / "command-hall.metainfo.xml").getroot()
    assert store.findtext("launchable") == "command-hall.desktop"


def test_what_starts_by_itself_starts_words_that_are_there() -> None:
    from console.__main__ import PROGRAMS

    for file in FILES.glob("*.service"):
        unit = ConfigParser(interpolation=None, strict=False)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read(file, "utf-8")
        assert unit["Service"]["ExecStart"].split()[1] in PROGRAMS
        assert unit["Service"]["Restart"] == "always"


def test_both_pages_of_the_packages_have_the_same_tables() -> None:
    pages = [
        (ROOT / "docs" / name).read_text("utf-8") for name in ("packages.md", "packages.en.md")
    ]
    rows = [[line.count("|") for line in page.splitlines() if line[:1] == "|"] for page in pages]
    # The Chinese page has a table of the two ways to check a signature; the English one a sentence.
    assert len(rows[0]) - 4 == len(rows[1]) and len(rows[1]) > 25
    assert "◇" not in "".join(pages)
