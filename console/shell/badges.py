"""Badges of the rail: how many matters wait on a page, and the worst of them as a shape."""

from PySide6.QtCore import QObject

from console.models.alert_queue import AlertQueue
from console.models.alert_rows import GRADES
from widgets.frame.rail import Rail


class DutyBadge(QObject):
    """Keeps the badge of 值守: the unsigned, with the worst one's shape."""

    def __init__(
        self, rail: Rail, item: str, queue: AlertQueue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rail = rail
        self._item = item
        self._queue = queue
        queue.counts_changed.connect(self.refresh)
        queue.modelReset.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        counts = self._queue.counts
        worst = counts.worst_unsigned
        unsigned = sum(number for number in counts.unsigned.values() if number > 0)
        self._rail.set_badge(self._item, unsigned, None if worst is None else GRADES[worst])
