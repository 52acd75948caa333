"""`bench cameras`: the directory of 26,000 read, typed in, and what it holds; the screen goes on.

A cache as a seat has it, filled with the demo's district. Gaps are times between two turns of a
5 ms timer on the Qt thread while everything is read.
"""

import argparse
import gc
import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from console.bench.targets import Target, conclude
from offline_cache.cache import Cache
from offline_cache.lanes import Lane, ThreadLane
from offline_cache.values import Change, FoldResult

if TYPE_CHECKING:
    from console.models.camera_finder import CameraFinder

CAMERAS = 26_000
KEYSTROKE, GAP = 16.0, 40.0
"""Milliseconds at most: a keystroke (the slowest), and a gap of the screen."""
TYPED = ("", "w", "wx", "wxl", "wxlx", "望", "望汐", "望汐路下立交", "d", "dongkou", "1", "12",
         "zz",
         "标签:防汛", "标签:防汛 d", "业务:防汛", "区域:望潮街道 x", "级别:1", "周边300:125.0,30.0",
         "沿线:望汐江")  # fmt: skip
TURNS = 5


class Told(TypedDict):
    """What was measured: seconds and MB of the reading, its longest gap, ms by what was typed.

    `cpu` is the processor's share of the slowest search: what a machine that does nothing else
    would take.
    """

    seconds: float
    mb: float
    gap: float
    typed: dict[str, float]
    cpu: float


def main(argv: Sequence[str]) -> int:
    """Run the bench and return 0 when every target is met."""
    parser = argparse.ArgumentParser(prog="bench cameras", description=__doc__)
    parser.add_argument("--cameras", type=int, default=CAMERAS, help="how many")
    count = parser.parse_args(argv).cameras
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        told = run(Path(folder), count)
    worst = max(told["typed"].items(), key=lambda each: each[1])
    print(f"{count} cameras read in {told['seconds']:.1f} s, {told['mb']:.1f} MB")
    print(f"slowest of {len(TYPED)} searches: “{worst[0]}” {worst[1]:.1f} ms (median of {TURNS});"
          f" of the processor {told['cpu']:.1f} ms at most")  # fmt: skip
    targets = [
        Target("camera_keystroke_ms", worst[1], KEYSTROKE),
        Target("camera_screen_gap_ms", told["gap"], GAP),
    ]
    return conclude(targets, {**told})


def run(folder: Path, count: int) -> Told:
    """Fill a cache, read the directory from it, and type."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    from console.models.camera_finder import CameraFinder
    from console.models.camera_narrowing import Ground
    from console.models.camera_query import line_named
    from console.models.change_feed import ChangeFeed
    from console.models.ground import read_ground
    from resources import path

    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    write, read = ThreadLane("cache"), ThreadLane("cameras")
    cache = _filled(folder, count, write)
    lines = read_ground(path("demo/map_lines.geojson").read_text("utf-8"))
    told = [(line.name, line.width, line.points) for line in lines]
    ground = Ground(line=lambda name: line_named(name, told))
    finder = CameraFinder(cache, ChangeFeed(), read, ground, lambda: lambda entry: False)
    turns: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(5)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.start()
    gc.collect()
    gc.freeze()  # as a seat does with what stands when it has started
    before, start = _resident(), time.perf_counter()
    finder.prepare()
    while not finder.is_ready:
        application.processEvents()
        time.sleep(0.001)
    seconds, after = time.perf_counter() - start, _resident()
    timer.stop()
    gap = max((b - a for a, b in pairwise(turns)), default=0.0)
    typed = {words: _median(finder, words, time.perf_counter) for words in TYPED}
    cpu = max(_median(finder, words, time.thread_time) for words in TYPED)
    finder.stop()
    read.close()
    cache.close()
    write.close()
    return {"seconds": seconds, "mb": after - before, "gap": gap * 1000, "typed": typed, "cpu": cpu}


def _median(finder: "CameraFinder", words: str, clock: Callable[[], float]) -> float:
    times = []
    for _ in range(TURNS):
        begun = clock()
        finder.find(words)
        times.append(clock() - begun)
    return statistics.median(times) * 1000


def _filled(folder: Path, count: int, lane: Lane) -> Cache:
    from console.demo.district.generate import generate
    from console.domain.entity import encode
    from console.models.collections import CAMERA

    cache = Cache.open(folder / "cache.db", secrets.token_bytes(32), [CAMERA], _no_fold, list, lane)
    cameras = generate(7, count).cameras
    changes = [
        Change(n, "camera", c.id, f"e.{n}", "hall", encode(c)) for n, c in enumerate(cameras, 1)
    ]
    for first in range(0, len(changes), 500):
        piece = changes[first : first + 500]
        cache.apply(piece, f"e:{piece[-1].seq}")
    cache.index_text()
    return cache


def _no_fold(bodies: object, pending: object) -> FoldResult:
    raise AssertionError("nothing is pending here")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
