"""Steps of plans that are due for the matter of one alert, and ticking the first (S1 and S3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.domain.alert import Alert
from console.domain.limits import Limit
from console.runtime.hall_time import hall_time
from console.screens.common.spoken_acts import SpokenActs

if TYPE_CHECKING:
    from console.commands.plan_acts import PlanActs
    from console.domain.plan_run import PlanRun
    from console.domain.playbook import PlanStep
    from console.models.matter_plans import MatterPlans

MOST = 3
"""Steps shown of an alert's matter; the room has them all."""


def _t(source: str) -> str:
    return QCoreApplication.translate("playbook", source)


@dataclass(frozen=True, slots=True)
class PlanParts:
    """What playbooks are followed with; made when a page first shows an alert of a matter."""

    plans: "MatterPlans"
    acts: "PlanActs"
    ends: Callable[[Limit], datetime | None]
    """Returns when a step's clock ends."""


OpenPlans = Callable[[], PlanParts]


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that is due; the first of several is the one at hand."""

    run: "PlanRun"
    step: "PlanStep"
    ends: datetime | None

    @property
    def title(self) -> str:
        """The step with its playbook."""
        return "·".join(part for part in (self.run.title, self.step.title) if part)

    def until(self, now: datetime) -> str:
        """Return until when it is to be done; the time itself, so that no second repaints it."""
        if self.ends is None:
            return _t("due")
        words = _t("was due {0}") if self.ends <= now else _t("by {0}")
        return words.format(hall_time(self.ends))

    def is_late(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.ends is not None and self.ends <= now


class DueSteps(SpokenActs):
    """Knows what is due for the alert a page shows, and has the first step ticked.

    Args:
        open_plans: makes what it works with; None at a seat that is only looked at.

    Signals:
        changed: other steps are due.
    """

    changed = Signal()

    def __init__(self, open_plans: OpenPlans | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_plans = open_plans
        self._parts: PlanParts | None = None

    def of(self, alert: Alert) -> list[DueStep]:
        """Return the steps due of an alert's matter, the one at hand first."""
        if not alert.incident or self._open_plans is None:
            return []
        if self._parts is None:
            self._parts = self._open_plans()
            self._parts.plans.changed.connect(self.changed)
        plans, ends = self._parts.plans, self._parts.ends
        plans.follow(alert.incident)
        found = plans.due()[:MOST]
        return [
            DueStep(view.run, each.step, None if each.limit is None else ends(each.limit))
            for view, each in found
        ]

    def tick(self, alert: Alert | None) -> None:
        """Say that the step at hand was done, now."""
        due = [] if alert is None else self.of(alert)
        if not due or self._parts is None:
            self.refused.emit(_t("No step is due"))
            return
        step = due[0]
        words = _t("Done: {0}; written by mistake, it is taken back in the room")
        self.perform(self._parts.acts.tick(step.run, step.step), words.format(step.step.title))
