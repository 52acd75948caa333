"""A sound server of its own with an output that leads nowhere, for a machine without a device."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SINK = "hall"
RATE = 22_050
STARTS_WITHIN = 15.0
"""Seconds the server may take until it answers."""


@contextmanager
def virtual_sound() -> Iterator[dict[str, str]]:
    """Start PulseAudio with one null sink and yield the environment in which it is found.

    Raises:
        FileNotFoundError: PulseAudio is not installed.
        RuntimeError: it did not start.
    """
    with tempfile.TemporaryDirectory(prefix="hall-sound-") as folder:  # a socket's name is short
        server = start_server(Path(folder))
        try:
            yield {"PULSE_SERVER": address(Path(folder))}
        finally:
            server.terminate()
            server.wait()


def start_server(folder: Path) -> "subprocess.Popen[bytes]":
    """Start the server with its socket in `folder` and return it when it answers.

    Raises:
        FileNotFoundError: PulseAudio is not installed.
        RuntimeError: it did not start.
    """
    socket, none = folder / "socket", subprocess.DEVNULL
    words = ["pulseaudio", "-n", "--exit-idle-time=-1", "--daemonize=no"]
    words += ["--use-pid-file=no", "--disable-shm=yes"]
    words += ["-L", f"module-null-sink sink_name={SINK} rate={RATE} channels=1"]
    words += ["-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"]
    own = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PATH": os.environ["PATH"]}
    server = subprocess.Popen(words, env=own, stdout=none, stderr=none)
    end = time.monotonic() + STARTS_WITHIN
    while not socket.exists():  # made last, when the sink is there
        if server.poll() is not None or time.monotonic() > end:
            server.kill()
            server.wait()
            raise RuntimeError("PulseAudio did not start")
        time.sleep(0.02)
    return server


def address(folder: Path) -> str:
    """Return what clients must find in `PULSE_SERVER`."""
    return f"unix:{folder / 'socket'}"
