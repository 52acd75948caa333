"""How soon a console is usable, against a bare window of the same toolkit, in turns."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from console.bench.cache_store import drop_from_memory
from console.bench.targets import Target


def starts(folder: Path, display: str, times: int) -> dict[str, Any]:
    """Start console and bare window in turns, the store's files not in memory.

    Args:
        folder: the console's data.
        display: the X display; empty to paint into memory.
        times: starts of each kind.
    """
    seats: list[dict[str, float]] = []
    bares: list[float] = []
    is_cold = True
    for _ in range(times):
        bares.append(child(display, "cache_bare")["usable_at"])
        is_cold = drop_from_memory(folder) and is_cold
        seats.append(child(display, "cache_seat", "start", "--data", str(folder)))
    return {
        "bare_s": statistics.median(bares),
        "painted_s": statistics.median(seat["painted_at"] for seat in seats),
        "usable_s": statistics.median(seat["usable_at"] for seat in seats),
        "all_usable_s": [seat["usable_at"] for seat in seats],
        "all_bare_s": bares,
        "is_cold": is_cold,
    }


def tell_starts(start: dict[str, Any]) -> None:
    """Print what the starts took."""
    cold = "files not in memory" if start["is_cold"] else "files maybe in memory"
    print(
        f"start ({cold}): rows painted {start['painted_s']:.2f} s, key acted on"
        f" {start['usable_s']:.2f} s, floor (bare window) {start['bare_s']:.2f} s,"
        f" ratio {start['usable_s'] / start['bare_s']:.2f}"
    )


def start_target(start: dict[str, Any]) -> Target:
    """Return the promise of a start."""
    return Target("start_over_bare_window_s", start["usable_s"] - start["bare_s"], 1.0)


def child(display: str, module: str, *arguments: str) -> dict[str, Any]:
    """Run a module under the display; times it tells are made seconds since its start."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"console.bench.{module}", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=screen_of(display),
        timeout=300,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {name: value - begun if name.endswith("_at") else value for name, value in told.items()}


def screen_of(display: str) -> dict[str, str]:
    """Return the environment of a program that paints on a display, or into memory."""
    if display.startswith("offscreen"):
        return {**os.environ, "QT_QPA_PLATFORM": display}
    platform = "xcb" if display else "offscreen"
    return {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": platform}


def described(file: Path, monitors: int) -> str:
    """Return the platform that paints into memory as if on monitors side by side."""
    screens = [
        {"name": f"M{n + 1}", "x": 1920 * n, "y": 0, "width": 1920, "height": 1080}
        | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0}
        for n in range(monitors)
    ]
    file.write_text(json.dumps({"screens": screens}), "utf-8")
    return f"offscreen:configfile={file}"
