"""A virtual display of its own for a tour, a bench or a test: a free number, gone when left."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_display(width: int = 1920, height: int = 1080) -> Iterator[tuple[str, int]]:
    """Start Xvfb and yield its display name and process id.

    Raises:
        FileNotFoundError: Xvfb is not installed.
        RuntimeError: it did not start.
    """
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(theirs), "-noreset", "-nolisten", "tcp",
            "-screen", "0", f"{width}x{height}x24",
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
        yield f":{number}", server.pid
    finally:
        server.terminate()
        server.wait()
