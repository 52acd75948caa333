"""A patrol that runs on one page of the wall: turns, countdown, holding, and going on.

The runner knows ids and time alone. Whoever shows pictures follows its signals; whoever proves what
was seen follows them too and gives back the coverage.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from console.domain.patrol_course import PatrolCourse
from console.domain.patrol_debt import PatrolCamera, PatrolDebt
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import (
    PatrolCoverage,
    PatrolHold,
    PatrolMark,
    PatrolPage,
    PatrolSkips,
    PatrolState,
)
from console.domain.patrol_time import STANDARD, PatrolRules, PatrolTime
from console.runtime.clock import Clock

SOON = 0.001
_DECODED = 2
"""Steps that are done for a page that is ready to be turned to."""
BY_PERSON = (PatrolHold.WALL, PatrolHold.PERSON)


class PatrolRunner(QObject):
    """Runs one plan at a time.

    Args:
        clock: the hall's time and seconds that never jump.
        coverage: what was proven seen in this shift.
        rules: of the hall.

    Signals:
        coming: the PatrolPage that stands next; open it in stand-by.
        nearly_due: that page stands in a second; decode it. A hold of the wall takes this back.
        turned: number of the group from 1, and the ids on the tiles (empty for none).
        page_left: the PatrolPage that has just ended; `turned` or `stopped` follows.
        held: a PatrolHold; none when it goes on.
        resumed_by_itself: the PatrolHold that was over because its time was, and nobody did
            anything.
        released_by_itself: number of a held tile whose time was over.
        changed: pool, plan, what is held or who can see it is another; ask `state`.
        stopped: no patrol runs any more.
    """

    coming = Signal(object)
    nearly_due = Signal()
    turned = Signal(int, object)
    page_left = Signal(object)
    held = Signal(object)
    resumed_by_itself = Signal(object)
    released_by_itself = Signal(int)
    changed = Signal()
    stopped = Signal()

    def __init__(
        self,
        clock: Clock,
        coverage: Callable[[], PatrolCoverage],
        parent: QObject | None = None,
        rules: PatrolRules = STANDARD,
    ) -> None:
        super().__init__(parent)
        self._course: PatrolCourse | None = None
        self._debt = PatrolDebt(coverage, clock.now, clock.monotonic, rules)
        self._time = PatrolTime(clock.monotonic, rules)
        self._skips = PatrolSkips()
        self._held_at: dict[int, float] = {}
        self._monotonic = clock.monotonic
        self._tiles, self._row = 16, 4
        self._steps = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.go_on)

    # What is known

    @property
    def plan(self) -> PatrolPlan | None:
        """The plan that runs."""
        return None if self._course is None else self._course.plan

    @property
    def page(self) -> PatrolPage | None:
        """The page that stands."""
        return None if self._course is None else self._course.page

    @property
    def is_held(self) -> bool:
        """Whether the wall does not turn."""
        return self._time.hold is not PatrolHold.NONE

    @property
    def is_out_of_sight(self) -> bool:
        """Whether nobody can see the wall."""
        return self._time.is_out_of_sight

    @property
    def left(self) -> float:
        """Seconds until the next turn; it stands while the wall is held."""
        return self._time.left if self._course else 0.0

    @property
    def state(self) -> PatrolState:
        """How it stands now."""
        course = self._course
        if course is None:
            return PatrolState()
        away = self._skips.cut_off
        return PatrolState(
            plan=course.plan.id,
            name=course.plan.name,
            group=course.page.number if course.groups else 0,
            groups=course.groups,
            left=self.left,
            seen=self._debt.seen(away),
            total=len(course.pool) + len(away),
            overdue=self._debt.overdue(self._whole_round(course), away),
            hold=self._time.hold,
            resumes_in=self._time.resumes_in,
            held_tiles=len(course.page.held),
            skips=self._skips,
        )

    def _whole_round(self, course: PatrolCourse) -> float:
        """Return how long a round takes with what cannot be had at the moment, seconds."""
        count = len(course.pool)
        return course.round_seconds * (count + len(self._skips.cut_off)) / max(1, count)

    @property
    def mark(self) -> PatrolMark | None:
        """Where it stands, to be kept; None where no patrol runs."""
        if self._course is None:
            return None
        page = self._course.place
        is_held = self._time.hold is PatrolHold.WALL
        return PatrolMark(page.plan, page.number, page.cameras, page.held, is_held)

    # What a wall asks for

    def start(
        self,
        plan: PatrolPlan,
        cameras: Sequence[PatrolCamera],
        skips: PatrolSkips | None = None,
        mark: PatrolMark | None = None,
    ) -> None:
        """Run a plan.

        Args:
            plan: which.
            cameras: of its pool that can be shown, in its order.
            skips: those that cannot.
            mark: where it stood before; None, or one of another plan, to begin anew.
        """
        self._leave()
        self._held_at.clear()
        self._course = PatrolCourse(plan, self._debt.owed, self._tiles, self._row)
        self._debt.begin(plan)
        self._take(cameras, skips)
        self._time.set_hold(PatrolHold.NONE)
        if mark is None or mark.plan != plan.id:
            self._show(self._course.begin())
            return
        self._show(self._course.resume(mark))
        if mark.is_held:
            self.hold_wall()

    def stop(self) -> None:
        """End the patrol; what stands on the tiles stays."""
        if self._course is not None:
            self._leave()
            self._course = None
            self._time.set_hold(PatrolHold.NONE)
            self._timer.stop()
            self.stopped.emit()
            self.changed.emit()

    def set_pool(self, cameras: Sequence[PatrolCamera], skips: PatrolSkips | None = None) -> None:
        """Other cameras can be shown now: the link is lost or back, a right came or went."""
        if self._course is not None:
            before = self._course.page
            self._take(cameras, skips)
            self._laid_again(before)

    def set_places(self, tiles: int, row: int) -> None:
        """The wall has another layout."""
        self._tiles, self._row = tiles, row
        if self._course is not None:
            before = self._course.page
            self._course.set_places(tiles, row)
            self._laid_again(before)

    def turn(self, by: int) -> None:
        """Go forward or back at once; the new page has its whole dwell."""
        if self._course is not None and self._course.groups:
            self._leave()
            self._show(self._course.forward() if by > 0 else self._course.back())

    def hold_wall(self) -> None:
        """Stand still until somebody goes on, or until the plan's time for it is over."""
        self._set_hold(PatrolHold.WALL)

    def person_acts(self) -> None:
        """Somebody is at work on the wall: stand still until the hands rest.

        Held by a key it stays so, its time counted anew.
        """
        if self._time.hold in BY_PERSON:
            self._time.hands_on()
            self._rewind()
        elif self._time.hold is PatrolHold.NONE:
            self._set_hold(PatrolHold.PERSON)

    def set_kept(self, is_kept: bool) -> None:
        """Somebody is asked something here: a held wall does not go on by itself; or not more."""
        self._time.is_kept = is_kept
        self._rewind()

    def resume(self) -> None:
        """Go on where it stood, with the time that was left."""
        if self._time.hold in BY_PERSON:
            self._set_hold(PatrolHold.NONE)

    def hold_tile(self, tile: int, seen: str = "") -> bool:
        """Let a tile stay over turns, with what is `seen` there; return whether there is any."""
        is_held = self._course is not None and self._course.hold(tile, seen)
        if is_held:
            self._held_at[tile] = self._monotonic()
        return self._tile_changed(is_held)

    def release_tile(self, tile: int) -> bool:
        """Let a held tile go on with the others; return whether it was held."""
        return self._tile_changed(self._course is not None and self._course.release(tile))

    def set_out_of_sight(self, is_out_of_sight: bool) -> None:
        """Nobody can see the wall, so no time passes; or somebody can again."""
        if is_out_of_sight is not self._time.is_out_of_sight:
            self._time.set_out_of_sight(is_out_of_sight)
            self._rewind()
            self.changed.emit()

    def go_on(self) -> None:
        """Do what is due: open the next page, turn, go on by itself; the own timer calls it."""
        if self._course is None:
            return
        wait = self._time.next_look(self._steps, self._course.plan.dwell)
        if wait is None or wait > SOON:
            self._rewind()
        elif self.is_held:
            before = self._time.hold
            self._set_hold(PatrolHold.NONE)
            self.resumed_by_itself.emit(before)
        elif self._steps == _DECODED:
            self._leave()
            self._show(self._course.forward())
        else:
            self._get_ready(self._course)

    def _get_ready(self, course: PatrolCourse) -> None:
        """Do one step more for the page that comes."""
        self._steps += 1
        if self._steps == _DECODED:
            self._rewind()
            self.nearly_due.emit()
            return
        self._let_tiles_go(course)
        self._rewind()
        self.coming.emit(course.following)

    # Moving on

    def _take(self, cameras: Sequence[PatrolCamera], skips: PatrolSkips | None) -> None:
        assert self._course is not None
        self._skips = skips or PatrolSkips()
        self._debt.set_cameras(cameras)
        self._course.set_pool([camera.id for camera in cameras], self._skips.cut_off)

    def _laid_again(self, before: PatrolPage) -> None:
        """Show the page if it is another; the time that was left stays."""
        assert self._course is not None
        was_empty = self._time.is_empty
        if self._course.page.cameras != before.cameras or was_empty != (not self._course.groups):
            left = None if was_empty else self.left
            self._left_behind(before)
            self._show(self._course.page, left)
        self._steps = 0
        self._rewind()
        self.changed.emit()

    def _show(self, page: PatrolPage, left: float | None = None) -> None:
        """Let a page stand, from now on."""
        assert self._course is not None
        plan = self._course.plan
        self._time.set_empty(not self._course.groups)
        self._time.begin(plan.dwell_of(page.arriving) if left is None else left, plan.resumes_after)
        self._steps = 0
        self.turned.emit(page.number, page.cameras)
        self._rewind()
        self.changed.emit()

    def _leave(self) -> None:
        """Say that the page is over."""
        if self.page is not None:
            self._left_behind(self.page)

    def _left_behind(self, page: PatrolPage) -> None:
        self._debt.shown(page.cameras)
        self.page_left.emit(page)

    def _rewind(self) -> None:
        """Set the timer to what is due next."""
        self._timer.stop()
        if self._course is not None:
            wait = self._time.next_look(self._steps, self._course.plan.dwell)
            if wait is not None:
                self._timer.start(max(1, round(1000 * wait)))

    def _set_hold(self, hold: PatrolHold) -> None:
        if self._course is not None and self._time.set_hold(hold):
            if hold is not PatrolHold.NONE and self._steps == _DECODED:
                self._steps = 0  # who knows how long: nothing is decoded that nobody sees
            self._rewind()
            self.held.emit(hold)
            self.changed.emit()

    def _let_tiles_go(self, course: PatrolCourse) -> None:
        """Held tiles whose time is over go on with the others at the coming turn."""
        after, now = course.plan.releases_after, self._monotonic()
        for tile in course.page.held if after else ():
            if now - self._held_at.setdefault(tile, now) >= after and course.release(tile):
                self.released_by_itself.emit(tile)

    def _tile_changed(self, is_changed: bool) -> bool:
        if is_changed:
            self._steps = 0
            self._rewind()
            self.changed.emit()
        return is_changed
