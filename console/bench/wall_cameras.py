"""The cameras of `bench wall`: our simulator in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_ENDING = 5.0


@dataclass(frozen=True, slots=True)
class BenchCameras:
    """A running simulator: its process and ports."""

    process: "subprocess.Popen[str]"
    rtsp_port: int
    http_port: int

    def rtsp(self, count: int, form: str = "", first: int = 0) -> list[str]:
        """Return the addresses of some cameras over RTSP."""
        query = f"?as={form}" if form else ""
        numbers = range(first, first + count)
        return [f"rtsp://127.0.0.1:{self.rtsp_port}/cam{n}{query}" for n in numbers]

    def http(self, count: int, form: str = "") -> list[str]:
        """Return the addresses of some cameras as MPEG-TS over HTTP."""
        query = f"?as={form}" if form else ""
        return [f"http://127.0.0.1:{self.http_port}/cam{n}.ts{query}" for n in range(count)]

    def fault(self, fault: str) -> None:
        """Let something go wrong with every camera; `none` ends it."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"camera": "*", "fault": fault}) + "\n")
        self.process.stdin.flush()


@contextmanager
def running(forms: Sequence[str] = (), ports: tuple[int, int] = (0, 0)) -> Iterator[BenchCameras]:
    """Run the simulator until the block is left.

    Args:
        forms: forms of its streams beside the plain one.
        ports: for RTSP and HTTP, 0 for free ones.
    """
    command = [sys.executable, "-m", "console.demo.camera_simulator", "--stdin", "--forms", *forms]
    command += ["--port", str(ports[0]), "--http-port", str(ports[1])]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    try:
        ready = hear(process)
        yield BenchCameras(process, ready["rtsp_port"], ready["http_port"])
    finally:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def hear(process: "subprocess.Popen[str]") -> dict[str, Any]:
    """Return the next JSON line of a process.

    Raises:
        RuntimeError: it ended early.
    """
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError("the process ended early")
    message: dict[str, Any] = json.loads(line)
    return message
