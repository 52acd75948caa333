"""安全询问: a unit outside is asked at intervals whether its people are well."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Wellbeing(StrEnum):
    """What a unit said: 平安, 需支援, or nobody answered (失联)."""

    SAFE = "safe"
    NEEDS_HELP = "needs_help"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class WelfareAnswer:
    """One asking and what came of it."""

    said: Wellbeing
    at: datetime
    by: str = ""
    note: str = ""
    op: str = ""

    @property
    def is_heard(self) -> bool:
        """Whether the unit itself was heard: silence does not put the next asking off."""
        return self.said is not Wellbeing.NO_ANSWER
