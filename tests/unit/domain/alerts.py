"""Alerts, acts and reads for the tests of their rules."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from console.domain.alert import Acknowledgement, Alert, Condition
from console.domain.alert_marks import Severity
from console.domain.entity import encode
from console.domain.operations.base import Act, Reads
from console.domain.rights import Right
from console.runtime.clock import CHINA

T0 = datetime(2026, 7, 9, 20, 20, tzinfo=CHINA)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def alert(severity: Severity = Severity.YELLOW, **other: Any) -> Alert:
    return replace(Alert("A", "望汐路下立交积水 12 厘米", severity, T0), **other)


def report(seconds: float, severity: Severity = Severity.YELLOW, **other: Any) -> Alert:
    return alert(severity, received_at=at(seconds), **other)


def over(seconds: float) -> Alert:
    return report(seconds, condition=Condition.NORMAL)


def act(seconds: float = 10, op: str = "OP", leads: bool = False, seat: str = "seat-1") -> Act:
    rights = {Right.HANDLE_ALERT, Right.DISPATCH, Right.REGISTER}
    if leads:
        rights.add(Right.LEAD_SHIFT)
    name = {"seat-1": "林岚", "seat-2": "周宁"}[seat]
    return Act(op, seat, name, seat, at(seconds), frozenset(rights))


def reads(*records: Any, absent: tuple[tuple[str, str], ...] = ()) -> Reads:
    bodies = {(r.KIND, r.id): encode(r) for r in records}
    return Reads({**bodies, **dict.fromkeys(absent)})


def signed(one: Alert, seconds: float = 5) -> Alert:
    by = ("lin", "林岚", "seat-1", at(seconds), "OP")
    return one.acknowledged(Acknowledgement(one.episode, one.severity, *by))
