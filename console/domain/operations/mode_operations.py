"""Turning the hall to 急 or 专 and back, and starting, adjusting and ending responses.

A turn is written down by whoever has it from 带班领导 or 城运应急办: no turn without who agreed and
on what basis. What holds already is not begun again: two seats that write the same call down agree.
Each turn leaves a line of history, with who is told of it and which effects were taken.
"""

from datetime import datetime

from console.domain.hall_mode import HALL, Decided, HallMode, Level, Mode
from console.domain.mode_history import Announced, Carried, EffectTaken, Ending, Turning
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right

ON = "on"
"""What a mode is before or after a turn; else empty."""


@operation("mode.begin", right=Right.DISPATCH)
def begin(
    reads: Reads,
    act: Act,
    mode: Mode,
    basis: str,
    authority: str,
    announced: tuple[str, ...] = (),
    effects: tuple[EffectTaken, ...] = (),
) -> Outcome:
    """Turn to 急 or 专."""
    hall, decided = _hall(reads), _decided(act, basis, authority)
    if hall.standing(mode):
        return Outcome()
    told = tuple(Announced(name) for name in announced)
    line = Turning("mode", mode.value, "", ON, decided, told, effects)
    return Outcome([hall.begun(mode, decided).turned(line)])


@operation("mode.end", right=Right.DISPATCH)
def end(
    reads: Reads,
    act: Act,
    mode: Mode,
    basis: str,
    authority: str,
    announced: tuple[str, ...] = (),
    ending: Ending | None = None,
) -> Outcome:
    """Turn back; 急 is not left while a response is in force."""
    hall, decided = _hall(reads), _decided(act, basis, authority)
    if hall.standing(mode) is None:
        return Outcome()
    if mode is Mode.EMERGENCY and hall.responses:
        told = ", ".join(f"{each.sort} {each.level}" for each in hall.responses)
        raise Refused("responses_in_force", told)
    heard = tuple(Announced(name) for name in announced)
    line = Turning("mode", mode.value, ON, "", decided, heard, ending=ending)
    return Outcome([hall.ended(mode).turned(line)])


@operation("response.set", right=Right.DISPATCH)
def set_response(
    reads: Reads,
    act: Act,
    sort: str,
    level: Level,
    basis: str,
    authority: str,
    announced: tuple[str, ...] = (),
    effects: tuple[EffectTaken, ...] = (),
) -> Outcome:
    """Start a response, or bring it to another level, up or down by one or more."""
    hall, decided = _hall(reads), _decided(act, basis, authority)
    if not sort:
        raise Refused("bad_arguments", "sort")
    before = hall.response(sort)
    if before is not None and before.level is level:
        return Outcome()
    was = "" if before is None else before.level.value
    told = tuple(Announced(name) for name in announced)
    line = Turning("response", sort, was, level.value, decided, told, effects)
    return Outcome([hall.responding(sort, level, decided).turned(line)])


@operation("response.end", right=Right.DISPATCH)
def end_response(
    reads: Reads,
    act: Act,
    sort: str,
    basis: str,
    authority: str,
    announced: tuple[str, ...] = (),
) -> Outcome:
    """End a response."""
    hall, decided = _hall(reads), _decided(act, basis, authority)
    before = hall.response(sort)
    if before is None:
        return Outcome()
    told = tuple(Announced(name) for name in announced)
    line = Turning("response", sort, before.level.value, "", decided, told)
    return Outcome([hall.not_responding(sort).turned(line)])


@operation("mode.receipt", right=Right.WRITE_LOG, is_fact=True)
def receipt(
    reads: Reads,
    act: Act,
    turning: str,
    name: str,
    at: datetime,
    by: str = "",
    effect: str = "",
    is_back: bool = False,
) -> Outcome:
    """Say that somebody who is told of a turning has it, or that an effect was carried out.

    Args:
        reads: the mode of the hall.
        act: who says so.
        turning: the operation that did it.
        name: who has it; of an effect who is at the post, or what was done.
        at: when.
        by: who there said so.
        effect: sort of the effect that was carried out; empty for an announcement.
        is_back: that was written down by mistake.
    """
    hall, when = _hall(reads), min(at, act.time)
    if not effect:
        after = hall.heard(turning, name, when, by.strip())
    elif is_back:
        after = hall.with_effects(turning, effect, lambda each: each.without(name))
    else:
        one = Carried(name, when, act.name)
        after = hall.with_effects(turning, effect, lambda each: _carried(each, one))
    return Outcome([after] if after != hall else [])


def _carried(effect: EffectTaken, one: Carried) -> EffectTaken:
    return effect.with_carried(one) if one.name in effect.names else effect


def _hall(reads: Reads) -> HallMode:
    return reads.find(HallMode, HALL) or HallMode()


def _decided(act: Act, basis: str, authority: str) -> Decided:
    if not basis.strip():
        raise Refused("reason_needed")
    if not authority.strip():
        raise Refused("authority_needed")
    return Decided(act.time, basis.strip(), authority.strip(), act.name, act.seat, act.op)
