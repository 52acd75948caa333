"""The clocks of the hall: until when to sign, until when to act, and who is called after that.

All limits are data of a profile. A cut-off seat shows what is due; only the home hub fires it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from console.domain.alert import Alert, Condition, Disposition, TrailLine
from console.domain.alert_marks import Escalation, Severity, Why

SHIFT_LEADER = "shift_leader"
LEADER_ON_DUTY = "leader_on_duty"

BY_PEOPLE = frozenset({"phone", "report", "fire", "police", "patrol"})
"""Channels through which a person has reported it: nothing is left to verify."""

_AT_ONCE = timedelta()


@dataclass(frozen=True, slots=True)
class ClockProfile:
    """Limits of the hall, by severity, with their source; values are data (resources/profiles)."""

    acknowledge: dict[Severity, timedelta]
    first_action: dict[Severity, timedelta]
    source: str = ""
    divert: timedelta | None = None
    """How long a 110 分流 may wait for 接单 or 退回."""

    def divert_by(self, alert: Alert) -> datetime | None:
        """When the 110 desk must have its answer, or None once it has, and for all else."""
        if self.divert is None or not alert.awaits_answer or alert.is_closed:
            return None
        return alert.received_at + self.divert

    def sign_by(self, alert: Alert) -> datetime | None:
        """When it must be signed, or None once it is."""
        limit = self.acknowledge.get(alert.severity)
        since = alert.unsigned_from
        if limit is None or alert.is_acknowledged or since is None:
            return None
        return since + limit

    def act_by(self, alert: Alert) -> datetime | None:
        """When the first action after 签收 must come, or None once it came."""
        limit = self.first_action.get(alert.severity)
        signed = alert.signed_at
        if limit is None or signed is None or alert.first_action_at or alert.is_closed:
            return None
        return signed + limit


@dataclass(frozen=True, slots=True)
class Rung:
    """Who is called next: so long after the clock ran out, from this severity on."""

    post: str
    after: timedelta = _AT_ONCE
    least: Severity = Severity.NOTICE


@dataclass(frozen=True, slots=True)
class Ladder:
    """Who is called when nobody signs or acts (升级), first to last.

    Attributes:
        rungs: of both clocks.
        defer: how long the 值班长 may put off the call to 带班领导, once.
    """

    rungs: tuple[Rung, ...] = (Rung(SHIFT_LEADER),)
    defer: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Due:
    """A call further up that is due at a time."""

    post: str
    why: Why
    at: datetime


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks of one hall together."""

    profile: ClockProfile
    ladder: Ladder = field(default_factory=Ladder)
    answer: Mapping[Severity, timedelta] = field(default_factory=dict)
    """How long a town may take to answer 叫应, by the forecast's severity."""

    def next_call(self, alert: Alert, is_group_called: bool = False) -> Due | None:
        """Return who is to be called next and when, should nothing be done; None for nobody."""
        return min(self.calls(alert, is_group_called), key=lambda due: due.at, default=None)

    def calls(self, alert: Alert, is_group_called: bool = False) -> list[Due]:
        """Return every call that is still to come, should nothing be done.

        `is_group_called`: 带班领导 was called to another alert of its group (facts/domain Part 0).
        """
        if alert.is_exercise or alert.is_closed or alert.condition is Condition.NORMAL:
            return []
        return [
            due
            for due in self._dues(alert)
            if not _was_called(alert, due) and not (is_group_called and due.post == LEADER_ON_DUTY)
        ]

    def _dues(self, alert: Alert) -> list[Due]:
        found = []
        sign_by, act_by = self.profile.sign_by(alert), self.profile.act_by(alert)
        divert_by = self.profile.divert_by(alert)
        for rung in self.ladder.rungs:
            if alert.severity < rung.least:
                continue
            for ends, why in (
                (sign_by, Why.UNSIGNED),
                (act_by, Why.NO_ACTION),
                (divert_by, Why.NOT_ANSWERED),
            ):
                if ends is not None:
                    found.append(_due(alert, rung, why, ends + rung.after))
            told = _told_at(alert)
            if rung.post == LEADER_ON_DUTY and told is not None:
                found.append(_due(alert, rung, told[0], told[1]))
        return found


