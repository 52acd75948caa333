"""One matter that several alerts are handled as (突发事件): the link, and nothing else yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Incident:
    """What 并案处置 opens; each alert keeps a state of its own and names it in `incident`."""

    KIND: ClassVar[str] = "incident"

    id: str
    title: str
    opened_at: datetime
    person: str
    name: str
    seat: str
    members: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    cause: str = ""
    """The group key its members shared."""
