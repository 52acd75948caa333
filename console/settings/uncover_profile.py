"""How long a covered picture may be seen whole: data of the hall."""

from console.settings.profile_data import profile_value

LONGEST = 60.0
"""Minutes; a longer time is no look at one matter any more."""


def load_uncover_minutes(name: str = "default") -> tuple[float, ...]:
    """Read `uncover.minutes` of a profile, the shortest first.

    Raises:
        ValueError: it is missing or not understood; the message says which file and what.
    """
    told = profile_value("uncover.minutes", name)
    try:
        minutes = tuple(sorted(float(each) for each in told))
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: uncover.minutes: {error!r} is not understood") from error
    if not minutes or not all(0 < each <= LONGEST for each in minutes):
        raise ValueError(f"{name}.toml: uncover.minutes: each above 0, at most {LONGEST:g}")
    return minutes
