"""A camera's swivel (云台): it looks at a part of its scene, taken at the next key frame.

What is looked at is made when it is first asked for: the scene's pictures, cut and enlarged as a
lens would show them. Turned by hand, it is seen to move where it was stopped.
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
CLOSEST = 0.3
_VIEWS = ((0.0, 0.3, 0.5), (0.5, 0.3, 0.5), (0.3, 0.5, 0.4), WIDEST)
"""Left, top and share of the picture that each preset in turn looks at."""
_STEP = 0.05
"""Views are told apart by so much: each is made once."""
_PER_SECOND = 0.4
"""How far a camera turns in a second at full speed, of its scene."""

View = tuple[float, float, float]


@dataclass(slots=True)
class Swivel:
    """Where one camera looks.

    Attributes:
        view: what of its scene it was told to look at last.
    """

    view: View = WIDEST
    _before: Clip | None = None
    _now: Clip | None = None
    _from: int = 0
    _drive: tuple[str, float, float] | None = None

    def turn(self, view: View, clip: Clip, group: int) -> None:
        """Show another clip from a group of pictures on."""
        self.view, self._before = view, self._now
        self._now, self._from = clip, group

    def clip_of(self, group: int) -> Clip | None:
        """Return what is shown in a group of pictures; None for the whole scene."""
        return self._now if group >= self._from else self._before

    def drive(self, way: str, speed: float, at: float) -> None:
        """Begin to turn, as the platform calls it (`left`, `upright`, `zoomin`)."""
        self._drive = (way, speed, at)

    def stopped(self, at: float) -> View | None:
        """Stand still; return what it looks at now, None where it did not turn."""
        drive, self._drive = self._drive, None
        return None if drive is None else moved(self.view, *drive[:2], at - drive[2])


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

    @staticmethod
    def view(preset: int) -> View:
        """Return what a preset looks at."""
        return _VIEWS[(preset - 1) % len(_VIEWS)]

    def look(self, home: Clip, view: View) -> Clip:
        """Return what a view shows of a scene; takes a while the first time."""
        if view == WIDEST:
            return home
        key = (id(home), view)
        if key not in self._clips:
            self._clips[key] = encode(_part(picture, view) for picture in decode(home))
        return self._clips[key]


def moved(view: View, way: str, speed: float, seconds: float) -> View:
    """Return what is looked at after turning for some seconds; a scene ends at its edges.

    A camera that sees all of its scene comes closer first, else it could not turn.
    """
    is_zoom = way in ("zoomin", "zoomout")
    left, top, share = (0.25, 0.25, 0.5) if view == WIDEST and not is_zoom else view
    far = speed * seconds * _PER_SECOND
    if is_zoom:
        closer = share - far if way == "zoomin" else share + far
        share, before = _step(min(1.0, max(CLOSEST, closer))), share
        left, top = left + (before - share) / 2, top + (before - share) / 2
    left += far * (way.endswith("right") - way.endswith("left"))
    top += far * (way.startswith("down") - way.startswith("up"))
    return _step(min(1 - share, max(0.0, left))), _step(min(1 - share, max(0.0, top))), share


def _step(value: float) -> float:
    return round(round(value / _STEP) * _STEP, 2)


def _part(picture: av.VideoFrame, view: View) -> av.VideoFrame:
    rgb = np.asarray(picture.to_ndarray(format="rgb24"), np.uint8)
    left, top, share = int(view[0] * WIDTH), int(view[1] * HEIGHT), view[2]
    part = rgb[top : top + int(HEIGHT * share), left : left + int(WIDTH * share)]
    return av.VideoFrame.from_ndarray(np.ascontiguousarray(part), format="rgb24")
