"""E4: a known type is dispatched by keys alone, through a real console, and the steps told."""

import json
import subprocess
import sys
from pathlib import Path


def test_five_keys_from_the_alert_to_the_order(tmp_path: Path) -> None:
    """The bench itself says how long; here its hand is fast and only what it did counts."""
    told = tmp_path / "told.json"
    words = ["--offscreen", "--units", "300", "--pace", "0.02", "--look", "0.02"]
    done = subprocess.run(
        [sys.executable, "-m", "console.bench", "dispatch", *words, "--json", str(told)],
        capture_output=True, encoding="utf-8", timeout=50,
    )  # fmt: skip
    figures = json.loads(told.read_text("utf-8"))["figures"]
    assert (figures["keys"], figures["sent"], figures["units"]) == (5, 3, 300)
    assert [step.partition(":")[0] for step, _ in figures["steps"]] == [
        "N", "Space", "1", "4", "Ctrl+Enter",
    ]  # fmt: skip
    for step, _ in figures["steps"]:
        assert step in done.stdout
    assert "known_type_dispatched_s" in done.stdout
