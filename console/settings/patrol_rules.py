"""How long a patrol waits for a hand, and from when a camera is owed a look: the hall's data."""

from console.domain.patrol_time import PatrolRules
from console.settings.profile_data import profile_value

NAME = "patrol"


def patrol_rules() -> PatrolRules:
    """Return them.

    Raises:
        ValueError: a value is missing or not understood; the message says which.
    """
    hands_off, due = (float(profile_value(f"rounds.{name}", NAME)) for name in ("hands_off", "due"))
    if hands_off <= 0 or due < 1:
        raise ValueError(f"{NAME}.toml: rounds needs hands_off above 0 and due of 1 or more")
    return PatrolRules(hands_off, due)
