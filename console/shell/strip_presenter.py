"""The clock strip: what is overdue, the five clocks with least time left, the rest as counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.domain.alert import Alert
from console.domain.alert_clocks import ClockProfile
from console.models.clock_words import kind_word
from console.models.hall_clocks import HallClocks
from console.models.running_clock import KINDS, SIGN, RunningClock, in_order
from console.runtime.clock import Clock
from widgets.common.time_label import clock_text
from widgets.frame.clock_strip import ClockStrip, StripItem

SHOWN = 5
"""Clocks that run, shown on their own."""
OVERDUE_SHOWN = 12
"""Overdue ones of alerts, shown on their own as far as there is room; the rest are counted."""
OTHERS_SHOWN = 2
"""Of one kind that no alert has, at most: silent units must not take the place of what nobody has
signed. The rest of them are counted, and how many of these are overdue."""
LONGEST = 3600.0
"""Seconds left up to which a clock is shown on its own (screens 1)."""
_PAUSE = 15
"""Milliseconds between two portions."""


def _t(source: str) -> str:
    return QCoreApplication.translate("clocks", source)


class StripPresenter(QObject):
    """Fills a clock strip once a second.

    Args:
        strip: the strip to fill.
        clock: the hall's time.
        profile: limits of the clocks.
        alert_of: returns an open alert by id, None when it is none.
        others: returns the few clocks that no alert has (units that have not answered).
        spared: returns how many unsigned alerts there are more than matters: a group is one.

    Attributes:
        clocks: all of them; the board shows the same.
    """

    def __init__(
        self,
        strip: ClockStrip,
        clock: Clock,
        profile: ClockProfile,
        alert_of: Callable[[str], Alert | None],
        parent: QObject | None = None,
        others: Callable[[], Sequence[RunningClock]] = tuple,
        spared: Callable[[], int] = int,
    ) -> None:
        super().__init__(parent)
        self._strip = strip
        self._clock = clock
        self._spared = spared
        self.clocks = HallClocks(profile, alert_of, others)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def touch(self, alerts: Iterable[str]) -> None:
        """Look at alerts again at the next second."""
        self.clocks.touch(alerts)

    def reload(self, alerts: Iterable[Alert]) -> None:
        """Look at all open alerts anew, a portion at a time."""
        self.clocks.reload(alerts)
        self.refresh()

    def refresh(self) -> None:
        """Bring the strip up to date."""
        now = self._clock.now()
        self.clocks.look(now)
        if self.clocks.is_behind:
            self._soon.start()
        self._strip.set_items(*self.items(now))

    def items(self, now: datetime) -> tuple[list[StripItem], str]:
        """Return the clocks shown and the words for the others."""
        clocks = self.clocks
        others, late = clocks.others(), clocks.overdue(now)
        first = _first_of_each(others)
        overdue = in_order([*late[:OVERDUE_SHOWN], *(c for c in first if c.ends < now)])
        running = in_order([*clocks.soonest(now, SHOWN), *(c for c in first if c.ends >= now)])
        near = [c for c in running[:SHOWN] if (c.ends - now).total_seconds() <= LONGEST]
        shown = [*overdue, *near]
        rest = clocks.kinds + Counter(c.kind for c in others)
        rest.subtract(c.kind for c in shown)
        spared = min(rest[SIGN], self._spared())
        rest[SIGN] -= spared
        hidden = Counter(c.kind for c in (*late, *_late(others, now)))
        hidden.subtract(c.kind for c in overdue)
        hidden[SIGN] = min(hidden[SIGN], rest[SIGN])
        return [_item(c, now) for c in shown], _rest_words(rest, hidden)


def _first_of_each(clocks: Sequence[RunningClock]) -> list[RunningClock]:
    """Return the first clocks of each kind that run; none that stands still."""
    taken: Counter[str] = Counter()
    found = []
    for clock in in_order(clocks):
        if clock.detail is not None and clock.detail.paused:
            break
        taken[clock.kind] += 1
        if taken[clock.kind] <= OTHERS_SHOWN:
            found.append(clock)
    return found


def _late(clocks: Sequence[RunningClock], now: datetime) -> list[RunningClock]:
    return [c for c in clocks if c.ends < now]


def _item(clock: RunningClock, now: datetime) -> StripItem:
    left = (clock.ends - now).total_seconds()
    is_overdue = left < 0
    time = _t("overdue {0}").format(clock_text(-left)) if is_overdue else clock_text(left)
    return StripItem(kind_word(clock.kind), clock.subject, time, is_overdue, clock.alert)


def _rest_words(rest: Counter[str], overdue: Counter[str]) -> str:
    parts = [_count_words(kind, rest[kind], overdue[kind]) for kind in KINDS if rest[kind] > 0]
    return _t("Others: {0}").format("·".join(parts)) if parts else ""


def _count_words(kind: str, count: int, overdue: int) -> str:
    if overdue > 0:
        return _t("{0} {1} ({2} overdue)").format(kind_word(kind), count, overdue)
    return _t("{0} {1}").format(kind_word(kind), count)
