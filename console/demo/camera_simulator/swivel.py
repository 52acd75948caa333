"""A camera's swivel (云台): presets are parts of its scene, taken at the next key frame.

What a preset shows is made when it is first asked for: the scene's pictures, cut and enlarged as a
lens would show them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import av
import numpy as np

from console.demo.camera_simulator.clip import HEIGHT, WIDTH, Clip
from console.demo.camera_simulator.encode import decode, encode

NAMES = ("左侧", "右侧", "近景", "全景")
"""Presets of a camera nobody has told other names of."""
WIDEST = (0.0, 0.0, 1.0)
_VIEWS = ((0.0, 0.3, 0.5), (0.5, 0.3, 0.5), (0.3, 0.5, 0.4), WIDEST)
"""Left, top and share of the picture that each preset in turn looks at."""

View = tuple[float, float, float]


@dataclass(slots=True)
class Swivel:
    """Where one camera looks.

    Attributes:
        preset: number of the preset it was turned to last, from 1; 0 for none.
    """

    preset: int = 0
    _before: Clip | None = None
    _now: Clip | None = None
    _from: int = 0

    def turn(self, preset: int, clip: Clip, group: int) -> None:
        """Show another clip from a group of pictures on."""
        self.preset, self._before = preset, self._now
        self._now, self._from = clip, group

    def clip_of(self, group: int) -> Clip | None:
        """Return what is shown in a group of pictures; None for the whole scene."""
        return self._now if group >= self._from else self._before


@dataclass(slots=True)
class Swivels:
    """The swivels of all cameras, and the names of their presets."""

    names: dict[str, Sequence[str]] = field(default_factory=dict)
    _by_camera: dict[str, Swivel] = field(default_factory=dict)
    _clips: dict[tuple[int, View], Clip] = field(default_factory=dict)

    def of(self, camera: str) -> Swivel:
        """Return a camera's swivel."""
        return self._by_camera.setdefault(camera, Swivel())

    def presets(self, camera: str) -> Sequence[str]:
        """Return the names of a camera's presets, the first has number 1."""
        return self.names.get(camera, NAMES)

    def look(self, home: Clip, preset: int) -> Clip:
        """Return what a preset shows of a scene; takes a while the first time."""
        view = _VIEWS[(preset - 1) % len(_VIEWS)]
        if view == WIDEST:
            return home
        key = (id(home), view)
        if key not in self._clips:
            self._clips[key] = encode(_part(picture, view) for picture in decode(home))
        return self._clips[key]


def _part(picture: av.VideoFrame, view: View) -> av.VideoFrame:
    rgb = np.asarray(picture.to_ndarray(format="rgb24"), np.uint8)
    left, top, share = int(view[0] * WIDTH), int(view[1] * HEIGHT), view[2]
    part = rgb[top : top + int(HEIGHT * share), left : left + int(WIDTH * share)]
    return av.VideoFrame.from_ndarray(np.ascontiguousarray(part), format="rgb24")
