"""The clocks of playbook steps that are due: read with the matter they wait for."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from console.domain.alert import Alert
from console.domain.incident import Incident
from console.domain.plan_progress import Situation, situation_of, standings
from console.domain.plan_run import PlanRun
from console.domain.working_calendar import WorkingCalendar
from console.models.newer import readable
from console.models.record_clocks import clock_on
from console.models.running_clock import STEP, RunningClock, short
from offline_cache.cache import Cache
from offline_cache.values import Key, Row


class PlanReader:
    """Reads what the steps of a run wait for; on a lane.

    Args:
        cache: what the seat holds.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def situation(self, run: PlanRun) -> Situation | None:
        """Return what a run's matter is like; None where it is over, or is not here."""
        if run.incident:
            return self._of_matter(run.incident)
        alerts = self._alerts([run.alert])
        still = [alert for alert in alerts if not alert.is_closed]
        return Situation(tuple(still), since=run.started_at) if still else None

    def _of_matter(self, id: str) -> Situation | None:
        row = self._cache.get(Incident.KIND, id)
        found = readable(Incident, [] if row is None else [row])
        if not found or not found[0][0].is_open:
            return None
        return situation_of(found[0][0], self._alerts(found[0][0].members))

    def _alerts(self, ids: Sequence[str]) -> list[Alert]:
        rows = self._cache.rows(Alert.KIND, list(ids))
        return [alert for alert, _ in readable(Alert, rows)]


def counted_steps(
    cache: Cache, rows: Sequence[Row], calendar: WorkingCalendar, now: datetime
) -> Iterator[tuple[str, tuple[RunningClock, ...], frozenset[Key]]]:
    """Yield each run's id, the clocks of its steps that are due, and what these wait for."""
    reader = PlanReader(cache)
    for run, row in readable(PlanRun, rows):
        situation = reader.situation(run)
        alerts = () if situation is None else situation.alerts
        beside = (Incident.KIND, run.incident), (Alert.KIND, run.alert)
        keys = (*beside, *((Alert.KIND, alert.id) for alert in alerts))
        clocks = () if situation is None else tuple(_clocks(run, situation, calendar, now))
        yield row.id, clocks, frozenset(key for key in keys if key[1])


def _clocks(
    run: PlanRun, situation: Situation, calendar: WorkingCalendar, now: datetime
) -> Iterator[RunningClock]:
    key, lead = f"{PlanRun.KIND}/{run.id}", run.incident or run.alert
    for each in standings(run, situation):
        if each.limit is not None:
            title = each.step.title
            told = f"{run.title}·{title}" if run.title else title
            name = short(title)
            yield from clock_on(STEP, key, told, name, lead, each.limit, calendar, now)
