"""What somebody would take instead of a wall: one window of mpv or ffplay for each tile."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from math import ceil, sqrt

from console.bench.cpu import stolen_seconds, tree_seconds
from console.bench.memory import tree_bytes
from console.runtime.clock import SystemClock

_READY = "playing"
_SETTLE = 1.5
_NO_WORD = 5.0
"""Seconds ffplay has to begin: it does not tell when it plays."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Cores and bytes (PSS) of all windows; what the host withheld meanwhile, in cores."""

    cores: float
    memory: int
    stolen_cores: float


def is_here(name: str) -> bool:
    """Whether a rival is installed."""
    return shutil.which(name) is not None


def rival(name: str, urls: Sequence[str], seconds: float, display: str) -> Rival:
    """Show the streams by a program of that name, one window each, and measure.

    Args:
        name: `mpv` or `ffplay`.
        urls: addresses of the streams.
        seconds: length of the measurement.
        display: where the windows are shown.

    Raises:
        RuntimeError: a window ended early.
    """
    clock = SystemClock()
    with ExitStack() as ending:
        windows = [_started(ending, name, url, n, len(urls), display) for n, url in enumerate(urls)]
        for window in windows if name == "mpv" else ():
            _until_playing(window)
        _rest(_SETTLE if name == "mpv" else _NO_WORD)
        before, began, stolen = _used(windows), clock.monotonic(), stolen_seconds()
        _rest(seconds)
        took = clock.monotonic() - began
        cores = (_used(windows) - before) / took
        memory = sum(tree_bytes(window.pid) for window in windows)
        if any(window.poll() is not None for window in windows):
            raise RuntimeError(f"{name} ended early")
        return Rival(cores, memory, (stolen_seconds() - stolen) / took)


def _rest(seconds: float) -> None:
    subprocess.run(["sleep", str(seconds)], check=True)


def _used(windows: "Sequence[subprocess.Popen[str]]") -> float:
    return sum(tree_seconds(window.pid) for window in windows)


def _started(
    ending: ExitStack, name: str, url: str, number: int, count: int, display: str
) -> "subprocess.Popen[str]":
    side = ceil(sqrt(count))
    width, height = 1920 // side, 1040 // side
    left, top = number % side * width, 40 + number // side * height
    options = {"mpv": _mpv, "ffplay": _ffplay}[name](width, height, left, top)
    window = subprocess.Popen(
        [name, *options, url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if name == "mpv" else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"DISPLAY": display, "SDL_RENDER_DRIVER": "software"},
    )
    ending.callback(_end, window)
    return window


def _mpv(width: int, height: int, left: int, top: int) -> list[str]:
    return [
        "--no-config", "--profile=low-latency", "--vo=x11", "--hwdec=no", "--no-audio", "--no-osc",
        "--osd-level=0", "--no-input-default-bindings", "--no-border", "--rtsp-transport=tcp",
        "--no-input-terminal", "--quiet", f"--term-playing-msg={_READY}",
        f"--geometry={width}x{height}+{left}+{top}",
    ]  # fmt: skip


def _ffplay(width: int, height: int, left: int, top: int) -> list[str]:
    return [
        "-v", "quiet", "-nostats", "-noborder", "-an", "-rtsp_transport", "tcp",
        "-probesize", "32", "-x", str(width), "-y", str(height),
        "-left", str(left), "-top", str(top), "-i",
    ]  # fmt: skip


def _until_playing(window: "subprocess.Popen[str]") -> None:
    assert window.stdout is not None
    for line in window.stdout:
        if line.strip() == _READY:
            return
    raise RuntimeError("mpv ended early")


def _end(window: "subprocess.Popen[str]") -> None:
    window.kill()
    window.wait()
    if window.stdout is not None:
        window.stdout.close()
