"""The clocks of forecasts: towns that have not answered yet, and a validity that ends soon."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.alert_marks import Severity
from console.models.forecast_book import ForecastBook
from console.models.forecasts import short_name
from console.models.running_clock import CALL_OUT, VALIDITY, RunningClock

SOON = timedelta(minutes=30)
"""Left of a validity from when on it is shown; past its end the header says it, not the strip."""


def forecast_clocks(
    forecasts: ForecastBook, limits: Mapping[Severity, timedelta], now: datetime
) -> list[RunningClock]:
    """Return the clocks of all forecasts in force.

    Args:
        forecasts: those in force, with the towns called.
        limits: until when a town must have answered, by grade.
        now: for what ends soon.
    """
    found = []
    for alert in forecasts():
        for clock in (_answers(alert, forecasts, limits), _validity(alert, now)):
            if clock is not None:
                found.append(clock)
    return found


def _answers(
    alert: Alert, forecasts: ForecastBook, limits: Mapping[Severity, timedelta]
) -> RunningClock | None:
    called = forecasts.round_of(alert)
    ends = called.next_due(limits)
    if ends is None:
        return None
    words = QCoreApplication.translate("clocks", "{0} towns").format(len(called.unheard))
    return RunningClock(ends, alert.id, CALL_OUT, words)


def _validity(alert: Alert, now: datetime) -> RunningClock | None:
    ends = alert.expires_at
    if ends is None or not timedelta() < ends - now <= SOON:
        return None
    return RunningClock(ends, alert.id, VALIDITY, short_name(alert))
