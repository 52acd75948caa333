"""Cameras without a picture (无画面): said when it lasts, whoever looked and however often.

A patrol looks at a camera for some seconds and comes back a quarter of an hour later. So what
counts is the time between the first look that found no picture and the newest one, while none in
between found any. A look that only waits for its first frame says nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureLook:
    """What one look found.

    Attributes:
        camera: its id.
        since: monotonic seconds since when no new picture came; None where pictures come.
        why: code of why no picture comes; empty where nobody knows.
    """

    camera: str
    since: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class SilentCamera:
    """A camera without a new picture.

    Attributes:
        camera: its id.
        since: monotonic seconds since when.
        looked: when that was last seen to be so.
        why: code of why none comes; empty where nobody knows.
    """

    camera: str
    since: float
    looked: float
    why: str = ""

    @property
    def length(self) -> float:
        """For how long it is known, seconds."""
        return self.looked - self.since


class SilentCameras:
    """Keeps which cameras have had no new picture, and for how long.

    Args:
        after: seconds from which one is told.
    """

    def __init__(self, after: float) -> None:
        self.after = after
        self._quiet: dict[str, SilentCamera] = {}

    def take(self, looks: Iterable[PictureLook], now: float) -> set[str]:
        """Note what was found now; return the cameras that are to be told from now on.

        Where one of several streams of a camera has a picture, the camera has one.
        """
        before = {each.camera for each in self.told}
        found = list(looks)
        for look in found:
            if look.since is not None:
                known = self._quiet.get(look.camera)
                since = look.since if known is None else known.since
                self._quiet[look.camera] = SilentCamera(look.camera, since, now, look.why)
        for look in found:
            if look.since is None:
                self._quiet.pop(look.camera, None)
        return {each.camera for each in self.told} - before

    @property
    def told(self) -> list[SilentCamera]:
        """Those that have been silent for long enough, the longest first."""
        long = (each for each in self._quiet.values() if each.length >= self.after)
        return sorted(long, key=lambda each: (each.since, each.camera))
