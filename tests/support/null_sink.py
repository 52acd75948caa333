"""A sound server with a sink that leads nowhere, and a recording of what went into it."""

import os
import subprocess
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from console.runtime.virtual_sound import RATE, address, start_server

SECONDS = 15.0
"""How long the server may take to do anything."""


class NullSink:
    """PulseAudio of its own, on a socket of its own, with one sink that can be taken away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "socket"
        self._server: subprocess.Popen[bytes] | None = None
        self._recorder: subprocess.Popen[bytes] | None = None
        self._file = folder / "recorded.raw"
        self.environment = {
            "PULSE_SERVER": address(folder),
            "PULSE_COOKIE": str(folder / "cookie"),
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PATH": os.environ["PATH"],
        }

    def start(self) -> None:
        self._server = start_server(self._folder)
        self._until(lambda: b"hall" in self._control("list", "short", "sinks"))

    def kill(self) -> None:
        """The sound server dies."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
            self._socket.unlink(missing_ok=True)

    def pull_out(self, leaves_dummy: bool = False) -> None:
        """Unplug the device; a desktop's server then plays into a dummy of its own."""
        if leaves_dummy:
            self._control("load-module", "module-null-sink", "sink_name=auto_null")
        self._control("unload-module", self._module("sink_name=hall"))

    def plug_in(self) -> None:
        self._control(
            "load-module", "module-null-sink", "sink_name=hall", f"rate={RATE}", "channels=1"
        )
        self._control("set-default-sink", "hall")

    def record(self) -> None:
        """Begin to record what goes into the sink."""
        words = ["parec", "-d", "hall.monitor", f"--rate={RATE}", "--channels=1"]
        words += ["--format=s16le", "--latency-msec=50"]
        file = self._file.open("wb")
        self._recorder = subprocess.Popen(words, env=self.environment, stdout=file)
        file.close()
        self._until(lambda: self._file.stat().st_size > 0)

    def recorded(self) -> NDArray[np.float64]:
        """End the recording and return it, 1.0 being full scale."""
        assert self._recorder is not None
        self._recorder.terminate()
        self._recorder.wait()
        self._recorder = None
        return np.fromfile(self._file, dtype="<i2").astype(np.float64) / 32768

    def stop(self) -> None:
        if self._recorder is not None:
            self._recorder.kill()
            self._recorder.wait()
        self.kill()

    def _control(self, *words: str) -> bytes:
        done = subprocess.run(
            ["pactl", *words],
            env=self.environment,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
        return done.stdout

    def _module(self, argument: str) -> str:
        lines = self._control("list", "short", "modules").decode().splitlines()
        return next(line.split("\t")[0] for line in lines if argument in line)

    def _until(self, is_true) -> None:
        end = time.monotonic() + SECONDS
        while not is_true():
            assert time.monotonic() < end, "the sound server does not answer"
            time.sleep(0.05)


def bursts(heard: NDArray[np.float64], gap: float = 0.3, floor: float = 0.004):
    """Return (start, end) in seconds of what is heard, parted where it is silent for `gap`."""
    loud = np.flatnonzero(np.abs(heard) > floor)
    if not len(loud):
        return []
    cuts = np.flatnonzero(np.diff(loud) > gap * RATE)
    starts = loud[np.concatenate([[0], cuts + 1])]
    ends = loud[np.concatenate([cuts, [len(loud) - 1]])]
    return [(s / RATE, e / RATE) for s, e in zip(starts, ends, strict=True)]


def pitch(heard: NDArray[np.float64]) -> float:
    """Return the strongest frequency, in Hz."""
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard)), n=1 << 17))
    return float(np.argmax(spectrum) * RATE / (1 << 17))


def loudness(heard: NDArray[np.float64]) -> float:
    """Return dB below full scale."""
    return float(10 * np.log10(np.mean(heard**2)))
