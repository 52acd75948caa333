"""A stranger's two ways to a page on the wall, as `./hall tour --plugins` plays them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from console.bench.starts import described

WRITTEN, FILLED = 7, 7
"""Steps of each way."""


@pytest.mark.long
def test_from_plugin_new_and_from_a_workbook_to_the_wall(tmp_path: Path) -> None:
    words = ["--here", "--plugins", "--cameras", "60", "--out", str(tmp_path / "tour")]
    platform = described(tmp_path / "screens.json", monitors=2)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "console.tour", *words],
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads((tmp_path / "tour" / "tour.json").read_text("utf-8"))
    ways = [step["step"].split()[0] for step in told["steps"]]
    assert (ways.count("写程序"), ways.count("填表")) == (WRITTEN, FILLED)
    asserted = [each for step in told["steps"] for each in step["asserted"]]
    assert asserted.count("在第二台显示器上") == 2 and "说出表和格" in asserted
