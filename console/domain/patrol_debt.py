"""What each camera of a running patrol is owed: by its level, its weight, and when it was seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.domain.patrol_order import Owed, attention
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolCoverage
from console.domain.patrol_time import STANDARD, PatrolRules


@dataclass(frozen=True, slots=True)
class PatrolCamera:
    """A camera of the pool: its id, and its level (1 key … 3)."""

    id: str
    level: int = 3


class PatrolDebt:
    """Remembers when cameras were shown, and asks when they were proven seen.

    Args:
        coverage: what was proven seen in this shift.
        now: the hall's time.
        monotonic: seconds that never jump.
        rules: of the hall.
    """

    def __init__(
        self,
        coverage: Callable[[], PatrolCoverage],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        rules: PatrolRules = STANDARD,
    ) -> None:
        self._rules = rules
        self.coverage = coverage
        self._now = now
        self._monotonic = monotonic
        self._plan: PatrolPlan | None = None
        self._cameras: Sequence[PatrolCamera] = ()
        self._shown_at: dict[str, float] = {}
        self._began = 0.0

    def begin(self, plan: PatrolPlan) -> None:
        """A plan runs from now on; nothing of it was shown yet."""
        self._plan = plan
        self._began = self._monotonic()
        self._shown_at.clear()

    def set_cameras(self, cameras: Sequence[PatrolCamera]) -> None:
        """These are gone through."""
        self._cameras = cameras

    def shown(self, cameras: Sequence[str]) -> None:
        """These stood on tiles until now."""
        now = self._monotonic()
        self._shown_at.update((camera, now) for camera in cameras if camera)

    def seen(self, more: Sequence[str] = ()) -> int:
        """Return how many were proven seen in this shift; `more` belong to the plan as well."""
        seen_at = self.coverage().seen_at
        return sum(id in seen_at for id in (*(camera.id for camera in self._cameras), *more))

    def overdue(self, round_seconds: float, more: Sequence[str] = ()) -> int:
        """Return how many are 欠巡; `more` belong to the plan and cannot be shown now.

        What was not seen yet in this shift is due from when the patrol began; so is what is told
        as seen in the future, by a clock that was ahead.
        """
        coverage, now = self.coverage(), self._now()
        began_at = now - timedelta(seconds=self._monotonic() - self._began)
        since = max(coverage.since, began_at)
        ids = (*(camera.id for camera in self._cameras), *more)
        seen = (coverage.seen_at.get(id, since) for id in ids)
        waits = ((now - (at if at <= now else since)).total_seconds() for at in seen)
        return sum(wait > self._rules.due * round_seconds for wait in waits)

    def owed(self) -> list[Owed]:
        """Return what each camera is owed now, in the order of the plan.

        Told as seen in the future, it is owed by when it was shown: else it would never come.
        """
        coverage, now, hall_now = self.coverage(), self._monotonic(), self._now()
        rules = self._rules.attention
        stops = self._plan.stops if self._plan else ()
        weights = {stop.camera: stop.weight for stop in stops}
        owed = []
        for camera in self._cameras:
            shown = now - self._shown_at.get(camera.id, self._began)
            seen_at = coverage.seen_at.get(camera.id, coverage.since)
            seen = (hall_now - seen_at).total_seconds()
            weight = attention(camera.level, weights.get(camera.id, 1.0), rules)
            owed.append(Owed(camera.id, weight, seen if seen >= 0 else shown, shown, rules.sooner))
        return owed
