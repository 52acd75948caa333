"""Which cameras a patrol goes through now: its pool, less what may not or cannot be seen."""

from typing import TYPE_CHECKING

from console.domain.patrol_debt import PatrolCamera
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolSkips
from console.models.camera_entry import CameraEntry

if TYPE_CHECKING:
    from console.app.seat import Seat

Pool = tuple[list[PatrolCamera], PatrolSkips]


def resolve(seat: "Seat", plan: PatrolPlan) -> Pool:
    """Return the cameras of a plan that can be shown at a seat, and what is passed over.

    Forbidden ones are left out with a count (A-38). Cut off, what has no address of its own cannot
    be had: it is named, and comes back with the link.
    """
    pool = seat.cameras.finder.resolve(plan.pool)
    cameras = [camera for camera in pool.cameras if camera.id not in plan.without]
    away = is_away(seat)
    gone = dict.fromkeys(c.id for c in cameras if away and not _is_direct(seat, c))
    shown = [PatrolCamera(c.id, c.level) for c in cameras if c.id not in gone]
    return shown, PatrolSkips(pool.hidden, tuple(gone), pool.unknown)


def is_away(seat: "Seat") -> bool:
    """Whether the hub is known not to answer; at a start it has not been asked yet."""
    link = seat.models.link
    return link.is_offline and link.view.since is not None


def _is_direct(seat: "Seat", entry: CameraEntry) -> bool:
    camera = seat.models.directory.camera(entry.id)
    return camera is not None and seat.desk.is_direct(camera)
