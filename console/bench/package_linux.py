"""The AppImage of `bench package`: its size, its building, and how soon its window stands.

The console's window against a bare one of the same toolkit from the same mounted image, in turns:
what is compared is the console, not the mounting, which both pay once.
"""

import json
import os
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from console.bench.package_builds import MOST_BUILDING, build
from console.bench.targets import Target
from console.runtime.virtual_display import virtual_display

MOST_MB = 200.0
MOST_OVER_BARE = 1.0
PATIENCE = 120.0
_TITLE = "城运"
"""How the console's window is called, on every page it may start with."""


def measure(folder: Path, made: Path | None, times: int) -> tuple[list[Target], dict[str, Any]]:
    """Build (unless one is given), weigh and start an AppImage.

    Args:
        folder: for what is built and kept meanwhile.
        made: an AppImage that is there.
        times: starts of each window.

    Returns:
        The targets, and all figures: seconds and megabytes.
    """
    built_s, image = (None, made) if made is not None else build("appimage", "*.AppImage", folder)
    size = image.stat().st_size / 1e6
    with virtual_display() as (display, _), _mounted(image) as tree:
        windows = _windows(tree, {**os.environ, "DISPLAY": display}, folder, times)
    over = statistics.median(windows["console_s"]) - statistics.median(windows["bare_s"])
    targets = [
        Target("appimage_mb", size, MOST_MB),
        Target("appimage_window_over_bare_s", over, MOST_OVER_BARE),
    ]
    if built_s is not None:
        targets.append(Target("appimage_build_s", built_s, MOST_BUILDING))
    return targets, {"mb": size, "build_s": built_s, **windows}


@contextmanager
def _mounted(image: Path) -> Iterator[Path]:
    """Mount the image until the block ends."""
    with subprocess.Popen(
        [image.resolve(), "--appimage-mount"], stdout=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        try:
            yield Path(served.stdout.readline().strip())
        finally:
            served.terminate()


def _windows(
    tree: Path, environment: dict[str, str], folder: Path, times: int
) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {"bare_s": [], "console_s": []}
    for turn in range(times):
        found["bare_s"].append(_bare(tree, environment))
        found["console_s"].append(_console(tree, environment, folder / f"seat-{turn}"))
    return found


def _bare(tree: Path, environment: dict[str, str]) -> float:
    """Return the seconds to the first paint of an empty window."""
    begun = time.monotonic()
    words = [str(tree / "usr/bin/python3.11"), "-I", "-m", "console.bench.cache_bare"]
    done = subprocess.run(
        words, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    return float(json.loads(done.stdout.splitlines()[-1])["usable_at"]) - begun


def _console(tree: Path, environment: dict[str, str], data: Path) -> float:
    """Return the seconds until the console's window is seen from outside."""
    with _shown(environment) as windows:
        begun = time.monotonic()
        words: list[str | Path] = [tree / "AppRun", "console", "--data", data]
        with subprocess.Popen(words, env=environment) as started:
            try:
                if not any(_is_seen(environment) for _ in windows):
                    raise RuntimeError("the console opened no window")
                return time.monotonic() - begun
            finally:
                started.terminate()


@contextmanager
def _shown(environment: dict[str, str]) -> Iterator[Iterator[str]]:
    """Follow a display: something comes for each window that appears, until patience is at its end.

    `--sync` of xdotool looks twice a second only, and looking more often takes time from what is
    measured.
    """
    words = ["xev", "-root", "-event", "substructure"]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as told:
        assert told.stdout is not None
        patience = threading.Timer(PATIENCE, told.terminate)
        patience.start()
        try:
            yield (line for line in told.stdout if line.startswith("MapNotify"))
        finally:
            patience.cancel()
            told.terminate()


def _is_seen(environment: dict[str, str]) -> bool:
    """Whether the console's window is among those that are there."""
    look = ["xdotool", "search", "--onlyvisible", "--name", _TITLE]
    return bool(subprocess.run(look, env=environment, capture_output=True, check=False).stdout)
