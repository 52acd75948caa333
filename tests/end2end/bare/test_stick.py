"""The folder for a stick, of a real package: its page followed on a bare desk, line by line."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.bare_seat import Hand
from tests.support.bare_tree import USER, BareTree
from tests.support.certificates import HERE, shown, signer
from tests.support.hub import running_hub
from tests.support.patience import until

pytestmark = [pytest.mark.long, pytest.mark.display]

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"
STICK = "U 盘"


@pytest.fixture(scope="module")
def usb() -> Iterator[ModuleType]:
    sys.path.insert(0, str(PACKAGING))
    import usb

    yield usb
    sys.path.remove(str(PACKAGING))


def test_h807_a_desk_is_set_up_by_the_page_of_the_stick(
    usb: ModuleType, bare: Path, appimage: Path, display: str, tmp_path: Path
) -> None:
    """What root is asked for (`sudo`) is laid into the home; all else is typed as it stands."""
    desk, root = BareTree(bare, tmp_path / "home"), signer("云汀区", is_authority=True)
    leaf = shown(tmp_path, signer("hub", root, hosts=(HERE,)))
    (tmp_path / "ca.pem").write_bytes(root.pem)
    (tmp_path / "policy.toml").write_text("[hub]\ncertificate_days = 45\n", "utf-8")
    safe = ["--tls-cert", str(leaf.certificate), "--tls-key", str(leaf.key)]
    with running_hub(tmp_path / "hub", arguments=safe) as hub:
        stick = desk.home / STICK
        told = ["--policy", tmp_path / "policy.toml", "--ca", tmp_path / "ca.pem", "--hub", hub.url]
        given = ["--out", stick, "--packages", appimage.parent, *told]
        assert usb.main([*map(str, given)]) == 0
        lines = re.findall(r"^   \$ (.*)$", (stick / usb.READ_ME).read_text("utf-8"), re.M)
        check, sign, policy, ca, copy, start = lines
        beside = {"PATH": "/usr/bin:/bin"}
        key = (appimage.parent / "release.pub").read_bytes()
        (tmp_path / "release.pub").write_bytes(key)  # by another way than the stick
        sign = sign.replace("release.pub", str(tmp_path / "release.pub"))
        subprocess.run(["sh", "-ec", sign], cwd=stick, env=beside, check=True)
        assert [each.split()[:3] for each in (policy, ca)] == [["sudo", "install", "-Dm644"]] * 2
        lines = [check, policy, ca, copy, start]
        script = "\n".join(lines).replace("sudo ", "").replace("/etc/command-hall", "/home/op/etc")
        for path in (stick, *stick.rglob("*")):
            os.chown(path, USER, USER)
            path.chmod(0o755 if path.is_dir() else 0o644)
        words = ["/bin/sh", "-ec", f"cd '/home/op/{STICK}'\n{script}"]
        console = desk.start(words, {"DISPLAY": display})
        try:
            until(lambda: Hand(display).title() or console.poll() is not None, "its window")
            assert console.poll() is None, "it waits for somebody to log in"
        finally:
            desk.end(console)
        package = script.splitlines()[-1].split()[0].strip('./"')
        found = ["doctor", "--no-video", "--hub", hub.url, "--ca", "/home/op/etc/hall-ca.pem"]
        _, out, err = desk.run(f"/home/op/{package}", *found)
        assert "中心可达" in out, out + err
        _, out, err = desk.run(f"/home/op/{package}", "manual", "install")
        assert f"./{package} doctor" in out, err
