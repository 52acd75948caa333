"""叫应 by forecast and round: which towns are called, who answered, who is overdue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from console.domain.alert import Alert
from console.domain.alert_marks import Severity
from console.domain.call_out import CallOut, to_call
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet, Row


@dataclass(frozen=True, slots=True)
class TownView:
    """One town as shown."""

    call_out: CallOut
    is_pending: bool = False
    """Whether an own act on it waits for the hub."""


@dataclass(frozen=True, slots=True)
class RoundView:
    """The towns of one round, in the order of their ids, which does not change."""

    towns: tuple[TownView, ...] = ()

    @property
    def call_outs(self) -> list[CallOut]:
        """Their records."""
        return [each.call_out for each in self.towns]

    @property
    def heard(self) -> int:
        """How many have answered."""
        return sum(1 for each in self.call_outs if each.answer is not None)

    @property
    def unheard(self) -> list[CallOut]:
        """Those that have not answered, what has waited longest first."""
        return to_call(self.call_outs)

    def next_due(self, limits: Mapping[Severity, timedelta]) -> datetime | None:
        """Return when the next of them must have answered; None where nobody waits."""
        ends = (each.answer_by(limits) for each in self.unheard)
        return min((end for end in ends if end is not None), default=None)


class CallOutBook(QObject):
    """Keeps 叫应 in memory; re-reads what a change set names.

    Args:
        cache: where records are read.
        feed: says which to read again.
        lane: the thread they are read in.

    Signals:
        changed: id of a forecast whose towns changed.
        reloaded: any of them may have changed.
    """

    changed = Signal(str)
    reloaded = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._lane = lane
        self._towns: dict[str, dict[str, TownView]] = {}
        """By forecast, then by id of the record."""
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read all."""
        kind = CallOut.KIND
        when_done(self._lane.submit(lambda: self._cache.select(kind)), self, self._replace)

    def round_of(self, alert: Alert) -> RoundView:
        """Return the present round of a forecast; without towns where nobody has begun it."""
        return self._round(alert, alert.round)

    def round_before(self, alert: Alert) -> RoundView:
        """Return the round that a rise ended."""
        return self._round(alert, alert.round - 1)

    def _round(self, alert: Alert, round: int) -> RoundView:
        towns = self._towns.get(alert.id, {}).values()
        found = (each for each in towns if each.call_out.round == round)
        return RoundView(tuple(sorted(found, key=lambda each: each.call_out.town)))

    def _on_changed(self, change_set: ChangeSet) -> None:
        if change_set.keys is None:
            self.load()
            return
        ids = [id for kind, id in change_set.keys if kind == CallOut.KIND]
        if ids:
            read = self._lane.submit(lambda: self._cache.rows(CallOut.KIND, ids))
            when_done(read, self, lambda rows: self._merge(ids, rows))

    def _replace(self, rows: list[Row]) -> None:
        self._towns.clear()
        self._take(rows)
        self.reloaded.emit()

    def _merge(self, ids: list[str], rows: list[Row]) -> None:
        """Take over what was read again; what is not there any more (refused) goes."""
        left = set(ids) - {row.id for row in rows}
        alerts = set[str]()
        for alert, towns in self._towns.items():
            for id in left & towns.keys():
                del towns[id]
                alerts.add(alert)
        for alert in sorted(alerts | self._take(rows)):
            self.changed.emit(alert)

    def _take(self, rows: list[Row]) -> set[str]:
        alerts = set[str]()
        for one, row in readable(CallOut, rows):
            self._towns.setdefault(one.alert, {})[one.id] = TownView(one, row.is_pending)
            alerts.add(one.alert)
        return alerts
