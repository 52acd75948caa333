"""What the strip of a wall says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.domain.patrol_state import PatrolState
from console.models.alert_rows import GRADES
from console.runtime.hall_time import hall_time
from console.screens.wall.parts import WallParts
from console.screens.wall.strip import StripView

if TYPE_CHECKING:
    from console.screens.wall.wall_window import WallWindow


def _t(source: str) -> str:
    return QCoreApplication.translate("wall", source)


def strip_view(wall: "WallWindow", parts: WallParts) -> StripView:
    """Return what the strip of a wall says now."""
    group, hot = wall.pictures.group, wall.hot.current
    return StripView(
        name=parts.name,
        title=group.title or _t("No camera is chosen"),
        page=wall.page,
        pages=wall.pages,
        states=wall.pictures.states(),
        clock=hall_time(parts.clock.now()),
        is_demo=parts.is_demo,
        hot_grade=GRADES[hot.alert.severity] if hot else None,
        hot_seconds=int(wall.hot.left),
        hot_waiting=wall.hot.waiting,
        is_enlarged=wall.is_enlarged,
        patrol=wall.patrol.state if wall.patrol else PatrolState(),
        keys=wall.patrol_keys if group.patrol else (),
        asks=wall.asks,
        machine=parts.machine(),
    )
