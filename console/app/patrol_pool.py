"""Which cameras a patrol goes through now: its pool, less what may not or cannot be seen."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from console.domain.camera import Camera
from console.domain.entity import decode
from console.domain.patrol_debt import PatrolCamera
from console.domain.patrol_plan import PatrolPlan
from console.domain.patrol_state import PatrolSkips
from console.models.camera_entry import CameraEntry
from console.models.camera_pool import CameraPool

if TYPE_CHECKING:
    from console.app.seat import Seat

MOST = 2000
"""Cameras of one patrol: a round of them takes twenty minutes at sixteen tiles. What a pool names
beyond that is counted and not shown; order and coverage are reckoned on the window's thread."""

Pool = tuple[list[PatrolCamera], PatrolSkips]


def resolve(seat: "Seat", plan: PatrolPlan) -> Pool:
    """Return the cameras of a plan that can be shown at a seat, and what is passed over.

    Forbidden ones are left out with a count (A-38). Cut off, what has no address of its own cannot
    be had: it is named, and comes back with the link.
    """
    every, pool = _named(seat, plan)
    cameras, beyond = every[:MOST], max(0, len(every) - MOST)
    ids = [camera.id for camera in cameras]
    direct = _direct(seat, ids) if is_away(seat) else set(ids)
    shown = [PatrolCamera(c.id, c.level) for c in cameras if c.id in direct]
    gone = tuple(id for id in ids if id not in direct)
    return shown, PatrolSkips(pool.hidden, gone, pool.unknown, beyond)


def pools_of(seat: "Seat", plans: Collection[str]) -> Mapping[str, list[str]]:
    """Return the cameras that plans want seen, by their id, whether they can be had now or not.

    Of a plan that is gone, or is not read yet, nothing.
    """
    if not seat.cameras.finder.is_ready:
        return {}
    known = (plan for id in plans if (plan := seat.patrols.plans.get(id)) is not None)
    return {plan.id: [camera.id for camera in _named(seat, plan)[0]] for plan in known}


def _named(seat: "Seat", plan: PatrolPlan) -> tuple[list[CameraEntry], CameraPool]:
    """Return the cameras a plan names and this person may see, and the pool they are of."""
    pool = seat.cameras.finder.resolve(plan.pool)
    without = set(plan.without)
    return [camera for camera in pool.cameras if camera.id not in without], pool


def is_away(seat: "Seat") -> bool:
    """Whether the hub is known not to answer; at a start it has not been asked yet."""
    link = seat.models.link
    return link.is_offline and link.view.since is not None


def _direct(seat: "Seat", ids: Sequence[str]) -> set[str]:
    """Return those of some cameras that can be had without the hub."""
    found = set()
    for row in seat.store.cache.rows(Camera.KIND, list(ids)):
        try:
            camera = decode(Camera, row.body)
        except ValueError:
            continue
        if seat.desk.is_direct(camera):
            found.add(camera.id)
    return found
