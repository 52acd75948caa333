"""Limits of the hall's clocks, as data with a source (resources/profiles); never constants."""

from datetime import timedelta
from typing import Any

from console.domain.alert import ClockProfile, Severity
from console.settings.profile_data import profile_data


def load_clock_profile(name: str = "default") -> ClockProfile:
    """Read a profile.

    Raises:
        ValueError: the file lacks a table, or names a severity that does not exist; the message
            says which file and what.
    """
    told = profile_data(name)
    try:
        return ClockProfile(
            _limits(told["acknowledge"]),
            _limits(told["first_action"]),
            str(told.get("source", name)),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def load_answer_limit(name: str = "default") -> timedelta:
    """Read how long a unit may take to answer before the next contact is due (`deploy.answer`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    try:
        told = profile_data(name)["deploy"]["answer"]["seconds"]
        return timedelta(seconds=float(told))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def load_hand_rest(name: str = "default") -> timedelta:
    """Read how long after the last key nobody is writing any more (`screens.hand`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    try:
        return timedelta(seconds=float(profile_data(name)["screens"]["hand"]["seconds"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def _limits(table: dict[str, Any]) -> dict[Severity, timedelta]:
    """Read `red = { seconds = 60, source = "…" }` or `red = 60`."""
    limits = {}
    for name, told in table.items():
        if name == "source":
            continue
        seconds = told["seconds"] if isinstance(told, dict) else told
        limits[Severity[name.upper()]] = timedelta(seconds=float(seconds))
    return limits
