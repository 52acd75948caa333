"""The instructions of leaders: those still worked on, what is overdue first."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from console.domain.instruction import Instruction
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

CLOSED_SHOWN = 20
"""Ended ones that stay in the list, the newest first."""


class InstructionBook(QObject):
    """Follows the records of instructions; nothing is read before it is asked for.

    Signals:
        changed: one of them is other, or another was given.
    """

    changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane = cache, lane
        self._found: tuple[tuple[Instruction, bool], ...] = ()
        self._is_asked = False
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read them, and again whenever one changes."""
        self._is_asked = True
        when_done(self._lane.submit(self._read), self, self._take)

    def shown(self) -> list[Instruction]:
        """Return those worked on, the one with the least time left first; then ended ones."""
        told = [each for each, _ in self._found]
        is_open = sorted((each for each in told if each.is_open), key=_order)
        ended = (each for each in told if not each.is_open)
        return [*is_open, *sorted(ended, key=lambda each: each.at, reverse=True)[:CLOSED_SHOWN]]

    def is_pending(self, id: str) -> bool:
        """Whether an own act on one waits for the hub."""
        return any(each.id == id and is_pending for each, is_pending in self._found)

    def _read(self) -> tuple[tuple[Instruction, bool], ...]:
        rows = readable(Instruction, self._cache.select(Instruction.KIND))
        return tuple((told, row.is_pending) for told, row in rows)

    def _take(self, found: tuple[tuple[Instruction, bool], ...]) -> None:
        if found != self._found:
            self._found = found
            self.changed.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_asked:
            return
        if changes.keys is None or any(kind == Instruction.KIND for kind, _ in changes.keys):
            self.load()


def _order(told: Instruction) -> tuple[bool, datetime]:
    due = told.feedback_by
    return (due is None, due or told.at)
