"""Figures of alerts for a page, counted off the Qt thread while somebody looks.

Ten times a second at most, and never for more than a tenth of the time.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.alert import Alert
from console.domain.figures.facts import AlertFact
from console.domain.figures.targets import Targets
from console.models.change_feed import ChangeFeed
from console.models.fact_store import MOST, PORTION, Ask, Counted, FactStore
from console.models.futures import when_done
from console.models.link_status import LinkStatus
from console.models.newer import alert_of
from console.runtime.clock import Clock
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

PACE = 100
"""Milliseconds between two countings, at least."""
SHARE = 10
"""A counting is followed by a rest of so many times its own length."""
AGES = 10_000
"""Milliseconds after which figures are counted anew although nothing changed: time goes by."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn of the lane found out: the figures, how much is read, and how long it took."""

    counted: Counted | None
    read: int
    has_more: bool
    seconds: float


class FigureBook(QObject):
    """The figures that were asked for.

    Args:
        cache: where alerts are read.
        feed: says which to read again.
        link: up to when anything is known.
        clock: what is late, and which shift it is.
        targets: what figures are measured against.
        lane: a thread of its own.
        most: alerts kept to be counted.

    Signals:
        changed: `counted` is another.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        link: LinkStatus,
        clock: Clock,
        targets: Targets,
        lane: Lane,
        most: int = MOST,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._link, self._clock, self._lane = cache, link, clock, lane
        self.targets = targets
        self.ask = Ask()
        self.counted: Counted | None = None
        self._store = FactStore(cache, targets, most)
        self.read = 0
        """How many alerts are read; more come while `is_reading`."""
        self.is_reading = False
        self._is_stopped = False
        self._is_open = self._is_busy = self._is_begun = self._is_due = False
        self._changed: set[str] = set()
        self._rest = _timer(self, True, self._go_on)
        self._ages = _timer(self, False, self._ask_again)
        self._ages.setInterval(AGES)
        feed.changed.connect(self._on_changed)

    def open(self) -> None:
        """Count from now on: somebody looks."""
        self._is_open = True
        self._ages.start()
        self._ask_again()

    def close(self) -> None:
        """Count nothing: nobody looks. What changes meanwhile is remembered."""
        self._is_open = False
        self._ages.stop()

    def stop(self) -> None:
        """Read nothing any more: the store behind it is about to close."""
        self._is_stopped = True
        self.close()
        self._rest.stop()
        self.blockSignals(True)
        self._lane.close()

    def look_at(self, ask: Ask) -> None:
        """Show other figures; the old ones stay until they are counted."""
        if ask != self.ask:
            self.ask = ask
            self._ask_again()

    def alerts(self, ids: tuple[str, ...]) -> list[Alert]:
        """Return alerts as they are now, in the order of `ids`; call it in the lane."""
        rows = self._cache.rows("alert", ids)
        return [alert_of(row.body)[0] for row in rows]

    def facts(self) -> "Future[tuple[AlertFact, ...]]":
        """Return all alerts of the last week as they are counted, from the lane."""
        now = self._clock.now()

        def read() -> tuple[AlertFact, ...]:
            if self._store.is_new:
                self._store.begin(now)
            while not self._is_stopped and self._store.read_on():
                pass
            return self._store.facts

        return self._lane.submit(read, urgent=False)

    @property
    def lane(self) -> Lane:
        """Where pages read what they show of the figures."""
        return self._lane

    @property
    def known_until(self) -> datetime | None:
        """Up to when the hall is known, while this seat is cut off; None while it is linked."""
        return self._link.view.data_as_of if self._link.is_cut_off else None

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.keys is None:
            self._is_begun = False
        else:
            self._changed |= {id for kind, id in changes.keys if kind == Alert.KIND}
            if not self._changed:
                return
        if self._is_open:
            self._ask_again()

    def _ask_again(self) -> None:
        self._is_due = True
        if not self._rest.isActive():
            self._go_on()

    def _go_on(self) -> None:
        """Begin the next turn, when one is due and none is under way."""
        if self._is_busy or not self._is_open or not (self._is_due or self.is_reading):
            return
        self._is_busy, self._is_due = True, False
        is_new, self._is_begun = not self._is_begun, True
        some = [self._changed.pop() for _ in range(min(PORTION, len(self._changed)))]
        ask, now, until = self.ask, self._clock.now(), self._until()
        done = self._lane.submit(lambda: self._turn(is_new, some, ask, now, until))
        when_done(done, self, self._took)

    def _until(self) -> datetime | None:
        """A seat knows of its own acts whatever the link is; of the hall up to the last word."""
        return None if self.ask.seat else self.known_until

    def _turn(
        self, is_new: bool, some: list[str], ask: Ask, now: datetime, until: datetime | None
    ) -> Turn:
        began = perf_counter()
        store = self._store
        if is_new:
            store.begin(now)
        store.read_again(some)
        has_more = store.read_on()
        # all of a shift stands long before the week behind it is read
        counted = store.count(ask, now, until) if store.may_count(has_more) else None
        return Turn(counted, store.size, has_more, perf_counter() - began)

    def _took(self, turn: Turn) -> None:
        self._is_busy = False
        self.is_reading, self.read = turn.has_more, turn.read
        self._is_due = self._is_due or bool(self._changed)
        lasted = turn.seconds * 1000
        self._rest.start(round(lasted if turn.counted is None else max(PACE, lasted * SHARE)))
        if turn.counted is not None and turn.counted != self.counted:
            self.counted = turn.counted
        elif turn.counted is not None or not turn.has_more:
            return
        self.changed.emit()


def _timer(owner: QObject, is_single: bool, then: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(is_single)
    timer.timeout.connect(then)
    return timer
