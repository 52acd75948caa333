"""Grants to look at restricted cameras as this seat knows them; judged here as the hub judges."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.entity import decode
from console.domain.incident import Incident
from console.domain.reference import Org
from console.domain.viewing import Viewer, Viewing, ViewingState, Watched, units_above
from console.models.change_feed import ChangeFeed
from console.runtime.clock import CHINA
from offline_cache.cache import Cache
from offline_cache.values import ChangeSet

LOOK = 5_000
"""Milliseconds between looks whether a grant's end or hours have come, while there is any."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """Who sits at this seat; `areas` are those of the log-in."""

    person: str
    seat: str
    leads: bool
    areas: Collection[str]


class ViewingBook(QObject):
    """Requests that wait and grants that were given; a few at any time, so they are kept.

    Args:
        cache: where they are read.
        feed: says when they changed.
        now: the hall's time.
        sitter: who sits here.
        unit: looks up a unit of the area tree by its id.

    Signals:
        changed: they are others now, or one begins or ends to hold; ask again who may look.
    """

    changed = Signal()

    def __init__(
        self,
        cache: Cache,
        feed: ChangeFeed,
        now: Callable[[], datetime],
        sitter: Callable[[], Sitter],
        parent: QObject | None = None,
        unit: Callable[[str], Org | None] = lambda id: None,
    ) -> None:
        super().__init__(parent)
        self._cache, self._now, self._sitter, self._unit = cache, now, sitter, unit
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self.look)
        self._opened: tuple[str, ...] = ()
        self._take()
        feed.changed.connect(self._on_changed)

    @property
    def leads(self) -> bool:
        """Whether who sits here decides about requests."""
        return self._sitter().leads

    def viewer(self) -> Viewer:
        """Return who sits here, with every grant."""
        who = self._sitter()
        return Viewer(
            who.person,
            who.seat,
            who.leads,
            who.areas,
            self._viewings,
            self._is_open,
            CHINA,
            lambda area: units_above(area, self._unit),
        )

    def may_see(self, camera: Watched) -> bool:
        """Whether who sits here may look at a camera now."""
        return not camera.is_restricted or self.judge()(camera)

    def judge(self) -> Callable[[Watched], bool]:
        """Return what judges many cameras as `may_see` does now."""
        return self.viewer().judge(self._now())

    def asked_by_me(self, camera: str) -> Viewing | None:
        """Return the request of who sits here that waits for an answer."""
        who = self._sitter()
        mine = (v for v in self.asked if v.person == who.person and camera in v.cameras)
        return next(mine, None)

    @property
    def asked(self) -> list[Viewing]:
        """Requests that wait for an answer, the oldest first."""
        found = [v for v in self._viewings if v.state is ViewingState.ASKED]
        return sorted(found, key=lambda v: (v.asked_at, v.id))

    @property
    def given(self) -> list[Viewing]:
        """Grants that have not ended by time or with their incident, the first to end first."""
        now = self._now()
        found = [
            v
            for v in self._viewings
            if v.until is not None
            and now < v.until
            and (not v.incident or self._is_open(v.incident))
        ]
        return sorted(found, key=lambda v: (v.until or now, v.id))

    @property
    def opened(self) -> tuple[str, ...]:
        """Cameras and areas that are open to who sits here now by grants."""
        held = self.viewer().held(self._now())
        return tuple(dict.fromkeys(name for v in held for name in (*v.areas, *v.cameras)))

    def look(self) -> None:
        """Tell where a grant began or ended to hold by its time alone: nobody writes that down."""
        before, self._opened = self._opened, self.opened
        if before != self._opened:
            self.changed.emit()

    def _is_open(self, incident: str) -> bool:
        row = self._cache.get(Incident.KIND, incident)
        return row is not None and row.body.get("status", "open") == "open"

    def _on_changed(self, changes: ChangeSet) -> None:
        kinds = None if changes.keys is None else {kind for kind, _ in changes.keys}
        if kinds is not None and Incident.KIND in kinds:
            self.look()
        if kinds is None or Viewing.KIND in kinds:
            self._take()
            self.changed.emit()

    def _take(self) -> None:
        self._viewings = self._read()
        self._opened = self.opened
        if not self._viewings:
            self._look.stop()
        elif not self._look.isActive():
            self._look.start()

    def _read(self) -> list[Viewing]:
        found = []
        for row in self._cache.select(Viewing.KIND, {"is_live": 1}):
            try:
                viewing = decode(Viewing, row.body)
            except ValueError:
                continue  # of a newer version: it opens nothing here
            if viewing.state in (ViewingState.ASKED, ViewingState.GIVEN):
                found.append(viewing)
        return found
