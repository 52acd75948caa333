"""110 非警务类警情分流: taken or given back within a limit, each with its time and who did it.

Unclear ones are settled by a three-way call of the 110 desk, the unit that may be responsible and
this seat; what stays unclear is taken by whoever received it first (facts/domain row 55, B.3). The
answer stands on the alert; what the 110 desk is to be told is a record of its own, read by other
systems through the hub's calls.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

CHANNEL = "police"
"""Channel of what the 110 desk hands on."""


class Answer(StrEnum):
    """What became of one: 接单 or 退回."""

    TAKEN = "taken"
    RETURNED = "returned"


class Agreed(StrEnum):
    """What the three agreed on the phone."""

    TAKEN = "taken"
    RETURNED = "returned"
    UNCLEAR = "unclear"
    """Nobody could say: it is taken here, who received it first takes it (首接负责)."""

    @property
    def answer(self) -> Answer:
        """The answer that follows."""
        return Answer.RETURNED if self is Agreed.RETURNED else Answer.TAKEN


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer as it stands on the alert.

    Attributes:
        answer: 接单 or 退回.
        at, name, seat: when, who and where.
        reason: why it was given back, or why it was taken though unclear.
        by_phone: told by phone, so the 110 desk knows it already.
        op: the operation that did it.
    """

    answer: Answer
    at: datetime
    name: str
    seat: str
    reason: str = ""
    by_phone: bool = False
    op: str = ""


@dataclass(frozen=True, slots=True)
class DiversionReply:
    """What the 110 desk is told of one (回复 110 台); its id is the alert's.

    Attributes:
        title, source, fingerprint: as the 110 desk sent it, to find it there.
        answer, at, name, seat, reason, by_phone: as on the alert.
        needs_check: why a person is asked.
    """

    KIND: ClassVar[str] = "diversion"

    id: str
    answer: Answer
    at: datetime
    name: str = ""
    seat: str = ""
    reason: str = ""
    by_phone: bool = False
    title: str = ""
    source: str = ""
    fingerprint: str = ""
    needs_check: str = ""
