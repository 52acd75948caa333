"""Turning the hall to 急 or 专 and back, and starting, adjusting and ending responses.

A turn is written down by whoever has it from 带班领导 or 城运应急办: no turn without who agreed and
on what basis. What holds already is not begun again: two seats that write the same call down agree.
"""

from console.domain.hall_mode import HALL, Decided, HallMode, Level, Mode
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right


@operation("mode.begin", right=Right.DISPATCH)
def begin(reads: Reads, act: Act, mode: Mode, basis: str, authority: str) -> Outcome:
    """Turn to 急 or 专."""
    hall, decided = _hall(reads), _decided(act, basis, authority)
    return Outcome() if hall.standing(mode) else Outcome([hall.begun(mode, decided)])


@operation("mode.end", right=Right.DISPATCH)
def end(reads: Reads, act: Act, mode: Mode, basis: str, authority: str) -> Outcome:
    """Turn back; 急 is not left while a response is in force."""
    hall, _ = _hall(reads), _decided(act, basis, authority)
    if hall.standing(mode) is None:
        return Outcome()
    if mode is Mode.EMERGENCY and hall.responses:
        told = ", ".join(f"{each.sort} {each.level}" for each in hall.responses)
        raise Refused("responses_in_force", told)
    return Outcome([hall.ended(mode)])


@operation("response.set", right=Right.DISPATCH)
def set_response(
    reads: Reads, act: Act, sort: str, level: Level, basis: str, authority: str
) -> Outcome:
    """Start a response, or bring it to another level."""
    hall, decided = _hall(reads), _decided(act, basis, authority)
    if not sort:
        raise Refused("bad_arguments", "sort")
    before = hall.response(sort)
    if before is not None and before.level is level:
        return Outcome()
    return Outcome([hall.responding(sort, level, decided)])


@operation("response.end", right=Right.DISPATCH)
def end_response(reads: Reads, act: Act, sort: str, basis: str, authority: str) -> Outcome:
    """End a response."""
    hall, _ = _hall(reads), _decided(act, basis, authority)
    return Outcome([hall.not_responding(sort)]) if hall.response(sort) else Outcome()


def _hall(reads: Reads) -> HallMode:
    return reads.find(HallMode, HALL) or HallMode()


def _decided(act: Act, basis: str, authority: str) -> Decided:
    if not basis.strip():
        raise Refused("reason_needed")
    if not authority.strip():
        raise Refused("authority_needed")
    return Decided(act.time, basis.strip(), authority.strip(), act.name, act.seat, act.op)
