"""Watches what can be seen of each page of a patrol, and says what it was worth when it is left.

Twice a second it is asked which tiles are live and in sight; the time between two looks counts
where both found it so. Of each camera two samples are taken, some rows of the picture, one when it
came and one when the page is left; they are measured in a thread of their own.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QRect, Signal

from console.domain.patrol_proof import (
    ClearMark,
    PatrolProof,
    PatrolVerdict,
    ProofRules,
    Sight,
    judge,
)
from console.domain.patrol_state import PatrolPage
from console.domain.picture_sample import sample_of
from console.models.futures import when_done
from console.runtime.clock import Clock
from console.runtime.workers import run_aside
from console.screens.common.views import View
from console.screens.wall.laid_over import is_free, laid_over, on_desktop
from console.screens.wall.patrol_wall import PatrolWall
from console.screens.wall.picture_rows import rows_of
from widgets.video.tile_source import TileState

MOVING = (TileState.LIVE.value, TileState.WEAK.value)
LONGEST = 1.0
"""Seconds between two looks that count at most: whoever was held up painted nothing meanwhile."""


@dataclass(slots=True)
class _Watched:
    """What was seen so far of one camera on the page that stands."""

    camera: str
    since: float = -1.0
    until: float = 0.0
    shown: float = 0.0
    """Seconds its tile was in sight, whatever was on it."""
    seconds: float = 0.0
    """Seconds it moved there."""
    frames: int = 0
    """Decoded in those."""
    counted: int = 0
    """Frames its stream had decoded at the last look."""
    was_shown: bool = False
    was_moving: bool = False
    state: str = ""
    first: bytes = b""
    last: bytes = b""
    is_aimed: bool = True
    """Whether it looked where the plan wants it to, when it was last asked."""

    def note(self, view: View | None, is_aimed: bool, now: float, step: float) -> None:
        """Note one look.

        Args:
            view: what stands on its tile; None where that is not in sight.
            is_aimed: whether it looks where the plan wants it to.
            now: seconds since the page began.
            step: seconds since the look before.
        """
        is_moving = view is not None and view.state in MOVING
        if view is not None:
            self.state = view.state
            self.shown += step if self.was_shown else 0.0
        if is_moving:
            self.is_aimed = is_aimed
        self.was_shown = view is not None
        if view is not None and is_moving and is_aimed:
            self._count(view, now, step)
        self.was_moving = is_moving and is_aimed

    def take_back(self) -> None:
        """It turned out that one picture came again and again: nothing of it was seen."""
        self.since, self.until, self.seconds, self.frames = -1.0, 0.0, 0.0, 0
        self.was_moving = False

    def _count(self, view: View, now: float, step: float) -> None:
        frames = view.frames
        if self.since < 0:
            self.since, self.first = now, rows_of(view.image())
        if self.was_moving:
            self.seconds += step
            self.frames += max(0, frames - self.counted)
        self.until, self.counted = now, frames


class ProofWatch(QObject):
    """Follows one patrol on one wall.

    Args:
        patrol: wall and runner.
        clock: the hall's time, and seconds.
        rules: from when on a turn counts.
        attendance: whether nobody is there, and seconds since the last touch.
        last_hash: of a camera's picture when it was last left.
        said: what the person says of the page that stands.
        is_shut: whether the seat is locked: nobody looks through the lock.
        is_unchanged: whether a camera gives one picture again and again (画面未变).

    Signals:
        proven: a PatrolProof without an id and without who looked: a page was left.
    """

    proven = Signal(object)

    def __init__(
        self,
        patrol: PatrolWall,
        clock: Clock,
        rules: ProofRules,
        attendance: Callable[[], tuple[bool, float]],
        last_hash: Callable[[str], str],
        said: Callable[[], ClearMark],
        is_shut: Callable[[], bool] = lambda: False,
        is_unchanged: Callable[[str], bool] = lambda camera: False,
    ) -> None:
        super().__init__(patrol)
        self.patrol, self._wall, self._clock, self._rules = patrol, patrol.wall, clock, rules
        self._attendance, self._last_hash = attendance, last_hash
        self._said, self._is_shut, self._is_unchanged = said, is_shut, is_unchanged
        self._watched: dict[str, _Watched] = {}
        self._began = clock.monotonic()
        self._began_at: datetime = clock.now()
        self._looked_at = 0.0
        """Seconds after the page began."""
        patrol.runner.turned.connect(self._turned)
        patrol.runner.page_left.connect(self._left)
        patrol.wall.ticked.connect(self.look)

    def look(self) -> None:
        """Note which cameras are live and in sight now."""
        now = self._clock.monotonic() - self._began
        step, self._looked_at = min(LONGEST, now - self._looked_at), now
        can_be_seen = bool(self._watched) and self._can_be_seen
        over = laid_over(self._wall.pictures.seen_grid) if can_be_seen else None
        for each in self._watched.values():
            view = None if over is None else self._view_in_sight(each.camera, over)
            if self._is_unchanged(each.camera):
                each.take_back()
            else:
                each.note(view, self.patrol.is_aimed(each.camera), now, step)

    @property
    def has_moved(self) -> bool:
        """Whether any picture of the page that stands has moved in sight."""
        self.look()
        return any(each.since >= 0 for each in self._watched.values())

    def _view_in_sight(self, camera: str, over: Sequence[QRect]) -> View | None:
        place = self._wall.pictures.place_of(camera)
        if place is None:
            return None
        grid, number = place
        tile = on_desktop(grid, grid.tile_rect(number))
        return self._wall.pictures.view_of(camera) if is_free(tile, over) else None

    @property
    def _can_be_seen(self) -> bool:
        """Whether the wall can be seen: neither hidden, minimised, locked nor wholly covered."""
        window = self._wall.window()
        handle = window.windowHandle()
        if self._is_shut() or not self._wall.isVisible() or window.isMinimized():
            return False
        return handle is not None and handle.isExposed()

    def _turned(self, number: int, cameras: tuple[str, ...]) -> None:
        self._began, self._began_at = self._clock.monotonic(), self._clock.now()
        self._looked_at = 0.0
        self._watched = {camera: _Watched(camera) for camera in cameras if camera}
        self.look()

    def _left(self, page: PatrolPage) -> None:
        """Take the last samples now; what they say comes from another thread."""
        self.look()
        watched, self._watched = list(self._watched.values()), {}
        for each in watched:
            view = self._wall.pictures.view_of(each.camera) if each.since >= 0 else None
            each.last = b"" if view is None else rows_of(view.image())
        is_absent, idle = self._attendance()
        plan, skips = self.patrol.runner.plan, self.patrol.runner.state.skips
        proof = PatrolProof(
            "",
            page.plan,
            self._began_at,
            self._clock.now(),
            plan_name=plan.name if plan else "",
            page=page.number,
            wall=self._wall.view.page,
            total=self.patrol.runner.state.total,
            denied=skips.denied,
            cut_off=len(skips.cut_off),
            unknown=len(skips.unknown),
            idle=round(idle, 1),
            is_absent=is_absent,
            clear=self._said(),
        )
        before = {each.camera: self._last_hash(each.camera) for each in watched}
        judged = run_aside("proof", partial(_judged, proof, watched, before, self._rules))
        when_done(judged, self, self.proven.emit)


def _judged(
    proof: PatrolProof, watched: list[_Watched], before: dict[str, str], rules: ProofRules
) -> PatrolProof:
    return replace(
        proof, sights=tuple(_sight(each, before, proof.is_absent, rules) for each in watched)
    )


def _sight(watched: _Watched, before: dict[str, str], is_absent: bool, rules: ProofRules) -> Sight:
    is_known = watched.since >= 0
    first, last = sample_of(watched.first), sample_of(watched.last)
    sight = Sight(
        watched.camera,
        round(max(0.0, watched.since), 1),
        round(watched.until, 1) if is_known else 0.0,
        watched.frames,
        watched.shown >= rules.seconds,
        watched.state,
        first.hash,
        last.hash,
        PatrolVerdict.STALE,
        round(watched.seconds, 1),
    )
    before_hash = before[watched.camera]
    verdict = judge(sight, last.spread, is_absent, rules, before_hash, watched.is_aimed)
    return replace(sight, verdict=verdict)
