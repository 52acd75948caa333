"""What the hub has called somebody further up for: said at the desks that have to know.

The 值班长 is told of what was left unsigned or undone, everybody of what 带班领导 was called to.
What is called for in the same moment is said in one sentence.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from console.domain.alert import Alert
from console.domain.alert_clocks import LEADER_ON_DUTY, SHIFT_LEADER
from console.domain.alert_marks import Escalation, Why
from console.models.alert_queue import AlertQueue
from console.models.grade_words import grade_word
from console.shell.notices import Notices

TOGETHER = 300
"""Milliseconds in which calls are joined."""

Called = tuple[Alert, Escalation]


def _t(source: str) -> str:
    return QCoreApplication.translate("seat", source)


class CallWatch(QObject):
    """Says what was called for since the queue was first read.

    Args:
        queue: the alerts.
        notices: say it.
        leads: whether who sits here leads the shift.
    """

    def __init__(
        self,
        queue: AlertQueue,
        notices: Notices,
        leads: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._notices, self._leads = queue, notices, leads
        self._known: dict[str, int] = {}
        self._called: list[Called] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TOGETHER)
        self._pause.timeout.connect(self.tell)
        queue.loaded.connect(self._begin)

    def stop(self) -> None:
        """Say no more: the seat has ended."""
        self._pause.stop()

    def _begin(self) -> None:
        self._known = {a.id: len(a.escalations) for a in self._queue.alerts() if a.escalations}
        self._queue.alerts_changed.connect(self._look)

    def _look(self, ids: Sequence[str]) -> None:
        for id in ids:
            self._look_at(id)

    def _look_at(self, id: str) -> None:
        alert = self._queue.alert(id)
        if alert is None or not alert.escalations:
            self._known.pop(id, None)
            return
        known = self._known.get(id, 0)
        self._known[id] = len(alert.escalations)
        for step in alert.escalations[known:]:
            if step.post == LEADER_ON_DUTY or (step.post == SHIFT_LEADER and self._leads()):
                self._called.append((alert, step))
                if not self._pause.isActive():
                    self._pause.start()

    def tell(self) -> None:
        """Say what has been called for."""
        called, self._called = self._called, []
        for post, why, one, many in _sentences():
            meant = [a for a, step in called if step.post == post and why in (None, step.why)]
            if meant:
                self._notices.say_refused(_sentence(meant, one, many))


def _sentences() -> list[tuple[str, Why | None, str, str]]:
    """Return post and reason with what is said of one alert and of several."""
    unsigned = _t("Nobody signs {0}: they are the shift leader's; the worst, {1}: {2}")
    undone = _t("Signed, nothing done, {0}: they are the shift leader's; the worst, {1}: {2}")
    return [
        (SHIFT_LEADER, Why.UNSIGNED, _t("Nobody signs, it is the shift leader's: {0}"), unsigned),
        (SHIFT_LEADER, Why.NO_ACTION, _t("Nothing done, it is the shift leader's: {0}"), undone),
        (LEADER_ON_DUTY, None, _t("The leader on duty was called: {0}"),
         _t("The leader on duty was called for {0}; the worst, {1}: {2}")),
    ]  # fmt: skip


def _sentence(alerts: Sequence[Alert], one: str, many: str) -> str:
    worst = min(alerts, key=lambda each: (-each.severity, each.received_at, each.id))
    if len(alerts) == 1:
        return one.format(worst.title)
    return many.format(len(alerts), grade_word(worst.severity), worst.title)
