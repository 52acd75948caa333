"""What works for later gives its core up to an act and to the screen."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from console.app.store import Lanes
from console.runtime.rank import BEHIND, step_back
from console.runtime.workers import ThreadWorkers
from offline_cache.lanes import Lane, ThreadLane

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ranks of threads are read here")


def rank() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def rank_of(lane: Lane) -> int:
    return lane.submit(rank).result(10)


def test_only_the_thread_that_asks_steps_back(tmp_path: Path):
    before = rank()
    lane = ThreadLane("behind", step_back)
    try:
        assert rank_of(lane) == min(before + BEHIND, 19)
        assert rank() == before
    finally:
        lane.close()


def test_the_caches_writer_stands_behind_acts_pages_and_searches():
    lanes = Lanes.start()
    try:
        first = [rank_of(lane) for lane in (lanes.journal, lanes.acts, lanes.pages, lanes.search)]
        behind = [rank_of(lane) for lane in (lanes.cache, lanes.care)]
        assert max(first) < min(behind)
    finally:
        lanes.close()


def test_h750_where_the_whole_program_stands_behind_it_takes_its_place_behind_that():
    lines = """
import os
from console.runtime.rank import step_back
from offline_cache.lanes import ThreadLane
os.nice(10)
if os.geteuid() == 0:
    os.setuid(65534)  # only root may come forward
lane = ThreadLane("behind", step_back)
print(lane.submit(lambda: os.getpriority(os.PRIO_PROCESS, 0)).result(10))
lane.close()
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", lines], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == 10 + BEHIND


async def test_workers_stand_where_they_are_told():
    before, workers = rank(), ThreadWorkers("behind", 1, step_back)
    try:
        assert await workers.run(rank) == min(before + BEHIND, 19)
    finally:
        workers.close()
