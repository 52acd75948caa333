"""The cameras of a seat beyond their pictures: the directory, and who may look at which."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.app.late import Late
from console.domain.geo import Point
from console.domain.reference import Org, OrgLevel
from console.domain.rights import Right
from offline_cache.lanes import Lane, ThreadLane

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.app.seat import Seat
    from console.domain.viewing import Watched
    from console.models.camera_finder import CameraFinder
    from console.models.camera_query import Line
    from console.models.viewing_book import ViewingBook


_ENDINGS = {
    OrgLevel.TOWN: ("街道", "镇"),
    OrgLevel.NEIGHBOURHOOD: ("居委会", "村委会"),
}
"""What is left out of a unit's name when it is said."""


class CameraLists(QObject):
    """Nothing of it stands, and nothing is read, before it is asked for.

    Args:
        seat: the seat.
    """

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat
        self._lane: Late[Lane] = Late(self._build_lane)
        self._finder = Late(self._build_finder)
        self._viewings = Late(self._build_viewings)
        self._lines: Late[list[tuple[str, float, tuple[Point, ...]]]] = Late(self._read_lines)
        seat.stopped.connect(self._stop)

    @property
    def finder(self) -> "CameraFinder":
        """The directory; its reading begins with the first call."""
        finder = self._finder()
        finder.prepare()
        return finder

    @property
    def viewings(self) -> "ViewingBook":
        """Grants and requests."""
        return self._viewings()

    def may_see(self, camera: "Watched") -> bool:
        """Whether who sits here may look at a camera now, by log-in or by a grant."""
        return not camera.is_restricted or self.viewings.may_see(camera)

    def _judge(self) -> "Callable[[Watched], bool]":
        return self.viewings.judge()

    def _build_lane(self) -> Lane:
        from console.runtime.rank import step_back

        return ThreadLane("cameras", step_back)

    def _build_finder(self) -> "CameraFinder":
        from console.models.camera_finder import CameraFinder
        from console.models.camera_narrowing import Ground

        seat = self._seat
        ground = Ground(self._area, self._point, self._line)
        return CameraFinder(
            seat.store.cache, seat.models.feed, self._lane(), ground, self._judge, self
        )

    def _build_viewings(self) -> "ViewingBook":
        from console.models.viewing_book import Sitter, ViewingBook

        seat = self._seat

        def sitter() -> Sitter:
            who = seat.identity
            leads = Right.LEAD_SHIFT.value in who.grant.rights
            return Sitter(who.person, who.seat, leads, who.grant.areas)

        unit = seat.models.directory.org
        return ViewingBook(
            seat.store.cache, seat.models.feed, seat.clock.now, sitter, self, unit=unit
        )

    # What names in a query stand for

    def _area(self, name: str) -> str:
        """Return a town's full name, or the id of a neighbourhood, by what people call it.

        Towns have neighbourhoods of one name: those are called with the town, 望潮街道/幸福居委会.
        """
        from console.models.camera_entry import plain_value

        asked = plain_value(name)
        for org in self._seat.models.directory.orgs():
            if org.level not in _ENDINGS:
                continue
            called = (org.id, org.name, _short(org), f"{org.town}/{org.name}")
            if any(plain_value(each) == asked for each in called):
                return org.name if org.level is OrgLevel.TOWN else org.id
        return name

    def area(self, name: str) -> str:
        """Return what a grant calls a unit that people call so; empty where nobody knows it."""
        found = self._area(name)
        orgs = self._seat.models.directory.orgs()
        return found if any(found in (org.id, org.name) for org in orgs) else ""

    def _point(self, name: str) -> Point | None:
        places = self._seat.models.directory.places(name, most=1)
        return places[0].place.point if places else None

    def _line(self, name: str) -> "Line | None":
        from console.models.camera_query import line_named

        return line_named(name, self._lines())

    def _read_lines(self) -> list[tuple[str, float, tuple[Point, ...]]]:
        from console.app.page_parts import ground

        return [(line.name, line.width, line.points) for line in ground(self._seat)]

    def _stop(self) -> None:
        finder = self._finder.if_built
        if finder is not None:
            finder.stop()
        lane = self._lane.if_built
        if lane is not None:
            lane.close()


def _short(org: Org) -> str:
    """Return a unit's name without what everybody leaves out; empty where nothing is."""
    endings = (ending for ending in _ENDINGS[org.level] if org.name.endswith(ending))
    ending = next(endings, "")
    return org.name.removesuffix(ending) if ending else ""
