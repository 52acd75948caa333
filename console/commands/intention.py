"""What a person wants done, what became of it, and the door through which it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line for the duty log that goes with an act."""

    category: str
    text: str
    refs: tuple[str, ...] = ()
    occurred_at: datetime | None = None
    amends: str = ""


@dataclass(frozen=True, slots=True)
class Intention:
    """What a person wants done, before it has an envelope.

    Args:
        kind: the operation's kind.
        lane: `alert/<id>`.
        targets: keys `kind/id` of every record it reads or saves.
        args: its arguments, as JSON values.
        expects: preconditions on fields of the first target.
        log: the line of the duty log that goes with it.
        hold: seconds in which nothing leaves, so that it can be taken back.
        is_by_seat: the seat does it by itself: its lock does not hold it up.
        version: of the kind.
    """

    kind: str
    lane: str
    targets: Sequence[str]
    args: Mapping[str, Any]
    expects: Mapping[str, Any] | None = None
    log: LogLine | None = None
    hold: float = 0.0
    is_by_seat: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an act: saved here, or refused by the rule with its words."""

    op: str = ""
    refused: str = ""
    zh: str = ""
    en: str = ""
    detail: str = ""

    @property
    def is_saved(self) -> bool:
        """Whether it stands in the journal."""
        return not self.refused


class Outbox(Protocol):
    """The sending side, as far as an act needs it."""

    def wake(self) -> None:
        """Something is waiting to be sent."""
        ...

    def hold(self, op: str, seconds: float) -> None:
        """Keep an operation back for a while."""
        ...

    def withdraw(self, op: str) -> bool:
        """Take a held operation back; False when it has left already."""
        ...
