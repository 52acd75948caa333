"""What of this seat's acts has not arrived, and what the hub refused; read from the journal itself.

The journal is asked and not sync: what is shown here is true also while sync stands still.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.link_status import LinkStatus
from console.runtime.clock import from_text
from offline_cache.lanes import Lane
from offline_cache.values import Body, Key, PendingOperation, StoredOperation

SEEN = "refusals"
"""Name under which the journal keeps which refusals a person has taken note of."""

TOGETHER = 150
"""Milliseconds in which changes are looked at together."""


class OutboxJournal(Protocol):
    """The journal, as far as it is read here; `offline_cache.Journal` fits."""

    def pending(self) -> list[PendingOperation]:
        """Return what the hub's records do not contain yet."""
        ...

    def unsent(self) -> list[PendingOperation]:
        """Return what the hub has not decided, in saved order."""
        ...

    def refused(self) -> list[StoredOperation]:
        """Return what it refused, in saved order."""
        ...

    def operation(self, op: str) -> StoredOperation | None:
        """Return one operation with what became of it."""
        ...

    def meta(self, name: str) -> Body | None:
        """Return a small named value."""
        ...

    def put_meta(self, name: str, body: Body) -> None:
        """Keep a small named value."""
        ...


@dataclass(frozen=True, slots=True)
class Refusal:
    """An own operation that the hub refused for good.

    Attributes:
        operation: as it was saved.
        code, zh, en, detail: why.
        is_seen: a person took note of it.
        again: the operation that was made in its place, empty without one.
    """

    operation: PendingOperation
    code: str
    zh: str
    en: str
    detail: str = ""
    is_seen: bool = False
    again: str = ""

    @property
    def args(self) -> Mapping[str, Any]:
        """What was asked for."""
        return dict(self.operation.body.get("args", {}))

    @property
    def acted_at(self) -> datetime:
        """When it was done, by this seat's clock."""
        return from_text(self.operation.saved_at)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far this seat's own acts on one record are.

    Attributes:
        unsent: so many the hub has not decided.
        unsettled: so many it decided, whose effect has not come back.
        refusals: refused ones nobody has taken note of.
    """

    unsent: int = 0
    unsettled: int = 0
    refusals: tuple[Refusal, ...] = ()


NOTHING = Standing()


class Outbox(QObject):
    """Own acts that wait or were refused.

    Args:
        journal: this seat's.
        feed: acts are announced through it.
        link: says how sync fares.
        lane: the thread refusals are read and marks are kept in.

    Signals:
        changed: anything here may be another now.
        standing_changed: how far own acts on any record are may be another now.
    """

    changed = Signal()
    standing_changed = Signal()

    def __init__(
        self,
        journal: OutboxJournal,
        feed: ChangeFeed,
        link: LinkStatus,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._lane = lane
        self.link = link
        self.is_read_only = False
        """Whether nothing may be taken note of here (只读旁观)."""
        self.waiting: Sequence[PendingOperation] = ()
        """What the hub has not decided, in saved order."""
        self._pending: Sequence[PendingOperation] = ()
        self._stored: list[StoredOperation] = []
        self._marks: dict[str, str] = {}
        self.refusals: Sequence[Refusal] = ()
        """What it refused, the newest first; also what was taken note of."""
        self._unsent: Counter[Key] = Counter()
        self._layer: Counter[Key] = Counter()
        self._refused: dict[Key, tuple[Refusal, ...]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER)
        self._soon.timeout.connect(self.refresh)
        feed.changed.connect(self._wait_a_moment)
        link.changed.connect(self._wait_a_moment)

    def load(self) -> None:
        """Read what was refused; call it again when the hub refuses something."""

        def read() -> tuple[list[StoredOperation], Body]:
            return self._journal.refused(), self._journal.meta(SEEN) or {}

        when_done(self._lane.submit(read), self, self._take)

    def refresh(self) -> None:
        """Count anew what waits."""
        waiting, layer = self._journal.unsent(), self._journal.pending()
        if (waiting, layer) != (self.waiting, self._pending):
            self.waiting, self._pending = waiting, layer
            self._unsent = Counter(key for each in waiting for key in each.targets)
            self._layer = Counter(key for each in layer for key in each.targets)
            self.standing_changed.emit()
        self.changed.emit()

    @property
    def open_refusals(self) -> list[Refusal]:
        """Return what was refused and nobody has taken note of, the newest first."""
        return [each for each in self.refusals if not each.is_seen]

    def standing(self, kind: str, id: str) -> Standing:
        """Return how far own acts on a record are."""
        key = (kind, id)
        refused = self._refused.get(key, ())
        layer = self._layer[key]
        if not layer and not refused:
            return NOTHING
        unsent = self._unsent[key]
        return Standing(unsent, layer - unsent, refused)

    def refused_alerts(self) -> dict[str, Refusal]:
        """Return the newest open refusal by alert."""
        return {key[1]: each[0] for key, each in self._refused.items() if key[0] == "alert"}

    def was_refused(self, op: str) -> bool:
        """Whether the hub refused an operation of this seat."""
        return any(each.operation.op == op for each in self.refusals)

    def mark(self, op: str, again: str = "") -> None:
        """Note that a person has seen a refusal, and what was done in its place; it is kept."""
        if self.is_read_only:
            return
        self._marks[op] = again
        known = {each.operation.op for each in self._stored}
        kept = {op: again for op, again in self._marks.items() if op in known}
        self._lane.submit(lambda: self._journal.put_meta(SEEN, {"marks": kept}))
        self._judge()

    def _take(self, read: tuple[list[StoredOperation], Body]) -> None:
        self._stored, kept = read
        marks = kept.get("marks", {})
        self._marks = {**(marks if isinstance(marks, dict) else {}), **self._marks}
        self._judge()

    def _judge(self) -> None:
        self.refusals = [_refusal(each, self._marks) for each in reversed(self._stored)]
        found: dict[Key, list[Refusal]] = {}
        for each in self.open_refusals:
            for key in each.operation.targets:
                found.setdefault(key, []).append(each)
        self._refused = {key: tuple(some) for key, some in found.items()}
        self.link.update_view(refused=len(self.open_refusals))
        self.standing_changed.emit()
        self.refresh()

    def _wait_a_moment(self, *_: object) -> None:
        if not self._soon.isActive():
            self._soon.start()


def _refusal(stored: StoredOperation, marks: Mapping[str, str]) -> Refusal:
    answer, op = stored.answer or {}, stored.operation.op
    code = str(answer.get("code", ""))
    return Refusal(
        stored.operation,
        code,
        str(answer.get("reason_zh") or code),
        str(answer.get("reason_en") or code),
        str(answer.get("detail", "")),
        op in marks,
        marks.get(op, ""),
    )


StandingOf = Callable[[str, str], Standing]
"""Returns the standing of a record by kind and id."""


def no_standing(kind: str, id: str) -> Standing:
    """Stand in where nobody keeps an outbox."""
    return NOTHING
