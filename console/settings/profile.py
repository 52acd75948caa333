"""Limits of the hall's clocks, as data with a source (resources/profiles); never constants."""

from datetime import timedelta

from console.domain.alert_clocks import ClockProfile, Clocks, clocks_of
from console.domain.figures.period import ShiftPlan, shift_plan
from console.settings.profile_data import profile_data


def load_clock_profile(name: str = "default") -> ClockProfile:
    """Read a profile.

    Raises:
        ValueError: the file lacks a table, or names a severity that does not exist; the message
            says which file and what.
    """
    return load_clocks(name).profile


def load_clocks(name: str = "default") -> Clocks:
    """Read a profile's limits with the ladder behind them (`escalation`).

    Raises:
        ValueError: see `load_clock_profile`.
    """
    told = profile_data(name)
    try:
        return clocks_of({"source": name, **told})
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def load_shifts(name: str = "default") -> ShiftPlan:
    """Read when the hall's shifts begin (`figures.shifts`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    try:
        return shift_plan(profile_data(name)["figures"]["shifts"])
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: figures.shifts: {error!r} is not understood") from error


def load_answer_limit(name: str = "default") -> timedelta:
    """Read how long a unit may take to answer before the next contact is due (`deploy.answer`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    return _seconds("deploy", "answer", name)


def load_owner_limit(name: str = "default") -> timedelta:
    """Read how long an owner may be without input before an open 红 is let go (`owner.idle`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    return _seconds("owner", "idle", name)


def load_hand_rest(name: str = "default") -> timedelta:
    """Read how long after the last key nobody is writing any more (`screens.hand`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    return _seconds("screens", "hand", name)


def load_places_kept(name: str = "default") -> timedelta:
    """Read for how long towns keep their places on the overview (`area.places`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    return _seconds("area", "places", name)


def load_position_limit(name: str = "default") -> timedelta:
    """Read from which age on the position of a force is told to be old (`position.fresh`).

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    return _seconds("position", "fresh", name)


def _seconds(table: str, entry: str, name: str) -> timedelta:
    try:
        told = profile_data(name)[table][entry]["seconds"]
        return timedelta(seconds=float(told))
    except (KeyError, TypeError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error
