"""What the detail says of an alert in its grade line, its clock and its foot bar."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.commands.call_out_commands import CALL
from console.commands.diversion_commands import RETURN, TAKE
from console.domain.alert import Alert, Condition, Disposition, Nature
from console.domain.alert_clocks import ClockProfile
from console.domain.queue import SET_ASIDE, Band
from console.models.alert_rows import GRADES, grade_word, state_word
from console.models.channel_words import ICONS, channel_words
from console.screens.common.words import reason_words
from console.screens.duty.foot_bar import FootState
from widgets.common.text import Run, chip_run, tag
from widgets.common.theme import Ink, Step

ACKNOWLEDGE, CONFIRM, DEPLOY = "alert.acknowledge", "alert.confirm", "alert.deploy"
OWN, CLOSE, BACK = "alert.own", "alert.close", "alert.bring_back"
INCIDENT = "incident.open"


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


@dataclass(frozen=True, slots=True)
class Seen:
    """An alert as the detail shows it."""

    alert: Alert
    band: Band
    seat: str
    is_pending: bool = False
    refusal: str = ""
    is_listed: bool = True
    is_lapsed: bool = False
    """Whether it is a forecast past its validity that nobody lifted."""
    hot: int = 0
    """How many open matters its hot topic has; 0 where it is in none."""

    @property
    def is_mine(self) -> bool:
        """Whether this seat owns it."""
        return self.alert.owner is not None and self.alert.owner.seat == self.seat


@dataclass(frozen=True, slots=True)
class RunningClock:
    """The clock at the right: its words, and what it runs down to or up from."""

    words: str
    until: datetime | None = None
    since: datetime | None = None


def running_clock(alert: Alert, profile: ClockProfile, now: datetime) -> RunningClock:
    """Return the clock that presses most: to sign, to act, else how long it lasts."""
    if alert.condition is Condition.NORMAL:
        return RunningClock(_t("Lasting"), since=alert.heard_at)
    sign_by = profile.sign_by(alert)
    if sign_by is not None:
        words = _t("Sign within") if now <= sign_by else _t("Unsigned, overdue")
        return RunningClock(words, until=sign_by)
    divert_by = profile.divert_by(alert)
    if divert_by is not None:
        words = _t("Answer 110 within") if now <= divert_by else _t("110 unanswered, overdue")
        return RunningClock(words, until=divert_by)
    act_by = profile.act_by(alert)
    if act_by is not None:
        words = _t("Act within") if now <= act_by else _t("No action yet, overdue")
        return RunningClock(words, until=act_by)
    if alert.nature is Nature.FORECAST and alert.expires_at is not None:
        words = _t("Holds for") if now < alert.expires_at else _t("Lapsed, not lifted")
        return RunningClock(words, until=alert.expires_at)
    return RunningClock(_t("Lasting"), since=alert.heard_at)


def head_left(seen: Seen) -> list[Run]:
    """Return the grade line: shape and word, 本机, state, whose, and what will be refused."""
    alert, grade = seen.alert, GRADES[seen.alert.severity]
    ink = Ink(grade.value)
    runs = [Run(grade_word(alert.severity), ink, bold=True, shape=grade, shape_size=20)]
    if alert.is_exercise:
        runs.append(tag(_t("Drill"), strong=True))
    if seen.hot:
        runs.append(tag(_t("Hot topic {0}").format(seen.hot)))
    if alert.origin_seat == seen.seat:
        runs.append(tag(_t("Here"), strong=True))
    words = state_word(alert, seen.band) if seen.is_listed else _gone_word(alert)
    if alert.owner is not None:
        whose = _t("mine") if seen.is_mine else alert.owner.name
        words += f"·{whose}"
    runs.append(Run(words, gap=8))
    if alert.condition is Condition.UNKNOWN:
        runs.append(chip_run(_t("Source down, state unknown"), "plug-connected-x"))
    if seen.is_pending:
        runs.append(Run(icon="clock", icon_size=14, gap=6))
    if seen.refusal:
        words = _t("Will be refused: {0}").format(reason_words(seen.refusal))
        runs.append(chip_run(words, "exclamation-circle"))
    return runs


def head_channel(alert: Alert) -> list[Run]:
    """Return what it came through, with its end of the four."""
    icon = ICONS.get(alert.channel, "")
    runs = [Run(channel_words(alert.channel), icon=icon, gap=16)]
    if alert.is_restricted:
        runs.append(Run(_t("Read by online-opinion seats and shift leaders alone"), gap=8))
    return runs


def head_right(clock: RunningClock) -> list[Run]:
    """Return the words before the clock."""
    return [Run(clock.words, step=Step.SMALL)]


def grade_line(seen: Seen, clock: RunningClock) -> tuple[list[Run], list[Run], str, list[Run]]:
    """Return what the head of the detail shows: left, right, title, and the channel."""
    return head_left(seen), head_right(clock), seen.alert.title, head_channel(seen.alert)


def foot_state(seen: Seen) -> FootState:
    """Return on what keys act, what is done, and what comes next."""
    alert = seen.alert
    subject = f"{alert.id[-4:]} {alert.title}"
    if not seen.is_listed:
        return FootState()
    done = set()
    if alert.is_acknowledged:
        done.add(ACKNOWLEDGE)
    if alert.disposition in (Disposition.CONFIRMED, Disposition.ORDERED):
        done.add(CONFIRM)
    others = [] if alert.owner is not None else [OWN]
    if alert.nature is Nature.FORECAST and alert.condition is not Condition.NORMAL:
        others.insert(0, CALL.id)
    if alert.awaits_answer:
        others[:0] = TAKE.id, RETURN.id
    if seen.band in SET_ASIDE:
        others.insert(0, BACK)
    goes_on = alert.condition in (Condition.ACTIVE, Condition.UNKNOWN)
    is_over = not goes_on or seen.is_lapsed
    if CONFIRM in done and not alert.incident and not alert.is_exercise:
        others.append(INCIDENT)
    if is_over or (CONFIRM in done and alert.nature is not Nature.FORECAST):
        others.append(CLOSE)
    return FootState(subject, frozenset(done), _next(alert, done), tuple(others))


def _next(alert: Alert, done: set[str]) -> str:
    """Return the command that comes next: sign, then verify, then deploy."""
    if not alert.is_acknowledged:
        return ACKNOWLEDGE
    if alert.condition is Condition.NORMAL or alert.disposition is Disposition.ORDERED:
        return ""
    if alert.nature is Nature.FORECAST:
        return ""
    return DEPLOY if CONFIRM in done else CONFIRM


def _gone_word(alert: Alert) -> str:
    if alert.disposition is Disposition.MERGED:
        return _t("Merged, no longer listed")
    if alert.disposition is Disposition.FALSE:
        return _t("Not true, no longer listed")
    return _t("No longer listed")
