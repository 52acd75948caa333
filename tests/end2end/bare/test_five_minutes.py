"""The guide of five minutes, followed to the letter: what is run, read and typed is its page's.

It goes on to the log-in at a hub of the hall's own authority, and to the first look.
"""

import json
import re
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.support.bare_seat import Hand, notes
from tests.support.bare_tree import BareTree
from tests.support.certificates import HERE, shown, signer
from tests.support.hub import PASSWORD, add_person, running_hub
from tests.support.patience import until
from tests.support.screen_reader import ScreenReader

pytestmark = [pytest.mark.long, pytest.mark.display]

DOCS = Path(__file__).resolve().parents[3] / "docs"
STICK = "U 盘"
TYPED = {
    "本席口令": "yunting",
    "passphrase": "yunting",
    "账号": "wangmin",
    "account": "wangmin",
    "密码": PASSWORD,
    "password": PASSWORD,
    "席位号": "01",
    "seat": "01",
    "一句话": "begun",
    "a sentence": "begun",
    "抄好后": "",
    "when it is on paper": "",
    "看完": "",
    "when you have read it": "",
}
"""What somebody types who reads these words; after the last four he only waits."""


def steps(name: str) -> list[str]:
    """Return what the page tells to run, a text for each step."""
    return re.findall(r"^```sh\n(.*?)^```", (DOCS / name).read_text("utf-8"), re.S | re.M)


def windows(name: str) -> list[tuple[str, list[str]]]:
    """Return what each window says, and the keys that the page tells to press in it."""
    rows = re.findall(r"^\| (.+) \| (.*`.*) \|$", (DOCS / name).read_text("utf-8"), re.M)
    return [(says, _keys(told)) for says, told in rows]


def _keys(told: str) -> list[str]:
    found: list[str] = []
    for key, words in re.findall(r"`([^`]+)`|([^`]+)", told):
        pressed = [key] if key else TYPED[words.strip()] if words.strip() else ""
        found += [{"Enter": "Return", " ": "space"}.get(each, each) for each in pressed]
    return found


@pytest.mark.parametrize("name", ["five-minutes.md", "five-minutes.en.md"])
def test_h888_each_line_as_it_stands_up_to_the_first_look(
    desk: BareTree, appimage: Path, display: str, reader: ScreenReader, tmp_path: Path, name: str
) -> None:
    check, look, examine, start = steps(name)
    named = {"APPIMAGE": str(appimage), "PATH": "/usr/bin:/bin"}
    subprocess.run(["sh", "-ec", check], cwd=appimage.parent, env=named, check=True)
    root = signer("云汀区", is_authority=True)
    leaf = shown(tmp_path, signer("hub", root, hosts=(HERE,)))
    safe = ["--tls-cert", str(leaf.certificate), "--tls-key", str(leaf.key)]
    with running_hub(tmp_path / "hub", arguments=safe) as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        hub.trusts = ssl.create_default_context(cadata=root.pem.decode())
        given = {**stick(desk, appimage, root.pem), "HUB": hub.url, "DISPLAY": display}
        status, out, err = desk.run("/bin/sh", "-ec", look, environment=given)
        assert status == 0 and json.loads(out)["whole"], err
        status, out, _ = desk.run("/bin/sh", "-ec", examine, environment=given)
        assert status == 0 and "必需的都有" in out and "中心可达" in out
        console = desk.start(["/bin/sh", "-ec", start], {**given, **reader.environment})
        try:
            *before, (says, last) = windows(name)
            hand, grant = Hand(display), hub.login(seat="9")
            for words, keys in before:
                _until_read(reader, console, words)
                hand.press(*keys)
            _until_read(reader, console, says)
            until(lambda: _pressed(hand, last) and "begun" in notes(hub, grant), "it is at the hub")
        finally:
            desk.end(console)


def stick(desk: BareTree, appimage: Path, authority: bytes) -> dict[str, str]:
    """Lay a stick into the home as a desktop shows one with FAT: nothing on it can be allowed."""
    folder = desk.home / STICK
    folder.mkdir()
    (folder / appimage.name).write_bytes(appimage.read_bytes())
    (folder / "hall-ca.pem").write_bytes(authority)
    for file in folder.iterdir():
        file.chmod(0o444)
    return {
        "APPIMAGE": f"/home/op/{STICK}/{appimage.name}",
        "CA": f"/home/op/{STICK}/hall-ca.pem",
    }


def _until_read(reader: ScreenReader, console: "subprocess.Popen[str]", words: str) -> None:
    until(lambda: reader.reads(words) or console.poll() is not None, words)
    assert console.poll() is None, console.communicate()[1]


def _pressed(hand: Hand, keys: list[str]) -> bool:
    hand.press(*keys)
    return True
