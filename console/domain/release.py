"""A second person for what reaches further than one matter (双人复核): who, how, when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """How somebody let it go."""

    HERE = "here"
    """At this seat, with work number and PIN."""
    PHONE = "phone"
    """By phone, called back under a number that is written down."""


@dataclass(frozen=True, slots=True)
class Release:
    """What a second person let go.

    Attributes:
        way: how.
        name: who, on screen.
        at: when.
        person: the account; empty by phone.
        phone: the number that was called back; empty at the seat.
    """

    way: Way
    name: str
    at: datetime
    person: str = ""
    phone: str = ""

    @property
    def line(self) -> str:
        """How duty log and audit tell of it."""
        if self.way is Way.PHONE:
            return f"电话授权：{self.name}，回拨 {self.phone}"
        return f"复核：{self.name}（{self.person}）"


def with_release(line: str, release: Release | None) -> str:
    """Return a line of the duty log with who else stands behind it."""
    return line if release is None else f"{line}；{release.line}"
