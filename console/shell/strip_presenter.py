"""The clock strip: the five clocks with least time left, all others as counts by kind.

Each alert has at most one clock that runs now: 签收, 首次处置 or 搁置到期. They are kept by alert
and brought up to date once a second, so that a storm costs no more than a quiet night.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.domain.alert import Alert, ClockProfile, Condition
from console.runtime.clock import Clock
from widgets.common.time_label import clock_text
from widgets.frame.clock_strip import ClockStrip, StripItem

SHOWN = 5
LONGEST = 3600.0
"""Seconds left up to which a clock is shown on its own (screens 1)."""
_SUBJECT = 9

SIGN, ACT, SHELF = "sign", "act", "shelf"


def _t(source: str) -> str:
    return QCoreApplication.translate("shell", source)


@dataclass(frozen=True, slots=True)
class RunningClock:
    """One clock: its kind, when it ends, and what it is about."""

    kind: str
    ends: datetime
    alert: str
    subject: str


def clock_of(alert: Alert, profile: ClockProfile, now: datetime) -> RunningClock | None:
    """Return the clock that runs for an alert, or None; a drill or what recovered has none."""
    if alert.is_exercise or alert.is_closed:
        return None
    if alert.shelf is not None and now < alert.shelf.until:
        return RunningClock(SHELF, alert.shelf.until, alert.id, subject(alert))
    if alert.condition is Condition.NORMAL:
        return None
    sign_by = profile.sign_by(alert)
    if sign_by is not None:
        return RunningClock(SIGN, sign_by, alert.id, subject(alert))
    act_by = profile.act_by(alert)
    return None if act_by is None else RunningClock(ACT, act_by, alert.id, subject(alert))


def subject(alert: Alert) -> str:
    """Return a few characters that name the matter: its place, else the head of its title."""
    name = alert.place.name or alert.title
    return name if len(name) <= _SUBJECT else name[: _SUBJECT - 1] + "…"


class StripPresenter(QObject):
    """Fills a clock strip once a second.

    Args:
        strip: the strip to fill.
        clock: the hall's time.
        profile: limits of the clocks.
        alert_of: returns an open alert by id, None when it is none.
    """

    def __init__(
        self,
        strip: ClockStrip,
        clock: Clock,
        profile: ClockProfile,
        alert_of: Callable[[str], Alert | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._strip = strip
        self._clock = clock
        self._profile = profile
        self._alert_of = alert_of
        self._running: dict[str, RunningClock] = {}
        self._touched: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def touch(self, alert: str) -> None:
        """Look at an alert again at the next second."""
        self._touched.add(alert)

    def reload(self, alerts: Iterable[Alert]) -> None:
        """Look at all open alerts anew."""
        self._running.clear()
        self._touched = {alert.id for alert in alerts}
        self.refresh()

    def refresh(self) -> None:
        """Bring the strip up to date."""
        now = self._clock.now()
        touched, self._touched = self._touched, set()
        # A shelf that ended is no change of the record, but another clock runs from then on.
        ended = [c.alert for c in self._running.values() if c.kind == SHELF and c.ends <= now]
        for id in touched.union(ended):
            self._look_at(id, now)
        self._strip.set_items(*self.items(now))

    def items(self, now: datetime) -> tuple[list[StripItem], str]:
        """Return the clocks shown and the words for the others."""
        first = nsmallest(SHOWN, self._running.values(), key=_by_end)
        shown = [c for c in first if (c.ends - now).total_seconds() <= LONGEST]
        rest = Counter(c.kind for c in self._running.values())
        rest.subtract(c.kind for c in shown)
        return [_item(c, now) for c in shown], _rest_words(rest)

    def _look_at(self, id: str, now: datetime) -> None:
        alert = self._alert_of(id)
        running = None if alert is None else clock_of(alert, self._profile, now)
        if running is None:
            self._running.pop(id, None)
        else:
            self._running[id] = running


def _by_end(clock: RunningClock) -> tuple[datetime, str]:
    return clock.ends, clock.alert


def _item(clock: RunningClock, now: datetime) -> StripItem:
    left = (clock.ends - now).total_seconds()
    is_overdue = left < 0
    time = _t("overdue {0}").format(clock_text(-left)) if is_overdue else clock_text(left)
    return StripItem(_kind_word(clock.kind), clock.subject, time, is_overdue, clock.alert)


def _kind_word(kind: str) -> str:
    words = {SIGN: _t("Sign"), ACT: _t("First action"), SHELF: _t("Shelf ends")}
    return words[kind]


def _rest_words(rest: Counter[str]) -> str:
    parts = [f"{_kind_word(kind)} {rest[kind]}" for kind in (SIGN, ACT, SHELF) if rest[kind] > 0]
    return _t("Others: {0}").format("·".join(parts)) if parts else ""
