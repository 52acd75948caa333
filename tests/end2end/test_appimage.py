"""The AppImage as a plain user of a bare Debian 12 has it: no Python, no VLC, no Qt, an empty home.

Builds it and the tree once (COMMAND_HALL_APPIMAGE and COMMAND_HALL_TREE name those made before).
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from console.runtime.minisign import PublicKey, verify
from console.runtime.virtual_display import virtual_display
from tests.support.bare_tree import BareTree, make
from tests.support.hub import PASSWORD, add_person, running_hub

pytestmark = [pytest.mark.long, pytest.mark.display]

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "/home/op/程序 目录/控制台 一.AppImage"
PATIENCE = 90.0
MOST = 200_000_000
"""Bytes of the file at most (issue H, `bench package`)."""


@pytest.fixture(scope="module")
def appimage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if named := os.environ.get("COMMAND_HALL_APPIMAGE"):
        return Path(named)
    out = tmp_path_factory.mktemp("build")
    command = [sys.executable, "-P", ROOT / "packaging/package.py", "appimage", "--out", out]
    subprocess.run(command, check=True, timeout=1500)
    (made,) = out.glob("*.AppImage")
    return made


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.skip("a bare tree needs root and debootstrap; ./hall test --long installs it")
    named = os.environ.get("COMMAND_HALL_TREE")
    tree = Path(named) if named else tmp_path_factory.mktemp("bare") / "tree"
    make(tree)
    return tree


@pytest.fixture
def desk(bare: Path, appimage: Path, tmp_path: Path) -> BareTree:
    desk = BareTree(bare, tmp_path / "home")
    place = desk.home / "程序 目录"
    place.mkdir()
    shutil.copy(appimage, place / "控制台 一.AppImage")
    return desk


@pytest.fixture
def display() -> Iterator[str]:
    with virtual_display() as (name, _):
        yield name


def until(is_so: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"not seen: {what}"
        time.sleep(0.2)


def test_it_is_small_enough_and_signed(appimage: Path) -> None:
    assert appimage.stat().st_size <= MOST
    key = PublicKey.read((appimage.parent / "release.pub").read_text("utf-8"))
    assert verify(appimage, key).startswith("command-hall ")


@pytest.mark.parametrize("fuse", [True, False], ids=["mounted", "unpacked"])
def test_it_is_whole_and_leaves_nothing(desk: BareTree, fuse: bool) -> None:
    script = f'command -v python3 vlc; "{INSIDE}" --self-test; ls -d /tmp/command-hall-* >&2'
    _, out, err = desk.run("/bin/sh", "-c", script, fuse=fuse)
    assert json.loads(out)["whole"], out
    assert "No such file" in err, "what was unpacked is removed"


def test_what_is_wrong_with_a_machine_is_said(desk: BareTree) -> None:
    status, _, err = desk.run(INSIDE)
    assert status == 3 and "没有图形显示" in err
    status, _, err = desk.run(INSIDE, environment={"DISPLAY": ":4711"})
    assert status == 3 and ":4711 连不上" in err
    status, _, err = desk.run(INSIDE, "--self-test", fuse=False, tmp="100M")
    assert status == 127 and "磁盘已满" in err
    library = "usr/lib/x86_64-linux-gnu/libGL.so.1"
    status, _, err = desk.run(INSIDE, environment={"DISPLAY": ":0"}, hidden=[library])
    assert status == 3 and "系统缺少" in err


def test_a_seat_sits_down_at_a_hub(desk: BareTree, display: str, tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    with running_hub(folder) as hub:
        add_person(folder, "wangmin", name="王敏")
        words = [INSIDE, "console", "--hub", hub.url, "--login-stdin", "--key", "passphrase"]
        console = desk.start(words, {"DISPLAY": display})
        try:
            given = {"account": "wangmin", "password": PASSWORD, "passphrase": "云汀 01"}
            assert console.stdin is not None
            console.stdin.write(json.dumps(given | {"seat": "01", "seat_name": "01 席"}) + "\n")
            console.stdin.flush()
            seat = desk.home / ".local/share/command-hall"
            until((seat / "cache.db").exists, "the seat keeps what the hub gave")
            assert console.poll() is None
        finally:
            desk.end(console)


def test_it_plays_rtsp(desk: BareTree, display: str) -> None:
    words = (INSIDE, "doctor", "--json")
    _, out, _ = desk.run(*words, environment={"DISPLAY": display})
    found = {each["id"]: each for each in json.loads(out)["findings"]}
    assert found["video.ffmpeg"]["data"]["first_picture"]["rtsp"] is not None
    assert found["font"]["verdict"] == "ok" and found["display"]["verdict"] == "ok"


def test_the_tour_shows_its_first_page(desk: BareTree, display: str) -> None:
    words = [INSIDE, "tour", "--here", "--cameras", "200", "--out", "/home/op/tour"]
    tour = desk.start(words, {"DISPLAY": display})
    try:
        pictures = desk.home / "tour"
        until(lambda: list(pictures.glob("01-*.png")) or tour.poll() is not None, "a picture")
        assert tour.poll() is None, tour.communicate()[1]
        (first,) = pictures.glob("01-*.png")
        until(lambda: first.stat().st_size > 20_000, "the picture is written")
    finally:
        desk.end(tour)
