"""A console at rest for `bench shell`: the real program beside a real hub, seen through /proc.

A processor that sleeps between two seconds does the little that comes then at a multiple of what
it takes at work; what a bare window with a running clock takes in that time says how much.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from console.bench.cpu import own_seconds, tree_ids, tree_seconds
from console.bench.hub_process import BenchHub, bench_hub
from console.bench.starts import screen_of

BEFORE = 200
"""Alerts open while the CPU at rest is measured."""

RATE = 2500.0
PATIENCE = 300.0
VIDEO = "console.video.worker"


def measure(place: Path, display: str, seconds: float, alerts: int, calm: float) -> dict[str, Any]:
    """Return CPU and memory before and after `alerts` alerts came, which stay open.

    Args:
        place: folder for hub and seat.
        display: the X display; empty to paint into memory.
        seconds: how long each look at rest lasts.
        alerts: how many come.
        calm: seconds without a change in memory after which nothing is under way any more.
    """
    with bench_hub(place / "hub") as hub:
        _post(hub, BEFORE, "原有")
        with _console(hub, place / "seat", display) as pid:
            _settle(pid, calm)
        return _measure(hub, place, display, seconds, alerts, calm)


def _measure(
    hub: BenchHub, place: Path, display: str, seconds: float, alerts: int, calm: float
) -> dict[str, Any]:
    """Measure a console that has its store, as on every day but its first."""
    with _console(hub, place / "seat", display) as pid:
        _settle(pid, calm)
        with _bare(display) as bare:
            _settle(bare, calm)
            begun = own_seconds(bare)
            before = _rest(pid, seconds)
            before["bare_cpu_percent"] = 100 * (own_seconds(bare) - begun) / seconds
        _post(hub, alerts, "实测")
        _settle(pid, calm)
        return {"before": before, "after": _rest(pid, seconds), "alerts": alerts}


def _rest(pid: int, seconds: float) -> dict[str, float]:
    """Look at a console that is left alone for so long."""
    tree, own, begun = tree_seconds(pid), own_seconds(pid), time.monotonic()
    time.sleep(seconds)
    passed = time.monotonic() - begun
    return {
        "cpu_percent": 100 * (tree_seconds(pid) - tree) / passed,
        "console_cpu_percent": 100 * (own_seconds(pid) - own) / passed,
        "memory_mb": sum(_memory(each) for each in tree_ids(pid) if not _is_video(each)),
        "console_mb": _memory(pid),
    }


def _settle(pid: int, calm: float) -> None:
    """Wait until memory stands still and the processor is left alone."""
    end, still_since, before = time.monotonic() + PATIENCE, time.monotonic(), (0.0, 0.0)
    while time.monotonic() - still_since < calm and time.monotonic() < end:
        time.sleep(0.5)
        now = _memory(pid), own_seconds(pid)
        if abs(now[0] - before[0]) > 1 or now[1] - before[1] > 0.1:
            still_since = time.monotonic()
        before = now


def _memory(pid: int) -> float:
    """Return what a process has of its own and its share of what it has with others, MB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _is_video(pid: int) -> bool:
    return VIDEO in Path(f"/proc/{pid}/cmdline").read_text().split("\0")


def _post(hub: BenchHub, count: int, prefix: str) -> None:
    words = ["--hub", hub.url, "--rate", str(RATE), "--count", str(count), "--prefix", prefix]
    done = subprocess.run(
        [sys.executable, "-m", "console.bench.poster", *words],
        input=f"{hub.token}\n",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    taken = json.loads(done.stdout)["taken"]
    if taken != count:
        raise SystemExit(f"the hub took {taken} of {count} alerts")


@contextmanager
def _bare(display: str) -> Iterator[int]:
    """Show a bare window with a running clock; yield its process id."""
    with subprocess.Popen(
        [sys.executable, "-m", "console.bench.rest_bare"],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=screen_of(display),
    ) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


@contextmanager
def _console(hub: BenchHub, data: Path, display: str) -> Iterator[int]:
    """Start the console as a person does; yield its process id once the hub knows it."""
    words = ["--hub", hub.url, "--data", str(data), "--login-stdin", "--key", "passphrase"]
    with subprocess.Popen(
        [sys.executable, "-m", "console", "console", *words],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=screen_of(display),
    ) as process:
        try:
            assert process.stdin is not None
            process.stdin.write(hub.login() + "\n")
            process.stdin.flush()
            yield process.pid
        finally:
            process.terminate()
