"""Playbooks being followed: which run for a matter, and how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from console.domain.plan_progress import Situation, StepStanding, standings
from console.domain.plan_run import PlanRun, plan_run_id
from console.domain.playbook import Playbook, fitting
from console.models.change_feed import ChangeFeed
from console.models.directory import Directory
from console.models.kind_book import KindBook
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane

Runs = dict[str, tuple[PlanRun, bool]]
"""Runs by their id, and whether an own act on one waits for the hub."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """One playbook of a matter as shown.

    Attributes:
        run: how it is followed; one that nobody has begun has no marks.
        steps: each as it is now.
        is_begun: whether somebody has begun it.
        is_pending: whether an own act on it waits for the hub.
    """

    run: PlanRun
    steps: tuple[StepStanding, ...]
    is_begun: bool = True
    is_pending: bool = False


class PlanBook(KindBook[Runs]):
    """Knows the runs of all matters.

    Args:
        cache: where they are read.
        feed: says when one changed.
        lane: the thread they are read in.
        directory: the playbooks and the dispatch dictionary.

    Signals:
        changed: some run, or what the hall knows, is other now.
    """

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        directory: Directory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PlanRun.KIND, {}, cache, feed, lane, parent)
        self._directory = directory
        directory.changed.connect(self.changed)

    def runs(self) -> list[PlanRun]:
        """Return every run."""
        return [run for run, _ in self.found.values()]

    def of_matter(
        self,
        incident: str,
        alert: str,
        matters: Sequence[str],
        situation: Situation,
        named: Sequence[str] = (),
    ) -> list[PlanView]:
        """Return the playbooks of a matter: those begun, else the one that is meant for it.

        Args:
            incident: its id; empty for an alert alone.
            alert: id of the alert alone.
            matters: entries of the dispatch dictionary it is of.
            situation: what it is like.
            named: ids of playbooks that rules name for its alerts; they go before the dictionary's.
        """
        subject = incident or alert
        begun = [
            PlanView(run, tuple(standings(run, situation)), True, is_pending)
            for run, is_pending in self.found.values()
            if subject in (run.incident, run.alert)
        ]
        known = {view.run.playbook for view in begun}
        by_rule = [each for each in self._directory.playbooks() if each.id in named]
        for playbook in [*by_rule, *self.meant(matters, situation.level)][:1]:
            if playbook.id not in known and not (begun and not playbook.levels):
                run = unbegun(playbook, incident, alert, situation)
                begun.append(PlanView(run, tuple(standings(run, situation)), False))
        return sorted(begun, key=lambda view: (view.is_begun, view.run.started_at), reverse=True)

    def meant(self, matters: Sequence[str], level: str) -> list[Playbook]:
        """Return the playbooks that are meant for a matter, the best first."""
        found = list[Playbook]()
        for matter in matters:
            found += fitting(self._directory.playbooks(), matter, level)
        return list({each.id: each for each in found}.values())

    def read(self) -> Runs:  # noqa: D102 - what it is for stands at KindBook
        rows = readable(PlanRun, self._cache.select(PlanRun.KIND))
        return {run.id: (run, row.is_pending) for run, row in rows}


def unbegun(playbook: Playbook, incident: str, alert: str, situation: Situation) -> PlanRun:
    """Return a playbook as it would be followed, from when the matter came; it is no record."""
    came = min((each.received_at for each in situation.alerts), default=situation.since)
    return PlanRun(
        id=plan_run_id(incident or alert, playbook.id),
        playbook=playbook.id,
        started_at=came,
        incident=incident,
        alert="" if incident else alert,
        version=playbook.version,
        title=playbook.title,
        roles=playbook.roles,
        steps=playbook.steps,
    )
