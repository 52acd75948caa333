"""Badges of the rail: how many matters wait on a page, and the worst of them as a shape."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from console.domain.alert import Alert
from console.domain.order import DispatchOrder
from console.domain.work_order import WorkOrder
from console.models.alert_queue import AlertQueue
from console.models.alert_rows import GRADES
from console.models.check_cards import CheckCards
from console.models.clock_source import ClockSource
from console.models.link_status import LinkStatus
from console.models.order_book import OrderBook
from console.models.record_clocks import NEVER
from console.runtime.clock import Clock
from widgets.common.theme import Grade
from widgets.frame.rail import Rail


class DutyBadge(QObject):
    """Keeps the badge of 值守: the unsigned matters (a group is one), with the worst's shape."""

    def __init__(
        self, rail: Rail, item: str, queue: AlertQueue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rail = rail
        self._item = item
        self._queue = queue
        queue.counts_changed.connect(self.refresh)
        queue.modelReset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        worst = self._queue.counts.worst_unsigned
        unsigned = self._queue.unsigned_matters
        self._rail.set_badge(self._item, unsigned, None if worst is None else GRADES[worst])


class InsideBadge(QObject):
    """Keeps the badge of an item that knows what waits inside it, whenever it is told to look.

    Args:
        rail: the rail.
        item: id of the item.
        inside: returns the grade of each thing that waits there, None for one without.
        parent: whose child this is.
    """

    def __init__(
        self,
        rail: Rail,
        item: str,
        inside: Callable[[], Iterable[Grade | None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rail, self._item, self._inside = rail, item, inside

    def refresh(self) -> None:
        """Count again."""
        grades = list(self._inside())
        self._rail.set_badge(self._item, len(grades), worst_of(grades))


def worst_of(grades: Iterable[Grade | None]) -> Grade | None:
    """Return the worst grade; None where nothing has one."""
    return min((each for each in grades if each), key=_WORST_FIRST.index, default=None)


class AnswerBadge(QObject):
    """Keeps the badge of 调度: the units whose time to answer is over, with the worst alert."""

    def __init__(
        self,
        rail: Rail,
        item: str,
        orders: OrderBook,
        queue: AlertQueue,
        within: timedelta,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rail = rail
        self._item = item
        self._orders = orders
        self._queue = queue
        self._within = within
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)
        orders.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Count again; time alone changes it only while somebody has not answered."""
        limit = self._clock.now() - self._within
        waiting = self._orders.unanswered()
        late = [order for order, _, sent in waiting if sent < limit]
        self._rail.set_badge(self._item, len(late), worst_of(map(self._grade, late)))
        self._timer.start() if waiting else self._timer.stop()

    def _grade(self, order: DispatchOrder) -> Grade | None:
        alerts = map(self._queue.alert, (order.alert, *order.points))
        return worst_of(GRADES[each.severity] for each in alerts if each is not None)


class CheckBadge(QObject):
    """Keeps the badge of 日志: the cards that ask a person (需人工核对), with the worst alert."""

    def __init__(
        self,
        rail: Rail,
        item: str,
        link: LinkStatus,
        checks: CheckCards,
        queue: AlertQueue,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rail, self._item, self._link = rail, item, link
        self._checks, self._queue = checks, queue
        link.changed.connect(self.refresh)
        checks.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        keys = [key.partition("/") for card in self._checks.open for key in card.check.targets]
        alerts = [self._queue.alert(id) for kind, _, id in keys if kind == Alert.KIND]
        worst = worst_of(GRADES[each.severity] for each in alerts if each is not None)
        self._rail.set_badge(self._item, self._link.view.checks, worst)


class OverdueBadge(QObject):
    """Keeps the badge of 工单: the orders of which a clock has run out.

    Ends are sorted when clocks change; the next one to end is waited for, no second is counted.
    """

    def __init__(
        self,
        rail: Rail,
        item: str,
        source: ClockSource,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rail, self._item, self._source, self._clock = rail, item, source, clock
        self._ends: list[datetime] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._say)
        source.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Note when the first clock of each order ends."""
        first: dict[str, datetime] = {}
        for clock in self._source():
            record = "" if clock.detail is None else clock.detail.record
            if record.startswith(_ORDER) and clock.ends is not NEVER:
                first[record] = min(clock.ends, first.get(record, clock.ends))
        self._ends = sorted(first.values())
        self._say()

    def _say(self) -> None:
        now = self._clock.now()
        late = bisect_left(self._ends, now)
        self._rail.set_badge(self._item, late, Grade.RED if late else None)
        if late < len(self._ends):
            left = (self._ends[late] - now).total_seconds()
            self._next.start(round(min(max(left, 0.0), _LONGEST) * 1000) + 1)
        else:
            self._next.stop()


_WORST_FIRST = tuple(Grade)
_ORDER = f"{WorkOrder.KIND}/"
_LONGEST = 600.0
"""Seconds after which it is looked again: the hall's clock may be set."""
