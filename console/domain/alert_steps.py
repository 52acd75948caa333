"""Which step is legal where: the machine of an alert as a table, for seat and hub alike.

The state of an alert is its disposition (how far the work is), its condition (what the source
says), and what lies on it. A step names where it may be taken; whoever takes it elsewhere is
refused, with what may be done instead and who was there before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from console.domain.alert import Alert, Condition, Disposition, Nature
from console.domain.forecast import Standing, standing
from console.domain.refusal import Refused
from console.runtime.clock import CHINA


class Step(StrEnum):
    """One thing a person may do with an alert."""

    ACKNOWLEDGE = "acknowledge"
    OWN = "own"
    VERIFY = "verify"
    MERGE = "merge"
    UNMERGE = "unmerge"
    DISPATCH = "dispatch"
    SHELVE = "shelve"
    SUPPRESS = "suppress"
    TAKE_OUT = "take_out_of_service"
    BRING_BACK = "bring_back"
    DEFER = "defer"
    CALL_OUT = "call_out"
    CLOSE = "close"
    NOTE = "note"


Guard = Callable[[Alert, datetime], str]
"""Returns the code of why not, empty where it may be."""

OPEN = frozenset(
    {
        Disposition.UNVERIFIED,
        Disposition.CONFIRMED,
        Disposition.ORDERED,
    }
)
ANYWHERE = frozenset(Disposition)


def _always(alert: Alert, at: datetime) -> str:
    return ""


def _is_over_or_verified(alert: Alert, at: datetime) -> str:
    """What its source can no longer speak of is not over (B.2: never as normal).

    A forecast with an end holds until it is lifted, or is past that end.
    """
    if alert.nature is Nature.FORECAST and alert.expires_at is not None:
        is_over = standing(alert, at) in (Standing.LIFTED, Standing.LAPSED)
        return "" if is_over else "still_in_force"
    may_go_on = alert.condition in (Condition.ACTIVE, Condition.UNKNOWN)
    return "still_active" if may_go_on and alert.disposition is Disposition.UNVERIFIED else ""


def _stands_aside(alert: Alert, at: datetime) -> str:
    return "" if alert.is_shelved(at) or alert.masks_at(at) else "not_set_aside"


def _is_merged(alert: Alert, at: datetime) -> str:
    return "" if alert.disposition is Disposition.MERGED else "not_merged"


def _is_forecast_in_force(alert: Alert, at: datetime) -> str:
    is_over = alert.nature is not Nature.FORECAST or alert.condition is Condition.NORMAL
    return "not_in_force" if is_over else ""


def _was_not_deferred(alert: Alert, at: datetime) -> str:
    return "already_deferred" if alert.deferred_until is not None else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a step may be taken."""

    dispositions: frozenset[Disposition] = OPEN
    guard: Guard = _always


STEPS: Mapping[Step, Rule] = {
    Step.ACKNOWLEDGE: Rule(ANYWHERE),
    Step.OWN: Rule(ANYWHERE),
    Step.VERIFY: Rule(),
    Step.MERGE: Rule(),
    Step.UNMERGE: Rule(ANYWHERE, _is_merged),
    Step.DISPATCH: Rule(),
    Step.SHELVE: Rule(),
    Step.SUPPRESS: Rule(),
    Step.TAKE_OUT: Rule(),
    Step.BRING_BACK: Rule(ANYWHERE, _stands_aside),
    Step.DEFER: Rule(OPEN, _was_not_deferred),
    Step.CALL_OUT: Rule(ANYWHERE, _is_forecast_in_force),
    Step.CLOSE: Rule(OPEN, _is_over_or_verified),
    Step.NOTE: Rule(ANYWHERE),
}
"""The whole machine of what people do; what sources do is `alert_reports`."""


def why_not(alert: Alert, step: Step, at: datetime) -> str:
    """Return the code of why a step may not be taken now, empty where it may."""
    rule = STEPS[step]
    return rule.guard(alert, at) if alert.disposition in rule.dispositions else "already_closed"


def legal(alert: Alert, at: datetime) -> tuple[Step, ...]:
    """Return the steps that may be taken."""
    return tuple(step for step in STEPS if not why_not(alert, step, at))


def check(alert: Alert, step: Step, at: datetime) -> None:
    """Let a legal step pass.

    Raises:
        Refused: with the code, who did what is in the way, and the legal steps.
    """
    code = why_not(alert, step, at)
    if code:
        raise refusal(alert, code, at)


def check_answered(alert: Alert, at: datetime) -> None:
    """Let nothing leave the list while the 110 desk waits for its answer.

    Raises:
        Refused: it does.
    """
    if alert.awaits_answer:
        raise refusal(alert, "diversion_unanswered", at)


def refusal(alert: Alert, code: str, at: datetime, detail: str = "") -> Refused:
    """Return the refusal of a step with what may be done instead, and who was there before."""
    before = last_act(alert) if code in _BY_SOMEBODY else ""
    left = (step for step in legal(alert, at) if code != "owned_by_other" or step is not Step.OWN)
    return Refused(code, detail or before or alert.title, tuple(map(str, left)))


_BY_SOMEBODY = ("already_closed", "already_deferred", "not_merged", "survivor_closed")


def last_act(alert: Alert) -> str:
    """Return who did the last thing to it and when: `周宁 seat-2 20:31:07`; empty for nobody."""
    line = next((each for each in reversed(alert.trail) if each.who), None)
    if line is None:
        return ""
    return f"{line.who} {line.seat} {line.at.astimezone(CHINA):%H:%M:%S}"
