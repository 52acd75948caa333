"""Patrol plans (轮巡方案): which cameras are gone through, how long each, in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SHORTEST, LONGEST = 4.0, 600.0
"""Seconds a dwell may take: under four the next page is not whole when its turn comes (it is opened
while this one stands, and waits for key frames), above ten minutes it is no patrol."""
LONGEST_SETTLE = 30.0
"""Seconds a camera on a swivel has at most until its picture counts."""


class PatrolStep(StrEnum):
    """By how much a turn goes on: 整页, 一行."""

    PAGE = "page"
    ROW = "row"


class PatrolOrder(StrEnum):
    """Which cameras come next: 按序, 均衡关注 (by coverage debt)."""

    PLAIN = "plain"
    BALANCED = "balanced"


@dataclass(frozen=True, slots=True)
class PatrolStop:
    """What one camera of a plan has of its own.

    Attributes:
        camera: its id.
        dwell: seconds it is looked at; None for that of the plan.
        weight: how much more (or less) attention it is owed than others of its level.
        preset: where a camera on a swivel looks when it is shown; empty for as it stands.
        settle: seconds after which it stands still and its picture counts.
        back: the preset it goes back to when its turn is over; empty to stay.
    """

    camera: str
    dwell: float | None = None
    weight: float = 1.0
    preset: str = ""
    settle: float = 3.0
    back: str = ""


@dataclass(frozen=True, slots=True)
class PatrolPlan:
    """A plan.

    Attributes:
        id: `shipped/…`, `own/…` or `shared/…`.
        name: on screen.
        pool: which cameras: queries of the directory (`标签:下立交`), one behind the other.
        dwell: seconds of a page, or of a row.
        step: whole page or one row.
        order: plain or by coverage debt.
        resumes_after: seconds after which a held wall goes on by itself; 0 for never.
        releases_after: seconds after which a held tile goes on with the others; 0 for never.
        without: ids of cameras that are left out.
        stops: cameras with something of their own.
        author: who wrote it.
        is_shared: whether others of the hall have it.
        version: counted at each saving.
        note: what it is for.
    """

    id: str
    name: str
    pool: tuple[str, ...] = ()
    dwell: float = 10.0
    step: PatrolStep = PatrolStep.PAGE
    order: PatrolOrder = PatrolOrder.PLAIN
    resumes_after: float = 60.0
    releases_after: float = 600.0
    without: tuple[str, ...] = ()
    stops: tuple[PatrolStop, ...] = ()
    author: str = ""
    is_shared: bool = True
    version: int = 1
    note: str = ""

    def stop(self, camera: str) -> PatrolStop:
        """Return what a camera has of its own; one that is not named has nothing."""
        return next((stop for stop in self.stops if stop.camera == camera), PatrolStop(camera))

    def dwell_of(self, arriving: Sequence[str]) -> float:
        """Return how long the cameras that have just come are looked at.

        A camera's own dwell, longer or shorter, goes before the plan's for all that come with it;
        of several the longest. One that swivels first has its time from when it stands still.
        """
        stops = [self.stop(camera) for camera in arriving]
        own = max((stop.dwell for stop in stops if stop.dwell is not None), default=self.dwell)
        wanted = (
            (own if stop.dwell is None else stop.dwell) + (stop.settle if stop.preset else 0.0)
            for stop in stops
        )
        return max(wanted, default=self.dwell)
