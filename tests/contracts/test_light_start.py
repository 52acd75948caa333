"""A console holds what it works with and not what its libraries bring along (H300)."""

import json
import subprocess
import sys

LOOK = """
import json, linecache, sys
import console.app.main
import console.sync.api_client
import sqlite3
from offline_cache.table_maker import table_maker
table_maker(sqlite3.connect(":memory:")).table("t").create({"id": int}, pk="id")
lines = sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 2)
heavy = ("numpy", "rich", "pygments", "av", "pypinyin", "lxml", "starlette")
heavy += ("rapidfuzz", "openpyxl")
absent = [name for name in heavy if name in sys.modules]
import numpy  # whoever does want it gets it
print(json.dumps({"lines": lines, "heavy": absent, "numpy": numpy.__name__}))
"""


def test_a_console_starts_without_sources_numbers_and_command_lines() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=60, check=True
    )
    told = json.loads(done.stdout)
    assert told["heavy"] == [] and told["numpy"] == "numpy"
    assert told["lines"] < 20_000, "PySide6 read the source of every module again"
