"""How long a patrol waits for a hand, and what a camera is owed from when: the hall's data."""

from console.domain.patrol_order import AttentionRules
from console.domain.patrol_time import PatrolRules
from console.settings.profile_data import profile_value

NAME = "patrol"


def patrol_rules() -> PatrolRules:
    """Return them.

    Raises:
        ValueError: a value is missing or not understood; the message says which.
    """
    hands_off, due = (_number(f"rounds.{name}") for name in ("hands_off", "due"))
    if hands_off <= 0 or due < 1:
        raise ValueError(f"{NAME}.toml: rounds needs hands_off above 0 and due of 1 or more")
    levels = profile_value("attention.levels", NAME)
    if not isinstance(levels, list):
        raise ValueError(f"{NAME}.toml: attention.levels is a list, level 1 first")
    most, sooner = (_number(f"attention.{name}") for name in ("most", "sooner"))
    try:
        attention = AttentionRules(tuple(float(each) for each in levels), most, sooner)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{NAME}.toml: {error}") from error
    return PatrolRules(hands_off, due, attention)


def _number(place: str) -> float:
    return float(profile_value(place, NAME))
