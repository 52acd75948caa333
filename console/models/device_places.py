"""Devices (物联) with their place: what has found something here, and is no camera.

A device is known by its tally (`console.domain.device_tally`); where it stands, and of when what it
said is, tells the newest alert it gave.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from console.domain.alert import Alert
from console.domain.device_tally import DeviceTally
from console.domain.geo import Point
from console.models.change_feed import ChangeFeed
from console.models.kind_book import KindBook
from console.models.newer import readable
from offline_cache.cache import Cache
from offline_cache.lanes import Lane


@dataclass(frozen=True, slots=True)
class PlacedDevice:
    """A device where it stands.

    Attributes:
        id: of its tally.
        name, source: what it is called, and who runs it.
        at: where.
        alert: id of the newest alert it gave.
        told_at: when it said something last.
    """

    id: str
    name: str
    source: str
    at: Point
    alert: str
    told_at: datetime


class DevicePlaces(KindBook[tuple[PlacedDevice, ...]]):
    """Knows the devices."""

    def __init__(
        self, cache: Cache, feed: ChangeFeed, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(DeviceTally.KIND, (), cache, feed, lane, parent)

    @property
    def all(self) -> tuple[PlacedDevice, ...]:
        """Every device whose place is known."""
        return self.found

    def read(self) -> tuple[PlacedDevice, ...]:  # noqa: D102 - what it is for stands at KindBook
        rows = self._cache.select(DeviceTally.KIND)
        tallies = [tally for tally, _ in readable(DeviceTally, rows) if not tally.camera]
        newest = [tally.newest for tally in tallies if tally.newest]
        found = readable(Alert, self._cache.rows(Alert.KIND, newest))
        alerts = {alert.id: alert for alert, _ in found}
        placed = (_placed(tally, alerts.get(tally.newest)) for tally in tallies)
        return tuple(each for each in placed if each is not None)


def _placed(tally: DeviceTally, alert: Alert | None) -> PlacedDevice | None:
    if alert is None or alert.place.point is None:
        return None
    told_at = alert.last_at or alert.received_at
    name = tally.name or alert.place.name
    return PlacedDevice(tally.id, name, tally.source, alert.place.point, alert.id, told_at)
