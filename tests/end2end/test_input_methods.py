"""D-01, issue C 3: 汉字 by real input methods on a real display; Enter and Esc are theirs.

Keys go in by XTEST as from a keyboard; what is read is what the console's own editors hold.
"""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from console.runtime.virtual_display import virtual_display

pytestmark = pytest.mark.long

PATIENCE = 30.0
NEEDED = {
    "ibus": ("Xvfb", "dbus-run-session", "xdotool", "ibus-daemon"),
    "fcitx5": ("Xvfb", "dbus-run-session", "xdotool", "fcitx5", "fcitx5-remote"),
}


class Typist:
    """Presses keys on a display and reads what the editors tell."""

    def __init__(self, display: str, method: str) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._session = subprocess.Popen(
            ["dbus-run-session", "--", sys.executable, "-m", "tests.support.input_session", method],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()
        self.told: list[dict[str, Any]] = []

    def _read(self) -> None:
        assert self._session.stdout is not None
        for line in self._session.stdout:
            if line.startswith("{"):
                self._lines.put(json.loads(line))

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, as a hand does."""
        for key in keys:
            self._xdotool("key", key)

    def letters(self, letters: str) -> None:
        self.keys(*letters)

    def focus(self) -> None:
        window = self.until(lambda told: told.get("window"), "the window is there")["window"]
        self._xdotool("windowfocus", str(window))

    def until(self, is_so: Callable[[dict[str, Any]], object], what: str) -> dict[str, Any]:
        """Return the first thing told from now on that is so."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                told = self._lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"not seen: {what}; told: {self.told[-12:]}") from None
            self.told.append(told)
            if is_so(told):
                return told

    def wake(self) -> None:
        """Wait until the input method has the editor with the keyboard: a letter is composed."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.letters("n")
            told = self.until(lambda told: "seen" in told or "line" in told, "the letter")
            if told.get("seen"):
                self.keys("Escape")
                self.until(lambda told: told.get("seen") == "", "it is dropped")
                return
            self.keys("BackSpace")
            self.until(lambda told: told.get("line") == "", "it is gone again")
        raise AssertionError(f"the input method never came: {self.told[-6:]}")

    def end(self) -> None:
        os.killpg(self._session.pid, signal.SIGTERM)  # the input method and what it started too
        self._session.wait()
        self._reading.join()
        assert self._session.stdout is not None
        self._session.stdout.close()

    def _xdotool(self, *words: str) -> None:
        command = ["xdotool", *words]
        subprocess.run(command, env=self._environment, check=True, capture_output=True)


@pytest.fixture(params=sorted(NEEDED))
def typist(request) -> Iterator[Typist]:
    missing = [name for name in NEEDED[request.param] if shutil.which(name) is None]
    if missing:
        pytest.fail(
            f"not tried, not installed here: {', '.join(missing)}; ./hall test --long installs them"
        )
    with virtual_display(800, 600) as (display, _):
        typist = Typist(display, request.param)
        try:
            typist.focus()
            typist.until(lambda told: told.get("focus") == "area", "the keyboard is in it")
            typist.keys("Tab")
            typist.until(lambda told: told.get("focus") == "line", "the keyboard is in it")
            typist.wake()
            yield typist
        finally:
            typist.end()


def test_hanzi_are_written_and_the_palettes_keys_wait_for_the_composition(typist):
    """Esc drops what is composed and closes nothing; Enter writes it and runs nothing."""
    typist.letters("dianti")
    typist.until(lambda told: told.get("seen") not in ("", None), "it is composed")
    typist.keys("Escape")
    typist.until(lambda told: told.get("seen") == "", "it is dropped")
    typist.letters("dianti")
    typist.keys("space")
    assert typist.until(lambda told: told.get("line"), "it is written")["line"] == "电梯"
    typist.letters("dtkr")
    typist.keys("Return")  # the input method writes the letters as they are
    typist.until(lambda told: told.get("line") == "电梯dtkr", "Enter was the input method's")
    typist.keys("Return")
    assert typist.until(lambda told: "ran" in told, "it runs")["ran"] == "电梯dtkr"
    assert [told for told in typist.told if "ran" in told][:-1] == []
    typist.keys("Escape")
    typist.until(lambda told: told.get("closed"), "Esc is the panel's again")


def test_hanzi_are_written_into_the_log_and_its_enter_waits_for_the_composition(typist):
    typist.keys("shift+Tab")
    typist.until(lambda told: told.get("focus") == "area", "the keyboard is in it")
    typist.letters("xiaofang")
    typist.keys("space")
    typist.until(lambda told: told.get("area") == "消防", "it is written")
    typist.letters("che")
    typist.keys("Return")
    typist.until(lambda told: told.get("area") == "消防che", "Enter was the input method's")
    typist.keys("Return")
    assert typist.until(lambda told: "sent" in told, "it is sent")["sent"] == "消防che"
    assert len([told for told in typist.told if "sent" in told]) == 1


def test_keys_outside_fields_are_never_composed(typist):
    """Letters, digits, blank and signs reach rows as pressed, the input method switched on."""
    typist.keys("Tab")
    typist.until(lambda told: told.get("focus") == "rows", "the keyboard is in it")
    typist.keys("n", "slash", "4", "comma", "period", "space", "Return")
    typist.until(lambda told: told.get("pressed") == "\r", "all of them")
    pressed = [told["pressed"] for told in typist.told if "pressed" in told]
    assert pressed == ["n", "/", "4", ",", ".", " ", "\r"]
