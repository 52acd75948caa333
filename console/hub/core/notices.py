"""Receipts of channels, written on the assignment they are about: the one door for all of them."""

from collections.abc import Callable
from datetime import datetime

from console.contract.notice import NoticeAnswer, NoticeReport
from console.domain.entity import decode, encode
from console.domain.notice import Channel, Notice, Reach
from console.domain.order import Assignment, Stage, StageTime
from console.hub.store.transaction import Transaction
from console.runtime.clock import from_text

OUTSIDE = (Channel.SMS, Channel.RADIO, Channel.SIP)
"""Channels with programs of their own; phone and page are told by people."""

_LONGEST_REFERENCE = 120


def told(one: Assignment, notice: Notice) -> Assignment:
    """Return an assignment that knows one thing more; 接令 by a channel is the unit's own word."""
    one = one.noticed(notice)
    said_before = any(t.stage is Stage.ACCEPTED and t.channel == notice.channel for t in one.times)
    if notice.reach is not Reach.ACCEPTED or said_before:
        return one
    by_unit = StageTime(
        Stage.ACCEPTED, notice.at, notice.by, False, notice.op, notice.channel.value
    )
    return one.reported(by_unit)


def take(
    transaction: Transaction, source: str, report: NoticeReport, new_id: Callable[[], str]
) -> NoticeAnswer:
    """Write down what a channel's program tells; what was told before is not written twice."""
    try:
        channel, reach = Channel(report.channel), Reach[report.reach.upper()]
    except (ValueError, KeyError):
        return NoticeAnswer(status="bad", detail=f"{report.channel} {report.reach}"[:80])
    if channel not in OUTSIDE or not 1 <= report.attempt <= 1000:
        return NoticeAnswer(status="bad", detail=f"{report.channel} {report.attempt}"[:80])
    body = transaction.body(Assignment.KIND, report.assignment)
    if body is None:
        return NoticeAnswer(status="unknown", detail=report.assignment[:80])
    one = decode(Assignment, body)
    if any(
        (n.channel, n.attempt, n.reach) == (channel, report.attempt, reach) for n in one.notices
    ):
        return NoticeAnswer(status="repeated")
    at, reference = _at(report.at, transaction.now), report.reference[:_LONGEST_REFERENCE]
    notice = Notice(channel, report.attempt, reach, at, source, reference, new_id())
    transaction.put(Assignment.KIND, one.id, encode(told(one, notice), body))
    return NoticeAnswer(status="new")


def _at(text: str, now: datetime) -> datetime:
    """Return when it was, as told; never later than now."""
    try:
        return min(from_text(text), now) if text else now
    except (ValueError, OverflowError):
        return now
