"""框选: the cameras of an area drawn on a map go round on the wall at once (A-39)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.app.page_ties import show_wall
from console.app.patrol_choice import TRIAL
from console.domain.geo import Point
from console.domain.patrol_plan import PatrolPlan
from console.models.camera_query import box_words

if TYPE_CHECKING:
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


def start(seat: "Seat", corner: Point, other: Point) -> None:
    """Go round the cameras between two corners on the wall at hand, or say that there are none."""
    notices, pool = seat.frame.notices, box_words(corner, other)
    finder = seat.cameras.finder
    if not finder.is_ready:
        finder.prepare()
        notices.say_refused(_t("The directory is being read: draw the area again in a moment"))
        return
    found = finder.find(pool)
    if not found.entries:
        hidden = _t("All {0} cameras of this area are without permission").format(found.hidden)
        notices.say_refused(hidden if found.hidden else _t("No camera in this area"))
        return
    wall = show_wall(seat, seat.pages)
    plan = PatrolPlan(TRIAL, _t("Area on the map"), (pool,))
    seat.patrols.start(wall.view.page, plan)
    words = _t("{0} cameras of the area go round; Shift+L ends it").format(len(found.entries))
    if found.hidden:
        words = _t("{0}, {1} more without permission").format(words, found.hidden)
    notices.say(words)
