"""The matters of the evening, 01:15 to 08:10, judged, sent, chased and closed by keys alone.

What must be seen at each line stands in `console/tour/matter_evening.py`: two alerts become
matters and one call becomes one after the cut, the unit that does not answer is followed by the
next, the order that is returned goes to the right one, counts that nobody told are no zeros.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

STEPS = (
    "00:00", "01:15", "02:30", "03:40", "03:55", "04:15", "05:20", "06:15", "07:00", "07:30",
    "08:10", "end",
)  # fmt: skip


def test_the_matters_of_the_evening_are_handled_by_keys_alone(tmp_path: Path) -> None:
    words = ["--here", "--matters", "--cameras", "400", "--out", str(tmp_path / "tour")]
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
    assert "死亡不详，不是 0" in asserted and "电话调派一份不多一份不少" in asserted
