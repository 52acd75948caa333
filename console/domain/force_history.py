"""Which forces went where for which matter before: counts over past orders, no more than that.

A unit went where it took an order (接令 or further); one that never answered did not, and what was
revoked teaches nothing. Orders of the same town weigh as one and a half of another's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from console.domain.order import Assignment, DispatchOrder, Stage

LEAST, OFTEN = 3, 0.5
"""Orders of a matter, and share of them, from which a unit is one that usually goes."""
_AT_HOME = 1.5


@dataclass(frozen=True, slots=True)
class Went:
    """How often a unit went.

    Attributes:
        times, of: to how many of how many such matters.
        share: the same, with those of the same town weighing more.
    """

    times: int
    of: int
    share: float

    @property
    def is_usual(self) -> bool:
        """Whether it goes so often that a person expects it."""
        return self.of >= LEAST and self.share >= OFTEN


def went_before(
    orders: Iterable[tuple[DispatchOrder, Sequence[Assignment]]],
    matter: str,
    town: str,
    own: str = "",
) -> dict[str, Went]:
    """Return how often each unit went to matters of one entry, by unit.

    Args:
        orders: past ones with their units.
        matter: id of the entry of the dictionary.
        town: where the matter is.
        own: id of the alert that is looked at: its own orders do not speak for themselves.
    """
    weights: dict[str, float] = {}
    gone: dict[str, set[str]] = {}
    for order, parts in orders:
        is_alike = bool(matter) and order.dictionary.partition("@")[0] == matter
        if not is_alike or order.recalls or order.alert == own:
            continue
        units = {part.unit for part in parts if _took(part)}
        if not units:
            continue
        weights[order.alert] = _AT_HOME if town and order.place.town == town else 1.0
        for unit in units:
            gone.setdefault(unit, set()).add(order.alert)
    whole = sum(weights.values())
    return {
        unit: Went(len(ids), len(weights), sum(weights[id] for id in ids) / whole)
        for unit, ids in gone.items()
    }


def _took(part: Assignment) -> bool:
    return part.stage >= Stage.ACCEPTED and not part.recalled_by and not part.recalls
