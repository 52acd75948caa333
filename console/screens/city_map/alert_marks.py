"""Marks of the open alerts, made once for each and again when one changes.

After a start or an outage thousands come at once: they are made in pieces between which keys and
paints get their turn.
"""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.domain.alert import Alert
from console.domain.geo import Point
from console.models.alert_queue import AlertQueue
from console.models.alert_rows import GRADES, short_grade_word
from widgets.map.marks import Mark, Sign

AT_ONCE = 500
"""Alerts made into marks in one turn of the loop."""
SHOWN = 18
"""Signs of a title on the map; the whole of it stands at the right once it is chosen."""
ToPlane = Callable[[Point], tuple[float, float]]


def _t(source: str) -> str:
    return QCoreApplication.translate("city_map", source)


def short(words: str) -> str:
    """Return the beginning of a title, as long as a map has room for."""
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"


class AlertMarks(QObject):
    """Marks by the alert's id.

    Args:
        queue: the open alerts.
        to_plane: where a point of the ground lies on the map; asked once there is a map.

    Signals:
        changed: there are others.
    """

    changed = Signal()

    def __init__(self, queue: AlertQueue, to_plane: ToPlane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue, self._to_plane = queue, to_plane
        self.all: dict[str, Mark] = {}
        self.placeless: set[str] = set()
        """Ids of those nobody can put on a map."""
        self._making: Iterator[None] | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        self._has_ground = False
        queue.alerts_changed.connect(self._touch)
        queue.modelReset.connect(self._anew)

    def reload(self) -> None:
        """Make all of them anew: the ground is laid."""
        self._has_ground = True
        self._anew()

    def _anew(self) -> None:
        if not self._has_ground:
            self.changed.emit()  # the first alert may be the first place that is known
            return
        self._making = self._remake()
        self._turn.start()
        self._go_on()

    def stop(self) -> None:
        """Make none any more."""
        self._turn.stop()

    def _go_on(self) -> None:
        if self._making is not None and next(self._making, self) is self:
            self._making = None
            self._turn.stop()
        self.changed.emit()

    def _remake(self) -> Iterator[None]:
        alerts = self._queue.alerts()
        there = {alert.id for alert in alerts}
        for id in [id for id in self.all if id not in there]:
            del self.all[id]
        self.placeless &= there
        for number, alert in enumerate(alerts, start=1):
            self._put(alert.id, self._queue.alert(alert.id))  # it may be another by its turn
            if number % AT_ONCE == 0:
                yield

    def _touch(self, ids: Iterable[str]) -> None:
        for id in ids if self._has_ground else ():
            self._put(id, self._queue.alert(id))
        self.changed.emit()

    def _put(self, id: str, alert: Alert | None) -> None:
        self.all.pop(id, None)
        self.placeless.discard(id)
        if alert is None:
            return
        if alert.place.point is None:
            self.placeless.add(id)
        else:
            self.all[id] = alert_mark(alert, self._to_plane(alert.place.point))


def alert_mark(alert: Alert, at: tuple[float, float]) -> Mark:
    """Return the mark of an alert; one of an exercise has no grade: nobody takes it for true."""
    if alert.is_exercise:
        return Mark(at, Sign.ALERT, alert.id, short(alert.title), _t("Drill"))
    word = short_grade_word(alert.severity)
    return Mark(at, Sign.ALERT, alert.id, short(alert.title), word, GRADES[alert.severity])
