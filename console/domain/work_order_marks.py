"""What is marked on a 工单 beside its way: items ticked off (联动事项), and 抽查 of closed ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class ItemTick:
    """One time an item of a joint station was ticked, or the tick was taken back.

    Attributes:
        item: which, in its own words.
        at, name, seat, op: when, who entered it and where, and the operation.
        is_done: False where the tick was wrong.
        unit: who did it.
        by_phone: the unit said so by phone.
    """

    item: str
    at: datetime
    is_done: bool = True
    name: str = ""
    seat: str = ""
    op: str = ""
    unit: str = ""
    by_phone: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Points one item of the rubric was given, of how many."""

    name: str
    points: int
    most: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One 抽查 of a closed order.

    Attributes:
        at, person, name, seat, op: when, who looked, where, and the operation.
        passed: whether it was done as it was said.
        found: what was found, in words.
        scores: what each item was given; empty from consoles that did not score.
    """

    at: datetime
    person: str = ""
    name: str = ""
    seat: str = ""
    op: str = ""
    passed: bool = False
    found: str = ""
    scores: tuple[Score, ...] = ()

    @property
    def points(self) -> tuple[int, int]:
        """How many points in all, and of how many."""
        return sum(s.points for s in self.scores), sum(s.most for s in self.scores)


def last_ticks(ticks: Iterable[ItemTick]) -> dict[str, ItemTick]:
    """Return what holds of each item: the last that was said of it."""
    return {tick.item: tick for tick in ticks}


def drawn_first(ids: Iterable[str], day: str) -> list[str]:
    """Return ids in the order of a day's draw: nobody chooses, and everybody can check it."""
    return sorted(ids, key=lambda id: sha256(f"{day}/{id}".encode()).hexdigest())
