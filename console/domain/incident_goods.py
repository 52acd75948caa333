"""Relief goods of a matter: asked, sent, arrived, each as a fact with its own amount."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class GoodsStep(StrEnum):
    """申请 调出 送达."""

    ASKED = "asked"
    SENT = "sent"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class GoodsTold:
    """One thing that was told: how much, when, by whom, and who wrote it down."""

    step: GoodsStep
    amount: int
    at: datetime
    who: str = ""
    name: str = ""
    op: str = ""


@dataclass(frozen=True, slots=True)
class Goods:
    """One sort of goods for one place, with everything told of it.

    Attributes:
        id: made by the seat that named it first.
        what, unit: 沙袋, 只.
        told: in the order the hall learnt it.
    """

    id: str
    what: str
    unit: str = ""
    told: tuple[GoodsTold, ...] = ()

    def amount(self, step: GoodsStep) -> int:
        """Return how much was asked, sent or has arrived in all."""
        return sum(each.amount for each in self.told if each.step is step)

    @property
    def lacking(self) -> int:
        """How much of what was asked has not arrived; never below 0."""
        return max(0, self.amount(GoodsStep.ASKED) - self.amount(GoodsStep.ARRIVED))

    @property
    def on_its_way(self) -> int:
        """How much was sent and has not arrived; never below 0."""
        return max(0, self.amount(GoodsStep.SENT) - self.amount(GoodsStep.ARRIVED))

    def with_told(self, told: GoodsTold) -> "Goods":
        """Return it with one more thing told."""
        return replace(self, told=(*self.told, told))


def with_goods(
    goods: tuple[Goods, ...], id: str, what: str, unit: str, told: GoodsTold
) -> tuple[Goods, ...]:
    """Return goods with one more thing told; what nobody asked for is new."""
    if not any(each.id == id for each in goods):
        return (*goods, Goods(id, what, unit, (told,)))
    return tuple(each.with_told(told) if each.id == id else each for each in goods)
