"""A seat at a bare desk: the package started as its user does, on a display, at a hub."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.bare_tree import BareTree
from tests.support.hub import PASSWORD, Hub
from tests.support.patience import until

INSIDE = "/home/op/程序 目录/控制台 一.AppImage"
"""The package as the user of the tree calls it."""

SEAT = ".local/share/command-hall"
_PNG_END = b"IEND\xaeB`\x82"


@contextmanager
def sitting(
    desk: BareTree, hub: Hub, environment: Mapping[str, str], more: Sequence[str] = ()
) -> "Iterator[subprocess.Popen[str]]":
    """Sit down as 王敏 at seat 01; what the hub gave is kept when the block begins."""
    words = [INSIDE, "console", "--hub", hub.url, "--login-stdin", "--key", "passphrase", *more]
    console = desk.start(words, environment)
    try:
        give_account(console)
        until((desk.home / SEAT / "cache.db").exists, "the seat keeps what the hub gave")
        yield console
        assert console.poll() is None, "it still runs"
    finally:
        desk.end(console)


def give_account(console: "subprocess.Popen[str]") -> None:
    """Say as one line who sits down at a console that was told to read it: 王敏, at seat 01."""
    given = {"account": "wangmin", "password": PASSWORD, "passphrase": "云汀 01"}
    assert console.stdin is not None
    console.stdin.write(json.dumps(given | {"seat": "01", "seat_name": "01 席"}) + "\n")
    console.stdin.flush()


def notes(hub: Hub, grant: str) -> list[str]:
    """Return what stands in the duty log at the hub, its lines in any order."""
    return [record["text"] for record in records(hub, grant, "log_entry")]


def records(hub: Hub, grant: str, kind: str) -> list[dict[str, Any]]:
    """Return the records of a kind at the hub, in any order."""
    with hub.client(grant) as client:
        lines = client.get("/v1/snapshot", params={"scope": "open"}).text.splitlines()
    found = [json.loads(line) for line in lines[1:]]
    return [each["body"] for each in found if each["kind"] == kind]


def is_whole(picture: Path) -> bool:
    """Whether a PNG is written to its end."""
    return picture.exists() and picture.read_bytes().endswith(_PNG_END)


class Hand:
    """Presses keys on a display, as a person does."""

    def __init__(self, display: str) -> None:
        self._display = display

    def title(self) -> str:
        """Return what the largest window there is called; empty while there is none."""
        return self._words("getwindowname", self._window()) if self._window() else ""

    def titles(self) -> str:
        """Return what all windows there are called."""
        return " ".join(self._words("getwindowname", each) for each in self._windows())

    def press(self, *keys: str) -> None:
        """Give the window the keyboard and press keys one after the other."""
        self._words("windowfocus", "--sync", self._window())
        for key in keys:
            self._words("key", "--delay", "30", key)

    def _window(self) -> str:
        return (self._windows() or [""])[-1]

    def _windows(self) -> list[str]:
        return self._words(
            "search", "--onlyvisible", "--name", "城运|席|控制台|旁观|Command Hall"
        ).split()

    def _words(self, *words: str) -> str:
        command = ["xdotool", *words]
        done = subprocess.run(
            command, env={"PATH": "/usr/bin:/bin", "DISPLAY": self._display},
            capture_output=True, text=True, timeout=30,
        )  # fmt: skip
        return done.stdout.strip()
