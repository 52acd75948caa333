"""Walls of other seats: what a seat's wall shows, a picture for another wall, and its answer."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.operations.base import Act, Outcome, Reads, operation
from console.domain.reference import Camera, Org
from console.domain.refusal import Refused
from console.domain.rights import Right
from console.domain.viewing import units_above
from console.domain.wall import ANYWHERE, PushAct, WallPush, WallScreen, wall_id

LONGEST = timedelta(days=1)
"""A push waits so long at most: a picture is wanted now, or not any more."""


@operation("wall.tell", right=Right.PLAY_VIDEO, commutes=True)
def tell(
    reads: Reads,
    act: Act,
    page: str,
    name: str,
    seat_name: str,
    tiles: int,
    cameras: tuple[str, ...],
    areas: tuple[str, ...] = (),
    is_seen: bool = True,
    is_director: bool = False,
    patrol: str = "",
) -> Outcome:
    """Say what a wall of this seat shows; the newest telling holds, and a late one changes nothing.

    Whether its person leads comes with the grant; what it may see is judged by that.
    """
    id = wall_id(act.seat, page)
    known = reads.find(WallScreen, id) or WallScreen(id, act.seat, page)
    if known.told_at is not None and known.told_at > act.time:
        return Outcome()
    told = replace(
        known,
        name=name,
        seat_name=seat_name,
        person=act.name,
        tiles=tiles,
        cameras=cameras,
        is_seen=is_seen,
        is_director=is_director,
        leads=Right.LEAD_SHIFT in act.rights,
        areas=areas,
        told_at=act.time,
        patrol=patrol,
    )
    return Outcome([told])


@operation("wall.push", right=Right.PLAY_VIDEO, commutes=True)
def push(
    reads: Reads,
    act: Act,
    push_id: str,
    wall: str,
    does: PushAct,
    until: datetime,
    camera: str = "",
    tile: int = ANYWHERE,
    from_page: str = "",
    from_tile: int = ANYWHERE,
) -> Outcome:
    """Want a camera on a tile of another seat's wall, or that tile cleared, until a time.

    A restricted camera goes only where the person may look at it. Units that contain its own count
    as far as the act names them: an act reads nothing but its targets.
    """
    target = reads.get(WallScreen, wall)
    if reads.find(WallPush, push_id) is not None:
        raise Refused("exists", push_id)
    if not act.time < until <= act.time + LONGEST:
        raise Refused("bad_arguments", "until")
    if not -1 <= tile < target.tiles or (does is PushAct.CLEAR) != (not camera):
        raise Refused("bad_arguments", "tile")
    if camera and not _is_open(reads, reads.get(Camera, camera), target):
        raise Refused("not_on_this_wall", camera)
    wanted = WallPush(
        push_id,
        wall,
        target.seat,
        target.page,
        does,
        act.seat,
        act.time,
        until,
        tile,
        camera,
        act.name,
        Right.LEAD_SHIFT in act.rights,
        from_page,
        from_tile,
    )
    return Outcome([wanted])


def _is_open(reads: Reads, camera: Camera, wall: WallScreen) -> bool:
    """Whether who sits at a wall may look at a camera, as that wall was told."""

    def unit(id: str) -> Org | None:
        return reads.find(Org, id) if reads.names(Org.KIND, id) else None

    above = units_above(camera.area, unit) if camera.is_restricted else ()
    return camera.may_be_seen(wall.leads, wall.areas, above)


@operation("wall.answer", right=Right.PLAY_VIDEO)
def answer(
    reads: Reads, act: Act, push_id: str, is_taken: bool, given: str = "", by_itself: bool = False
) -> Outcome:
    """Say at the target that a push is on its tile, or is not wanted; the first answer holds."""
    push = reads.get(WallPush, push_id)
    if push.to_seat != act.seat:
        raise Refused("not_this_seat", push.to_seat)
    if push.is_answered:
        raise Refused("already_decided", push.answered_by)
    if act.time >= push.until:
        raise Refused("push_expired", push.id)
    answered = replace(
        push,
        is_taken=is_taken,
        is_declined=not is_taken,
        given=given,
        answered_at=act.time,
        answered_by="" if by_itself else act.name,
    )
    return Outcome([answered])
