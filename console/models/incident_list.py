"""The open matters of the hall, the one opened last first, for going from one room to the next."""

from PySide6.QtCore import QObject, Signal

from console.domain.incident import Incident
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet


class IncidentList(QObject):
    """Knows which matters are open; nothing is read before it is asked for.

    Signals:
        changed: others are open now, or one of them is other.
    """

    changed = Signal()

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache, self._lane = cache, lane
        self._is_asked = False
        self.open: tuple[Incident, ...] = ()
        feed.changed.connect(self._on_changed)

    def load(self) -> None:
        """Read them, and again whenever one changes."""
        self._is_asked = True
        when_done(self._lane.submit(self._read), self, self._take)

    def about(self, alert: str) -> Incident | None:
        """Return the open matter an alert belongs to."""
        return next((each for each in self.open if alert in each.members), None)

    def beside(self, incident: str, step: int) -> Incident | None:
        """Return the open matter so many steps on; the list goes round. None when there is none."""
        ids = [each.id for each in self.open]
        if not ids:
            return None
        at = ids.index(incident) + step if incident in ids else 0
        return self.open[at % len(ids)]

    def _read(self) -> tuple[Incident, ...]:
        found = [each for each, _ in readable(Incident, self._cache.select(Incident.KIND))]
        is_open = [each for each in found if each.is_open]
        return tuple(sorted(is_open, key=lambda each: (each.opened_at, each.id), reverse=True))

    def _take(self, found: tuple[Incident, ...]) -> None:
        if found != self.open:
            self.open = found
            self.changed.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_asked:
            return
        if changes.keys is None or any(kind == Incident.KIND for kind, _ in changes.keys):
            self.load()
