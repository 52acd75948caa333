"""The tests on the Qt of Kylin V10 and UOS 20: set up by the command, a handful of them run."""

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
HANDFUL = (
    "tests/contracts/test_lock.py",
    "tests/gui/shell/test_composition.py",
    "tests/gui/pages/test_leaks.py",
    "tests/gui/widgets/test_spoken.py",
)
"""What ended otherwise on Qt 6.8 before it was mended, and what sees that it is 6.8."""


def test_a_handful_passes_on_the_older_qt() -> None:
    done = subprocess.run(
        [ROOT / "hall", "test", "--domestic", *HANDFUL],
        env={**os.environ, "HALL_NO_SYSTEM": "1"},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
