"""A patrol over real streams and what is counted of it: black frames, dwell, when a page is whole.

Used by `bench patrol` and by the test of fifty turns.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import timedelta
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer

from console.app.camera_desk import CameraDesk
from console.contract.camera import PlayAnswer
from console.domain.camera import Camera
from console.domain.geo import Place
from console.domain.patrol_debt import PatrolCamera
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolCoverage, PatrolPage
from console.models.directory import Directory
from console.models.patrol_runner import PatrolRunner
from console.runtime.clock import SystemClock, to_text
from console.screens.wall.hand_over import has_picture
from console.screens.wall.parts import WallParts
from console.screens.wall.patrol_wall import PatrolWall
from console.screens.wall.wall_window import WallWindow
from console.video.pool import VideoPool
from widgets.common.theme import Theme

LOOK_MS = 20
"""Between two looks at every tile: twice in a frame."""


class Known:
    """The directory, as far as a wall on patrol asks it."""

    def __init__(self, cameras: Mapping[str, Camera]) -> None:
        self._cameras = cameras

    def camera(self, id: str) -> Camera | None:
        """Return a camera."""
        return self._cameras.get(id)

    def key_cameras(self, level: int = 1, most: int = 0) -> list[Camera]:
        """Return none: the wall shows its patrol."""
        return []


class PatrolRig:
    """A wall, its streams and a runner, without a hub: every camera has its address.

    Args:
        urls: address of each camera by its id.
        theme: the look.
        pool: decodes.
        tiles: 1, 4, 9 or 16.
    """

    def __init__(
        self, urls: Mapping[str, Sequence[str]], theme: Theme, pool: VideoPool, tiles: int
    ) -> None:
        self.clock = SystemClock()
        known = {
            id: Camera(id, f"望潮·{id}", Place("", "望潮街道"), urls=tuple(each))
            for id, each in urls.items()
        }
        self._urls = urls
        self.desk = CameraDesk(pool, self._lease, self.clock, known.get)
        self.wall = WallWindow(
            WallParts(
                theme=theme,
                clock=self.clock,
                directory=cast(Directory, Known(known)),
                identity=lambda: None,
                open_view=self.desk.view,
                stand_by=self.desk.stand_by,
            )
        )
        coverage = PatrolCoverage(self.clock.now())
        self.runner = PatrolRunner(self.clock, lambda: coverage, self.wall)
        PatrolWall(self.wall, self.runner)
        self.wall.set_count(tiles)
        self.wall.resize(1920, 1080)

    def start(self, dwell: float) -> None:
        """Begin."""
        plan = PatrolPlan("bench/patrol", "千次轮巡", dwell=dwell)
        self.runner.start(plan, [PatrolCamera(id) for id in self._urls])

    def _lease(self, camera: str, profile: str) -> "Future[PlayAnswer]":
        asked: Future[PlayAnswer] = Future()
        until = to_text(self.clock.now() + timedelta(hours=1))
        asked.set_result(
            PlayAnswer(camera=camera, lease="L", urls=list(self._urls[camera]), until=until)
        )
        return asked


class TurnWatch(QObject):
    """Looks at every tile twice in a frame.

    Args:
        rig: what is looked at.
        turns: after so many it is over.
        done: called then.

    Attributes:
        turns: how many there were.
        had: numbers of the tiles that have had a picture.
        black: looks at a tile that had a picture and has none.
        states: what such tiles said instead.
        errors: seconds by which each dwell was too long or too short.
        whole: seconds from a turn until every tile showed its camera; all of the page's time where
            that never came.
        missed: cameras of a page that were never seen while it stood.
        shown: ids that were seen.
    """

    def __init__(self, rig: PatrolRig, turns: int, done: Callable[[], None]) -> None:
        super().__init__(rig.wall)
        self._rig, self._most, self._done = rig, turns, done
        self._pictures = rig.wall.pictures.hand_overs
        self.had: set[int] = set()
        self._turned_at: float | None = None
        self._is_whole = False
        self._seen_on_page: set[str] = set()
        self.turns = self.black = self.missed = 0
        self.states: Counter[str] = Counter()
        self.errors: list[float] = []
        self.whole: list[float] = []
        self.shown: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        rig.runner.page_left.connect(self._left)
        rig.runner.turned.connect(self._turned)

    def start(self) -> None:
        """Begin to look; turns before, as from another plan to this one, do not count."""
        self.turns = 0
        self.errors.clear()
        self._timer.start()

    def look(self) -> None:
        """Look at every tile."""
        grid, now = self._rig.wall.grid, self._rig.clock.monotonic()
        for number in range(grid.count):
            view = self._pictures.view_seen(number)
            if view is not None and has_picture(view) and view.image() is not None:
                self.had.add(number)
                self._seen_on_page.add(self._pictures.camera_seen(number))
            elif self._is_to_be_empty(number):
                self.had.discard(number)
            elif number in self.had:
                self.black += 1
                self.states[view.state if view else "empty"] += 1
        page = self._rig.runner.page
        if page is None or self._turned_at is None or self._is_whole:
            return
        seen = [self._pictures.camera_seen(number) for number in range(grid.count)]
        if seen == list(page.cameras):
            self._is_whole = True
            self.whole.append(now - self._turned_at)

    def _is_to_be_empty(self, number: int) -> bool:
        """Whether the last page of the round has no camera for a tile: no picture is lost there."""
        page = self._rig.runner.page
        return page is not None and not any(page.cameras[number : number + 1])

    def _left(self, page: PatrolPage) -> None:
        if self._turned_at is not None:
            wanted = {camera for camera in page.cameras if camera}
            self.missed += len(wanted - self._seen_on_page)
            self.shown |= wanted & self._seen_on_page
            if not self._is_whole:
                self.whole.append(self._rig.clock.monotonic() - self._turned_at)
        self._seen_on_page = set()

    def _turned(self) -> None:
        now, plan = self._rig.clock.monotonic(), self._rig.runner.plan
        if self._turned_at is not None and plan is not None:
            self.turns += 1
            self.errors.append(now - self._turned_at - plan.dwell)
        self._turned_at, self._is_whole = now, False
        if self.turns >= self._most:
            self._timer.stop()
            self._turned_at = None
            QTimer.singleShot(0, self._done)
