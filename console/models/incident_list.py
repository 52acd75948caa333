"""The open matters of the hall, the one opened last first, for going from one room to the next."""

from PySide6.QtCore import QObject

from console.domain.incident import Incident
from console.models.change_feed import ChangeFeed
from console.models.kind_book import KindBook
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane


class IncidentList(KindBook[tuple[Incident, ...]]):
    """Knows which matters are open."""

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(Incident.KIND, (), cache, feed, lane, parent)

    @property
    def open(self) -> tuple[Incident, ...]:
        """The open matters, the one opened last first."""
        return self.found

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

    def read(self) -> tuple[Incident, ...]:  # noqa: D102 - what it is for stands at KindBook
        found = [each for each, _ in readable(Incident, self._cache.select(Incident.KIND))]
        is_open = [each for each in found if each.is_open]
        return tuple(sorted(is_open, key=lambda each: (each.opened_at, each.id), reverse=True))
