"""红 in this seat's hands: without input for minutes it loses them, and everybody is told.

The seat lets go by itself, locked or not (`alert.leave`); where the seat itself has gone silent the
hub does it. Either way every seat hears it: `shell.left_reds`.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.commands.alert_commands import AlertActs
from console.commands.executor import Result
from console.domain.alert import Alert, Leave, Severity
from console.models.alert_queue import AlertQueue
from console.runtime.clock import Clock
from console.shell.notices import Notices

LOOK = 5_000
"""Milliseconds between looks."""


class OwnerWatch(QObject):
    """Lets go of what nobody here works on, and says what anybody let go of.

    Args:
        queue: the alerts.
        acts: lets go.
        notices: say it.
        clock: tells shelves and how long something was held.
        idle: returns the seconds since the last touch.
        limit: so long without input; None for never (a demonstration plays without hands).
    """

    def __init__(
        self,
        queue: AlertQueue,
        acts: AlertActs,
        notices: Notices,
        clock: Clock,
        idle: Callable[[], float],
        limit: timedelta | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._acts, self._notices = queue, acts, notices
        self._clock, self._idle, self._limit = clock, idle, limit
        self._left: set[str] = set()
        """What was told of already."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        if limit is not None:
            self._timer.start(LOOK)
        queue.loaded.connect(self._begin)

    def look(self) -> None:
        """Look now."""
        if self._limit is not None and self._idle() >= self._limit.total_seconds():
            since = self._clock.now() - self._limit
            self.leave(Leave.IDLE, lambda held: held.owner is not None and held.owner.at <= since)

    def leave(
        self, how: Leave, which: Callable[[Alert], bool] = lambda _: True
    ) -> "Future[Result] | None":
        """Let go of the 红 in this seat's hands; return the last act, None when it has none."""
        last = None
        for alert in filter(which, self._held()):
            last = self._acts.leave(alert, how)
        return last

    def hand_over(self, person: str) -> None:
        """Let `person`, who sits here from now on, have the 红 somebody else had here; say so."""
        taken = []
        for alert in self._held():
            assert alert.owner is not None
            if alert.owner.person != person:
                self._acts.take_over(alert, alert.owner.name)
                taken.append(alert.title)
        if taken:
            words = QCoreApplication.translate("seat", "Red alerts that are yours now: {0} ({1})")
            self._notices.say_refused(words.format(len(taken), "；".join(taken)))

    def _held(self) -> list[Alert]:
        """Return the open 红 in this seat's hands."""
        now, seat = self._clock.now(), self._queue.seat
        held = (alert for alert in self._queue.alerts() if alert.is_held_red(now))
        return [a for a in held if a.owner is not None and a.owner.seat == seat]

    def stop(self) -> None:
        """Look no more: the seat has ended."""
        self._timer.stop()

    def _begin(self) -> None:
        self._left = {alert.id for alert in self._queue.alerts() if alert.is_left}
        self._queue.alerts_changed.connect(self._look)

    def _look(self, ids: Sequence[str]) -> None:
        for id in ids:
            self._look_at(id)

    def _look_at(self, id: str) -> None:
        alert = self._queue.alert(id)
        if alert is None or not alert.is_left or alert.severity is not Severity.RED:
            self._left.discard(id)
        elif id not in self._left:
            self._left.add(id)
            words = QCoreApplication.translate("seat", "Nobody has this red any more: {0}")
            self._notices.say_refused(words.format(alert.title))
