"""What is known of a forecast: its step, from when to when it holds, where, and which round."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert, Nature
from console.domain.forecast import Standing, standing
from console.models.forecasts import since
from console.runtime.hall_time import hall_day_minute, hall_time
from widgets.common.facts_grid import Fact


def _t(source: str) -> str:
    return QCoreApplication.translate("call_out", source)


def standing_word(stands: Standing) -> str:
    """Return what a forecast is now."""
    words = {
        Standing.AHEAD: _t("Not in force yet"),
        Standing.ISSUED: _t("Issued"),
        Standing.CHANGED: _t("Changed"),
        Standing.EXTENDED: _t("Extended"),
        Standing.LAPSED: _t("Past its validity, not lifted"),
        Standing.LIFTED: _t("Lifted"),
    }
    return words[stands]


def is_lapsed(alert: Alert, now: datetime) -> bool:
    """Whether it is a forecast past its validity that nobody lifted."""
    return alert.nature is Nature.FORECAST and standing(alert, now) is Standing.LAPSED


def forecast_facts(alert: Alert, now: datetime, kept: Fact | None) -> list[Fact]:
    """Return six facts.

    Args:
        alert: the forecast.
        now: for what it is by its times.
        kept: how far own acts on it are, where the hub has not all of them.
    """
    stands = standing(alert, now)
    icon = "exclamation-circle" if stands is Standing.LAPSED else ""
    until = _t("not told") if alert.expires_at is None else hall_day_minute(alert.expires_at)
    return [
        Fact(_t("State"), standing_word(stands), icon),
        Fact(_t("From"), hall_day_minute(since(alert))),
        Fact(_t("Area"), alert.place.name or alert.place.town or "—"),
        Fact(_t("Until"), until),
        Fact(_t("Source"), alert.source or "—"),
        kept or Fact(_t("Received"), _received(alert)),
    ]


def _received(alert: Alert) -> str:
    at = hall_time(alert.last_at or alert.received_at)
    return _t("{0}·round {1}").format(at, alert.round) if alert.round > 1 else at
