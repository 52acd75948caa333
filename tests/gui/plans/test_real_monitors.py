"""Real monitors: RandR's in Xvfb, pulled and plugged; Qt's own off-screen ones, of mixed scale.

EDID is not to be had here: identity by maker, model and serial number is tested on plain values
(`unit/settings/plans`), and on real hardware at the customer.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from console.runtime.virtual_display import virtual_display
from console.settings.plans.monitor import MonitorId
from console.settings.plans.scales import MonitorScales

WIDTH, HEIGHT = 1280, 800
COUNT = 4
PATIENCE = 20.0


class Program:
    """The seat's windows in a process of their own."""

    def __init__(self, environment, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.gui.plans.seat_of_pages", *arguments],
            env={**os.environ, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **asked):
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the program has ended"
        return json.loads(line)

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._end()

    def close(self) -> None:
        self._process.stdin.close()
        self._end()

    def _end(self) -> None:
        self._process.wait(20)
        self._process.stdout.close()
        self._process.stdin.close()


@contextmanager
def program(environment, *arguments: str):
    running = Program(environment, *arguments)
    try:
        yield running
    finally:
        running.kill()


def xrandr(display: str, *arguments: str) -> None:
    command = ["xrandr", "--display", display, *arguments]
    subprocess.run(command, check=True, capture_output=True)


def plug(display: str, number: int) -> None:
    place = f"{WIDTH}/508x{HEIGHT}/286+{WIDTH * (number - 1)}+0"
    output = "screen" if number == 1 else "none"
    xrandr(display, "--setmonitor", f"M{number}", place, output)


@pytest.fixture
def display():
    if not (shutil.which("Xvfb") and shutil.which("xrandr")):
        pytest.skip("Xvfb and xrandr are not installed")
    with virtual_display(WIDTH, HEIGHT, COUNT) as (name, _):
        yield name


def unplug_and_plug(display: str, times: int) -> None:
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with program(environment, "shipped/command-calm", str(COUNT)) as seat:
        first = seat.ask(monitors=COUNT)
        assert first["wrong"] == [] and first["parked"] == []
        assert {w["screen"] for w in first["windows"].values()} == {"M1", "M2", "M3", "M4"}
        for turn in range(times):
            pulled = 2 + turn % (COUNT - 1)
            xrandr(display, "--delmonitor", f"M{pulled}")
            fewer = seat.ask(monitors=COUNT - 1)
            assert fewer["wrong"] == [], f"pulled {turn}"
            assert len(fewer["parked"]) == 1
            plug(display, pulled)
            again = seat.ask(monitors=COUNT)
            assert again["wrong"] == [], f"plugged {turn}"
            assert again["parked"] == [] and where(again) == where(first)


def where(told):
    windows = told["windows"].values()
    return {tuple(w["pages"]): (w["screen"], tuple(w["geometry"])) for w in windows}


@pytest.mark.display
def test_b21_pulled_and_plugged_ten_times_without_a_lost_page(display):
    unplug_and_plug(display, 10)


@pytest.mark.display
@pytest.mark.long
def test_b21_pulled_and_plugged_a_hundred_times_without_a_lost_page(display):
    unplug_and_plug(display, 100)


@pytest.mark.display
@pytest.mark.parametrize("minimise", [False, True])
def test_a_panel_opened_from_a_wall_takes_the_keyboard_along_and_brings_it_back(display, minimise):
    """H935: it lies over the desk; keys that stayed with the wall would act on its cameras."""
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with program(environment, "shipped/command-calm", str(COUNT)) as seat:
        seat.ask(monitors=COUNT)
        assert seat.ask(minimise=minimise, work_at="video")["keyboard"] == "video"
        told = seat.ask(open=True)
        assert told["keyboard"] == "panel" and not told["minimised"]
        assert seat.ask(escape_to="video")["keyboard"] == "video"


@pytest.mark.display
def test_a09_killed_and_started_again_everything_stands_as_it_stood(display, tmp_path):
    """kill -9 with a page torn off; meanwhile a monitor is pulled, and comes back."""
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    file = tmp_path / "screens.toml"
    arguments = ("shipped/command-calm", str(COUNT), str(file))
    with program(environment, *arguments) as seat:
        seat.ask(monitors=COUNT)
        before = seat.ask(tear_off="deploy")
        deadline = time.monotonic() + PATIENCE
        while "loose-deploy" not in (file.read_text("utf-8") if file.exists() else ""):
            before = seat.ask()
            assert time.monotonic() < deadline, "how the windows stand was never written"
    xrandr(display, "--delmonitor", "M2")
    with program(environment, *arguments) as seat:
        assert seat.ask(monitors=COUNT - 1)["parked"] == ["video"]
        plug(display, 2)
        after = seat.ask(monitors=COUNT)
    assert after["wrong"] == []
    assert where(after) == where(before)


@pytest.mark.display
def test_d05_a_scale_of_its_own_is_the_toolkits_at_the_next_start(display, tmp_path):
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    scales = MonitorScales(tmp_path / "scales.toml")
    size = f"{WIDTH}x{HEIGHT}"
    assert [scales.next_for(MonitorId(connector="M2", size=size)) for _ in range(2)][-1] == 1.5
    scales.give(environment)
    with program(environment, "shipped/command-calm", str(COUNT)) as seat:
        told = seat.ask(monitors=COUNT)
    assert told["ratios"] == {"M1": 1, "M2": 1.5, "M3": 1, "M4": 1}
    assert told["wrong"] == [] and told["parked"] == []


def screens(tmp_path, *ratios: float):
    """A configuration of Qt's off-screen platform: monitors side by side, each of its scale."""
    left, told = 0, []
    for number, ratio in enumerate(ratios, 1):
        told.append(
            {
                "name": f"M{number}",
                "x": left,
                "y": 0,
                "width": 1920,
                "height": 1080,
                "logicalDpi": 96,
                "logicalBaseDpi": 96,
                "dpr": ratio,
            }
        )
        left += 1920
    file = tmp_path / "screens.json"
    file.write_text(json.dumps({"screens": told}), "utf-8")
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}


@pytest.mark.parametrize(
    "ratios", [(1, 1.5), (1.25, 1, 2), (1, 1.5, 1, 1.25, 2), (2, 1, 1.25, 1.5, 1, 2)]
)
def test_d04_each_window_fills_its_monitor_whatever_the_scales(tmp_path, ratios):
    count = len(ratios)
    with program(screens(tmp_path, *ratios), "shipped/command-flood", str(count)) as seat:
        told = seat.ask(monitors=count)
    assert told["wrong"] == [] and told["parked"] == []
    assert len(told["windows"]) == count
    assert {w["screen"] for w in told["windows"].values()} == set(told["ratios"])
    desk = told["windows"].pop("desk")  # maximised: the system's frame takes its part
    assert desk["visible"] and desk["screen"] == "M1"
    for window in told["windows"].values():
        number = int(window["screen"][1:])
        assert window["visible"]
        assert window["geometry"] == [1920 * (number - 1), 0, 1920, 1080]
