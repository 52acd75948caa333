"""`bench wall`: sixteen live streams in one window against plain decoding of the same streams.

The reference is ffmpeg, decoding and scaling the same RTSP addresses to the tile's size and pixel
format in the same run, at the streams' own pace. Counted is the CPU of the console and its
workers; the virtual display's own is printed beside it, and the cameras' is in neither.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from console.bench.cpu import stolen_seconds, tree_seconds
from console.runtime.clock import SystemClock
from console.runtime.virtual_display import virtual_display

RATIO_LIMIT = 1.3
LEAST_FRAMES = 24.0
LONGEST_GAP_MS = 40.0
_TILE = (478, 258)
_SETTLING_REPORTS = 5
_FAST = "fast_bilinear"


@dataclass(frozen=True, slots=True)
class WallRun:
    """One run: cores used, frames decoded a second, worst tile's frames, longest gap, tiles live.

    `stolen_cores` is what a virtual machine's host withheld meanwhile: with much of it the frames
    and gaps tell about the host.
    """

    cores: float
    frames: float
    display_cores: float
    least_rate: float
    gap_ms: float
    live: int
    stolen_cores: float


@dataclass(frozen=True, slots=True)
class Floor:
    """What ffmpeg needed for the same streams: cores, and frames a second of all of them."""

    cores: float
    frames: float

    def ratio_of(self, run: WallRun) -> float:
        """Return what a frame cost on the wall against what it cost here.

        By the frame and not by the second: on a machine that is busy with other work neither side
        gets all of its frames, and not the same share. Whether they were painted, the worst tile
        tells.
        """
        return (run.cores / run.frames) / (self.cores / self.frames) if run.frames else math.inf


@dataclass(frozen=True, slots=True)
class Target:
    """One line of the verdict."""

    metric: str
    value: float
    target: float
    is_met: bool

    def __str__(self) -> str:
        verdict = "ok" if self.is_met else "short"
        return f"{self.metric} {self.value:.2f} {self.target:g} {verdict}"


def main(argv: Sequence[str]) -> int:
    """Run the bench and return 0 when every target is met."""
    args = _arguments(argv)
    with _cameras() as (rtsp, http), virtual_display(1920, 1080) as (display, server):
        rtsp_urls = [f"rtsp://127.0.0.1:{rtsp}/cam{n}" for n in range(args.tiles)]
        walls, floors = [], []
        for number in range(args.runs):
            floors.append(reference(rtsp_urls, args.seconds))
            walls.append(wall(rtsp_urls, "ffmpeg", args.seconds, display, server))
            _print_run(number, walls[-1], floors[-1])
        http_urls = [f"http://127.0.0.1:{http}/cam{n}.ts" for n in range(args.tiles)]
        vlc = wall(http_urls, "vlc", args.seconds, display, server)
    targets = verdict(walls, floors, vlc, args.tiles)
    _print_summary(walls, floors, vlc, args.tiles)
    for target in targets:
        print(target)
    if args.json:
        report = {
            "tiles": args.tiles,
            "runs": [
                asdict(w) | {"reference": asdict(f)} for w, f in zip(walls, floors, strict=True)
            ],
            "vlc": asdict(vlc),
            "targets": [asdict(t) for t in targets],
        }
        args.json.write_text(json.dumps(report, indent=1), encoding="utf-8")
    return 0 if all(target.is_met for target in targets) else 1


def verdict(
    walls: Sequence[WallRun], floors: Sequence[Floor], vlc: WallRun, tiles: int
) -> list[Target]:
    """Compare the medians with the targets; libvlc only has to play."""
    ratios = [f.ratio_of(w) for w, f in zip(walls, floors, strict=True)]
    ratio = statistics.median(ratios)
    frames = statistics.median(w.least_rate for w in walls)
    gap = statistics.median(w.gap_ms for w in walls)
    return [
        Target("wall_cpu_ratio", ratio, RATIO_LIMIT, ratio <= RATIO_LIMIT),
        Target("wall_least_frames_per_s", frames, LEAST_FRAMES, frames >= LEAST_FRAMES),
        Target("wall_longest_ui_gap_ms", gap, LONGEST_GAP_MS, gap <= LONGEST_GAP_MS),
        Target("vlc_http_ts_tiles_live", vlc.live, tiles, vlc.live == tiles),
    ]


def wall(
    urls: Sequence[str], engine: str, seconds: float, display: str, display_pid: int
) -> WallRun:
    """Show the streams in one window and measure.

    Raises:
        RuntimeError: the window ended early.
    """
    viewer = subprocess.Popen(
        [sys.executable, "-m", "console.bench.wall_viewer"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
    )
    assert viewer.stdin is not None and viewer.stdout is not None
    with viewer:
        order = {"urls": list(urls), "engine": engine, "seconds": seconds}
        _tell(viewer, json.dumps(order))
        _hear(viewer)
        before, shown_before = tree_seconds(viewer.pid), tree_seconds(display_pid)
        stolen = stolen_seconds()
        done = _hear(viewer)
        stolen = stolen_seconds() - stolen
        used = tree_seconds(viewer.pid) - before
        shown = tree_seconds(display_pid) - shown_before
        _tell(viewer, "")
        viewer.stdin.close()
    rates = done["rates"]
    return WallRun(
        used / seconds,
        float(done["decoded"]),
        shown / seconds,
        min(rates),
        done["gap"] * 1000,
        int(done["live"]),
        stolen / seconds,
    )


def reference(urls: Sequence[str], seconds: float) -> Floor:
    """Measure ffmpeg decoding the streams and scaling them to BGRA tiles.

    Raises:
        RuntimeError: ffmpeg ended early.
    """
    inputs, outputs = [], []
    for number, url in enumerate(urls):
        inputs += ["-rtsp_transport", "tcp", "-probesize", "32", "-threads", "1", "-i", url]
        scaled = f"scale={_TILE[0]}:{_TILE[1]}:flags={_FAST},format=bgra"
        outputs += ["-map", f"{number}:v", "-vf", scaled, "-f", "null", "-"]
    command = ["ffmpeg", "-v", "quiet", "-nostdin", "-filter_threads", "1", "-progress", "pipe:1"]
    command += [*inputs, *outputs]
    clock = SystemClock()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as ffmpeg:
        try:
            first = last = _until_reports(ffmpeg, _SETTLING_REPORTS)
            before, began = tree_seconds(ffmpeg.pid), clock.monotonic()
            while (took := clock.monotonic() - began) < seconds:
                last = _until_reports(ffmpeg, 1)
            used = tree_seconds(ffmpeg.pid) - before
            return Floor(used / took, (last - first) * len(urls) / took)
        finally:
            ffmpeg.kill()


def _until_reports(ffmpeg: subprocess.Popen[str], count: int) -> int:
    """Wait for some of ffmpeg's reports, two a second; return the first stream's frames so far."""
    assert ffmpeg.stdout is not None
    frames = 0
    for line in ffmpeg.stdout:
        name, _, value = line.partition("=")
        if name == "frame":
            frames = int(value)
        count -= name == "progress"
        if count <= 0:
            return frames
    raise RuntimeError("ffmpeg ended early")


def _tell(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def _hear(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("the process ended early")
    message: dict[str, Any] = json.loads(line)
    return message


@contextmanager
def _cameras() -> Iterator[tuple[int, int]]:
    """Start the camera simulator and yield its RTSP and HTTP ports."""
    command = [sys.executable, "-m", "console.demo.camera_simulator", "--stdin"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as simulator:
        ready = _hear(simulator)
        yield ready["rtsp_port"], ready["http_port"]
        assert simulator.stdin is not None
        simulator.stdin.close()


def _print_run(number: int, run: WallRun, floor: Floor) -> None:
    print(
        f"run {number + 1}: wall {run.cores:.3f} cores for {run.frames:.0f} frames/s, ffmpeg "
        f"{floor.cores:.3f} for {floor.frames:.0f}, ratio {floor.ratio_of(run):.2f}; "
        f"worst tile {run.least_rate:.1f} frames/s, longest gap {run.gap_ms:.0f} ms, "
        f"live {run.live}, display {run.display_cores:.3f}, "
        f"stolen by the host {run.stolen_cores:.2f}",
        flush=True,
    )


def _print_summary(
    walls: Sequence[WallRun], floors: Sequence[Floor], vlc: WallRun, tiles: int
) -> None:
    cores = statistics.median(w.cores for w in walls)
    floor = statistics.median(f.cores for f in floors)
    print(f"{tiles} x 640x360@25, cores: wall {cores:.3f}, ffmpeg decode + scale {floor:.3f}")
    print(
        f"libvlc over HTTP-TS: {vlc.cores:.3f} cores ({vlc.cores / floor:.2f} of ffmpeg), "
        f"worst tile {vlc.least_rate:.1f} frames/s, {vlc.live} of {tiles} live"
    )


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench wall", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="interleaved runs")
    parser.add_argument("--seconds", type=float, default=8, help="length of one measurement")
    parser.add_argument("--tiles", type=int, default=16, help="how many streams, up to 16")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
