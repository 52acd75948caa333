"""The AppImage as a plain user of a bare Debian 12 has it: no Python, no VLC, no Qt, empty home."""

import json
import re
import shutil
from pathlib import Path

import pytest

from console.runtime.minisign import PublicKey, verify
from tests.support.bare_seat import INSIDE, SEAT, Hand, is_whole, notes, sitting
from tests.support.bare_tree import BareTree
from tests.support.hub import Hub, add_person, running_hub
from tests.support.lent_input import lent_input
from tests.support.patience import until

pytestmark = [pytest.mark.long, pytest.mark.display]

DOCS = Path(__file__).resolve().parents[3] / "docs"
MOST = 200_000_000
"""Bytes of the file at most (issue H, `bench package`)."""

TOUR_WAITS = 600.0
"""Seconds the tour itself gives its stage and its first page; it ends by itself when they are over.

In an empty home all streets that cameras show are drawn first, by every core there is.
"""


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


@pytest.mark.parametrize("method", ["ibus", "fcitx5"])
def test_a_seat_sits_down_at_a_hub_and_writes_hanzi(
    desk: BareTree, display: str, tmp_path: Path, method: str
) -> None:
    folder, hand = tmp_path / "hub", Hand(display)
    with running_hub(folder) as hub, lent_input(method, desk, display) as given:
        add_person(folder, "wangmin", name="王敏")
        with sitting(desk, hub, {"DISPLAY": display, **given}):
            until(hand.title, "a window with a Chinese name")
            grant = hub.login(seat="9")
            until(lambda: _note(hand, hub, grant), "a note in 汉字 at the hub")


def _note(hand: Hand, hub: Hub, grant: str) -> bool:
    """Write a note; the first letters may come before the input method has the editor."""
    hand.press("F3", *"xiaofang", "space", "Return")
    return any("消防" in line for line in notes(hub, grant))


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
        first = desk.home / "tour/01-start.png"
        until(lambda: is_whole(first) or tour.poll() is not None, "a picture", TOUR_WAITS)
        assert tour.poll() is None, tour.communicate()[1]
    finally:
        desk.end(tour)


@pytest.mark.parametrize(("name", "title"), [("packages", "卸载"), ("packages.en", "Removal")])
def test_h892_taken_away_it_leaves_what_the_page_says_and_nothing_else(
    desk: BareTree, display: str, tmp_path: Path, name: str, title: str
) -> None:
    page = (DOCS / f"{name}.md").read_text("utf-8").partition(f"## {title}")[2]
    named = [desk.home / each for each in re.findall(r"`~/([^`]+)`", page)]
    with running_hub(tmp_path / "hub") as hub:
        add_person(tmp_path / "hub", "wangmin", name="王敏")
        with sitting(desk, hub, {"DISPLAY": display}):
            until(Hand(display).title, "its window")
    shutil.rmtree((desk.home / INSIDE.removeprefix("/home/op/")).parent)
    left = [each for each in desk.home.rglob("*") if each.is_file()]
    assert desk.home / SEAT / "journal.db" in left
    assert [each for each in left if not any(each.is_relative_to(one) for one in named)] == []
