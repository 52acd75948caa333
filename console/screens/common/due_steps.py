"""Steps of plans that are due for one alert, as S1 and S3 show them above the handling card."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.models.running_clock import STEP, RunningClock, in_order
from console.runtime.hall_time import hall_time

MOST = 3


def _t(source: str) -> str:
    return QCoreApplication.translate("playbook", source)


def due_steps(alert: Alert, clocks: Sequence[RunningClock]) -> list[RunningClock]:
    """Return the clocks of steps for an alert or its matter, the least time left first."""
    about = {alert.id, alert.incident} - {""}
    return in_order([c for c in clocks if c.kind == STEP and c.alert in about])[:MOST]


def step_title(clock: RunningClock) -> str:
    """Return a step with its plan."""
    return clock.detail.title if clock.detail is not None else clock.subject


def until_words(clock: RunningClock, now: datetime) -> str:
    """Return until when a step is to be done; the time itself, so that no second repaints it."""
    words = _t("was due {0}") if clock.ends <= now else _t("by {0}")
    return words.format(hall_time(clock.ends))
