"""What a row says at the end of its title: who is called next, why it stands aside, how it behaves.

Decided when the row is built and painted by the time alone: nothing here is asked each second.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Alert
from console.domain.alert_clocks import LEADER_ON_DUTY, Clocks, Due, Ladder
from console.domain.alert_marks import Shelf
from console.domain.alert_reports import Flap
from console.domain.queue import ASIDE, Band
from console.models.grade_words import grade_word
from widgets.lists.roles import RowNote

SOON = 60.0
"""Seconds before a call further up from which on a row says so."""

_CALLING = frozenset({Band.UNSIGNED, Band.SIGNED, Band.NO_ACTION, Band.HANDLING})


@dataclass(frozen=True, slots=True)
class NoteRules:
    """What the hall's profile says of calls further up and of what comes and goes."""

    clocks: Clocks
    flap: Flap = field(default_factory=Flap)
    signing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By type of alert: what a 签收 may come with; it asks for one of these."""

    def next_call(self, alert: Alert, band: Band, is_group_called: bool) -> Due | None:
        """Return who is called next, where the band lets anybody be called."""
        return self.clocks.next_call(alert, is_group_called) if band in _CALLING else None

    def asks_for_note(self, alert: Alert) -> bool:
        """Whether a signed alert is of a type whose 签收 comes with a note, and has none yet."""
        is_asked = alert.type in self.signing and alert.is_acknowledged and not alert.is_closed
        return is_asked and not alert.is_signing_noted


def without_ladder(clocks: Clocks) -> NoteRules:
    """Return rules for a place that knows of no calls further up."""
    return NoteRules(Clocks(clocks.profile, Ladder(())))


def row_note(
    alert: Alert, band: Band, rules: NoteRules, is_group_called: bool, now: datetime
) -> RowNote | None:
    """Return the note of a row; None for none."""
    if band in ASIDE:
        return _aside(alert, now)
    due = rules.next_call(alert, band, is_group_called)
    ends = rules.flap.ends_at(alert, now)
    words = "·".join(behaviour(alert, rules, ends is not None))
    if due is not None and (due.at - now).total_seconds() > -SOON:
        return replace(call_note(due), before=words)
    if ends is not None:
        return RowNote(words, ends, after="·".join(behaviour(alert, rules, False)))
    return RowNote(words) if words else None


def call_note(due: Due, within: float = SOON) -> RowNote:
    """Return the words that run down to a call further up."""
    if due.post == LEADER_ON_DUTY:
        words, after = _t("duty leader in {0} s"), _t("call duty leader")
    else:
        words, after = _t("shift leader in {0} s"), _t("call shift leader")
    return RowNote(words, due.at, after, within, is_pressing=True)


def behaviour(alert: Alert, rules: NoteRules, is_flapping: bool) -> Iterator[str]:
    """Yield what a person has to know of how an alert behaves, the most pressing first."""
    if alert.is_left:
        yield _t("back in the pool")
    if rules.asks_for_note(alert):
        yield _t("signing to be noted")
    if is_flapping:
        yield _t("flapping")
    if alert.reported is not None:
        yield _t("peak {0}, now {1}").format(grade_word(alert.severity), grade_word(alert.reported))
    if alert.returns:
        yield _t("came back {0} times").format(len(alert.returns))


def aside_of(alert: Alert, now: datetime) -> Shelf | None:
    """Return what holds an alert aside the longest at a time."""
    held: list[Shelf] = list(alert.masks_at(now))
    if alert.shelf is not None and alert.is_shelved(now):
        held.append(alert.shelf)
    return max(held, key=lambda shelf: shelf.until, default=None)


def _aside(alert: Alert, now: datetime) -> RowNote | None:
    shelf = aside_of(alert, now)
    if shelf is not None:
        return RowNote("·".join(part for part in (shelf.name, shelf.reason) if part), icon="clock")
    if alert.waits is not None and alert.waits.until is not None:
        return RowNote(_t("counts in {0} s"), alert.waits.until, icon="clock")
    return None


def _t(source: str) -> str:
    return QCoreApplication.translate("queue", source)
