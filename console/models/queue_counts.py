"""Numbers over the whole queue, kept as rows come and go."""

from collections import Counter
from dataclasses import dataclass, field

from console.domain.alert import Alert, Severity
from console.domain.queue import Band


@dataclass(slots=True)
class TownCounts:
    """Numbers of one town."""

    by_severity: Counter[Severity] = field(default_factory=Counter)
    unsigned: Counter[Severity] = field(default_factory=Counter)


@dataclass(slots=True)
class QueueCounts:
    """Numbers over the whole queue, filtered or not; exercises are not counted."""

    by_severity: Counter[Severity] = field(default_factory=Counter)
    by_band: Counter[Band] = field(default_factory=Counter)
    unsigned: Counter[Severity] = field(default_factory=Counter)
    mine: int = 0
    by_town: dict[str, TownCounts] = field(default_factory=dict)
    """By the town's name; empty for what names none."""

    @property
    def total(self) -> int:
        """All open matters."""
        return sum(self.by_severity.values())

    @property
    def worst_unsigned(self) -> Severity | None:
        """The worst grade among the unsigned."""
        return max((s for s, n in self.unsigned.items() if n > 0), default=None)

    def add(self, alert: Alert, band: Band, seat: str, by: int = 1) -> None:
        """Count an alert, or with -1 no longer."""
        self.by_band[band] += by
        if band is Band.EXERCISE:
            return
        self.by_severity[alert.severity] += by
        town = self.by_town.setdefault(alert.place.town, TownCounts())
        town.by_severity[alert.severity] += by
        if band is Band.UNSIGNED:
            self.unsigned[alert.severity] += by
            town.unsigned[alert.severity] += by
        if not town.by_severity.total():
            del self.by_town[alert.place.town]  # names come from sources: none stays for ever
        if alert.owner is not None and alert.owner.seat == seat:
            self.mine += by
