"""One camera: which clip it shows and where in it the present is.

A camera runs whether or not anybody watches: its position follows the clock, so whoever joins
comes in the middle of a group of pictures, as with a real one.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from console.demo.camera_simulator.clip import FPS, Clip, Frame


@dataclass(frozen=True, slots=True)
class Camera:
    """A clip that began to play `offset` frames before the clock's zero."""

    id: str
    clip: Clip
    offset: int

    def index(self, seconds: float) -> int:
        """Return the number of the frame that is due at a monotonic time; it only rises."""
        return int(seconds * FPS) + self.offset

    def frame(self, index: int) -> Frame:
        """Return the frame of a number."""
        return self.clip.frames[index % len(self.clip.frames)]

    def next_key(self, index: int) -> int:
        """Return the number of the first key frame at or after `index`."""
        while not self.frame(index).is_key:
            index += 1
        return index


def camera_of(camera_id: str, clips: Sequence[Clip], scene: int | None = None) -> Camera:
    """Give every id its camera, the same in every run; ids that count up show different scenes.

    Args:
        camera_id: the last part of the URL's path.
        clips: all clips.
        scene: number of a clip, when the URL asks for one by `?scene=`.
    """
    digits = camera_id[len(camera_id.rstrip("0123456789")) :]
    number = int(digits) if digits else zlib.crc32(camera_id.encode())
    chosen = number if scene is None else scene
    return Camera(camera_id, clips[chosen % len(clips)], zlib.crc32(camera_id.encode()) % 997)
