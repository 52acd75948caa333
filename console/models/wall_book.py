"""The walls of the hall as the hub tells them, and the pictures on their way between them."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from console.domain.entity import decode
from console.domain.wall import WallPush, WallScreen
from console.models.change_feed import ChangeFeed
from console.models.futures import when_done
from offline_cache.cache import Cache
from offline_cache.lanes import Lane
from offline_cache.values import ChangeSet

LATEST = 200
"""Pushes that are read, the newest first; those before are over."""


class WallBook(QObject):
    """Walls and pushes of the cache.

    Args:
        cache: where they are read.
        feed: says when.
        seat: id of this seat.
        lane: the thread they are read in.

    Signals:
        changed: they are others now.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        seat: str,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._lane = lane
        self._seat = seat
        self.walls: list[WallScreen] = []
        self.pushes: list[WallPush] = []
        feed.changed.connect(self._on_changed)

    @property
    def others(self) -> list[WallScreen]:
        """Walls of other seats, those on a monitor first, by seat and page."""
        found = [wall for wall in self.walls if wall.seat != self._seat]
        return sorted(found, key=lambda wall: (not wall.is_seen, wall.seat, wall.page))

    @property
    def sent(self) -> list[WallPush]:
        """Pushes of this seat, the newest first."""
        return [push for push in self.pushes if push.from_seat == self._seat]

    @property
    def received(self) -> list[WallPush]:
        """Pushes for this seat, the oldest first."""
        return [push for push in reversed(self.pushes) if push.to_seat == self._seat]

    def wall(self, id: str) -> WallScreen | None:
        """Return a wall."""
        return next((wall for wall in self.walls if wall.id == id), None)

    @property
    def director(self) -> WallScreen | None:
        """The director's screen of another seat: one that is seen, told of last."""
        found = [wall for wall in self.others if wall.is_director and wall.told_at]
        found.sort(key=lambda wall: (wall.is_seen, wall.told_at))
        return found[-1] if found else None

    def load(self) -> None:
        """Read walls and pushes."""
        when_done(self._lane.submit(self._read), self, self._show)

    def _on_changed(self, change_set: ChangeSet) -> None:
        kinds = None if change_set.keys is None else {kind for kind, _ in change_set.keys}
        if kinds is None or kinds & {WallScreen.KIND, WallPush.KIND}:
            self.load()

    def _read(self) -> tuple[list[WallScreen], list[WallPush]]:
        walls = self._typed(WallScreen, 0, "")
        return walls, self._typed(WallPush, LATEST, "-id")

    def _typed(self, cls: Any, limit: int, order: str) -> list[Any]:
        """Read rows; one of a newer version is left out, it stays in the cache."""
        found = []
        for row in self._cache.select(cls.KIND, order=order, limit=limit):
            try:
                found.append(decode(cls, row.body))
            except ValueError:
                continue
        return found

    def _show(self, read: tuple[list[WallScreen], list[WallPush]]) -> None:
        if read != (self.walls, self.pushes):
            self.walls, self.pushes = read
            self.changed.emit()
