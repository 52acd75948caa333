"""Who takes such an order, asked of past ones: learnt beside the screen, from the first question.

Reading rests as long as it works. A question goes before it and is answered by what is learnt so
far; `learnt` of the answer says how much that is. The last question of each that asks is answered
again each time twice as much is learnt, and when all of it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from console.domain.dispatch_history import Advice
from console.domain.work_order import WorkOrder
from console.models.change_feed import ChangeFeed
from console.models.dispatch_store import MOST, PORTION, DispatchStore
from console.models.futures import when_done
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: what it is about, where, its entry of the dictionary, and its own id."""

    title: str
    town: str = ""
    matter: str = ""
    own: str = ""


Then = Callable[[Advice], None]
Advise = Callable[[Question, QObject, Then], None]
"""Asks; the answer comes on the Qt thread while its owner lives, and again when more is learnt."""


def ask_nobody(question: Question, owner: QObject, then: Then) -> None:
    """There are no past orders to ask."""


class DispatchBook(QObject):
    """Past orders of this seat's cache, and the questions put to them.

    Args:
        cache: where orders are read.
        feed: says which to read again.
        lane: a thread of its own; it is closed with the book.
        most: orders that are learnt.

    Signals:
        learnt: everything the cache has is read.
    """

    learnt = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        lane: Lane,
        most: int = MOST,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._lane = DispatchStore(cache, most), lane
        self._changed: set[str] = set()
        self._asked: dict[int, tuple[Question, QObject, Then]] = {}
        self._answered_at = 0
        self._is_begun = self._is_busy = self._is_stopped = False
        self.is_reading = False
        """Whether there are orders that nothing was learnt of yet."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        feed.changed.connect(self._on_changed)

    def advise(self, question: Question, owner: QObject, then: Then) -> None:
        """Ask who takes an order; the first question begins the reading."""
        if self._is_stopped:
            return
        self._ask(question, owner, then)
        if not self._is_begun:
            self._is_begun = self.is_reading = True
        if self.is_reading:
            self._asked[id(owner)] = (question, owner, then)
            self._go_on()

    def _ask(self, question: Question, owner: QObject, then: Then) -> None:
        store = self._store
        asked = self._lane.submit(
            lambda: store.advise(question.title, question.town, question.matter, question.own)
        )
        when_done(asked, owner, then)

    def _ask_again(self) -> None:
        """Answer anew what was asked while little or nothing was learnt."""
        asked = [one for one in self._asked.values() if isValid(one[1])]
        if not self.is_reading:
            self._asked.clear()
        for one in asked:
            self._ask(*one)

    def stop(self) -> None:
        """Read nothing any more: the store behind it is about to close."""
        self._is_stopped = True
        self._asked.clear()
        self._rest.stop()
        self.blockSignals(True)
        self._lane.close()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_begun or self._is_stopped:
            return
        if changes.keys is None:
            self._lane.submit(self._store.begin, urgent=False)
            self.is_reading, self._answered_at = True, 0
        else:
            self._changed |= {id for kind, id in changes.keys if kind == WorkOrder.KIND}
        if not self._rest.isActive():
            self._go_on()

    def _go_on(self) -> None:
        """Begin the next turn, when there is one and none is under way."""
        if self._is_busy or self._is_stopped or not (self.is_reading or self._changed):
            return
        self._is_busy = True
        some = [self._changed.pop() for _ in range(min(PORTION, len(self._changed)))]
        when_done(self._lane.submit(lambda: self._turn(some), urgent=False), self, self._took)

    def _turn(self, some: list[str]) -> tuple[bool, int, float]:
        began = perf_counter()
        self._store.read_again(some)
        return self._store.read_on(), self._store.size, perf_counter() - began

    def _took(self, turn: tuple[bool, int, float]) -> None:
        self._is_busy = False
        was_reading, (self.is_reading, size, lasted) = self.is_reading, turn
        is_all = was_reading and not self.is_reading
        if is_all or size >= max(1, 2 * self._answered_at):
            self._answered_at = size
            self._ask_again()
        if is_all:
            self.learnt.emit()
        if self.is_reading or self._changed:
            self._rest.start(round(lasted * 1000))
