"""One camera: which clip it shows and where in it the present is.

A camera runs whether or not anybody watches: its position follows the clock, so whoever joins
comes in the middle of a group of pictures, as with a real one.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from console.demo.camera_simulator.clip import FPS, GOP, Clip, Frame
from console.demo.camera_simulator.swivel import Swivel, Swivels
from console.demo.camera_simulator.variants import SMALL


@dataclass(frozen=True, slots=True)
class Camera:
    """A clip that began to play `offset` frames before the clock's zero.

    Attributes:
        id: the last part of its URL's path.
        clip: what it shows.
        offset: where in the clip it was at the clock's zero.
        resized: what it shows after somebody has changed its resolution; groups begin at the same
            numbers as in `clip`.
        swivel: where it looks; None for one that cannot be turned.
    """

    id: str
    clip: Clip
    offset: int
    resized: Clip | None = None
    swivel: Swivel | None = None

    def index(self, seconds: float) -> int:
        """Return the number of the frame that is due at a monotonic time; it only rises."""
        return int(seconds * FPS) + self.offset

    def frame(self, index: int) -> Frame:
        """Return the frame of a number."""
        turned = None if self.swivel is None else self.swivel.clip_of(index // GOP)
        clip = turned or self.clip
        return clip.frames[index % len(clip.frames)]

    def resized_frame(self, index: int) -> Frame:
        """Return the frame of a number at the other resolution, where the camera has one."""
        frames = (self.resized or self.clip).frames
        return frames[index % len(frames)]

    def next_key(self, index: int) -> int:
        """Return the number of the first key frame at or after `index`."""
        while not self.frame(index).is_key:
            index += 1
        return index

    def group(self, number: int) -> tuple[int, list[Frame]]:
        """Return the frames of a whole group of pictures, and the number of the first."""
        first = number * GOP
        return first, [self.frame(index) for index in range(first, first + GOP)]


@dataclass(frozen=True, slots=True)
class Cameras:
    """Finds the camera of an id; ids need not be known before.

    Args:
        clips: what cameras show.
        forms: the clips in other forms, by their names.
        swivels: where each looks.
    """

    clips: Sequence[Clip]
    forms: Mapping[str, Sequence[Clip]] = field(default_factory=dict)
    swivels: Swivels = field(default_factory=Swivels)

    def find(self, camera_id: str, query: Mapping[str, str]) -> Camera:
        """Return the camera of an id; the query chooses a clip (`scene`) and its form (`as`).

        Raises:
            ValueError: the scene is no number, or clips are not had in that form.
        """
        form, scene = query.get("as", ""), query.get("scene")
        number = None if scene is None else int(scene)
        if form and form not in self.forms:
            raise ValueError(f"no clips as {form}")
        small = self.forms.get(SMALL, ())
        camera = camera_of(camera_id, self.forms.get(form, self.clips), number, small)
        if form or "record" in query:  # a recording does not follow what the swivel does now
            return camera
        return replace(camera, swivel=self.swivels.of(camera.id))


def camera_of(
    camera_id: str,
    clips: Sequence[Clip],
    scene: int | None = None,
    resized: Sequence[Clip] = (),
) -> Camera:
    """Give every id its camera, the same in every run; ids that count up show different scenes.

    Args:
        camera_id: the last part of the URL's path.
        clips: all clips.
        scene: number of a clip, when the URL asks for one by `?scene=`.
        resized: the clips at another resolution, where they are had.
    """
    digits = camera_id[len(camera_id.rstrip("0123456789")) :]
    number = int(digits) if digits else zlib.crc32(camera_id.encode())
    chosen = number if scene is None else scene
    other = resized[chosen % len(resized)] if resized else None
    offset = zlib.crc32(camera_id.encode()) % 997
    return Camera(camera_id, clips[chosen % len(clips)], offset, other)
