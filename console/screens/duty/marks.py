"""The line of the detail that says what sets an alert aside, who is called next, how it behaves."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.alert_clocks import LEADER_ON_DUTY, SHIFT_LEADER, Due
from console.domain.queue import Band
from console.models.mask_words import aside_words
from console.models.row_notes import NoteRules, aside_of, behaviour
from console.runtime.hall_time import hall_time
from widgets.common.text import Run
from widgets.common.theme import Ink, Step
from widgets.common.time_label import clock_text


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


def marks_of(
    alert: Alert, band: Band, rules: NoteRules, is_group_called: bool, now: datetime
) -> list[Run]:
    """Return the line; nothing where there is nothing to say."""
    runs: list[Run] = []
    shelf = aside_of(alert, now)
    if shelf is not None:
        words = aside_words(shelf)
        runs += [Run(icon="clock", icon_size=14), Run(words, Ink.TEXT, step=Step.SMALL, gap=6)]
    due = rules.next_call(alert, band, is_group_called)
    if due is not None:
        runs.append(Run(_due_words(due, now), Ink.TEXT, True, Step.SMALL, gap=16 if runs else 0))
    quiet = [*_calls(alert, now), *behaviour(alert, rules, rules.flap.is_met(alert, now))]
    if quiet:
        runs.append(Run("·".join(quiet), step=Step.SMALL, gap=16 if runs else 0))
    return runs


def _due_words(due: Due, now: datetime) -> str:
    left = (due.at - now).total_seconds()
    is_leader = due.post == LEADER_ON_DUTY
    if left <= 0:
        return _t("leader on duty to be called") if is_leader else _t("shift leader to be called")
    words = _t("leader on duty called in {0}") if is_leader else _t("shift leader called in {0}")
    return words.format(clock_text(left))


def _calls(alert: Alert, now: datetime) -> Iterator[str]:
    """Yield who was called in this episode, and until when the next was put off."""
    for step in alert.escalations:
        if step.episode == alert.episode and step.severity >= alert.severity:
            names = {
                SHIFT_LEADER: _t("shift leader called {0}"),
                LEADER_ON_DUTY: _t("leader on duty called {0}"),
            }
            yield names.get(step.post, step.post).format(hall_time(step.at))
    if alert.deferred_until is not None and now < alert.deferred_until:
        yield _t("put off until {0}").format(hall_time(alert.deferred_until))
