"""How a closed order is scored when it is sampled (抽查评分): by items of the hall, blind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from console.domain.work_order import WorkOrder
from console.domain.work_order_marks import Score


@dataclass(frozen=True, slots=True)
class Criterion:
    """One item that is scored, and how many points it has at most."""

    name: str
    most: int


@dataclass(frozen=True, slots=True)
class Rubric:
    """All items; from `least` points in all on an order has passed."""

    criteria: tuple[Criterion, ...] = ()
    least: int = 0
    source: str = ""

    @property
    def full(self) -> tuple[Score, ...]:
        """The scores of an order with which nothing is wrong."""
        return tuple(Score(each.name, each.most, each.most) for each in self.criteria)

    def passes(self, scores: Sequence[Score]) -> bool:
        """Whether these are enough."""
        return sum(each.points for each in scores) >= self.least


def blinded(order: WorkOrder) -> WorkOrder:
    """Return an order without who had, sent or closed it: what was done is judged, not who."""
    times = tuple(replace(time, name="", unit="", seat="") for time in order.times)
    return replace(
        order, person="", name="", seat="", unit="", unit_name="", unit_phone="", co_units=(),
        hands=(), times=times,
    )  # fmt: skip
