"""A tour of the console, played by keys in a process of its own, and what it says it saw."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def played(folder: Path, steps: Sequence[str], *words: str) -> list[str]:
    """Play a tour off screen; return what was asserted in it.

    Args:
        folder: where its pictures go.
        steps: what it must go through, in this order.
        words: which tour; none for the ninety-second cut.
    """
    told = ["--here", *words, "--cameras", "400", "--out", str(folder / "tour")]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "console.tour", *told],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "uncaught error" not in done.stderr, done.stderr[-3000:]
    seen = json.loads((folder / "tour" / "tour.json").read_text("utf-8"))["steps"]
    assert [step["step"] for step in seen] == list(steps)
    return [each for step in seen for each in step["asserted"]]
