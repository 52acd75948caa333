"""The reference for authors of plugins says what the structs say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_reference_is_fresh() -> None:
    words = [sys.executable, "-P", str(ROOT / "packaging" / "write_plugin_api.py"), "--check"]
    assert subprocess.run(words, cwd=ROOT).returncode == 0, "run packaging/write_plugin_api.py"


def test_the_reference_names_every_permission_and_call() -> None:
    page = (ROOT / "docs" / "plugin-api.md").read_text("utf-8")
    for word in ("write:records", "### Manifest", "### Page", "### RaiseAlert", "### Hello"):
        assert word in page
