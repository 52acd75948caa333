"""Our own wall, measured from outside: CPU and memory of its window and its workers."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from console.bench.cpu import stolen_seconds, tree_seconds
from console.bench.memory import tree_bytes
from console.bench.wall_cameras import hear

Engine = str
"""`ffmpeg` or `vlc`."""


@dataclass(frozen=True, slots=True)
class WallRun:
    """One run of a wall.

    Attributes:
        cores: of window and workers.
        memory: their bytes (PSS).
        frames: decoded a second, all tiles together.
        least_rate: frames painted a second by the worst tile.
        gap_ms: longest time between two turns of the event loop, in as long a time after that in
            which CPU was counted.
        cameras_gap_ms: the same while 26,000 cameras are loaded; 0 where none were.
        live: tiles that showed a moving picture.
        display_cores: of the virtual display, in none of the others.
        stolen_cores: what a virtual machine's host withheld; with much of it the frames and gaps
            tell about the host.
        tile: size of a picture, pixels.
    """

    cores: float
    memory: int
    frames: float
    least_rate: float
    gap_ms: float
    cameras_gap_ms: float
    live: int
    display_cores: float
    stolen_cores: float
    tile: tuple[int, int]

    @property
    def of_a_frame(self) -> float:
        """CPU seconds for one frame."""
        return self.cores / self.frames if self.frames else float("inf")


@dataclass(frozen=True, slots=True)
class Display:
    """A virtual display and the process that is it."""

    name: str
    pid: int


def wall(
    urls: Sequence[str],
    engine: Engine,
    seconds: float,
    display: Display,
    cameras: Path | None = None,
) -> WallRun:
    """Show the streams in one window and measure.

    Args:
        urls: addresses of the streams.
        engine: which decodes.
        seconds: length of the measurement.
        display: where the window is shown.
        cameras: folder of a store whose cameras are loaded after the measurement.

    Raises:
        RuntimeError: the window ended early.
    """
    store = "" if cameras is None else str(cameras)
    order = {"urls": list(urls), "engine": engine, "seconds": seconds, "store": store}
    viewer = start("console.bench.wall_viewer", order, display)
    with viewer:
        began = hear(viewer)
        before, shown_before = tree_seconds(viewer.pid), tree_seconds(display.pid)
        stolen = stolen_seconds()
        done = hear(viewer)
        used = tree_seconds(viewer.pid) - before
        shown = tree_seconds(display.pid) - shown_before
        stolen = stolen_seconds() - stolen
        memory = tree_bytes(viewer.pid)
        tell(viewer, "")
        gaps = hear(viewer)
        assert viewer.stdin is not None
        viewer.stdin.close()
    took = float(done["took"])
    return WallRun(
        used / took, memory, float(done["decoded"]), min(done["rates"]), gaps["gap"] * 1000,
        gaps["cameras"] * 1000, int(done["live"]), shown / took, stolen / took,
        (int(began["size"][0]), int(began["size"][1])),
    )  # fmt: skip


def start(module: str, order: object, display: Display) -> "subprocess.Popen[str]":
    """Start one of our programs on a display and give it its order."""
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"},
    )
    tell(process, json.dumps(order))
    return process


def tell(process: "subprocess.Popen[str]", line: str) -> None:
    """Write a line to a process."""
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