def called(alert: Alert, due: Due, now: datetime) -> Alert:
    """Return the alert with a step of the ladder taken."""
    step = Escalation(due.post, due.why, alert.episode, alert.severity, now)
    line = TrailLine(now, "escalated", detail=due.post)
    return replace(alert, escalations=(*alert.escalations, step)).noted(line)


def held_until(alert: Alert, now: datetime) -> datetime | None:
    """Return until when nobody is called because it stands aside; None when it does not."""
    ends = [masking.until for masking in alert.masks_at(now)]
    if alert.shelf is not None and alert.is_shelved(now):
        ends.append(alert.shelf.until)
    if alert.waits is not None and alert.waits.until is not None and alert.is_waiting(now):
        ends.append(alert.waits.until)
    return max(ends, default=None)


def clocks_of(told: Mapping[str, Any]) -> Clocks:
    """Read the clocks of a profile's tables (`acknowledge`, `first_action`, `escalation`).

    Raises:
        KeyError: a table is missing. TypeError, ValueError: something in it is not understood.
    """
    profile = ClockProfile(
        _limits(told["acknowledge"]),
        _limits(told["first_action"]),
        str(told.get("source", "")),
        _divert(told.get("orders", {})),
    )
    answer = _limits(told.get("call_out", {}))
    table = told.get("escalation")
    if table is None:
        return Clocks(profile, answer=answer)
    rungs = tuple(
        Rung(
            str(rung["post"]),
            timedelta(seconds=float(rung["after"])),
            Severity[str(rung["from"]).upper()],
        )
        for rung in table["rungs"]
    )
    defer = timedelta(seconds=float(table["defer"]["seconds"]))
    return Clocks(profile, Ladder(rungs, defer), answer)


def _divert(orders: Mapping[str, Any]) -> timedelta | None:
    """Read `orders.return_within`; an older profile has none."""
    told = orders.get("return_within")
    return None if told is None else timedelta(seconds=float(told["seconds"]))


def _limits(table: Mapping[str, Any]) -> dict[Severity, timedelta]:
    """Read `red = { seconds = 60, source = "…" }` or `red = 60`."""
    limits = {}
    for name, told in table.items():
        if name == "source":
            continue
        seconds = told["seconds"] if isinstance(told, dict) else told
        limits[Severity[name.upper()]] = timedelta(seconds=float(seconds))
    return limits


def _due(alert: Alert, rung: Rung, why: Why, at: datetime) -> Due:
    """Put off what the 值班长 has put off; nobody but 带班领导 is spared by that."""
    if rung.post == LEADER_ON_DUTY and alert.deferred_until is not None:
        at = max(at, alert.deferred_until)
    return Due(rung.post, why, at)


def _told_at(alert: Alert) -> tuple[Why, datetime] | None:
    """Return why 带班领导 needs no waiting, and since when: it is verified, or people said it."""
    if alert.channel in BY_PEOPLE:
        return Why.REPORTED, alert.received_at
    if alert.disposition not in (Disposition.CONFIRMED, Disposition.ORDERED):
        return None
    line = next((each for each in alert.trail if each.what in _VERIFIED), None)
    return (Why.VERIFIED, line.at) if line is not None else None


_VERIFIED = ("confirmed", "dispatched", "dispatched_by_phone")


def _was_called(alert: Alert, due: Due) -> bool:
    """Whether that post was called for this; 带班领导 only once for one episode and grade."""
    return any(
        step.post == due.post
        and (step.post == LEADER_ON_DUTY or step.why is due.why)
        and step.episode == alert.episode
        and step.severity >= alert.severity
        for step in alert.escalations
    )
