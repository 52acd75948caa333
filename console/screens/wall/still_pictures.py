"""画面未变: a camera that gives one picture again and again is not called broken, but told.

Pictures arrive, so the stream is live; whether the scene stands still or the camera does, nobody
can tell from here. What can be told is that not even a sensor's noise moves (decision 203).
"""

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.picture_sample import is_unchanged, points_of
from console.runtime.clock import Clock, past_time
from console.runtime.hall_time import hall_minute
from console.screens.common.views import View
from console.screens.wall.picture_rows import rows_of
from console.screens.wall.wall_pictures import WallPictures
from console.screens.wall.wall_window import WallWindow
from widgets.video.tile_source import TileState

EVERY = 5.0
"""Seconds between two looks at a camera."""
LOOKS = 3
LONG = 30.0
"""Seconds from the first to the newest of at least so many looks that found the same picture."""
MOST = 1024
"""Cameras that are remembered, a kilobyte each; those looked at last stay."""
_MOVING = (TileState.LIVE.value, TileState.WEAK.value)


@dataclass(slots=True)
class _Known:
    """What was found of one camera."""

    points: bytes
    since: float
    looked: float
    looks: int = 1


class StillPictures(QObject):
    """Looks at what the walls of a seat show.

    Args:
        clock: the hall's time, and seconds.
    """

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()

    def follow(self, wall: WallWindow) -> None:
        """Look at a wall from now on, and tell on its tiles."""
        wall.pictures.notes_of.append(self.note)
        wall.ticked.connect(partial(self.look, wall.pictures))

    def look(self, pictures: WallPictures) -> None:
        """Look at the cameras of a wall whose time has come."""
        numbers = range(pictures.grid.count)
        for camera in {pictures.enlarged or pictures.camera_on(number) for number in numbers}:
            view = pictures.view_of(camera) if camera else None
            if view is not None and view.state in _MOVING:
                self._look_at(camera, view)

    def _look_at(self, camera: str, view: View) -> None:
        now, known = self._clock.monotonic(), self._known.get(camera)
        if known is not None and now - known.looked < EVERY:
            return
        points = points_of(rows_of(view.image()))
        if known is not None and is_unchanged(known.points, points):
            known.looked, known.looks = now, known.looks + 1
        else:
            self._known[camera] = _Known(points, now, now)
        self._known.move_to_end(camera)
        if len(self._known) > MOST:
            self._known.popitem(last=False)

    def since(self, camera: str) -> float | None:
        """Return since when a camera that is looked at has given one picture; None for moving."""
        known = self._known.get(camera)
        if known is None or self._clock.monotonic() - known.looked > 2 * EVERY:
            return None
        is_long = known.looks >= LOOKS and known.looked - known.since >= LONG
        return known.since if is_long else None

    def is_unchanged(self, camera: str) -> bool:
        """Whether a camera that is looked at gives one picture again and again."""
        return self.since(camera) is not None

    def note(self, camera: str) -> str:
        """Say on its tile since when; empty for a picture that moves."""
        since = self.since(camera)
        if since is None:
            return ""
        words = QCoreApplication.translate("wall", "unchanged since {0}")
        return words.format(hall_minute(past_time(self._clock, since)))
