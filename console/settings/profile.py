"""Limits of the hall's clocks, as data with a source (resources/profiles); never constants."""

import tomllib
from datetime import timedelta
from typing import Any

from console.domain.alert import ClockProfile, Severity
from resources import path


def load_clock_profile(name: str = "default") -> ClockProfile:
    """Read a profile.

    Raises:
        ValueError: the file lacks a table, or names a severity that does not exist; the message
            says which file and what.
    """
    file = path(f"profiles/{name}.toml")
    told = tomllib.loads(file.read_text("utf-8"))
    try:
        return ClockProfile(
            _limits(told["acknowledge"]),
            _limits(told["first_action"]),
            str(told.get("source", name)),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error


def load_answer_limit(name: str = "default") -> timedelta:
    """Read how long a unit may take to answer before the next contact is due (`deploy.answer`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    file = path(f"profiles/{name}.toml")
    try:
        told = tomllib.loads(file.read_text("utf-8"))["deploy"]["answer"]["seconds"]
        return timedelta(seconds=float(told))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{file.name}: {error!r} is missing or not understood") from error


def _limits(table: dict[str, Any]) -> dict[Severity, timedelta]:
    """Read `red = { seconds = 60, source = "…" }` or `red = 60`."""
    limits = {}
    for name, told in table.items():
        if name == "source":
            continue
        seconds = told["seconds"] if isinstance(told, dict) else told
        limits[Severity[name.upper()]] = timedelta(seconds=float(seconds))
    return limits
