"""Fifty turns over two hundred real streams: no black frame, dwell as planned (A-04, H553)."""

import random
from itertools import pairwise
from time import monotonic

import pytest
from PySide6.QtCore import Qt, QTimer

from console.bench.patrol import LONGEST_ERROR
from console.bench.patrol_watch import PatrolRig, TurnWatch
from console.runtime.clock import SystemClock
from console.video.pool import VideoPool
from tests.support.cameras import running_cameras
from widgets.common.theme import load_theme

pytestmark = pytest.mark.alone

TURNS, DWELL = 50, 0.1
"""Short: whether a new picture is there in time is not asked here, but in `bench patrol`."""

BEAT = 0.02
"""Seconds between two beats of the loop: what a busy machine holds up is not the patrol's fault."""


def test_fifty_turns_without_a_black_frame(qtbot, tmp_path) -> None:
    with running_cameras(tmp_path) as cameras, VideoPool(SystemClock(), random.random) as pool:
        urls = {f"cam{n:03d}": (cameras.rtsp(f"cam{n:03d}"),) for n in range(200)}
        rig = PatrolRig(urls, load_theme("dark"), pool, tiles=4)
        qtbot.addWidget(rig.wall)
        over: list[bool] = []
        watch = TurnWatch(rig, TURNS, lambda: over.append(True))
        rig.wall.show()
        rig.start(3600.0)
        page = list(rig.runner.page.cameras)
        hands = rig.wall.pictures.hand_overs

        def is_whole() -> bool:
            watch.look()
            return len(watch.had) == 4

        qtbot.waitUntil(is_whole, timeout=60_000)
        assert [hands.camera_seen(number) for number in range(4)] == page
        rig.start(DWELL)
        watch.start()
        beats: list[float] = []
        beat = QTimer(rig.wall, interval=int(1000 * BEAT), timerType=Qt.TimerType.PreciseTimer)
        beat.timeout.connect(lambda: beats.append(monotonic()))
        beat.start()
        qtbot.waitUntil(lambda: bool(over), timeout=60_000)
        assert watch.turns == TURNS and watch.black == 0, watch.states
        assert min(watch.errors) > -DWELL / 2, "a page that came late goes no earlier than that"
        held_up = sum(max(0.0, later - at - 2 * BEAT) for at, later in pairwise(beats))
        assert max(watch.errors) < LONGEST_ERROR + held_up, "later than the machine held it up"
        rig.runner.hold_wall()
        last = list(rig.runner.page.cameras)
        qtbot.waitUntil(
            lambda: [hands.camera_seen(number) for number in range(4)] == last, timeout=60_000
        )
        rig.runner.stop()
        rig.wall.hide()
        rig.wall.pictures.let_go()
