"""The clocks of 叫应: one for each forecast, how many towns have not answered and until when."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from console.domain.alert_marks import Severity
from console.models.forecast_book import ForecastBook
from console.shell.strip_presenter import CALL_OUT, RunningClock


def call_out_clocks(
    forecasts: ForecastBook, limits: Mapping[Severity, timedelta]
) -> list[RunningClock]:
    """Return a clock for each forecast in force with towns that have not answered."""
    clocks = []
    for alert in forecasts():
        called = forecasts.round_of(alert)
        ends = called.next_due(limits)
        if ends is not None:
            words = QCoreApplication.translate("shell", "{0} towns").format(len(called.unheard))
            clocks.append(RunningClock(ends, alert.id, CALL_OUT, words))
    return clocks
