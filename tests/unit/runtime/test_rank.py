"""What works for later gives its core up to an act and to the screen."""

import os
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
        assert rank_of(lane) == BEHIND > before
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


async def test_workers_stand_where_they_are_told():
    workers = ThreadWorkers("behind", 1, step_back)
    try:
        assert await workers.run(rank) == BEHIND
    finally:
        workers.close()
