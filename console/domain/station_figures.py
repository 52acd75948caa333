"""Joint stations (联勤联动站): what each has, and how much of what it got is closed (≥ 85 %)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from console.domain.order_figures import Answers, FigureKind
from console.domain.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class StationFigure:
    """One station.

    Attributes:
        unit, name: which.
        open: ids of the orders it has to do.
        counted, closed: ids of what counts for its closing rate, and what of it is closed.
    """

    unit: str
    name: str
    open: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()

    @property
    def rate(self) -> float | None:
        """Its closing rate, 0 to 1; None where nothing is counted."""
        return len(self.closed) / len(self.counted) if self.counted else None


@dataclass(slots=True)
class _Gathered:
    name: str = ""
    open: list[str] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)


def stations(
    orders: Iterable[WorkOrder], answers: Mapping[str, Answers]
) -> tuple[StationFigure, ...]:
    """Return the stations that have or had orders: those with the most to do first.

    Args:
        orders: of the hall.
        answers: what each says to the figures; one that is left out of them counts for no rate.
    """
    found: dict[str, _Gathered] = {}
    for order in orders:
        station = order.station
        if station is None:
            continue
        told = found.setdefault(station.unit, _Gathered())
        told.name = station.name or told.name
        if order.is_open:
            told.open.append(order.id)
        answer = answers.get(order.id, {}).get(FigureKind.STATION)
        if answer is not None:
            told.counted.append(order.id)
            if answer:
                told.closed.append(order.id)
    made = [
        StationFigure(unit, g.name or unit, tuple(g.open), tuple(g.counted), tuple(g.closed))
        for unit, g in found.items()
    ]
    return tuple(sorted(made, key=lambda each: (-len(each.open), each.name)))
