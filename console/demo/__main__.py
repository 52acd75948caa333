"""`./hall`: a district, its cameras, an evening of rain, and the console that lives through it.

Without a display the tour plays the same evening on a virtual one. With `--stage-only` nothing is
shown: the stage is built and then moved by JSON lines on standard input (see `stage_server`).
"""

import argparse
import asyncio
import contextlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from console.demo.children import ChildFailedError
from console.demo.district.generate import CAMERAS
from console.demo.opening import SITTINGS
from console.demo.show import show, tour
from console.demo.stage import DemoStage, StageOptions
from console.demo.stage_server import StageServer
from console.demo.story import CUTS, Telling

RATES = {"ten": 1.0, "ninety": 6.1, "loop": 1.0}
"""How fast the story's clock runs: ninety seconds hold the 550 to T+09:10."""

LEADS = {"ten": 20.0, "ninety": 60.0, "loop": 20.0}
"""Seconds of the story before T+00:00 at which the hub starts: time for the console to open."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the demo; return its status (1: something could not be started)."""
    given, rest = _arguments(argv)
    if not given.stage_only and (given.headless_tour or not has_display()):
        return tour(_say, rest)
    with contextlib.ExitStack() as stack:
        data = given.data
        if data is None:
            folder = tempfile.TemporaryDirectory(prefix="command-hall-demo-")
            data = Path(stack.enter_context(folder))
        options = _options(given, data)
        try:
            return asyncio.run(_run(given, options, rest))
        except KeyboardInterrupt:
            return 0
        except (ChildFailedError, OSError) as error:
            _say(f"demo 未能启动: {error}")
            _tell_logs(data)
            return 1


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


async def _run(given: argparse.Namespace, options: StageOptions, rest: list[str]) -> int:
    stage = DemoStage(options, _say)
    if given.stage_only:
        return await StageServer(stage, operator_lines=given.operator_lines).serve()
    return await show(stage, _say, rest)


def _options(given: argparse.Namespace, data: Path) -> StageOptions:
    return StageOptions(
        data=data.resolve(),
        telling=Telling(given.cut, given.seed, given.storm, given.drip),
        cameras=given.cameras,
        rate=RATES[given.cut] if given.pace is None else given.pace,
        lead=LEADS[given.cut] if given.lead is None else given.lead,
        sittings=() if given.no_opening else SITTINGS,
        video=given.video,
        with_cameras=not given.no_simulator,
        load_rate=given.rate,
    )


def _arguments(argv: Sequence[str] | None) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="hall demo", description=__doc__, epilog="Further words go to the console or the tour."
    )
    add = parser.add_argument
    add("--cut", choices=CUTS, default="ten", help="ten minutes, ninety seconds, or in a loop")
    add("--seed", type=int, default=7, help="places and times of what comes between the lines")
    add("--cameras", type=int, default=CAMERAS, help="how many cameras the district has")
    add("--storm", type=int, default=300, help="cameras that fail at once at T+05:00")
    add("--drip", type=int, default=24, help="small matters between the lines")
    add("--rate", type=float, default=0.0, help="alerts a second at most; 0: as fast as it goes")
    add("--video", type=Path, help="a file for the cameras to show")
    add("--data", type=Path, help="folder to keep; without it everything is thrown away")
    add("--headless-tour", action="store_true", help="play the tour on a virtual display")
    add("--stage-only", action="store_true", help="no console: obey JSON lines on standard input")
    add("--json", action="store_true", help="accepted with --stage-only, which always speaks JSON")
    add("--pace", type=float, help="seconds of the story in one second")
    add("--lead", type=float, help="seconds of the story before T+00:00 at which it begins")
    add("--no-opening", action="store_true", help="begin with an empty queue")
    add("--no-simulator", action="store_true", help="no cameras behind the addresses")
    add("--operator-lines", action="store_true", help="also tell what a person would enter")
    return parser.parse_known_args(argv)


def _tell_logs(data: Path) -> None:
    for log in sorted(data.glob("*.log")):
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:]
        if lines:
            print(f"--- {log.name}", *lines, sep="\n", file=sys.stderr)


def _say(text: str) -> None:
    print(f"demo: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
