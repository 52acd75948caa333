"""A virtual display of its own for a tour, a bench or a test: a free number, gone when left."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_display(
    width: int = 1920, height: int = 1080, monitors: int = 1
) -> Iterator[tuple[str, int]]:
    """Start Xvfb and yield its display name and process id.

    Args:
        width: of one monitor, pixels.
        height: of one monitor, pixels.
        monitors: how many stand side by side; more than one needs `xrandr`.

    Raises:
        FileNotFoundError: Xvfb is not installed.
        RuntimeError: it did not start.
    """
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(theirs), "-noreset", "-nolisten", "tcp",
            "-screen", "0", f"{width * monitors}x{height}x24",
        ],
        pass_fds=(theirs,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    try:
        with os.fdopen(ours) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        if monitors > 1:
            _set_monitors(f":{number}", width, height, monitors)
        yield f":{number}", server.pid
    finally:
        server.terminate()
        server.wait()


def _set_monitors(display: str, width: int, height: int, count: int) -> None:
    """Cut the screen into monitors of equal size; the first one owns the screen's output."""
    for number in range(count):
        place = f"{width}/508x{height}/286+{width * number}+0"
        output = "screen" if number == 0 else "none"
        command = ["xrandr", "--display", display, "--setmonitor", f"M{number + 1}", place, output]
        subprocess.run(command, check=True, capture_output=True)
