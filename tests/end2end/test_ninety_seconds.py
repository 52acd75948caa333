"""What `./hall` shows without a display: the ninety-second cut, the hub killed and brought back."""

import json
import os
import subprocess
import sys
from pathlib import Path

STEPS = (
    "00:00", "00:20", "01:15", "03:10", "05:20", "06:15", "06:40", "07:00", "07:50", "09:10",
)  # fmt: skip


def test_the_main_job_is_played_through_an_outage_by_keys_alone(tmp_path: Path) -> None:
    words = ["--here", "--cameras", "400", "--out", str(tmp_path / "tour")]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "console.tour", *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    told = json.loads((tmp_path / "tour" / "tour.json").read_text("utf-8"))
    assert done.returncode == 0, done.stderr[-3000:]
    assert [step["step"] for step in told["steps"]] == list(STEPS)
    asserted = [each for step in told["steps"] for each in step["asserted"]]
    assert "热点画面为充电棚" in asserted and "电话调派是事实" in asserted
