"""Badges of 体征 and 专题: what of the plugins' data has reached a limit now.

What is old is not counted: nobody knows it. Pages show it with its age.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from console.plugin_host.pages.launcher_item import reached
from console.plugin_host.pages.ports import Standing
from console.plugin_host.reading.contributions import signs
from console.plugin_host.reading.discovery import Found
from console.shell.badges import InsideBadge
from console.shell.rail_pages import TOPICS, VITALS
from widgets.common.theme import Grade

if TYPE_CHECKING:
    from console.app.plugin_desk import PluginDesk
    from console.app.plugin_running import PluginRunning
    from console.app.seat import Seat

PAUSE = 1000
"""Milliseconds from a change to the count; what comes meanwhile is in it."""
LONGEST = 600.0
"""Seconds after which it is looked again: the hall's clock may be set."""


class PluginBadges(QObject):
    """Counts anew when data came, a plugin was let in or out, or some became too old.

    Args:
        seat: whose rail.
        desk: knows the plugins.
        running: has their data.
    """

    _came = Signal()

    def __init__(self, seat: "Seat", desk: "PluginDesk", running: "PluginRunning") -> None:
        super().__init__(running)
        self._desk, self._running, self._now = desk, running, seat.clock.now
        rail = seat.frame.window.rail
        self._vitals = InsideBadge(rail, VITALS, self._signs, self)
        self._topics = InsideBadge(rail, TOPICS, self._values, self)
        self._is_noted = False
        self._is_over = False
        self._pause = self._timer(self.refresh)
        self._older = self._timer(self.refresh)
        self._came.connect(self._wait)
        desk.changed.connect(self._wait)
        self._unlisten = running.book.listen(self._note)
        running.stopped.connect(self._stop)

    def _timer(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer

    def _note(self, plugin: str, data: str) -> None:
        """Data came; called on the thread that put them."""
        if not self._is_noted:
            self._is_noted = True
            self._came.emit()

    def _wait(self) -> None:
        if not self._pause.isActive() and not self._is_over:
            self._pause.start(PAUSE)

    def refresh(self) -> None:
        """Count again."""
        self._is_noted = False
        self._vitals.refresh()
        self._topics.refresh()
        ends, now = list(self._ends()), self._now()
        left = min(((end - now).total_seconds() for end in ends if end >= now), default=None)
        if left is None:
            self._older.stop()
        else:
            self._older.start(round(min(left, LONGEST) * 1000) + 1)

    def _at_work(self) -> Iterator[Found]:
        for found in () if self._is_over else self._desk.found.values():
            if found.manifest and self._desk.state(found).standing is not Standing.OFF:
                yield found

    def _signs(self) -> Iterator[Grade]:
        now = self._now()
        for found in self._at_work():
            for sign in signs([found.manifest], self._running.book) if found.manifest else ():
                if sign.limit and not sign.is_old(now):
                    yield Grade(sign.limit.grade)

    def _values(self) -> Iterator[Grade]:
        now = self._now()
        for found in self._at_work():
            old = {id for id, end in self._sets(found) if end is None or end < now}
            yield from reached(found.agreed().pages, found.id, self._running.book, old)

    def _ends(self) -> Iterable[datetime]:
        return (end for found in self._at_work() for _, end in self._sets(found) if end)

    def _sets(self, found: Found) -> Iterator[tuple[str, datetime | None]]:
        """Yield each data set of a plugin with when it becomes too old; None: never told."""
        for spec in found.manifest.data if found.manifest else ():
            as_of = self._running.book.get(found.id, spec.id).as_of
            yield spec.id, as_of and as_of + timedelta(seconds=spec.stale_after_s)

    def _stop(self) -> None:
        """No plugin works any more: nothing waits."""
        self._is_over = True
        self._unlisten()
        self._pause.stop()
        self.refresh()
