"""The forecasts of the queue, kept apart: those in force, and what their rows say of 叫应.

Time alone makes a forecast hold, and lapse: the book knows when the next one turns, and looks at
nothing before.
"""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.domain.alert import Alert, Nature
from console.domain.forecast import Standing, standing, turns_at
from console.models.alert_queue import AlertQueue
from console.models.call_out_book import CallOutBook, RoundView
from console.models.forecasts import in_force
from console.runtime.clock import Clock


def _t(source: str) -> str:
    return QCoreApplication.translate("queue", source)


def row_words(alert: Alert, called: RoundView, now: datetime) -> str:
    """Return what the 状态 column says of a forecast; empty where it says what it says of all."""
    if alert.is_quiet(now) or alert.is_exercise:
        return ""
    stands = standing(alert, now)
    if stands is Standing.LAPSED:
        return _t("Lapsed, not lifted")
    if stands is Standing.LIFTED:
        return _t("Lifted") if alert.is_acknowledged else ""
    if called.towns:
        return _t("Called {0}/{1}").format(called.heard, len(called.towns))
    return ""


class ForecastBook(QObject):
    """Follows queue and 叫应.

    Args:
        queue: where forecasts stand; their rows are told what to say.
        calls: the towns called.
        clock: the hall's time.

    Signals:
        changed: another forecast is in force, or one turned.
    """

    changed = Signal()

    def __init__(self, queue: AlertQueue, calls: CallOutBook, clock: Clock) -> None:
        super().__init__(queue)
        self._queue, self.calls, self._clock = queue, calls, clock
        self._ids: set[str] = set()
        self._in_force: list[Alert] | None = None
        self._turns: datetime | None = None
        queue.alerts_changed.connect(self._look_at_all)
        queue.modelReset.connect(self._reload)
        calls.changed.connect(self._look)
        calls.reloaded.connect(self._reload)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        # By emit: Qt 6.8 cannot chain to a signal of an object that is itself callable.
        self._soon.timeout.connect(self.changed.emit)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._on_tick)
        self._tick.start()

    def __call__(self) -> list[Alert]:
        """Return the forecasts in force now, the worst first."""
        if self._in_force is None:
            self._in_force = in_force(self._alerts(), self._clock.now())
        return self._in_force

    def round_of(self, alert: Alert) -> RoundView:
        """Return the towns called in a forecast's present round."""
        return self.calls.round_of(alert)

    def _alerts(self) -> list[Alert]:
        found = (self._queue.alert(id) for id in self._ids)
        return [each for each in found if each is not None]

    def _on_tick(self) -> None:
        if self._turns is not None and self._clock.now() >= self._turns:
            self._reload()

    def _reload(self) -> None:
        alerts = [a for a in self._queue.alerts() if a.nature is Nature.FORECAST]
        now, self._ids = self._clock.now(), {alert.id for alert in alerts}
        turns = (turns_at(alert, now) for alert in alerts)
        self._turns = min((at for at in turns if at is not None), default=None)
        for alert in alerts:
            self._tell(alert, now)
        self._changed()

    def _look_at_all(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._look(id)

    def _look(self, id: str) -> None:
        alert = self._queue.alert(id)
        if alert is None or alert.nature is not Nature.FORECAST:
            if id in self._ids:
                self._ids.discard(id)
                self._queue.tell(id, "")
                self._changed()
            return
        now = self._clock.now()
        self._ids.add(alert.id)
        turns = [at for at in (turns_at(alert, now), self._turns) if at is not None]
        self._turns = min(turns, default=None)
        self._tell(alert, now)
        self._changed()

    def _tell(self, alert: Alert, now: datetime) -> None:
        self._queue.tell(alert.id, row_words(alert, self.round_of(alert), now))

    def _changed(self) -> None:
        """Tell it once for all that changed in this turn of the loop."""
        self._in_force = None
        self._soon.start()
