"""Restricted cameras: asked for at a tile, given or declined by the shift leader, given unasked."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.camera import Camera
from console.domain.incident import Incident
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right
from console.domain.viewing import Viewing, ViewingState, read_hours

LONGEST_ASKED = 12 * 60
"""Minutes a request may ask for at most: a shift."""
LONGEST_GIVEN = timedelta(days=31)
"""A grant holds so long at most; then it is looked at anew."""


@operation("viewing.ask", right=Right.PLAY_VIDEO, commutes=True)
def ask(
    reads: Reads,
    act: Act,
    viewing_id: str,
    camera: str,
    reason: str,
    minutes: int,
    incident: str = "",
) -> Outcome:
    """Ask the shift leader for a look at a restricted camera (申请调看)."""
    if reads.find(Viewing, viewing_id) is not None:
        raise Refused("exists", viewing_id)
    if not reason.strip():
        raise Refused("reason_needed")
    if not 1 <= minutes <= LONGEST_ASKED:
        raise Refused("bad_arguments", "minutes")
    asked = Viewing(
        viewing_id,
        act.time,
        person=act.person,
        name=act.name,
        cameras=(reads.get(Camera, camera).id,),
        incident=incident,
        reason=reason.strip(),
        minutes=minutes,
    )
    return Outcome([asked])


@operation("viewing.decide", right=Right.LEAD_SHIFT)
def decide(
    reads: Reads,
    act: Act,
    viewing_id: str,
    is_given: bool,
    minutes: int | None = None,
    note: str = "",
) -> Outcome:
    """Give or decline what was asked for, or take back what was given; the first answer holds."""
    viewing = reads.get(Viewing, viewing_id)
    takes_back = viewing.state is ViewingState.GIVEN and not is_given
    if viewing.state is not ViewingState.ASKED and not takes_back:
        raise Refused("viewing_decided", viewing.decided_by)
    length = viewing.minutes if minutes is None else minutes
    if is_given and not 1 <= length <= LONGEST_ASKED:
        raise Refused("bad_arguments", "minutes")
    no = ViewingState.WITHDRAWN if takes_back else ViewingState.DECLINED
    decided = replace(
        viewing,
        state=ViewingState.GIVEN if is_given else no,
        until=act.time + timedelta(minutes=length) if is_given else viewing.until,
        decided_by=act.name,
        decided_at=act.time,
        note=note.strip(),
    )
    return Outcome([decided])


@operation("viewing.give", right=Right.LEAD_SHIFT)
def give(
    reads: Reads,
    act: Act,
    viewing_id: str,
    until: datetime,
    reason: str,
    cameras: tuple[str, ...] = (),
    areas: tuple[str, ...] = (),
    hours: str = "",
    incident: str = "",
    to_person: str = "",
    to_seat: str = "",
    name: str = "",
) -> Outcome:
    """Open cameras or areas unasked, for a person, a seat or the hall, with an end (授权调看)."""
    if reads.find(Viewing, viewing_id) is not None:
        raise Refused("exists", viewing_id)
    if not reason.strip():
        raise Refused("reason_needed")
    if not (cameras or areas):
        raise Refused("bad_arguments", "cameras")
    if not act.time < until <= act.time + LONGEST_GIVEN:
        raise Refused("bad_arguments", "until")
    try:
        read_hours(hours)
    except ValueError as error:
        raise Refused("bad_arguments", "hours") from error
    if incident and not reads.get(Incident, incident).is_open:
        raise Refused("already_closed", incident)
    given = Viewing(
        viewing_id,
        act.time,
        person=to_person,
        seat=to_seat,
        name=name,
        cameras=cameras,
        areas=areas,
        hours=hours.strip(),
        incident=incident,
        reason=reason.strip(),
        state=ViewingState.GIVEN,
        until=until,
        decided_by=act.name,
        decided_at=act.time,
    )
    return Outcome([given])
