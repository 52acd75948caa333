"""The stage's cameras: a simulator in a process of its own, and the platform that turns them."""

import json
from collections.abc import Sequence
from pathlib import Path

from console.demo.children import Child
from console.domain.camera import Camera

_PLATFORM = "platform"
"""What the file of the platform and its key are called."""


class StageCameras:
    """Starts and stops them.

    Args:
        data: the stage's folder.
        video: a file to show instead of drawn streets.
    """

    def __init__(self, data: Path, video: Path | None) -> None:
        self._data = data
        words = ["--stdin"] if video is None else ["--stdin", "--file", str(video)]
        module = "console.demo.camera_simulator"
        self._child = Child("cameras", module, words, data / "cameras.log")

    @property
    def platform_file(self) -> Path:
        """Which platform turns them, as a hub reads it."""
        return self._data / f"{_PLATFORM}.toml"

    async def start(self) -> dict[str, int]:
        """Start them; return their ports by name.

        Raises:
            ChildFailedError: the program did not start.
        """
        await self._child.start()
        told = await self._child.ready()
        self._write_platform(told["platform_port"], told["platform_key"])
        return {"rtsp_port": told["rtsp_port"], "http_port": told["http_port"]}

    async def fault(self, camera: str, fault: str) -> None:
        """Put a fault on a camera; `none` takes it away."""
        await self._child.say(json.dumps({"camera": camera, "fault": fault}))

    async def name_presets(self, cameras: Sequence[Camera]) -> None:
        """Tell those on a swivel how their presets are called."""
        names = {camera.id: camera.presets for camera in cameras if camera.presets}
        await self._child.say(json.dumps({"presets": names}, ensure_ascii=False))

    async def stop(self) -> None:
        """End them."""
        await self._child.stop()

    def _write_platform(self, port: int, key: str) -> None:
        (self._data / f"{_PLATFORM}.key").write_text(key, "utf-8")
        lines = (
            "[[platform]]",
            'id = "演示视频平台"',
            'kind = "wvp"',
            f'key_file = "{_PLATFORM}.key"',
            f'address = "http://127.0.0.1:{port}"',
        )
        self.platform_file.write_text("\n".join((*lines, "")), "utf-8")
