"""What the people, the sources and the plan know they did: plain values, for the checker."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a seat told its person is saved.

    Attributes:
        op: its id.
        kind: `alert.note`.
        seat: where.
        is_fact: whether it may never be refused.
        at: true time, seconds of the evening.
        hub_time: what the hub's clock showed then, seconds of the evening.
        doubt: how far the seat itself thought its clock may be wrong, seconds.
        names: ids and words it created or touched.
    """

    op: str
    kind: str
    seat: str
    is_fact: bool
    at: float
    hub_time: float
    doubt: float
    names: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the duty log that a seat told is written."""

    seat: str
    incarnation: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a source that the hub answered."""

    id: str
    key: str
    alert: str
    at: float


@dataclass(slots=True)
class Ledger:
    """All that was told while the evening went on."""

    acts: list[Act] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    withdrawn: set[str] = field(default_factory=set)
    taking_back: set[str] = field(default_factory=set)
    """Acts somebody was taking back when the program or the disk gave out: nobody was told."""
    refused_here: int = 0
    restored_from: float | None = None
    """True time of the backup the hub was brought back from, None if it never was."""
    officials: dict[str, str] = field(default_factory=dict)
    """Official numbers any screen has shown, and the order each belongs to."""
    remarks: list[str] = field(default_factory=list)
    """What was seen to be wrong while the evening still went on."""
