"""预警 in force: which ones, since when, and their short names."""

from collections.abc import Iterable
from datetime import datetime

from console.domain.alert import Alert, Nature
from console.domain.forecast import is_in_force
from console.domain.weather_signal import signal_in

_LONGEST = 8


def in_force(alerts: Iterable[Alert], now: datetime) -> list[Alert]:
    """Return the forecasts in force at `now`, worst first; drills are none.

    One past its validity that nobody lifted is among them (过有效期未解除).
    """
    found = [
        a
        for a in alerts
        if a.nature is Nature.FORECAST
        and not a.is_exercise
        and not a.is_closed
        and is_in_force(a, now)
    ]
    return sorted(found, key=lambda a: (-int(a.severity), since(a)))


def since(alert: Alert) -> datetime:
    """Return from when a forecast holds."""
    return alert.effective_at or alert.occurred_at or alert.received_at


def short_name(alert: Alert) -> str:
    """Return `暴雨橙色`, else the head of its title."""
    signal = signal_in(alert.title)
    return alert.title[:_LONGEST] if signal is None else signal.words
