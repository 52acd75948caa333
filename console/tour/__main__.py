"""`./hall tour`: the ninety-second cut of the evening, a picture of each step under `tour/`.

Without a display it starts a virtual one with two monitors and plays there, and into a null sink
where the machine has no sound either. With `--pages` it takes a picture of every page in every
state instead, shown by `tour/index.html`; with `--book` those the manual asks for, into `docs`.
With `--alerts` it plays what comes in between 00:20 and 05:40, and 08:30, handled by keys; with
`--matters` what becomes of it from 01:15 to 08:10: incidents, forces, orders, counts; with
`--plugins` a stranger's two ways to a page of a bureau on the wall.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from console.runtime.virtual_display import virtual_display
from console.tour.sound import Sound, stage_sound


def main(arguments: list[str]) -> int:
    """Play the tour; 0 when every step saw what it must."""
    given = _read(arguments)
    if given.pages:
        from console.tour.pages import main as picture

        return picture(given)
    if given.book:
        from console.tour.book import main as illustrate

        return illustrate()
    if given.here or sys.platform == "win32":
        from console.tour.play import main as play

        return play(given)
    status = _play_on_virtual_display(arguments)
    told = given.out / "tour.json"
    if given.write and status == 0:
        from console.tour.stranger_told import write

        write(given.out)
    print(f"tour: pictures and what was asserted are under {given.out}/ ({told.name})", flush=True)
    return status


def _play_on_virtual_display(arguments: list[str]) -> int:
    """Play on two monitors that are not there, and into a null sink where there is no device."""
    with virtual_display(monitors=2) as (display, _):
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        with stage_sound(environment) as (sound, own):
            print(f"tour: sound: {sound}", flush=True)
            words = ["-m", "console.tour", "--here", "--sound", sound, *arguments]
            command = [sys.executable, *words]
            return subprocess.run(command, env=environment | own, check=False).returncode


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hall tour", description=__doc__)
    add = parser.add_argument
    add("--out", type=Path, default=Path("tour"), help="folder of the pictures")
    add("--pages", action="store_true", help="pictures of every page and state, no evening")
    add("--book", action="store_true", help="the pictures of the manual and the design system")
    add("names", nargs="*", help="with --pages: only these, as duty.storm")
    add("--language", choices=("zh_CN", "en"), default="zh_CN", help="with --pages")
    add("--theme", choices=("dark", "light"), default="dark", help="with --pages")
    add("--night", action="store_true", help="with --pages: the look of the night")
    add("--size", default="1920x1080", help="with --pages: of the monitor, in pixels")
    add("--scale", type=int, default=100, help="with --pages: per cent")
    add("--seed", type=int, default=7, help="of the district and the evening")
    add("--cameras", type=int, default=0, help="fewer cameras than the district's 26,000")
    add("--video", type=Path, help="a file the cameras show instead of drawn streets")
    add("--no-opening", dest="opening", action="store_false", help="begin with an empty queue")
    add("--alerts", dest="evening", action="store_const", const="alerts", default="whole",
        help="the alert lines of the evening, by keys alone")  # fmt: skip
    add("--matters", dest="evening", action="store_const", const="matters",
        help="incidents, forces and orders of the evening, by keys alone")  # fmt: skip
    add("--plugins", dest="evening", action="store_const", const="plugins",
        help="from `plugin new`, and from a workbook, to a page on the wall")  # fmt: skip
    add("--write", action="store_true", help="with --plugins: times and pictures into docs/")
    add("--here", action="store_true", help="on the display that is there")
    add("--sound", choices=tuple(Sound), help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
