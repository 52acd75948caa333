"""What the walls of this seat show, told to the other seats: seldom, and only while it can leave.

A telling is an operation like any other and is kept for ever. So it waits until the hand rests, a
page that is merely turned is told once a minute at most, and cut off nothing piles up: the state of
then is told when the link is back.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from console.app.walls import wall_name
from console.commands.wall_commands import Told
from console.domain.wall import WallScreen, wall_id
from console.settings.declared import DIRECTOR
from console.settings.plans.wall_view import WALL_PAGES

if TYPE_CHECKING:
    from console.app.seat import Seat

REST = 3000
"""Milliseconds without a further change before it is told."""
TURNING = 60.0
"""Seconds between two tellings when nothing but the page of the group is another."""
ON_PATROL = 600.0
"""The same while a patrol turns the pages: the others are told which patrol, not each page."""


class WallTeller(QObject):
    """Tells what the walls show.

    Args:
        seat: whose walls.
    """

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat
        self._told: dict[str, tuple[Told, float]] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.tell)
        seat.screens.walls.changed.connect(self._rest.start)
        seat.screens.windows.changed.connect(self._rest.start)
        self._was_cut_off = True
        seat.models.link.changed.connect(self._link_changed)
        seat.stopped.connect(self._rest.stop)

    def tell(self) -> None:
        """Tell what is another than was told."""
        if self._seat.executor.closed or self._seat.models.link.is_cut_off:
            return
        now = self._seat.clock.monotonic()
        for told in self._walls():
            before, at = self._told.get(told.page, (self._known(told.page), 0.0))
            if told == before:
                continue
            is_turned = before is not None and _is_turned(before, told)
            rest = ON_PATROL if told.patrol else TURNING
            if self._waits(told.page) or (is_turned and now - at < rest):
                self.stir()
                continue
            self._told[told.page] = (told, now)
            self._seat.acts.walls.tell(self._seat.identity.seat, told)

    def stir(self) -> None:
        """Tell soon: somebody else sits here, or something else may be another."""
        self._rest.start()

    def _link_changed(self) -> None:
        was, self._was_cut_off = self._was_cut_off, self._seat.models.link.is_cut_off
        if was and not self._was_cut_off:
            self.stir()

    def _waits(self, page: str) -> bool:
        """Whether the last telling of a wall has not left yet: there is never a second one."""
        id = wall_id(self._seat.identity.seat, page)
        return bool(self._seat.models.outbox.standing(WallScreen.KIND, id).unsent)

    def _walls(self) -> Iterator[Told]:
        """Every wall that was ever built here, as it is now."""
        seat = self._seat
        seen = {page for _, _, area in seat.screens.windows.standing() for page in area.seen}
        director = str(seat.options.settings.value(DIRECTOR))
        for page in WALL_PAGES:
            wall = seat.pages.walls.if_built(page)
            if wall is not None:
                yield Told(
                    page,
                    wall_name(page),
                    seat.identity.seat_name,
                    len(wall.placed),
                    tuple(wall.placed),
                    tuple(
                        dict.fromkeys((*seat.identity.grant.areas, *seat.cameras.viewings.opened))
                    ),
                    page in seen,
                    page == director,
                    seat.identity.name,
                    seat.patrols.name_on(page),
                )

    def _known(self, page: str) -> Told | None:
        """Return what this seat told in an earlier run."""
        known = self._seat.models.walls.wall(wall_id(self._seat.identity.seat, page))
        if known is None:
            return None
        return Told(
            page,
            known.name,
            known.seat_name,
            known.tiles,
            known.cameras,
            known.areas,
            known.is_seen,
            known.is_director,
            known.person,
            known.patrol,
        )


def _is_turned(before: Told, now: Told) -> bool:
    """Whether nothing but the cameras is another: a page was turned, or one picture changed."""
    return replace(now, cameras=before.cameras) == before
