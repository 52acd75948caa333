"""What the hall has set of a plugin for all its seats."""

from dataclasses import dataclass
from datetime import datetime

LONGEST_VALUE = 2000
"""Characters of a setting that is words."""


@dataclass(frozen=True, slots=True)
class HallSetting:
    """One setting that no seat changes by itself.

    Attributes:
        id: as the manifest declares it.
        value: held against its schema at each seat; one that does not fit there is left.
        by: who set it.
        at: when.
    """

    id: str
    value: str | float | bool
    by: str
    at: datetime
