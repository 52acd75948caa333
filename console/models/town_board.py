"""How each town stands: what is open there by grade, from the one count the queue keeps.

The worst town comes first, and places are kept for a while, so that eyes find them again
(facts of the overview on the wall). A burst of changes is told ten times a second at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.alert import Severity
from console.models.alert_queue import AlertQueue
from console.models.directory import Directory
from console.models.queue_counts import TownCounts
from console.runtime.clock import Clock

PACE = 100
"""Milliseconds between two tellings."""
ELSEWHERE = ""
"""Stands for what names no town this hall knows: the whole district, another district, nothing."""


@dataclass(frozen=True, slots=True)
class TownState:
    """One town now.

    Attributes:
        town: its name; `ELSEWHERE` for the rest.
        counts: open matters by grade, the worst first, none of them 0.
        unsigned: how many of them nobody has signed.
        worst_unsigned: the worst grade among those.
        aside: how many of them stand aside: 搁置, 规则抑制, 停用报修.
    """

    town: str
    counts: tuple[tuple[Severity, int], ...] = ()
    unsigned: int = 0
    worst_unsigned: Severity | None = None
    aside: int = 0

    @property
    def total(self) -> int:
        """All open matters."""
        return sum(number for _, number in self.counts)

    @property
    def worst(self) -> Severity | None:
        """The worst grade that is open."""
        return self.counts[0][0] if self.counts else None


class TownBoard(QObject):
    """The towns in the order they are shown.

    Args:
        queue: counts what is open.
        directory: knows the towns.
        clock: for how long places are kept.
        places_kept: a new order comes after so much time, not earlier.

    Signals:
        changed: any town may stand differently.
    """

    changed = Signal()

    def __init__(
        self,
        queue: AlertQueue,
        directory: Directory,
        clock: Clock,
        places_kept: timedelta,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._directory, self._clock = queue, directory, clock
        self._places_kept = places_kept.total_seconds()
        self._order: tuple[str, ...] = ()
        self._ordered_at = clock.monotonic()
        self._states: tuple[TownState, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PACE)
        self._pause.timeout.connect(self._after_pause)
        self._has_more = False
        queue.counts_changed.connect(self._changed)
        queue.loaded.connect(self.arrange)
        directory.changed.connect(self._changed)
        self.arrange()

    @property
    def states(self) -> tuple[TownState, ...]:
        """The towns as they stood at the last telling; what is elsewhere comes last."""
        return self._states

    def arrange(self) -> None:
        """Give every town its place anew, the worst first."""
        states = self._read(self._known())
        self._order = tuple(state.town for state in sorted(states, key=_worst_first))
        self._ordered_at = self._clock.monotonic()
        self._tell()

    def look(self) -> None:
        """Give places anew where they have been kept long enough."""
        if self._clock.monotonic() - self._ordered_at >= self._places_kept:
            self.arrange()

    def stop(self) -> None:
        """Read nothing any more."""
        self._pause.stop()
        self.blockSignals(True)

    def _changed(self) -> None:
        if self._pause.isActive():
            self._has_more = True
        else:
            self._tell()

    def _after_pause(self) -> None:
        if self._has_more:
            self._tell()

    def _tell(self) -> None:
        self._has_more = False
        self._pause.start()
        known = self._known()
        if set(known) != set(self._order):  # towns came or went: those that stay keep their places
            kept = [town for town in self._order if town in known]
            self._order = (*kept, *(town for town in known if town not in kept))
        states = (*self._read(self._order), self._elsewhere(known))
        if states != self._states:
            self._states = states
            self.changed.emit()

    def _known(self) -> list[str]:
        return list(dict.fromkeys(org.name for org in self._directory.towns()))

    def _read(self, towns: Sequence[str]) -> list[TownState]:
        by_town = self._queue.counts.by_town
        return [_state(town, [by_town[town]] if town in by_town else []) for town in towns]

    def _elsewhere(self, known: Sequence[str]) -> TownState:
        by_town = self._queue.counts.by_town
        return _state(ELSEWHERE, [by_town[town] for town in by_town.keys() - set(known)])


def _state(town: str, counted: Sequence[TownCounts]) -> TownState:
    by_grade = {s: sum(each.by_severity[s] for each in counted) for s in reversed(Severity)}
    unsigned = {s: sum(each.unsigned[s] for each in counted) for s in reversed(Severity)}
    worst = next((grade for grade, number in unsigned.items() if number > 0), None)
    counts = tuple((grade, number) for grade, number in by_grade.items() if number > 0)
    aside = sum(each.aside for each in counted)
    return TownState(town, counts, sum(unsigned.values()), worst, aside)


def _worst_first(state: TownState) -> tuple[int, ...]:
    """Order by how many there are of the worst grade, then of the next."""
    numbers = dict(state.counts)
    return tuple(-numbers.get(severity, 0) for severity in reversed(Severity))
