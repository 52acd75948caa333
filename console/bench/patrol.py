"""`bench patrol`: a thousand turns over two hundred cameras; no black frame, dwell as planned.

The wall of the console in a window of its own, its streams decoded as at a seat, from the camera
simulator over RTSP. Each tile is looked at fifty times a second.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from console.bench.targets import Target
from console.domain.patrol_plan import SHORTEST

CAMERAS, TURNS, TILES, DWELL = 200, 1000, 16, SHORTEST
LONGEST_ERROR = 0.2
LONGEST_WHOLE = 0.25
"""Seconds from a turn until a page of sixteen from stand-by is whole (median); a page that never
was counts with all the time it stood."""


def main(argv: Sequence[str]) -> int:
    """Run the bench and return 0 when every target is met."""
    args = _arguments(argv)
    command = [sys.executable, "-m", "console.demo.camera_simulator", "--stdin", "--scenes", "4"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as simulator:
        assert simulator.stdin is not None and simulator.stdout is not None
        try:
            port = int(json.loads(simulator.stdout.readline())["rtsp_port"])
            told = run(port, args.cameras, args.turns, args.tiles, args.dwell)
        finally:
            simulator.stdin.close()
    print(
        f"turns {told['turns']:.0f}  cameras seen {told['shown']:.0f} of {args.cameras}  "
        f"tiles {args.tiles}  dwell {args.dwell:g} s  "
        f"cameras missed on their page {told['missed']:.0f}  "
        f"turns off by {LONGEST_ERROR:g} s or more {told['off']:.0f}"
    )
    for state, count in told["states"].items():
        print(f"a tile without its picture said “{state}” {count} times")
    targets = verdict(told)
    for target in targets:
        print(target)
    if args.json:
        args.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0 if all(target.is_ok for target in targets) else 1


def verdict(told: dict[str, Any]) -> list[Target]:
    """Compare what was counted with the targets."""
    black, error, whole = told["black"], told["longest_error"], told["whole"]
    return [
        Target("patrol_black_frames", black, 0),
        Target("patrol_longest_dwell_error_s", error, LONGEST_ERROR),
        Target("patrol_page_whole_after_s", whole, LONGEST_WHOLE),
    ]


def run(port: int, cameras: int, turns: int, tiles: int, dwell: float) -> dict[str, Any]:
    """Let a patrol go on in this process and return what was counted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from console.bench.patrol_watch import PatrolRig, TurnWatch
    from console.runtime.clock import SystemClock
    from console.video.pool import VideoPool
    from widgets.common.theme import load_theme

    app = QApplication.instance() or QApplication([])
    urls = {f"cam{n:03d}": (f"rtsp://127.0.0.1:{port}/cam{n:03d}",) for n in range(cameras)}
    with VideoPool(SystemClock(), random.random) as pool:
        rig = PatrolRig(urls, load_theme("dark"), pool, tiles)
        watch = TurnWatch(rig, turns, app.quit)
        rig.wall.show()
        rig.start(dwell)
        watch.start()
        app.exec()
        rig.runner.stop()
        rig.wall.close()
        rig.wall.pictures.let_go()
    return {
        "turns": watch.turns,
        "black": watch.black,
        "states": dict(watch.states),
        "shown": len(watch.shown),
        "missed": watch.missed,
        "longest_error": max(abs(error) for error in watch.errors),
        "off": sum(abs(error) >= LONGEST_ERROR for error in watch.errors),
        "median_error": statistics.median(abs(error) for error in watch.errors),
        "whole": statistics.median(watch.whole) if watch.whole else 99.0,
        "longest_whole": max(watch.whole, default=99.0),
    }


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hall bench patrol", description=__doc__)
    parser.add_argument("--turns", type=int, default=TURNS, help="how many turns")
    parser.add_argument("--cameras", type=int, default=CAMERAS, help="how many cameras")
    parser.add_argument("--tiles", type=int, default=TILES, choices=(1, 4, 9, 16))
    parser.add_argument("--dwell", type=float, default=DWELL, help="seconds of a page")
    parser.add_argument("--json", type=Path, help="write what was counted here")
    return parser.parse_args(argv)
