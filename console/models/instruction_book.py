"""The instructions of leaders: those still worked on, what is overdue first."""

from datetime import datetime

from PySide6.QtCore import QObject

from console.domain.instruction import Instruction
from console.models.change_feed import ChangeFeed
from console.models.kind_book import KindBook
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane

Told = tuple[tuple[Instruction, bool], ...]
"""Instructions, and whether an own act on one waits for the hub."""

CLOSED_SHOWN = 20
"""Ended ones that stay in the list, the newest first."""


class InstructionBook(KindBook[Told]):
    """Follows the records of instructions."""

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(Instruction.KIND, (), cache, feed, lane, parent)

    def shown(self) -> list[Instruction]:
        """Return those worked on, the one with the least time left first; then ended ones."""
        told = [each for each, _ in self.found]
        is_open = sorted((each for each in told if each.is_open), key=_order)
        ended = (each for each in told if not each.is_open)
        return [*is_open, *sorted(ended, key=lambda each: each.at, reverse=True)[:CLOSED_SHOWN]]

    def is_pending(self, id: str) -> bool:
        """Whether an own act on one waits for the hub."""
        return any(each.id == id and is_pending for each, is_pending in self.found)

    def read(self) -> Told:  # noqa: D102 - what it is for stands at KindBook
        rows = readable(Instruction, self._cache.select(Instruction.KIND))
        return tuple((told, row.is_pending) for told, row in rows)


def _order(told: Instruction) -> tuple[bool, datetime]:
    due = told.feedback_by
    return (due is None, due or told.at)
