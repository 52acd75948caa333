"""框选: the cameras of an area drawn on a map go round on the wall at once (A-39)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.app.page_ties import show_wall
from console.app.patrol_choice import TRIAL
from console.commands import patrol_commands
from console.domain.geo import Point
from console.domain.patrol_plan import PatrolPlan
from console.models.camera_query import box_words
from widgets.common.key_words import key_words

if TYPE_CHECKING:
    from console.app.seat import Seat


def _t(source: str) -> str:
    return QCoreApplication.translate("cameras", source)


def start(seat: "Seat", corner: Point, other: Point) -> None:
    """Go round the cameras between two corners on the wall at hand, or say that there are none."""
    start_pool(seat, _t("Area on the map"), box_words(corner, other))


def start_pool(seat: "Seat", title: str, pool: str) -> None:
    """Go round cameras of a map, told in words, or say that there are none.

    Args:
        seat: whose wall.
        title: what the patrol is called.
        pool: which cameras; see `console.models.camera_query`.
    """
    notices = seat.frame.notices
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
    plan = PatrolPlan(TRIAL, title, (pool,))
    seat.patrols.start(wall.view.page, plan)
    key = key_words(seat.commands.key_of(patrol_commands.STOP))
    words = _t("{0} cameras of the area go round; {1} ends it").format(len(found.entries), key)
    if found.hidden:
        words = _t("{0}, {1} more without permission").format(words, found.hidden)
    notices.say(words)
