"""Numbers over the whole queue, kept as rows come and go."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Protocol

from console.domain.alert import Alert, Severity
from console.domain.alert_clocks import LEADER_ON_DUTY
from console.domain.queue import SET_ASIDE, Band


class Counted(Protocol):
    """An alert and the band it stands in."""

    alert: Alert
    band: Band


@dataclass(slots=True)
class TownCounts:
    """Numbers of one town."""

    by_severity: Counter[Severity] = field(default_factory=Counter)
    unsigned: Counter[Severity] = field(default_factory=Counter)
    aside: int = 0
    """How many stand aside: 搁置, 规则抑制, 停用报修."""


@dataclass(slots=True)
class QueueCounts:
    """Numbers over the whole queue, filtered or not; exercises are not counted."""

    by_severity: Counter[Severity] = field(default_factory=Counter)
    by_band: Counter[Band] = field(default_factory=Counter)
    unsigned: Counter[Severity] = field(default_factory=Counter)
    mine: int = 0
    by_town: dict[str, TownCounts] = field(default_factory=dict)
    """By the town's name; empty for what names none."""
    called: Counter[str] = field(default_factory=Counter)
    """By group: open alerts that 带班领导 was called to."""

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
        town.aside += by if band in SET_ASIDE else 0
        if band is Band.UNSIGNED:
            self.unsigned[alert.severity] += by
            town.unsigned[alert.severity] += by
        if not town.by_severity.total():
            del self.by_town[alert.place.town]  # names come from sources: none stays for ever
        if alert.owner is not None and alert.owner.seat == seat:
            self.mine += by
        if alert.group and was_leader_called(alert):
            self.called[alert.group] += by
            if not self.called[alert.group]:
                del self.called[alert.group]

    def change(self, known: "Counted | None", now: "Counted | None", seat: str) -> bool:
        """Count an alert as it is now; return whether any number is another by that."""
        if known and now and known.band is now.band and _counts_alike(known.alert, now.alert):
            return False
        for each, by in ((known, -1), (now, +1)):
            if each is not None:
                self.add(each.alert, each.band, seat, by)
        return True

    def is_group_called(self, alert: Alert) -> bool:
        """Whether 带班领导 was called to another open alert of its group."""
        return bool(alert.group) and self.called[alert.group] > was_leader_called(alert)


def _counts_alike(one: Alert, other: Alert) -> bool:
    """Whether two states of an alert in the same band make the same numbers."""
    return (
        one.severity is other.severity
        and one.place.town == other.place.town
        and one.group == other.group
        and (one.owner and one.owner.seat) == (other.owner and other.owner.seat)
        and was_leader_called(one) == was_leader_called(other)
    )


def was_leader_called(alert: Alert) -> bool:
    """Whether 带班领导 was ever called to it."""
    return any(step.post == LEADER_ON_DUTY for step in alert.escalations)
