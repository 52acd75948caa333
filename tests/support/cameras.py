"""A camera simulator in a process of its own, whose faults are set by hand."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Cameras:
    """Addresses of its cameras (an id need not be known before) and what is wrong with them."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        self._process = process
        self.folder = folder
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        self.rtsp_port, self.http_port = int(ready["rtsp_port"]), int(ready["http_port"])
        self.platform = f"http://127.0.0.1:{ready['platform_port']}"
        self.platform_key = str(ready["platform_key"])

    def rtsp(self, camera: str) -> str:
        return f"rtsp://127.0.0.1:{self.rtsp_port}/{camera}"

    def http(self, camera: str, kind: str = "ts") -> str:
        """The address in a container: `ts`, `flv` or `m3u8`."""
        return f"http://127.0.0.1:{self.http_port}/{camera}.{kind}"

    def fault(self, camera: str, fault: str) -> None:
        self._tell({"camera": camera, "fault": fault})

    def name_presets(self, camera: str, *names: str) -> None:
        self._tell({"presets": {camera: names}})

    def forget(self, camera: str, *gaps: tuple[float, float]) -> None:
        """Have nothing recorded of a camera in these spans, seconds since 1970."""
        self._tell({"gaps": {camera: gaps}})

    def _tell(self, wish: dict[str, object]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()


@contextmanager
def running_cameras(folder: Path, *forms: str) -> Iterator[Cameras]:
    """Run a simulator of one scene, also in other forms, until the block is left."""
    command = [sys.executable, "-m", "console.demo.camera_simulator", "--stdin", "--scenes", "1"]
    command += ["--cache", str(folder), "--forms", *forms]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        try:
            yield Cameras(process, folder)
        finally:
            process.stdin.close()
