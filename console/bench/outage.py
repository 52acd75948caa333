"""`bench outage`: a seat was eight hours away; how soon is it whole again, and does it stay quick?

A real hub holds what was missed, the real console on a virtual display holds what was done alone.
Times run from the first probe that the hub answers. Live alerts are posted all the while. The floor
downloads and writes the same changes in the same run, and does nothing else (`outage_floor`).
"""

import argparse
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import httpx

from console.bench import outage_floor, outage_store
from console.bench.hub_process import served
from console.bench.outage_seat import LIVE
from console.bench.outage_store import Made, Sizes, hub_folder, seat_folder
from console.bench.poster import items
from console.bench.targets import Target, conclude
from console.runtime.virtual_display import virtual_display


def main(argv: Sequence[str]) -> int:
    """Run the bench; return 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="hall bench outage", description=__doc__)
    add = parser.add_argument
    add("--changes", type=int, default=200_000, help="changes that were missed")
    add("--operations", type=int, default=2000, help="operations that wait in the journal")
    add("--attachments", type=int, default=40, help="photos that wait to be sent")
    add("--known", type=int, default=1000, help="open alerts the seat knew before")
    add("--rate", type=float, default=5.0, help="live alerts a second")
    add("--offscreen", action="store_true", help="paint into memory, without a display")
    add("--keep", type=Path, help="folder of what is prepared, made there once and used again")
    add("--json", type=Path, help="write all figures to a file")
    given = parser.parse_args(argv)
    sizes = Sizes(given.changes, given.operations, given.known, given.attachments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = _prepared(folder, given.keep, sizes)
        with nullcontext(("", 0)) if given.offscreen else virtual_display() as (display, _):
            figures = _measure(folder, made, given.rate, display)
    figures |= {"changes": made.last - made.cursor, "made_s": made.seconds}
    _tell(figures)
    return conclude(_targets(figures), figures, given.json)


def _prepared(folder: Path, keep: Path | None, sizes: Sizes) -> Made:
    """Prepare an outage; what is kept is copied, because living through it uses it up."""
    if keep is None:
        return outage_store.build(folder, sizes)
    keep.mkdir(parents=True, exist_ok=True)
    made = outage_store.build(keep, sizes)
    shutil.copytree(keep, folder, dirs_exist_ok=True)
    return made


def _measure(folder: Path, made: Made, rate: float, display: str) -> dict[str, Any]:
    address, token = _free_address(), secrets.token_hex(24)
    url = f"http://{address}"
    grant = outage_store.renew_grant(folder, url)
    with _console(folder, url, made, display) as console:
        assert console.stdin is not None
        standing = _line(console)
        with served(hub_folder(folder), token, address):
            with _live(url, token, rate) as posted:
                assert _line(console)["done"]
            console.stdin.write(f"{len(posted)}\n")
            console.stdin.flush()
            told = _line(console)
            console.wait(30)
            told["pending_before"] = standing["pending"]
            after = f"{made.epoch}:{made.cursor}"
            told["floor"] = outage_floor.measure(folder, url, grant, after, made.last)
    return told


@contextmanager
def _console(folder: Path, hub: str, made: Made, display: str) -> Iterator["subprocess.Popen[str]"]:
    platform = "xcb" if display else "offscreen"
    command = [
        sys.executable, "-m", "console.bench.outage_seat", "--hub", hub,
        "--data", str(seat_folder(folder)), "--last", f"{made.epoch}:{made.last}",
    ]  # fmt: skip
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": platform},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def _live(hub: str, token: str, rate: float) -> Iterator[list[int]]:
    """Post alerts one by one while the block runs; the list grows with each that was taken."""
    posted: list[int] = []
    is_over = threading.Event()

    def post() -> None:
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=hub, headers=headers, timeout=30) as client:
            due = time.monotonic()
            while not is_over.wait(max(0.0, due - time.monotonic())):
                due += 1 / rate
                body = items(len(posted), 1, "red", LIVE)
                client.post("/v1/ingest/alerts", json=body).raise_for_status()
                posted.append(len(posted))

    thread = threading.Thread(target=post, name="bench live")
    thread.start()
    try:
        yield posted
    finally:
        is_over.set()
        thread.join()


def _line(console: "subprocess.Popen[str]") -> dict[str, Any]:
    assert console.stdout is not None
    line = console.stdout.readline()
    if not line:
        raise SystemExit("the console ended before it was done")
    told: dict[str, Any] = json.loads(line)
    return told


def _free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def _tell(figures: dict[str, Any]) -> None:
    floor = figures["floor"]
    print(
        f"prepared in {figures['made_s']:.0f} s: {figures['changes']} changes missed,"
        f" {figures['pending_before']} operations waiting"
    )
    print(
        f"live: {figures['live_in_catch_up']} during catch-up,"
        f" first {figures['live_first_s']:.2f} s, p50 {figures['live_p50_s']:.2f} s,"
        f" worst {figures['live_worst_s']:.2f} s"
    )
    print(
        f"caught up after {figures['caught_up_s']:.1f} s (CPU {figures['caught_up_cpu_s']:.1f} s);"
        f" floor {floor['seconds']:.1f} s (CPU {floor['cpu_seconds']:.1f} s)"
    )
    print(f"attachments at the hub after {figures['files_s']:.1f} s")
    print(
        f"settled after {figures['settled_s']:.1f} s; text of {figures['text_waiting']} records"
        f" then waited and came after {figures['text_s']:.1f} s;"
        f" a search said: {figures['text_said']}"
    )


def _targets(figures: dict[str, Any]) -> list[Target]:
    whole = max(figures["caught_up_s"], figures["settled_s"])
    return [
        Target("live_p95_s", figures["live_p95_s"], 2.0),
        Target("live_missing", figures["posted"] - figures["painted"], 0),
        Target("whole_again_s", whole, 30.0),
        Target("attachments_at_hub_s", figures["files_s"], 30.0),
        Target("full_text_s_more", max(0.0, figures["text_s"] - whole), 60.0),
        Target("longest_ui_gap_ms", figures["gap_ms"], 100.0),
        Target("ratio_to_download_and_executemany", whole / figures["floor"]["seconds"], 2.0),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
