"""Setting aside more than one alert, or one device, with a compulsory end; and bringing back."""

from dataclasses import replace
from datetime import datetime, timedelta

from console.domain.alert import Alert, TrailLine
from console.domain.alert_marks import MaskSort, Severity
from console.domain.alert_steps import Step, check
from console.domain.mask import Mask, Scope
from console.domain.operations.base import Act, Outcome, Reads, Refused, operation
from console.domain.rights import Right

LONGEST = timedelta(hours=8)
"""Longest 搁置 without a leader and a work order (facts/domain Part 0)."""

LONGEST_WITH_ORDER = timedelta(days=7)
"""Longest anything stands aside, by a leader and for a work order (facts/domain Part 0)."""

_LEADERS = (MaskSort.SUPPRESSED, MaskSort.OUT_OF_SERVICE)


@operation("mask.lay", right=Right.HANDLE_ALERT)
def lay(
    reads: Reads,
    act: Act,
    mask_id: str,
    sort: MaskSort,
    scope: Scope,
    until: datetime,
    reason: str,
    alerts: tuple[str, ...] = (),
    worst: Severity = Severity.YELLOW,
    order: str = "",
) -> Outcome:
    """Set aside all a scope covers (搁置, 规则抑制, 停用报修).

    `alerts` are those the person saw in the preview; one that was closed or has risen meanwhile
    is left as it is. Those that come later get it from the hub.
    """
    known = reads.find(Mask, mask_id)
    if known is not None and known.op == act.op:
        return Outcome()
    if known is not None:
        raise Refused("exists", mask_id)
    _allow(act, sort, until, reason, worst, order)
    if scope.is_empty:
        raise Refused("bad_arguments", "scope")
    by = (act.person, act.name, act.seat, act.time)
    mask = Mask(mask_id, sort, scope, until, reason, *by, worst, order, act.op)
    line = _line(act, sort.value, reason)
    held = [reads.get(Alert, id) for id in alerts]
    return Outcome([mask, *(mask.laid_on(a, line) for a in held if mask.covers(a, act.time))])


@operation("mask.lift", right=Right.HANDLE_ALERT, commutes=True)
def lift(reads: Reads, act: Act, mask_id: str, alerts: tuple[str, ...] = ()) -> Outcome:
    """End a mask before its time; lifted twice it stays lifted by the first."""
    mask = reads.get(Mask, mask_id)
    if mask.sort in _LEADERS and Right.LEAD_SHIFT not in act.rights:
        raise Refused("needs_leader")
    if mask.lifted_at is not None:
        return Outcome()
    line = _line(act, "brought_back", mask.reason)
    held = [reads.get(Alert, id) for id in alerts]
    lifted = replace(mask, lifted_at=act.time, lifted_by=act.name)
    return Outcome([lifted, *(mask.taken_off(a, line) for a in held if mask.lies_on(a))])


@operation("alert.bring_back", right=Right.HANDLE_ALERT)
def bring_back(reads: Reads, act: Act, alert_id: str) -> Outcome:
    """Take everything off one alert; unsigned, it is heard again."""
    alert = reads.get(Alert, alert_id)
    check(alert, Step.BRING_BACK, act.time)
    if alert.masks_at(act.time) and Right.LEAD_SHIFT not in act.rights:
        raise Refused("needs_leader")
    lying = [alert.shelf, *alert.masks]
    masks = (shelf.mask for shelf in lying if shelf is not None and shelf.mask)
    freed = tuple(dict.fromkeys((*alert.freed, *masks)))
    back = replace(alert, shelf=None, masks=(), freed=freed).noted(_line(act, "brought_back"))
    return Outcome([back if alert.is_acknowledged else replace(back, unsigned_since=act.time)])


def _allow(
    act: Act, sort: MaskSort, until: datetime, reason: str, worst: Severity, order: str
) -> None:
    if not reason:
        raise Refused("reason_needed")
    is_leader = Right.LEAD_SHIFT in act.rights
    if not is_leader and (sort in _LEADERS or worst >= Severity.ORANGE):
        raise Refused("needs_leader")
    if sort is MaskSort.OUT_OF_SERVICE and not order:
        raise Refused("order_needed")
    longest = LONGEST_WITH_ORDER if is_leader and order else LONGEST
    if not act.time < until <= act.time + longest:
        raise Refused("bad_arguments", f"until: 0–{_length(longest)}")


def _length(longest: timedelta) -> str:
    return f"{longest.days} d" if longest.days else f"{longest.seconds // 3600} h"


def _line(act: Act, what: str, detail: str = "") -> TrailLine:
    return TrailLine(act.time, what, act.name, act.seat, detail, act.stamp, act.op)
