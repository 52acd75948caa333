"""An upgrade with a full journal: written by the old package while cut off, sent by the new one."""

import importlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import console
from console.runtime.minisign import PublicKey, sign
from tests.support.bare_seat import INSIDE, SEAT, Hand, notes, sitting
from tests.support.bare_tree import USER, BareTree
from tests.support.full_journal import CutOffSeat
from tests.support.hub import add_person, running_hub
from tests.support.patience import until

pytestmark = [pytest.mark.long, pytest.mark.display]

OLD = "0.0.9"
ROOT = Path(__file__).resolve().parents[3]
WRITTEN = ("gas", "lift", "flood")


@pytest.fixture(scope="module")
def maker() -> Iterator[Any]:
    places = [str(ROOT / "packaging/linux"), str(ROOT / "packaging")]
    sys.path[:0] = places
    try:
        yield importlib.import_module("appimage")
    finally:
        for place in places:
            sys.path.remove(place)


@pytest.fixture(scope="module")
def old(maker: Any, appimage: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same package as it would have been a version ago."""
    folder = tmp_path_factory.mktemp("old")
    subprocess.run([appimage, "--appimage-extract"], cwd=folder, check=True, capture_output=True)
    tree = folder / "squashfs-root"
    package = tree / "usr/lib/python3.11/site-packages/console"
    source = package / "__init__.py"
    text = source.read_text("utf-8")
    assert console.__version__ in text
    source.write_text(text.replace(console.__version__, OLD), "utf-8")
    for compiled in (package / "__pycache__").glob("__init__.*"):
        compiled.unlink()
    image = folder / "image"
    maker.run(["mksquashfs", tree, image, "-quiet", "-no-progress", "-comp", "zstd",
               "-Xcompression-level", "1"])  # fmt: skip
    shutil.rmtree(tree)
    made = folder / f"command-hall-{OLD}-x86_64.AppImage"
    maker.join(maker.build_runtime(folder / "runtime"), image, made)
    image.unlink()
    return made


def test_what_was_written_cut_off_is_sent_by_the_new_one(
    desk: BareTree, old: Path, appimage: Path, display: str, tmp_path: Path
) -> None:
    hand, secret = Hand(display), Ed25519PrivateKey.generate()
    _put(old, desk.home / INSIDE.removeprefix("/home/op/"))
    newer, older = _share(desk, "新", appimage, secret), _share(desk, "旧", old, secret)
    with running_hub(tmp_path / "hub") as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        with sitting(desk, hub, {"DISPLAY": display}):
            until(hand.title, "its window")
            grant = hub.login(seat="9")
            until(lambda: _wrote(hand, "begun") and "begun" in notes(hub, grant), "a note is sent")
            until(partial(_has_saved, desk, (0, 0)), "nothing of it is on its way")
            hub.kill()
            for words in WRITTEN:
                _write_down(desk, hand, words)
        assert _version(desk) == OLD
        status, out, err = desk.run(*newer)
        assert status == 0 and f"已升级到 {console.__version__}" in out, err
        assert _version(desk) == console.__version__
        hub.start()
        with sitting(desk, hub, {"DISPLAY": display}):
            until(lambda: len(notes(hub, grant)) > len(WRITTEN), "all of it at the hub")
            assert set(WRITTEN) <= set(notes(hub, grant))
    status, _, err = desk.run(*older)
    assert status == 1 and "不降级" in err and "旧版打不开" in err
    assert _version(desk) == console.__version__


def test_h890_a_journal_of_hundreds_is_sent_by_the_new_one_each_act_once(
    desk: BareTree, old: Path, appimage: Path, tmp_path: Path
) -> None:
    _put(old, desk.home / INSIDE.removeprefix("/home/op/"))
    newer = _share(desk, "新", appimage, Ed25519PrivateKey.generate())
    with running_hub(tmp_path / "hub") as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        seat = CutOffSeat(desk, INSIDE, hub)
        saved = seat.write()
        assert desk.run(*newer)[0] == 0 and _version(desk) == console.__version__
        assert sorted(seat.send()) == sorted(saved)


def _write_down(desk: BareTree, hand: Hand, words: str) -> None:
    """Write a note as somebody does who looks at the screen: over what is left of another one."""
    for keys in (("F3", "ctrl+a", *words), ("Return",)):
        before = _journal(desk)
        hand.press(*keys)
        until(partial(_has_saved, desk, before), "it is saved")


def _journal(desk: BareTree) -> tuple[int, int]:
    """Return what tells that something was saved, be it half a note."""
    state = (desk.home / SEAT / "journal.db-wal").stat()
    return state.st_mtime_ns, state.st_size


def _has_saved(desk: BareTree, before: tuple[int, int]) -> bool:
    """Whether something was saved and all of it is: two seconds without another save."""
    now = _journal(desk)
    return now != before and time.time_ns() - now[0] > 2_000_000_000


def _wrote(hand: Hand, words: str) -> bool:
    hand.press("F3", *words, "Return")
    return True


def _version(desk: BareTree) -> str:
    return str(json.loads(desk.run(INSIDE, "--self-test")[1])["version"])


def _put(package: Path, place: Path) -> None:
    shutil.copy(package, place)
    os.chown(place, USER, USER)


def _share(desk: BareTree, name: str, package: Path, secret: Ed25519PrivateKey) -> list[str]:
    """Lay a signed package into a folder; return how it is taken from there."""
    folder = desk.home / name
    folder.mkdir()
    copy = Path(shutil.copy(package, folder))
    version = OLD if OLD in copy.name else console.__version__
    sign(copy, secret, f"command-hall {version} x86_64 test file:{copy.name}")
    (folder / "release.pub").write_text(PublicKey.of(secret).text, "utf-8")
    place = f"/home/op/{name}"
    return [INSIDE, "update", "--from", place, "--key", f"{place}/release.pub"]
