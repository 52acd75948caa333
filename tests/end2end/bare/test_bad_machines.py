"""What a plain user of a bare tree is told when the machine is not as it should be."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.bare_seat import INSIDE, Hand, until
from tests.support.bare_tree import BareTree
from tests.support.certificates import HERE, shown, signer
from tests.support.hub import running_hub

pytestmark = [pytest.mark.long, pytest.mark.display]

LIBRARIES = "usr/lib/x86_64-linux-gnu"


def doctor(desk: BareTree, *words: str, **how: Any) -> dict[str, Any]:
    """Return what the package's own doctor finds, by its ids."""
    _, out, err = desk.run(INSIDE, "doctor", "--no-video", "--json", *words, **how)
    assert out, err
    return {each["id"]: each for each in json.loads(out)["findings"]}


def test_no_display_or_somebody_elses(desk: BareTree) -> None:
    status, _, err = desk.run(INSIDE)
    assert status == 3 and "没有图形显示" in err
    status, _, err = desk.run(INSIDE, environment={"DISPLAY": ":4711"})
    assert status == 3 and ":4711 连不上" in err


@pytest.mark.parametrize("library", ["libGL.so.1", "libX11-xcb.so.1"])
def test_a_library_of_the_system_that_is_missing_is_named(desk: BareTree, library: str) -> None:
    hidden = [f"{LIBRARIES}/{library}"]
    status, _, err = desk.run(INSIDE, environment={"DISPLAY": ":0"}, hidden=hidden)
    assert status == 3 and "系统缺少" in err and library in err


def test_a_disk_that_is_full_is_named(desk: BareTree) -> None:
    status, _, err = desk.run(INSIDE, "--self-test", fuse=False, tmp="100M")
    assert status == 127 and "磁盘已满" in err


def test_a_home_that_takes_nothing_is_named(desk: BareTree) -> None:
    told = doctor(desk, read_only_home=True)["store.folder"]
    assert told["verdict"] == "bad" and told["to_do_zh"]


def test_with_a_home_that_takes_nothing_there_is_a_window_that_says_so(
    desk: BareTree, display: str
) -> None:
    console = desk.start([INSIDE, "console"], {"DISPLAY": display}, read_only_home=True)
    try:
        until(lambda: Hand(display).title() or console.poll() is not None, "its window")
        assert console.poll() is None
    finally:
        desk.end(console)


@pytest.mark.parametrize(("days", "said"), [((-1, 90), "签发机构"), ((-90, -1), "过期")])
def test_a_certificate_of_nobody_or_of_yesterday_is_named(
    desk: BareTree, tmp_path: Path, days: tuple[float, float], said: str
) -> None:
    root = signer("云汀区", is_authority=True)
    leaf = shown(tmp_path, signer("hub", root, hosts=(HERE,), days=days))
    words = ["--tls-cert", str(leaf.certificate), "--tls-key", str(leaf.key)]
    known = ["--ca", "/home/op/hall.pem"] if days[1] < 0 else []
    (desk.home / "hall.pem").write_bytes(root.pem)
    with running_hub(tmp_path / "hub", arguments=words) as hub:
        told = doctor(desk, "--hub", hub.url, *known)["hub"]
    assert told["verdict"] == "bad" and said in told["zh"] + told["to_do_zh"], told


def test_a_package_that_was_changed_is_refused(desk: BareTree, appimage: Path) -> None:
    package = desk.home / INSIDE.removeprefix("/home/op/")
    named = desk.home / "share" / appimage.name
    named.parent.mkdir()
    changed = bytearray(package.read_bytes())
    changed[len(changed) // 2] ^= 1
    named.write_bytes(changed)
    signature = appimage.with_name(appimage.name + ".minisig")
    named.with_name(signature.name).write_bytes(signature.read_bytes())
    status, _, err = desk.run(INSIDE, "verify", f"/home/op/share/{appimage.name}")
    assert status == 1 and "与签名不符" in err
