"""并入 and 撤回并入: one matter told by several, handled in one row, and taken apart again.

The one that stays (the survivor) shows the worst grade and counts all; each other keeps its own
record, condition, acks and repeats, and is told its source's further reports. Taken back, it is as
it was, with what came since.
"""

from dataclasses import replace
from datetime import datetime

from console.domain.alert import Acknowledgement, Alert, Condition, TrailLine
from console.domain.alert_marks import Disposition, Joined, Severity


def own_grade(alert: Alert) -> Severity:
    """Return the grade a survivor has without what was merged into it."""
    if not alert.joined or alert.severity > max(each.severity for each in alert.joined):
        return alert.severity
    own = max(each.own for each in alert.joined)
    return own if alert.reported is None else max(own, alert.reported)


def joined_count(alert: Alert) -> int:
    """Return how many were merged into it, and into those."""
    return sum(1 + each.more for each in alert.joined)


def merged(
    alert: Alert, survivor: Alert, ack: Acknowledgement, line: TrailLine
) -> tuple[Alert, Alert]:
    """Return both after `alert` went into the survivor; who merges has seen it.

    A survivor that rises by that is to be signed anew, from now on.

    Args:
        alert: what goes.
        survivor: what stays.
        ack: of the person who merges.
        line: of the trail of what goes; the survivor's is like it.
    """
    mark = Joined(
        alert.id, alert.open_title, alert.severity, ack.at, ack.name, ack.seat, ack.op,
        alert.disposition, own_grade(survivor), joined_count(alert),
    )  # fmt: skip
    gone = replace(
        alert.acknowledged(ack), disposition=Disposition.MERGED, merged_into=survivor.id
    ).noted(replace(line, detail=survivor.open_title))
    rises = alert.severity > survivor.severity
    kept = replace(
        survivor,
        count=survivor.count + alert.count,
        severity=max(survivor.severity, alert.severity),
        unsigned_since=ack.at if rises else survivor.unsigned_since,
        joined=(*survivor.joined, mark),
    ).noted(replace(line, what="joined_by", detail=alert.open_title))
    return gone, kept


def parted(alert: Alert, survivor: Alert, line: TrailLine) -> tuple[Alert, Alert]:
    """Return both after 并入 was taken back.

    `alert` is as it was: how far the work was, its acks without that of the merging, and what its
    source told since. Unsigned, its time to be signed begins now.
    """
    mark = _mark(alert, survivor)
    acks = tuple(ack for ack in alert.acks if not mark.op or ack.op != mark.op)
    back = replace(alert, acks=acks, disposition=mark.was, merged_into="")
    if not back.is_acknowledged:
        back = replace(back, unsigned_since=line.at)
    rest = tuple(each for each in survivor.joined if each.alert != alert.id)
    grade = survivor.severity
    if len(rest) < len(survivor.joined):
        grade = max((own_grade(survivor), *(each.severity for each in rest)))
    reported = survivor.reported
    kept = replace(
        survivor,
        count=max(1, survivor.count - alert.count),
        severity=grade,
        reported=reported if reported is not None and reported < grade else None,
        joined=rest,
    )
    return (
        back.noted(replace(line, detail=survivor.open_title)),
        kept.noted(replace(line, what="joined_back", detail=alert.open_title)),
    )


def told_on(survivor: Alert, before: Alert, after: Alert, at: datetime) -> Alert | None:
    """Return the survivor after a report about what was merged into it.

    None where the report begins something that the survivor no longer covers: it is over at its
    own source, and what was merged into it comes back; that one wants a row of its own.
    """
    is_again = after.episode > before.episode
    if is_again and survivor.condition is Condition.NORMAL:
        return None
    rises = after.severity > survivor.severity
    joined = tuple(
        replace(each, severity=max(each.severity, after.severity))
        if each.alert == after.id
        else each
        for each in survivor.joined
    )
    kept = replace(
        survivor,
        count=survivor.count + max(0, after.count - before.count),
        severity=max(survivor.severity, after.severity),
        unsigned_since=at if rises else survivor.unsigned_since,
        joined=joined,
    )
    if not rises:
        return kept
    return kept.noted(TrailLine(at, "rose", detail=after.severity.name.lower()))


def _mark(alert: Alert, survivor: Alert) -> Joined:
    """Return what the survivor holds of it; an older version kept nothing but the trail."""
    for each in survivor.joined:
        if each.alert == alert.id:
            return each
    was = Disposition.ORDERED if alert.orders else Disposition.UNVERIFIED
    if any(line.what == "confirmed" for line in alert.trail) and not alert.orders:
        was = Disposition.CONFIRMED
    line = next((each for each in reversed(alert.trail) if each.what == "merged_into"), None)
    op = "" if line is None else line.op
    return Joined(alert.id, alert.open_title, alert.severity, alert.received_at, op=op, was=was)
