"""An entry of the dispatch dictionary (派单字典): words → kind, who, within what time, on what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

OWN_TOWN = "属地街镇"
"""A dictionary's word for whichever town the place lies in."""


class AreaRule(StrEnum):
    """Who is asked first: 部件先权属后属地, 事件先属地后权属 (常熟 2011), or neither."""

    NONE = ""
    OWNER_FIRST = "owner_first"
    AREA_FIRST = "area_first"


class Urgency(StrEnum):
    """一般, 紧急, 特急."""

    ORDINARY = ""
    URGENT = "urgent"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class MatterClock:
    """One clock of an entry's set (时限).

    Attributes:
        what: what has to be done by then: 签收, 先行联系, 处置.
        kind: `minutes` round the clock, `working_hours` or `working_days`.
        amount: how many of them.
    """

    what: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class Matter:
    """One entry; dates are of the hall's days, `valid_to` is the last one."""

    KIND: ClassVar[str] = "matter"

    id: str
    name: str
    words: tuple[str, ...]
    severity: str = "yellow"
    lead: str = ""
    """Name of the unit or bureau that leads."""
    needs: tuple[str, ...] = ()
    """Sorts of units it takes, one each; `排水*2` asks for two."""
    text: str = ""
    """Order text with {place} and {title}."""
    card: str = ""
    limit_minutes: int = 0
    source: str = ""
    version: str = "1"
    """Of the dictionary with which the entry became what it is."""
    synonyms: tuple[str, ...] = ()
    """What else people call it."""
    major: str = ""
    minor: str = ""
    """Codes of the grid (大类, 小类), ids of `GridCode`."""
    area: AreaRule = AreaRule.NONE
    co_units: tuple[str, ...] = ()
    """Names of units and bureaus that help (协办)."""
    basis: str = ""
    """The law or rule that makes the lead responsible (法定依据)."""
    clocks: tuple[MatterClock, ...] = ()
    urgency: Urgency = Urgency.ORDINARY
    evidence: tuple[str, ...] = ()
    """What has to be shown when it is done (办结佐证)."""
    returns: tuple[str, ...] = ()
    """Reasons for which a unit may give it back (准予退单事由)."""
    handbook: str = ""
    """Where the handbook speaks of it."""
    same_as: str = ""
    """Entry from which it has what it does not say itself."""
    valid_from: str = ""
    valid_to: str = ""
    plugin: str = ""
    """Which brought it; empty for the hall's own dictionary."""

    @property
    def reference(self) -> str:
        """What an order keeps of it: the entry, and as of which version."""
        return f"{self.id}@{self.version}"

    def is_valid(self, day: date) -> bool:
        """Whether it holds on a day."""
        told = day.isoformat()
        return (not self.valid_from or self.valid_from <= told) and (
            not self.valid_to or told <= self.valid_to
        )


def entry_of(reference: str) -> tuple[str, str]:
    """Return entry and version of what an order keeps; older orders kept the entry alone."""
    entry, _, version = reference.partition("@")
    return entry, version
