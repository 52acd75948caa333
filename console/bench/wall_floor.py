"""The floor of `bench wall`: ffmpeg decodes the same addresses and scales them to the tile's size.

What no console can go below on this machine, in this minute: no window, nothing painted.
"""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from console.bench.cpu import tree_seconds
from console.runtime.clock import SystemClock

_SETTLING_REPORTS = 3
_FAST = "fast_bilinear"


@dataclass(frozen=True, slots=True)
class Floor:
    """Cores that ffmpeg needed, and frames a second of all streams."""

    cores: float
    frames: float

    @property
    def of_a_frame(self) -> float:
        """CPU seconds for one frame."""
        return self.cores / self.frames if self.frames else 0.0


def floor(urls: Sequence[str], tile: tuple[int, int], seconds: float) -> Floor:
    """Measure ffmpeg decoding the streams and scaling them to BGRA tiles.

    Raises:
        RuntimeError: ffmpeg ended early.
    """
    clock = SystemClock()
    with subprocess.Popen(
        _command(urls, tile), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    ) as ffmpeg:
        try:
            first = last = _until_reports(ffmpeg, _SETTLING_REPORTS)
            before, began = tree_seconds(ffmpeg.pid), clock.monotonic()
            while (took := clock.monotonic() - began) < seconds:
                last = _until_reports(ffmpeg, 1)
            used = tree_seconds(ffmpeg.pid) - before
            return Floor(used / took, (last - first) * len(urls) / took)
        finally:
            ffmpeg.kill()


def _command(urls: Sequence[str], tile: tuple[int, int]) -> list[str]:
    inputs, outputs = [], []
    for number, url in enumerate(urls):
        inputs += ["-rtsp_transport", "tcp", "-probesize", "32", "-threads", "1", "-i", url]
        scaled = f"scale={tile[0]}:{tile[1]}:flags={_FAST},format=bgra"
        outputs += ["-map", f"{number}:v", "-vf", scaled, "-f", "null", "-"]
    head = ["ffmpeg", "-v", "quiet", "-nostdin", "-filter_threads", "1", "-progress", "pipe:1"]
    return [*head, *inputs, *outputs]


def _until_reports(ffmpeg: "subprocess.Popen[str]", count: int) -> int:
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
