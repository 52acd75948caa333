"""一键上墙: the ring of cameras around an alert, an incident or a point; kept with the incident."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.app import page_ties
from console.commands.executor import Intention, LogLine, Result
from console.domain.entity import decode
from console.domain.geo import Point
from console.domain.incident import Incident
from console.domain.incident_wall import IncidentWall
from console.models.camera_ring import Ring, ring_of
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.settings.plans.wall_view import WallView
from console.settings.wall_profile import ring_rules

if TYPE_CHECKING:
    from console.app.pages import Pages
    from console.app.seat import Seat
    from console.models.camera_index import Cameras
    from console.screens.wall.wall_window import WallWindow


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


def ring(seat: "Seat", point: Point | None) -> Ring:
    """Return the cameras around a point that may be seen, the nearest first."""
    rules = ring_rules()
    near = seat.models.directory.cameras_near(point, float(rules.widest), most=10_000)
    return ring_of(near, seat.cameras.may_see, rules)


def of_alert(seat: "Seat", pages: "Pages", alert_id: str) -> None:
    """Show the cameras around an alert; those of its incident where it belongs to one."""
    alert = seat.models.queue.alert(alert_id)
    if alert is None:
        return
    if alert.incident:
        of_incident(seat, pages, alert.incident)
        return
    of_point(seat, pages, alert.place.point, alert.place.name)


def of_point(seat: "Seat", pages: "Pages", point: Point | None, name: str) -> "WallWindow | None":
    """Show the cameras around a point; None where there is none to be shown."""
    found = ring(seat, point)
    if not found.ids:
        seat.frame.notices.say_refused(_none_words(found, point))
        return None
    wall = page_ties.show_wall(seat, pages)
    wall.show_group(_title(name, found), list(found.ids))
    seat.frame.notices.say(_said(found))
    return wall


def of_found(seat: "Seat", pages: "Pages", title: str, found: "Cameras", incident: str) -> None:
    """Show cameras that were found on the map, in their order; kept with a matter by hand alone."""
    if not found.entries:
        hidden = _t("All {0} cameras around are without permission").format(found.hidden)
        seat.frame.notices.say_refused(hidden if found.hidden else _t("No camera here"))
        return
    wall = page_ties.show_wall(seat, pages)
    wall.show_group(title, [entry.id for entry in found.entries])
    wall.incident = incident
    words = _t("{0} cameras from the map on the wall").format(len(found.entries))
    if found.hidden:
        words = _t("{0}, {1} more without permission").format(words, found.hidden)
    seat.frame.notices.say(words)


def of_incident(seat: "Seat", pages: "Pages", id: str) -> None:
    """Show the wall that was kept with an incident, else its ring, which is kept with it."""
    row = seat.store.cache.get(Incident.KIND, id)
    if row is None:
        return
    incident = decode(Incident, row.body)
    kept = kept_wall(seat, id)
    if kept is None:
        wall = of_point(seat, pages, incident.place.point, incident.title)
        if wall is not None:
            wall.incident = id
            keep(seat, wall)
        return
    known = (seat.models.directory.camera(camera) for camera in kept.cameras if camera)
    seen = [c.id for c in known if c is not None and seat.cameras.may_see(c)]
    hidden = len([c for c in kept.cameras if c]) - len(seen)
    wall = page_ties.show_wall(seat, pages)
    wall.show_group(incident.title, seen)
    wall.incident = id
    words = _t("The wall kept with this incident: {0} cameras").format(len(seen))
    if hidden:
        words = _t("{0}, {1} more without permission or unknown").format(words, hidden)
    seat.frame.notices.say(words)


def kept_wall(seat: "Seat", incident: str) -> IncidentWall | None:
    """Return the wall that was kept with an incident."""
    row = seat.store.cache.get(IncidentWall.KIND, incident)
    try:
        return None if row is None else decode(IncidentWall, row.body)
    except ValueError:
        return None


def keep(seat: "Seat", wall: "WallWindow", is_asked: bool = False) -> None:
    """Keep what a wall shows with the incident it was opened for, unless it shows nothing."""
    cameras = kept_cameras(wall.view)
    if not cameras:
        seat.frame.notices.say_refused(_t("No picture here to keep; the incident's wall stays"))
        return
    targets = [f"incident_wall/{wall.incident}", f"incident/{wall.incident}"]
    args = {"incident_id": wall.incident, "cameras": cameras, "layout": wall.view.layout}
    words = f"事件视频墙：{len(cameras)} 路"
    log = LogLine("视频", words, (targets[1],))
    saved = seat.executor.perform(
        Intention("incident_wall.keep", targets[0], targets, args, log=log)
    )
    when_done(saved, wall, partial(_kept, seat, is_asked))


def _kept(seat: "Seat", is_asked: bool, result: Result) -> None:
    """Tell whoever asked for it, and anybody where it is not so."""
    if not result.is_saved:
        seat.frame.notices.say_refused(refusal_words(result))
    elif is_asked:
        seat.frame.notices.say(_t("These pictures are kept with the incident"))


def kept_cameras(view: WallView) -> list[str]:
    """Return the cameras of a wall: its group, with what was cleared or put on tiles by hand."""
    cameras = list(view.cameras)
    first = view.turned * view.tiles
    for guest in view.guests:
        place = first + guest.tile
        if place < len(cameras):
            cameras[place] = guest.camera
        else:
            cameras.append(guest.camera)
    return [camera for camera in dict.fromkeys(cameras) if camera]


def _title(name: str, found: Ring) -> str:
    told = "·".join(_t("within {0} m {1}").format(reach, n) for reach, n in found.rings if n)
    return f"{name} {told}"


def _said(found: Ring) -> str:
    words = _t("{0} cameras around, the nearest first").format(len(found.ids))
    if found.more:
        words = _t("{0}, {1} further ones left out").format(words, found.more)
    if found.hidden:
        words = _t("{0}, {1} more without permission").format(words, found.hidden)
    return words


def _none_words(found: Ring, point: Point | None) -> str:
    if point is None:
        return _t("No place is known yet: there is no ring of cameras")
    if found.hidden:
        return _t("All {0} cameras around are without permission").format(found.hidden)
    return _t("No camera within {0} m").format(ring_rules().widest)
