"""The clock strip: the five clocks with least time left, all others as counts by kind.

Each alert has at most one clock that runs now: 签收, 首次处置 or 搁置到期. They are kept in the
order of their ends; changed alerts are looked at in small portions, so that ten thousand rows or a
storm never hold up the window.
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.domain.alert import Alert, Condition
from console.domain.alert_clocks import ClockProfile
from console.models.order_book import OrderBook
from console.runtime.clock import Clock
from widgets.common.time_label import clock_text
from widgets.frame.clock_strip import ClockStrip, StripItem

SHOWN = 5
OTHERS_SHOWN = 2
"""Units that have not answered, at most: they must not take the place of what nobody has signed."""
LONGEST = 3600.0
"""Seconds left up to which a clock is shown on its own (screens 1)."""
PORTION = 200
"""Alerts looked at in one go: a few milliseconds."""
_PAUSE = 15
"""Milliseconds between two portions."""
_SUBJECT = 9

SIGN, ANSWER, ACT, SHELF = "sign", "answer", "act", "shelf"
CALL_OUT, VALIDITY = "call_out", "validity"
DIVERT = "divert"


def _t(source: str) -> str:
    return QCoreApplication.translate("shell", source)


class RunningClock(NamedTuple):
    """One clock: when it ends, what it is about, and its kind; in the order they end."""

    ends: datetime
    alert: str
    kind: str
    subject: str


def clock_of(alert: Alert, profile: ClockProfile, now: datetime) -> RunningClock | None:
    """Return the clock that runs for an alert, or None; a drill or what recovered has none."""
    if alert.is_exercise or alert.is_closed:
        return None
    if alert.shelf is not None and now < alert.shelf.until:
        return RunningClock(alert.shelf.until, alert.id, SHELF, subject(alert))
    if alert.condition is Condition.NORMAL:
        return None
    sign_by = profile.sign_by(alert)
    if sign_by is not None:
        return RunningClock(sign_by, alert.id, SIGN, subject(alert))
    divert_by = profile.divert_by(alert)
    if divert_by is not None:
        return RunningClock(divert_by, alert.id, DIVERT, subject(alert))
    act_by = profile.act_by(alert)
    return None if act_by is None else RunningClock(act_by, alert.id, ACT, subject(alert))


def answer_clocks(orders: OrderBook, within: timedelta) -> list[RunningClock]:
    """Return a clock for each unit that has not answered its order yet."""
    return [
        RunningClock(sent + within, order.alert, ANSWER, _short(unit.unit_name))
        for order, unit, sent in orders.unanswered()
    ]


def subject(alert: Alert) -> str:
    """Return a few characters that name the matter: its place, else the head of its title."""
    return _short(alert.place.name or alert.title)


def _short(name: str) -> str:
    return name if len(name) <= _SUBJECT else name[: _SUBJECT - 1] + "…"


class StripPresenter(QObject):
    """Fills a clock strip once a second.

    Args:
        strip: the strip to fill.
        clock: the hall's time.
        profile: limits of the clocks.
        alert_of: returns an open alert by id, None when it is none.
        others: returns the few clocks that no alert has (units that have not answered).
        spared: returns how many unsigned alerts there are more than matters: a group is one.
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
        self._profile = profile
        self._alert_of = alert_of
        self._others = others
        self._spared = spared
        self._running: dict[str, RunningClock] = {}
        self._order: list[RunningClock] = []
        self._kinds: Counter[str] = Counter()
        self._touched: dict[str, None] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def touch(self, alert: str) -> None:
        """Look at an alert again at the next second."""
        self._touched[alert] = None

    def reload(self, alerts: Iterable[Alert]) -> None:
        """Look at all open alerts anew, a portion at a time."""
        ids = {alert.id: None for alert in alerts}
        for gone in [id for id in self._running if id not in ids]:
            self._stop(gone)
        self._touched = ids
        self.refresh()

    def refresh(self) -> None:
        """Bring the strip up to date."""
        now = self._clock.now()
        for id in self._next_portion(now):
            self._look_at(id, now)
        if self._touched:
            self._soon.start()
        self._strip.set_items(*self.items(now))

    def items(self, now: datetime) -> tuple[list[StripItem], str]:
        """Return the clocks shown and the words for the others."""
        others = self._others()
        soonest = self._order[:SHOWN]
        answers = sorted(others, key=_ends)[:OTHERS_SHOWN]
        first = sorted([*soonest, *answers], key=_ends)[:SHOWN]
        shown = [c for c in first if (c.ends - now).total_seconds() <= LONGEST]
        rest = self._kinds + Counter(c.kind for c in others)
        rest.subtract(c.kind for c in shown)
        rest[SIGN] = max(0, rest[SIGN] - self._spared())
        return [_item(c, now) for c in shown], _rest_words(rest)

    def _next_portion(self, now: datetime) -> list[str]:
        """Return the next ids to look at, and the shelves that ended.

        The end of a shelf is no change of the record, but another clock runs from then on.
        """
        portion = list(islice(self._touched, PORTION))
        for id in portion:
            del self._touched[id]
        for running in self._order:
            if running.ends > now:
                break
            if running.kind == SHELF:
                portion.append(running.alert)
        return portion

    def _look_at(self, id: str, now: datetime) -> None:
        alert = self._alert_of(id)
        running = None if alert is None else clock_of(alert, self._profile, now)
        if running == self._running.get(id):
            return
        self._stop(id)
        if running is not None:
            self._running[running.alert] = running  # `id` may be a copy that came by signal
            self._kinds[running.kind] += 1
            insort(self._order, running)

    def _stop(self, id: str) -> None:
        known = self._running.pop(id, None)
        if known is not None:
            self._kinds[known.kind] -= 1
            del self._order[bisect_left(self._order, known)]


def _ends(clock: RunningClock) -> datetime:
    return clock.ends


def _item(clock: RunningClock, now: datetime) -> StripItem:
    left = (clock.ends - now).total_seconds()
    is_overdue = left < 0
    time = _t("overdue {0}").format(clock_text(-left)) if is_overdue else clock_text(left)
    return StripItem(_kind_word(clock.kind), clock.subject, time, is_overdue, clock.alert)


def _kind_word(kind: str) -> str:
    words = {
        SIGN: _t("Sign"),
        ANSWER: _t("Unit answers"),
        CALL_OUT: _t("Call towns"),
        ACT: _t("First action"),
        SHELF: _t("Shelf ends"),
        VALIDITY: _t("Forecast ends"),
        DIVERT: _t("Take or give back"),
    }
    return words[kind]


def _rest_words(rest: Counter[str]) -> str:
    order = (SIGN, ANSWER, CALL_OUT, DIVERT, ACT, SHELF, VALIDITY)
    kinds = (kind for kind in order if rest[kind] > 0)
    parts = [_t("{0} {1}").format(_kind_word(kind), rest[kind]) for kind in kinds]
    return _t("Others: {0}").format("·".join(parts)) if parts else ""
