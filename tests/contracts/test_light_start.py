"""A console holds what it works with and not what its libraries bring along (H300)."""

import json
import os
import subprocess
import sys
from pathlib import Path

from console.bench.cache_store import Sizes, build

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


BEGIN = """
import json, sys
from console.app import screens, seat
from console.bench import cache_seat
seat.PAINT_FIRST = 600_000  # what is built ahead, and the hub, come after somebody has seen rows
screens.FIT_AFTER = 600_000  # a busy machine starts more slowly than the seat settles
sys.argv = ["start", "start", "--data", sys.argv[1]]
cache_seat.main()
print(json.dumps([name for name in sys.modules if name.startswith(("console.", "widgets."))]))
"""

LATE = """
console.app: area_desk clock_desk incident_desk order_desk figure_desk
console.app: layout_desk task_desk uncover_desk wall_tools patrol_desk patrol_choice proof_desk
console.app: quick_wall rule_trial_desk mirror_desk second_person slip_desk
console.commands: proof_acts plan_acts
console.domain: patrol_plan patrol_state patrol_proof plan_run viewing
console.models: camera_query camera_ring town_board
console.screens.wall: wall_window
console.settings: toml_lines
console.settings.tasks: folder task
console.shell: log_out_panel note_line panels_aside release_panel
"""
"""What stands when it is first asked for, or when the program has nothing else to do."""

MOST = 635
"""Modules of its own that a console has loaded when its first key was acted on (H586)."""


def test_a_start_loads_what_its_first_page_works_with(tmp_path: Path) -> None:
    build(tmp_path, Sizes(0, 0, 3))
    done = subprocess.run(
        [sys.executable, "-c", BEGIN, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    lines = (line.split(": ") for line in LATE.strip().splitlines())
    late = {f"{package}.{name}" for package, names in lines for name in names.split()}
    assert not loaded & late, "no start needs these; import them where they are used"
    assert len(loaded) <= MOST, "which of the new modules does the first page work with?"
