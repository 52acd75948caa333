"""`bench plugins --zoo`: the whole zoo at a desk on duty, and its table in docs/plugins.md."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from console.bench.hub_process import BenchHub, bench_hub, told_records
from console.bench.plugins_zoo_cages import CAGES, Cage
from console.bench.plugins_zoo_pulse import Beat, middle
from console.bench.plugins_zoo_seat import CAMERA
from console.bench.targets import Target
from console.bench.wall_cameras import running
from console.domain.camera import Camera
from console.domain.entity import encode
from console.domain.geo import Place
from console.runtime.marked_text import filled, table
from console.runtime.virtual_display import virtual_display

DOCUMENT = Path(__file__).parents[2] / "docs" / "plugins.md"
PART = "zoo"
HEADS = (
    "what the plugin does",
    "what the operator sees 值班员看到的",
    "what happens",
    "alert ms 告警上屏",
    "log ms 日志存好",
    "pictures/s 画面",
    "still ms 停顿",
)
QUIET = ("(nothing 没有插件捣乱)", "", "")
ALERT_MS, LOG_MS, GAP_MS = 500.0, 300.0, 200.0
"""What a person at the desk would notice."""
PICTURES = 0.5
"""Share of the pictures of before that have to stay."""
Told = Mapping[str, Mapping[str, Any]]


def watch(names: Sequence[str], rounds: int) -> dict[str, Any]:
    """Let animals loose one after the other beside a console, a hub and a camera; return it all.

    Args:
        names: of the animals; all when there are none.
        rounds: of each measurement.
    """
    with tempfile.TemporaryDirectory() as temporary, running() as cameras:
        folder = Path(temporary)
        url = f"rtsp://127.0.0.1:{cameras.rtsp_port}/{CAMERA}"
        camera = Camera(CAMERA, "望汐路下立交东口", Place("望汐路"), urls=(url,))
        records = told_records([(Camera.KIND, CAMERA, encode(camera))])
        with bench_hub(folder / "hub", "leader", records) as hub:
            return _seat(hub, folder / "seat", rounds, names)


def _seat(hub: BenchHub, data: Path, rounds: int, names: Sequence[str]) -> dict[str, Any]:
    module = ["-m", "console.bench.plugins_zoo_seat", "--hub", hub.url, "--data", str(data)]
    with virtual_display(monitors=2) as (display, _):
        done = subprocess.run(
            [sys.executable, *module, "--rounds", str(rounds), *names],
            input=f"{hub.login()}\n{hub.token}\n",
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
        )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def targets(told: Told) -> list[Target]:
    """Return what no animal may do to a person at the desk."""
    during = [Beat(**each["during"]) for each in told.values()]
    quiet = middle([Beat(**each["quiet"]) for each in told.values()])
    return [
        Target("zoo_not_said", sum(not each["is_said"] for each in told.values()), 0),
        Target("zoo_alert_painted_worst_ms", max(beat.alert for beat in during), ALERT_MS),
        Target("zoo_log_saved_worst_ms", max(beat.log for beat in during), LOG_MS),
        Target("zoo_screen_still_worst_ms", max(beat.gap for beat in during), GAP_MS),
        Target(
            "zoo_pictures_share_worst",
            min(beat.pictures for beat in during) / quiet.pictures,
            PICTURES,
            is_least=True,
        ),
    ]


def rows(told: Told) -> list[tuple[str, ...]]:
    """Return the lines of the table: quiet first, then each animal that was watched."""
    quiet = middle([Beat(**each["quiet"]) for each in told.values()])
    lines = [(*QUIET, *_figures(quiet))]
    for cage in CAGES:
        if cage.name in told:
            lines.append((*words(cage), *_figures(Beat(**told[cage.name]["during"]))))
    return lines


def words(cage: Cage) -> tuple[str, str, str]:
    """Return the words of an animal's line."""
    sees = "页面照常" if cage.goes_on else cage.sees
    return cage.name, f"{sees}…" if sees.count("（") > sees.count("）") else sees, cage.happens


def _figures(beat: Beat) -> tuple[str, ...]:
    return tuple(f"{value:.0f}" for value in (beat.alert, beat.log, beat.pictures, beat.gap))


def write(told: Told) -> None:
    """Write the table into the document.

    Raises:
        ValueError: an animal was not watched, or the operator was not told of it.
    """
    missing = [cage.name for cage in CAGES if not told.get(cage.name, {}).get("is_said")]
    if missing:
        raise ValueError(f"not seen: {', '.join(missing)}")
    text = DOCUMENT.read_text("utf-8")
    DOCUMENT.write_text(filled(text, {PART: table(HEADS, rows(told))}), "utf-8")
