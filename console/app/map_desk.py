"""一张图: what the page works with, and where it leads."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from console.app import page_ties
from console.models.device_places import DevicePlaces
from console.models.incident_list import IncidentList
from console.models.noted_places import NotedPlaces
from console.models.work_order_book import WorkOrderBook
from console.screens.city_map.families import FamilySwitches
from console.screens.city_map.parts import MapParts
from console.screens.common.age_marks import mark_ages
from console.settings.limit_profile import load_limits
from console.settings.map_profile import nearby_rules
from console.settings.profile import load_position_limit

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.models.camera_index import Cameras
    from console.models.ground import GroundLine
    from console.screens.city_map.map_page import MapPage

META = "map_families"
"""Name under which the journal keeps what was turned off at this seat."""


def map_parts(seat: "Seat", ground: "Sequence[GroundLine]") -> MapParts:
    """Return what the map works with."""
    models, cache, lane = seat.models, seat.store.cache, seat.lanes.pages
    feed, rules = models.feed, nearby_rules()
    return MapParts(
        theme=seat.frame.window.theme,
        clock=seat.clock,
        queue=models.queue,
        incidents=IncidentList(cache, feed, lane, seat),
        work=WorkOrderBook(cache, feed, lane, seat.clock.now, load_limits().hours, seat),
        devices=DevicePlaces(cache, feed, lane, seat),
        directory=models.directory,
        cameras=seat.cameras.finder,
        layers=seat.plugins.layers,
        age=models.age,
        commands=seat.commands,
        ground=ground,
        open_view=seat.desk.view,
        switches=_switches(seat),
        fresh=load_position_limit(),
        places=NotedPlaces(cache, feed, lane, rules.people, seat),
        identity=lambda: seat.identity,
        rules=rules,
        silent=_silent(seat),
    )


def _silent(seat: "Seat") -> Callable[[], Mapping[str, str]]:
    late = seat.on_walls.silences
    return dict if late is None else lambda: late().words


def _switches(seat: "Seat") -> FamilySwitches:
    journal, lane = seat.store.journal, seat.lanes.acts

    def keep(off: frozenset[str]) -> None:
        kept = {"off": sorted(off)}
        lane.submit(lambda: journal.put_meta(META, kept))

    return FamilySwitches((journal.meta(META) or {}).get("off", ()), keep, seat)


def tie_map(seat: "Seat", pages: "Pages", page: "MapPage") -> None:
    """Connect the map."""
    page.said.connect(seat.frame.notices.say)
    page.refused.connect(seat.frame.notices.say_refused)
    page.alert_requested.connect(partial(page_ties.open_alert, seat, pages))
    page.order_requested.connect(partial(page_ties.show_work, seat, pages))
    page.incident_requested.connect(pages.show_room)
    page.camera_requested.connect(partial(page_ties.open_camera, seat))
    page.deploy_requested.connect(partial(page_ties.show_deploy, seat, pages))
    page.wall_requested.connect(partial(_show_wall, seat, pages))
    page.patrol_requested.connect(partial(_patrol, seat))
    mark_ages(seat.frame.window.theme, seat.models.age, {page.plane: 0.5})


def _show_wall(seat: "Seat", pages: "Pages", title: str, found: "Cameras", incident: str) -> None:
    from console.app import quick_wall

    quick_wall.of_found(seat, pages, title, found, incident)


def _patrol(seat: "Seat", title: str, pool: str) -> None:
    from console.app import box_patrol

    box_patrol.start_pool(seat, title, pool)
