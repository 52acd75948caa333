"""Limits of reports, and the hours the office is open, as a profile says (resources/profiles)."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from console.domain.limit_book import LimitBook, LimitRule
from console.domain.limits import LimitKind
from console.domain.working_calendar import OfficeHours
from console.settings.profile_data import profile_data

_MINUTE = 60


def load_limits(name: str = "default") -> LimitBook:
    """Read them.

    Raises:
        ValueError: something is missing or not understood; the message says which file and what.
    """
    told = profile_data(name)
    try:
        rules = [_report(key, each) for key, each in told["report"].items()]
        return LimitBook({rule.id: rule for rule in rules}, _hours(told["office"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def _report(key: str, told: Mapping[str, Any]) -> LimitRule:
    minutes = int(told["seconds"]) // _MINUTE
    source = str(told["source"])
    return LimitRule(f"report.{key}", str(told["title"]), LimitKind.MINUTES, minutes, source)


def _hours(told: Mapping[str, Any]) -> OfficeHours:
    spans = tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in told["hours"])
    return OfficeHours(spans, str(told["source"]))
