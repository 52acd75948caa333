"""H506: RandR's monitors in Xvfb, one of them of small pixels; EDID is not to be had here."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from console.runtime.virtual_display import virtual_display
from tests.gui.plans.test_real_monitors import xrandr

WIDTH, HEIGHT = 1280, 800


def looked(display: str, file: Path) -> dict:
    own = {name: told for name, told in os.environ.items() if "SCALE_FACTOR" not in name}
    environment = {**own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.plans.fit_of_monitors", str(file)],
        env=environment, capture_output=True, check=True, timeout=30,
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.display
def test_a_monitor_of_small_pixels_is_larger_from_the_next_start(tmp_path: Path) -> None:
    if not (shutil.which("Xvfb") and shutil.which("xrandr")):
        pytest.skip("Xvfb and xrandr are not installed")
    file = tmp_path / "scales.toml"
    with virtual_display(WIDTH, HEIGHT, 2) as (display, _):
        xrandr(display, "--delmonitor", "M2")
        xrandr(display, "--setmonitor", "M2", f"{WIDTH}/199x{HEIGHT}/124+{WIDTH}+0", "none")
        first = looked(display, file)
        assert first["now"] == {"M1": 1.0, "M2": 1.0}
        assert [(name, scale) for name, _, scale in first["enlarged"]] == [("M2", 1.5)]
        again = looked(display, file)
        assert again == {"enlarged": [], "now": {"M1": 1.0, "M2": 1.5}}
