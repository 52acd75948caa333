"""Turns and faults of `bench wall`: their programs are started and their words taken."""

import signal
import statistics
from contextlib import ExitStack
from typing import Any

from console.bench import wall_cameras
from console.bench.targets import Target
from console.bench.wall_cameras import BenchCameras, hear
from console.bench.wall_ours import Display, start, tell

PAGE = 16
GROUP_SECONDS = 2.0
_MEGABYTE = 1e6


def turns(display: Display, count: int, seconds: float) -> tuple[list[Target], dict[str, Any]]:
    """Turn pages of sixteen and compare with what is promised.

    Args:
        display: where the wall is shown.
        count: turns from stand-by.
        seconds: how long stand-by is measured.
    """
    with wall_cameras.running() as cameras:
        pages = [cameras.rtsp(PAGE, first=PAGE * n) for n in range(3)]
        order = {"pages": pages, "turns": count, "seconds": seconds}
        with start("console.bench.wall_turns", order, display) as process:
            told = hear(process)
    warm = statistics.median(told["turns"])
    targets = [
        Target("turn_from_stand_by_ms", warm * 1000, 250),
        Target("stand_by_cores", told["stand_by_cores"], 0.1),
        Target("turn_cold_s", told["cold"], GROUP_SECONDS + 0.3),
    ]
    return targets, told


def faults(display: Display, reconnects: int) -> tuple[list[Target], dict[str, Any]]:
    """Let everything go wrong and compare with what is promised.

    Args:
        display: where the wall is shown.
        reconnects: how often streams are opened and closed.
    """
    told: dict[str, Any] = {}
    with ExitStack() as ending:
        cameras = ending.enter_context(wall_cameras.running())
        order = {"urls": cameras.rtsp(PAGE), "reconnects": reconnects}
        process = ending.enter_context(start("console.bench.wall_faults", order, display))
        while "dead" not in told:
            message = hear(process)
            if message["step"] == "ask":
                _break(cameras, message["fault"])
                tell(process, "")
            else:
                told[message.pop("step")] = message
    grown = told["reconnects"]
    return [
        Target("stall_shown_s", told["stall"]["shown_after"], 2),
        Target("stalled_longest_ui_gap_ms", told["stall"]["gap"] * 1000, 40),
        Target("dead_server_shown_s", told["dead"]["shown_after"], 2),
        Target("worker_killed_tiles_back_s", told["killed"]["back_after"], 3),
        Target("worker_killed_longest_ui_gap_ms", told["killed"]["gap"] * 1000, 40),
        Target("reconnects_mb", grown["bytes"] / _MEGABYTE, 3),
        Target("reconnects_threads", grown["threads"], 0),
        Target("reconnects_handles", grown["handles"], 0),
    ], told


def _break(cameras: BenchCameras, fault: str) -> None:
    if fault == "kill":
        cameras.process.send_signal(signal.SIGKILL)
        cameras.process.wait()
    else:
        cameras.fault(fault)
