"""疑似同一事 over the open alerts of the queue, kept in step with it, ready when a page asks."""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

from console.domain.alert import Alert
from console.domain.matter_words import Kinds
from console.domain.same_matter import Candidate, SameMatters
from console.domain.same_matter_profile import SameMatterProfile
from console.models.alert_queue import AlertQueue
from console.models.directory import Directory

AT_ONCE = 200
"""Alerts taken in during one turn of the loop after a start: 1 ms."""


class SameBook(QObject):
    """Says which open alerts may be one matter.

    Args:
        queue: whose alerts.
        directory: has the dispatch dictionary.
        profile: what is near, soon and alike.
    """

    def __init__(
        self,
        queue: AlertQueue,
        directory: Directory,
        profile: SameMatterProfile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or queue)
        self._queue = queue
        self._directory = directory
        self._matters = SameMatters(profile)
        self._has_learnt = False
        self._to_take: deque[Alert] = deque()
        self._judged: dict[str, tuple[Alert, int, frozenset[str]]] = {}
        """Alerts that were asked about as they were then, and what they may be the same as."""
        self._named_by: dict[str, set[str]] = {}
        """By alert: those that may be the same as it, by what they were judged."""
        self._others = 0
        """Counts what changes the judgement of others: a retold alert costs nothing else."""
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._take_some)
        queue.alerts_changed.connect(self._follow_all)
        queue.modelReset.connect(self._begin)
        directory.changed.connect(self._forget_words)
        queue.rows.suspected = self.is_suspected
        self._begin()

    def suspects(self, alert: Alert) -> list[Candidate]:
        """Return what may be the same matter, the likeliest first."""
        self._be_ready()
        return self._matters.suspects(alert)

    def is_suspected(self, alert: Alert) -> bool:
        """Whether it may be the same matter as another; asked of each row that is painted."""
        known = self._judged.get(alert.id)
        if known is None or not self._still_holds(known, alert):
            ids = frozenset(one.alert.id for one in self.suspects(alert))
            known = self._judged[alert.id] = (alert, self._others, ids)
            for one in ids:
                self._named_by.setdefault(one, set()).add(alert.id)
        return bool(known[2])

    def _still_holds(self, known: tuple[Alert, int, frozenset[str]], alert: Alert) -> bool:
        """Whether an alert was judged as it is now, but for how often it was told."""
        before, others, _ = known
        return before is alert or (others == self._others and _asked(before) == _asked(alert))

    def others_near(self, alert: Alert, most: int) -> list[Candidate]:
        """Return what else is near in place and time, and not suspected."""
        suspects = {one.alert.id for one in self.suspects(alert)}
        found = self._matters.nearby(alert, most + len(suspects))
        return [one for one in found if one.alert.id not in suspects][:most]

    def _follow_all(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._follow(id)

    def _follow(self, id: str) -> None:
        alert = self._queue.alert(id)
        if alert is None:
            self._matters.drop(id)
            for one in (id, *self._named_by.pop(id, ())):
                self._judged.pop(one, None)
        else:
            self._others += self._matters.put(alert)
            if alert.is_closed:
                for one in self._named_by.pop(id, ()):
                    self._judged.pop(one, None)

    def _begin(self) -> None:
        """Take over all there is, some in each turn; what is known as it is costs nothing."""
        alerts = self._queue.alerts()
        known = self._matters.ids() | self._judged.keys()
        for id in known - {alert.id for alert in alerts}:
            self._follow(id)
        self._to_take = deque(alerts)
        if self._to_take:
            self._turn.start(0)

    def _take_some(self, most: int = AT_ONCE) -> None:
        for _ in range(min(most, len(self._to_take))):
            self._follow(self._to_take.popleft().id)
        if not self._to_take:
            self._turn.stop()

    def _be_ready(self) -> None:
        if self._to_take:
            self._take_some(len(self._to_take))
        if not self._has_learnt:
            self._has_learnt = True
            left_out = self._matters.profile.how_it_came
            self._matters.learn(Kinds.of(self._directory.matters(), left_out))

    def _forget_words(self) -> None:
        self._has_learnt = False
        self._judged.clear()
        self._named_by.clear()


def _asked(alert: Alert) -> tuple[object, ...]:
    """Return what of an alert decides what it may be the same as."""
    return (
        alert.title,
        alert.text,
        alert.type,
        alert.channel,
        alert.source,
        alert.group,
        alert.place,
        alert.received_at,
        alert.nature,
        alert.is_closed,
        alert.is_exercise,
    )
