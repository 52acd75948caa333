"""The one way changes reach the Qt thread: announced anywhere, delivered here, batched.

The first change after quiet is delivered at once; then at most 30 batches a second, and 10 once
more than 100 changes a second arrive (design 3). What the person at the seat did goes ahead of the
batch that is due, once in 100 ms: a key shows what it does in a storm, too.
"""

import threading
from collections import deque

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from offline_cache.values import ChangeSet, Key

QUICK = 33
SLOW = 100
OWN = "seat"
"""Where a change comes from that an act at this seat made."""
MANY_A_SECOND = 100


class ChangeFeed(QObject):
    """Joins change sets and hands them on.

    Signals:
        changed: a ChangeSet; `keys` None means that anything may have changed.
    """

    changed = Signal(object)
    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._guard = threading.Lock()
        self._waiting: deque[ChangeSet] = deque()
        self._own: deque[ChangeSet] = deque()
        self._is_announced = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._deliver)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SLOW)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def publish(self, change_set: ChangeSet) -> None:
        """Announce a change set, from any thread."""
        if change_set.keys is not None and not change_set.keys:
            return
        with self._guard:
            is_own = change_set.origin == OWN
            (self._own if is_own else self._waiting).append(change_set)
            if self._is_announced and not is_own:
                return
            self._is_announced |= not is_own
        self._arrived.emit()

    @property
    def is_quiet(self) -> bool:
        """Whether everything announced so far has been handed on."""
        with self._guard:
            return not (self._waiting or self._own)

    def stop(self) -> None:
        """Deliver nothing any more: the store behind the models is about to close."""
        self._timer.stop()
        self._rest.stop()
        self.blockSignals(True)

    def _on_arrived(self) -> None:
        if not self._timer.isActive():
            self._deliver()
        elif self._own and not self._rest.isActive():
            self._deliver_own()

    def _deliver_own(self) -> None:
        """Hand on what was done here; the batch that is due stays due."""
        with self._guard:
            own, self._own = self._own, deque()
        self._rest.start()
        self.changed.emit(join(own))

    def _deliver(self) -> None:
        with self._guard:
            own, self._own = self._own, deque()
            waiting, self._waiting = self._waiting, deque()
            self._is_announced = False
        for some in (own, waiting):
            if some:
                self._hand_on(join(some))

    def _hand_on(self, joined: ChangeSet) -> None:
        """Deliver, and rest as long as the size of it asks for."""
        size = MANY_A_SECOND if joined.keys is None else len(joined.keys)
        pace = SLOW if size * 1000 / QUICK > MANY_A_SECOND else QUICK
        self.changed.emit(joined)
        self._timer.start(pace)  # from the end on: else a batch that takes long is followed at once


def join(change_sets: "deque[ChangeSet]") -> ChangeSet:
    """Return several change sets as one."""
    last = change_sets[-1]
    if len(change_sets) == 1:
        return last
    keys: set[Key] = set()
    for change_set in change_sets:
        if change_set.keys is None:
            return ChangeSet(last.origin, None, last.cursor)
        keys |= change_set.keys
    return ChangeSet(last.origin, frozenset(keys), last.cursor)
