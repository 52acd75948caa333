"""A patrol on a page of the wall: its pages go onto the tiles, what is done there holds it."""

from math import ceil

from PySide6.QtCore import QObject

from console.domain.patrol_state import PatrolHold, PatrolPage
from console.models.patrol_presets import PatrolPresets
from console.models.patrol_runner import PatrolRunner
from console.screens.wall.patrol_strip import patrol_keys
from console.screens.wall.wall_window import WallWindow
from widgets.video.tile_source import TIME_PARTS


class PatrolWall(QObject):
    """Ties a runner to a page of the wall.

    Args:
        wall: whose tiles.
        runner: says what stands on them.
        presets: turns cameras on a swivel; None where nothing does.

    Attributes:
        wall, runner, presets: as given.
    """

    def __init__(
        self, wall: WallWindow, runner: PatrolRunner, presets: PatrolPresets | None = None
    ) -> None:
        super().__init__(wall)
        self.wall, self.runner, self.presets = wall, runner, presets
        wall.pictures.time_left_of = self._time_left_of
        wall.patrol, wall.patrol_keys = runner, patrol_keys()
        self._was_enlarged = False
        self._is_turning = self._is_given = False
        self._places = (0, 0)
        self._set_places()
        runner.set_out_of_sight(not wall.isVisible())
        runner.coming.connect(self._prepare)
        runner.nearly_due.connect(wall.pictures.wake_next)
        runner.turned.connect(self._turned)
        runner.held.connect(self._held)
        runner.stopped.connect(self._stopped)
        wall.rearranged.connect(self._rearranged)
        wall.patrol_wanted.connect(self._wanted)
        wall.looked_at.connect(runner.set_out_of_sight)
        wall.ticked.connect(self._look)
        wall.grid.focus_moved.connect(self._acted)
        wall.pictures.changed.connect(self._look)

    def is_aimed(self, camera: str) -> bool:
        """Whether a camera of the page looks where the plan wants it to."""
        return self.presets is None or self.presets.is_aimed(camera)

    def _time_left_of(self, camera: str) -> int:
        """Return how much of its time a camera of the page still stands, in parts."""
        page, plan = self.runner.page, self.runner.plan
        if page is None or plan is None or camera not in page.cameras:
            return 0
        if page.cameras.index(camera) in page.held:
            return 0
        return min(TIME_PARTS, ceil(TIME_PARTS * self.runner.left / plan.dwell_of(page.arriving)))

    def _prepare(self, page: PatrolPage) -> None:
        self.wall.pictures.prepare(page.cameras)

    def _turned(self) -> None:
        page, plan = self.runner.page, self.runner.plan
        if page is not None and plan is not None:
            self._is_turning = True
            self.wall.show_patrol(plan.id, plan.name, page.cameras)
            self._is_turning = False

    def _held(self, hold: PatrolHold) -> None:
        """Going on, the patrol's own cameras come back to where others were put meanwhile."""
        if hold is not PatrolHold.NONE:
            self.wall.pictures.leave_next_asleep()
        if hold is PatrolHold.NONE and not self.wall.is_on_patrol_page:
            self._turned()

    def _wanted(self, plan: str) -> None:
        """The wall was given what was kept of it: the page of this patrol, another, or none."""
        running = self.runner.plan
        self._is_given = True
        if running is None or running.id != plan:
            self.runner.stop()
        self._set_places()
        self._is_given = False
        if self.runner.plan is not None:
            self._turned()

    def _stopped(self) -> None:
        if not self._is_given:  # else the wall has what it was given
            self.wall.end_patrol()

    def _rearranged(self) -> None:
        """Somebody chose another layout, or put a camera on a tile and looks at it now."""
        if not self._is_turning and not self._set_places():
            self.runner.person_acts()

    def _set_places(self) -> bool:
        """Tell how many tiles there are and how many in a row; return whether that is new."""
        grid = self.wall.grid
        rows = len({grid.tile_rect(number).top() for number in range(grid.count)})
        places = (grid.count, -(-grid.count // max(1, rows)))
        is_new = places != self._places
        if is_new:
            self._places = places
            self.runner.set_places(*places)
        return is_new

    def _acted(self, number: int) -> None:
        """A tile was chosen: somebody looks at it."""
        if number >= 0:
            self.runner.person_acts()

    def _look(self) -> None:
        """As long as a camera fills the window nothing turns; then it goes on at once."""
        was_enlarged, self._was_enlarged = self._was_enlarged, self.wall.is_enlarged
        if self.wall.is_enlarged:
            self.runner.person_acts()
        elif was_enlarged and self.runner.state.hold is PatrolHold.PERSON:
            self.runner.resume()
